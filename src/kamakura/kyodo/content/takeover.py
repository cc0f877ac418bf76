"""What a draft has from an earlier proposal: which answers, and what could not be copied."""

from collections.abc import Iterable
from collections.abc import Mapping
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.takeover"


class TakenOver(Persistent):
    """``marks``: form key -> field -> what was copied, as typed. ``left``: (form, title, why)."""

    def __init__(self, *, source_uid: str, left: Iterable[tuple[str, str, str]]) -> None:
        self.source_uid = source_uid
        self.left = tuple(left)
        self.marks = PersistentMapping()
        self.count = 0

    def mark(self, key: str, fields: Mapping[str, Any]) -> None:
        """Remember what was copied into a form."""
        self.marks[key] = PersistentMapping(fields)
        self.count += len(fields)

    def waiting(self, key: str) -> Mapping[str, Any]:
        """Copied answers of a form that nobody has confirmed yet."""
        return dict(self.marks.get(key, {}))

    def confirm(self, key: str, names: Iterable[str]) -> None:
        """Somebody has looked at these."""
        kept = self.marks.get(key)
        for name in names if kept is not None else ():
            kept.pop(name, None)


def taken_over(proposal) -> TakenOver | None:
    """What was taken over; None when the proposal was begun empty."""
    return IAnnotations(proposal).get(KEY)


def keep(proposal, made: TakenOver) -> None:
    """Store it with the proposal."""
    IAnnotations(proposal)[KEY] = made
