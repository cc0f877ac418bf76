"""The store of a member's marks, with every change kept."""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from persistent.list import PersistentList


class MarkSheet(Persistent):
    """Marks of one member for one proposal.

    ``marks``: criterion key -> int; ``comments``: criterion key -> str;
    ``comment``: the member's words on the whole; ``changes``: every change in order.
    ``saved_from``: the opening of the page that saved last, and the number of that save.
    """

    def __init__(self) -> None:
        self.marks = OOBTree()
        self.comments = OOBTree()
        self.comment = ""
        self.saved_at: datetime | None = None
        self.saved_from: tuple[str, int] = ("", 0)
        self.changes = PersistentList()

    def is_newer(self, base: str, *, origin: str, number: int) -> bool:
        """Has something been saved since ``base`` that the sender does not know of?

        A page whose answer was lost on the way knows what it sent before: it is the same
        ``origin`` with a higher ``number``. A save of it that arrives late has a lower one.
        """
        if base == (self.saved_at.isoformat() if self.saved_at else ""):
            return False
        last_origin, last_number = self.saved_from
        return not (origin and origin == last_origin and number > last_number)

    def write(
        self,
        *,
        marks: Mapping[str, int | None],
        comments: Mapping[str, str],
        comment: str,
        by: str,
        now: datetime,
    ) -> bool:
        """Store what differs and note each change; answer whether anything did."""
        changed = [self._put(self.marks, "mark", key, new, by, now) for key, new in marks.items()]
        changed += [
            self._put(self.comments, "comment", key, new or None, by, now)
            for key, new in comments.items()
        ]
        if comment != self.comment:
            self._note("overall", "", self.comment, comment, by, now)
            self.comment = comment
            changed.append(True)
        if any(changed):
            self.saved_at = now
        return any(changed)

    def _put(self, tree, what, key, new, by, now) -> bool:
        old = tree.get(key)
        if old == new:
            return False
        if new is None:
            del tree[key]
        else:
            tree[key] = new
        self._note(what, key, old, new, by, now)
        return True

    def _note(self, what, key, old, new, by, now) -> None:
        self.changes.append({"what": what, "key": key, "old": old, "new": new, "by": by, "at": now})
