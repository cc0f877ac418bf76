"""選考結果: what was computed and decided for a call, kept apart until it is released."""

from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.selection"


class Selection(Persistent):
    """The result of one call.

    ``computed``: proposal UID -> dict of the arithmetic (exact numbers as "n/d" strings).
    ``decided``: proposal UID -> {"outcome", "reason", "comment", "by", "at"}: the
    committee's decision; ``votes``: theme UID -> order given by a vote on a tie.
    ``later``: proposal UID -> the same and "told" (why, for everybody), "notice", "released_at",
    "older_notice" and "older_row", for a decision taken after the release (繰上げ); what was
    ``decided`` at the time stays.
    ``prepared_rows`` and ``notices`` (proposal UID -> Notice) wait for the release, which
    happens by hand or at ``release_at``; after it the notices are what was sent;
    ``notice_template``: the Word template in force when they were drawn up;
    ``public_rows``: the public table, a list of dicts, written once at the release.
    """

    def __init__(self) -> None:
        self.computed = PersistentMapping()
        self.decided = PersistentMapping()
        self.votes = PersistentMapping()
        self.later = PersistentMapping()
        self.closed_at: datetime | None = None
        self.closed_by = ""
        self.prepared_at: datetime | None = None
        self.prepared_by = ""
        self.prepared_rows: tuple[dict[str, Any], ...] = ()
        self.notices = PersistentMapping()
        self.notice_template: Any = None
        self.release_at: datetime | None = None
        self.release_by = ""
        self.released_at: datetime | None = None
        self.released_by = ""
        self.public_rows: tuple[dict[str, Any], ...] = ()
        self.tie_notes: tuple[dict[str, Any], ...] = ()
        self.open_ties: tuple[dict[str, Any], ...] = ()

    def decision(self, uid: str) -> Mapping[str, Any]:
        """What holds for a proposal now: a later decision before the one of the time."""
        return self.later.get(uid) or self.decided.get(uid) or {}

    def known_decision(self, uid: str) -> Mapping[str, Any]:
        """The same as everybody on the committee may see it: what is being prepared is left out."""
        later = self.later.get(uid)
        released = later is not None and later["released_at"] is not None
        return later if released else self.decided.get(uid) or {}

    def unprepare(self) -> None:
        """Forget what was prepared: something it was made from has changed."""
        self.prepared_at = None
        self.prepared_by = ""
        self.prepared_rows = ()
        self.notices.clear()
        self.notice_template = None
        self.unschedule()

    def unschedule(self) -> None:
        """Forget the time of the release."""
        self.release_at = None
        self.release_by = ""

    def reset(self) -> None:
        """Forget the arithmetic and the decisions: the sheets are open again."""
        self.computed.clear()
        self.decided.clear()
        self.votes.clear()
        self.closed_at = None
        self.closed_by = ""
        self.tie_notes = ()
        self.open_ties = ()
        self.unprepare()


def selection_of(call) -> Selection | None:
    """The selection of a call, or None before the marking is closed."""
    return IAnnotations(call).get(KEY)


def ensure_selection(call) -> Selection:
    """The selection of a call, begun now if it was not there."""
    annotations = IAnnotations(call)
    if KEY not in annotations:
        annotations[KEY] = Selection()
    return annotations[KEY]


def marking_is_closed(call) -> bool:
    """Has the chair closed every sheet of the call?"""
    selection = selection_of(call)
    return selection is not None and selection.closed_at is not None
