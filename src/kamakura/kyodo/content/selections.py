"""選考結果: what was computed and decided for a call, kept apart until it is released."""

from datetime import datetime
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.selection"


class Selection(Persistent):
    """The result of one call.

    ``computed``: proposal UID -> dict of the arithmetic (exact numbers as "n/d" strings).
    ``decided``: proposal UID -> {"outcome", "reason", "by", "at"}: the committee's decision.
    ``public_rows``: the public table, a list of dicts, written once at the release.
    """

    def __init__(self) -> None:
        self.computed = PersistentMapping()
        self.decided = PersistentMapping()
        self.closed_at: datetime | None = None
        self.closed_by = ""
        self.released_at: datetime | None = None
        self.released_by = ""
        self.public_rows: tuple[dict[str, Any], ...] = ()
        self.tie_notes: tuple[str, ...] = ()


def selection_of(call) -> Selection | None:
    """The selection of a call, or None before the marking is closed."""
    return IAnnotations(call).get(KEY)


def ensure_selection(call) -> Selection:
    """The selection of a call, begun now if it was not there."""
    annotations = IAnnotations(call)
    if KEY not in annotations:
        annotations[KEY] = Selection()
    return annotations[KEY]
