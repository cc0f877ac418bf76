"""送り箱: every mail is prepared here first; nothing leaves before it is released."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.notifications import delivery
from kamakura.kyodo.notifications.catalog import render
from persistent import Persistent
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.outbox"

LINK = "(この人だけのリンク。送ったあとは、ここには残りません)"
"""Stands in the kept words where the mail has a secret link."""

STOPPED = "サーバーが送信の途中で止まりました。届いたかどうかは分かりません。"
"""Stands as the error of a mail of which nobody knows whether it left."""

STOPPED_AFTER = timedelta(hours=1)
"""How long a mail may be on its way before that is said: no sending takes so long."""

LOOK_BACK = timedelta(days=7)
"""How far back such mails are looked for; the daily job looks every day."""

OUT = frozenset({"released", "sent", "failed"})
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
    """One mail to one person. ``status``: prepared, released, sent, failed, withdrawn."""

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
    def sent_body(self) -> str:
        """The words as they go out."""
        return self.body.replace(LINK, self.secret) if self.secret else self.body


class Outbox(Persistent):
    """``by_id``: message id -> Message, oldest first; ``waiting``: (kind, UID, mail) -> id.

    ``of_groups``: (group UID, message id), so that a group's letters are found without a walk;
    ``prepared``, ``failed``: ids of the messages somebody still has to look at; one that is let go
    stays there until something is heard of it. Up to ``checked`` (an id) all others are known to
    have left or not: what leaves at once is listed nowhere, or everybody's acts would write there.
    """

    checked = ""

    def __init__(self) -> None:
        self.by_id = OOBTree()
        self.waiting = OOBTree()
        self.of_groups = OOTreeSet()
        self.prepared = OOTreeSet()
        self.failed = OOTreeSet()

    def mark(self, message: Message, status: str) -> None:
        """Give a message its status, and keep the lists of open ones true."""
        message.status = status
        if status == "released":
            return
        for name, ids in (("prepared", self.prepared), ("failed", self.failed)):
            if name == status:
                ids.insert(message.id)
            elif message.id in ids:
                ids.remove(message.id)

    def let_go(self, message: Message, now: datetime) -> None:
        """A message that waited is on its way."""
        self.mark(message, "released")
        message.let_go_at = now

    def stopped(self, now: datetime) -> list[Message]:
        """Messages on their way for too long: the server stopped between commit and sending."""
        before = now - STOPPED_AFTER
        first = max(self.checked, _first_id(now - LOOK_BACK))
        at_once = self.by_id.values(min=first, max=f"{_first_id(before)}~")
        waited = [self.by_id[id] for id in (*self.prepared, *self.failed)]
        found = {one.id: one for one in (*at_once, *waited) if one.status == "released"}
        return [one for one in found.values() if (one.let_go_at or one.created_at) <= before]

    def give_up(self, now: datetime) -> int:
        """Note as failed what is on its way for too long, so that it can be sent again."""
        found = self.stopped(now)
        for message in found:
            self.settle(message, STOPPED, now)
        self.checked = _first_id(now - STOPPED_AFTER)
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
            if not status or self.by_id[key].status == status:
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


def _first_id(moment: datetime) -> str:
    """Ids made from this moment on are not below it."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S.%f}"


def _just_below(key: str) -> str:
    """The greatest text below an id; ids end in a letter or digit."""
    return key[:-1] + chr(ord(key[-1]) - 1) + chr(0x10FFFF)


def outbox_of(context) -> Outbox:
    """The outbox of the scheme around ``context``."""
    annotations = IAnnotations(program_of(context))
    if KEY not in annotations:
        annotations[KEY] = Outbox()
    return annotations[KEY]


def seen_outbox(context) -> Outbox:
    """The outbox to look at: an empty one that is not kept where there is none yet."""
    return IAnnotations(program_of(context)).get(KEY) or Outbox()


def letters_to(context, group_uid: str) -> list[Message]:
    """What a group was sent, newest first, a letter to several people once; writes nothing.

    What waits, and what was withdrawn, is not there: nobody learns a result before its release.
    """
    box = IAnnotations(program_of(context)).get(KEY)
    if box is None:
        return []
    keys = box.of_groups.keys(min=(group_uid, ""), max=(group_uid, chr(0x10FFFF)))
    found = {}
    for _uid, key in keys:
        message = box.by_id[key]
        if message.status in OUT:
            found[message.kind, message.target_uid, message.created_at] = message
    return sorted(found.values(), key=lambda one: one.id, reverse=True)


def prepare(obj, kind: str, **options: Any) -> list[Message]:
    """Write one message per addressee; they wait until released.

    A message of the same kind for the same object and person that still waits is
    withdrawn: nobody gets both an old and a new decision. Options: see ``_write``.
    """
    return _write(obj, kind, status="prepared", **options)


def post(obj, kind: str, **options: Any) -> list[Message]:
    """Write the messages and let them go at once: receipts, requests and reminders."""
    made = _write(obj, kind, status="released", **options)
    delivery.after_commit(outbox_of(obj), made, now=options["now"])
    return made


def _write(
    obj,
    kind: str,
    *,
    recipients: Iterable[Recipient],
    params: Mapping[str, Any] | None = None,
    secret: str = "",
    status: str,
    by: str,
    now: datetime,
) -> list[Message]:
    box = outbox_of(obj)
    made = []
    for recipient in {r.email: r for r in recipients if r.email}.values():
        key = f"{_first_id(now)}-{uuid4().hex[:8]}"
        message = Message(id=key, kind=kind, target_uid=obj.UID(), recipient=recipient)
        message.created_at, message.created_by, message.status = now, by, status
        message.secret = secret
        message.subject, message.body = render(
            kind, {"name": recipient.name, "url": obj.absolute_url(), **(params or {})}
        )
        box.put(message)
        made.append(message)
    return made


def release(obj, chosen: Iterable[Message], *, now: datetime) -> int:
    """Let waiting messages go; they leave after the commit. Answers how many."""
    box = outbox_of(obj)
    going = [message for message in chosen if message.status in ("prepared", "failed")]
    for message in going:
        box.let_go(message, now)
    delivery.after_commit(box, going, now=now)
    return len(going)
