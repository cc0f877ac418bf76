"""まとめて行う手続き: what somebody has begun to do to many proposals, until it is done."""

from collections.abc import Sequence
from datetime import datetime
from persistent import Persistent
from persistent.mapping import PersistentMapping
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.batches"


class Batch(Persistent):
    """``waiting``: UIDs still to do, in order; ``failed``: (title, refusal) of what was refused.

    ``total`` counts all; ``done`` those carried out.
    """

    def __init__(self, *, step: str, uids: Sequence[str], at: datetime) -> None:
        self.step = step
        self.waiting = tuple(dict.fromkeys(uids))
        self.total = len(self.waiting)
        self.done = 0
        self.mails = 0
        self.failed: tuple[tuple[str, object], ...] = ()
        self.at = at

    @property
    def position(self) -> int:
        """How many have been looked at: a button pressed twice carries the old number."""
        return self.total - len(self.waiting)


def batch_of(call, user_id: str) -> Batch | None:
    """What a person has begun on a call."""
    return IAnnotations(call).get(KEY, {}).get(user_id)


def keep_batch(call, user_id: str, batch: Batch) -> None:
    """Begin something new; what the person had begun before is given up."""
    annotations = IAnnotations(call)
    if KEY not in annotations:
        annotations[KEY] = PersistentMapping()
    annotations[KEY][user_id] = batch


def drop_batch(call, user_id: str) -> None:
    """Give up what is left."""
    IAnnotations(call).get(KEY, {}).pop(user_id, None)
