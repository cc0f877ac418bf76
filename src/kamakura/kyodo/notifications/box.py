"""What the outbox stores: messages, and lists of those somebody still has to look at."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.outbox import status_at
from kamakura.kyodo.domain.outbox import STOPPED_AFTER
from persistent import Persistent


LINK = "(この人だけのリンク。送ったあとは、ここには残りません)"
"""Stands in the kept words where the mail has a secret link."""

LOOK_BACK = timedelta(days=7)
"""How far back a page looks for mails that stopped; the daily job looks at all since its last."""

OUT = frozenset({"released", "sent", "failed", "stopped"})
"""States of a message after its release."""


@dataclass(frozen=True)
class Recipient:
    """One addressee: the name the letter opens with, and the address.

    ``group_uid``: the group the letter is for, so that its people find it again later.
    """

    name: str
    email: str
    user_id: str = ""
    group_uid: str = ""


class Message(Persistent):
    """One mail to one person. ``status``: prepared, released, sent, failed, stopped, withdrawn."""

    def __init__(self, *, id: str, kind: str, target_uid: str, recipient: Recipient) -> None:
        self.id = id
        self.kind = kind
        self.target_uid = target_uid
        self.recipient = recipient
        self.subject = ""
        self.body = ""
        self.created_at: datetime | None = None
        self.created_by = ""
        self.status = "prepared"
        self.sent_at: datetime | None = None
        self.error = ""

    let_go_at: datetime | None = None
    """When a mail that had waited was released; one that never waited left when it was made."""

    secret = ""
    """A link for this person alone: it stands in the mail, and is forgotten once that is sent."""

    @property
    def since(self) -> datetime:
        """From when on the mail was on its way."""
        return self.let_go_at or self.created_at

    def status_at(self, now: datetime) -> str:
        """The status as it is to be read now; see ``domain.outbox.status_at``."""
        return status_at(self.status, self.since, now=now)

    @property
    def sent_body(self) -> str:
        """The words as they go out."""
        return self.body.replace(LINK, self.secret) if self.secret else self.body


class Outbox(Persistent):
    """``by_id``: message id -> Message, oldest first; ``waiting``: (kind, UID, mail) -> id.

    ``of_groups``: (group UID, message id), so that a group's letters are found without a walk;
    ``prepared``, ``failed``, ``stopped``: ids of the messages somebody still has to look at;
    ``going``: of those that had waited and were let go since the last ``give_up``, heard of or not:
    who writes a result writes no list where all went well, and so meets nobody. Up to ``checked``
    (an id) all others are known to have left or not: what leaves at once is listed nowhere, or
    everybody's acts would write there.
    """

    checked = ""

    def __init__(self) -> None:
        self.by_id = OOBTree()
        self.waiting = OOBTree()
        self.of_groups = OOTreeSet()
        self.prepared = OOTreeSet()
        self.failed = OOTreeSet()
        self.stopped = OOTreeSet()
        self.going = OOTreeSet()

    def mark(self, message: Message, status: str) -> None:
        """Give a message its status, and keep the lists of open ones true."""
        message.status = status
        for name in ("prepared", "failed", "stopped"):
            ids = getattr(self, name)
            if name == status:
                ids.insert(message.id)
            elif message.id in ids:
                ids.remove(message.id)

    def let_go(self, message: Message, now: datetime) -> None:
        """A message that waited is on its way."""
        self.mark(message, "released")
        self.going.insert(message.id)
        message.let_go_at, message.error = now, ""

    def overdue(self, now: datetime, *, after: str) -> list[Message]:
        """Messages with an id above ``after``, and those let go, that are on their way for too
        long: the server stopped between commit and sending."""
        at_once = self.by_id.values(min=after, max=f"{first_id(now - STOPPED_AFTER)}~")
        found = {one.id: one for one in (*at_once, *(self.by_id[id] for id in self.going))}
        return [
            one
            for one in found.values()
            if one.status == "released" and one.status_at(now) == "stopped"
        ]

    def stopped_ids(self, now: datetime) -> list[str]:
        """Ids of all that stopped on their way, noted or not; writes nothing."""
        after = max(self.checked, first_id(now - LOOK_BACK))
        return [*self.stopped, *(one.id for one in self.overdue(now, after=after))]

    def give_up(self, now: datetime) -> int:
        """Note what is on its way for too long, however long ago it was let go; how many."""
        found = self.overdue(now, after=self.checked)
        for message in found:
            self.mark(message, "stopped")
        for id in [id for id in self.going if self.by_id[id].status != "released"]:
            self.going.remove(id)
        self.checked = first_id(now - STOPPED_AFTER)
        return len(found)

    def settle(self, message: Message, error: str, now: datetime) -> None:
        """Write down that a message left, or why not; a link is needed only to try again."""
        self.mark(message, "failed" if error else "sent")
        message.error = error
        message.sent_at = None if error else now
        if not error:
            message.secret = ""

    def forget(self, ids: Iterable[str]) -> None:
        """Delete messages for good: their persons are no longer kept."""
        for id in ids:
            message = self.by_id.pop(id, None)
            if message is None:
                continue
            self.mark(message, "withdrawn")
            self.going.discard(id)
            slot = (message.kind, message.target_uid, message.recipient.email)
            if self.waiting.get(slot) == id:
                del self.waiting[slot]
            self.of_groups.discard((message.recipient.group_uid, id))

    def newest(self, status: str = "", *, before: str = "", size: int = 50) -> list[Message]:
        """Up to ``size`` messages older than the id ``before``, newest first; all or open ones."""
        ids = {"prepared": self.prepared, "failed": self.failed}.get(status, self.by_id)
        found: list[Message] = []
        key = before
        while len(found) < size:
            try:
                key = ids.maxKey(_just_below(key)) if key else ids.maxKey()
            except ValueError:
                break
            found.append(self.by_id[key])
        return found

    def put(self, message: Message) -> None:
        """Add a message; an older one of the same kind, thing and person is withdrawn."""
        slot = (message.kind, message.target_uid, message.recipient.email)
        older = self.by_id.get(self.waiting.get(slot))
        if older is not None and older.status == "prepared":
            self.mark(older, "withdrawn")
        self.by_id[message.id] = message
        self.mark(message, message.status)
        self.waiting[slot] = message.id
        if message.recipient.group_uid:
            self.of_groups.insert((message.recipient.group_uid, message.id))


def first_id(moment: datetime) -> str:
    """Ids made from this moment on are not below it."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S.%f}"


def _just_below(key: str) -> str:
    """The greatest text below an id; ids end in a letter or digit."""
    return key[:-1] + chr(ord(key[-1]) - 1) + chr(0x10FFFF)
