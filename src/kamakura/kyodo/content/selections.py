"""選考結果: what was computed and decided for a call, kept apart until it is released."""

from datetime import datetime
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.selection"


class Later(Persistent):
    """繰上げ: that a proposal is chosen after the release of the results, beside what was judged.

    ``notice``: its letter, waiting until ``released_at``.
    """

    def __init__(self, *, reason: str, comment: str, by: str, at: datetime) -> None:
        self.reason = reason
        self.comment = comment
        self.by = by
        self.at = at
        self.notice: Any = None
        self.released_at: datetime | None = None
        self.released_by = ""

    def decision(self) -> dict[str, Any]:
        """The same as a decision of the committee is kept."""
        return {
            "outcome": "passed",
            "reason": self.reason,
            "comment": self.comment,
            "by": self.by,
            "at": self.at,
        }


class Selection(Persistent):
    """The result of one call.

    ``computed``: proposal UID -> dict of the arithmetic (exact numbers as "n/d" strings).
    ``decided``: proposal UID -> {"outcome", "reason", "comment", "by", "at"}: the
    committee's decision; ``votes``: theme UID -> order given by a vote on a tie.
    ``prepared_rows`` and ``notices`` (proposal UID -> Notice) wait for the release, which
    happens by hand or at ``release_at``; after it the notices are what was sent;
    ``notice_template``: the Word template in force when they were drawn up;
    ``public_rows``: the public table, a list of dicts, written at the release;
    ``later``: proposal UID -> Later, decided when a chosen proposal had left.
    """

    def __init__(self) -> None:
        self.computed = PersistentMapping()
        self.decided = PersistentMapping()
        self.later = PersistentMapping()
        self.votes = PersistentMapping()
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

    def in_force(self) -> dict[str, Any]:
        """The decisions as they stand: a later one before the one it follows."""
        return {**self.decided, **{uid: one.decision() for uid, one in self.later.items()}}

    def show_later(self, row: dict[str, Any]) -> None:
        """Put the row of a later decision into the public table, in the place of the old one."""
        old = [one for one in self.public_rows if one["uid"] != row["uid"]]
        self.public_rows = tuple(sorted([*old, row], key=lambda one: one["number"]))

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
