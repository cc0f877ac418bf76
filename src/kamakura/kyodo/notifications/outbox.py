"""送り箱: every mail is prepared here first; nothing leaves before it is released."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.notifications import delivery
from kamakura.kyodo.notifications.catalog import render
from persistent import Persistent
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.outbox"

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


class Outbox(Persistent):
    """``by_id``: message id -> Message, oldest first; ``waiting``: (kind, UID, mail) -> id.

    ``of_groups``: (group UID, message id), so that a group's letters are found without a walk.
    """

    def __init__(self) -> None:
        self.by_id = OOBTree()
        self.waiting = OOBTree()
        self.of_groups = OOTreeSet()

    def put(self, message: Message) -> None:
        """Add a message; an older one of the same kind, thing and person is withdrawn."""
        slot = (message.kind, message.target_uid, message.recipient.email)
        older = self.by_id.get(self.waiting.get(slot))
        if older is not None and older.status == "prepared":
            older.status = "withdrawn"
        self.by_id[message.id] = message
        self.waiting[slot] = message.id
        if message.recipient.group_uid:
            self.of_groups.insert((message.recipient.group_uid, message.id))


def outbox_of(context) -> Outbox:
    """The outbox of the scheme around ``context``."""
    annotations = IAnnotations(program_of(context))
    if KEY not in annotations:
        annotations[KEY] = Outbox()
    return annotations[KEY]


def messages_of(context) -> list[Message]:
    """All messages of the scheme, newest first; writes nothing."""
    box = IAnnotations(program_of(context)).get(KEY)
    return [] if box is None else list(reversed(box.by_id.values()))


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


def prepare(
    obj,
    kind: str,
    *,
    recipients: Iterable[Recipient],
    params: Mapping[str, Any] | None = None,
    by: str,
    now: datetime,
) -> list[Message]:
    """Write one message per addressee; they wait until released.

    A message of the same kind for the same object and person that still waits is
    withdrawn: nobody gets both an old and a new decision.
    """
    box = outbox_of(obj)
    made = []
    for recipient in {r.email: r for r in recipients if r.email}.values():
        key = f"{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{uuid4().hex[:8]}"
        message = Message(id=key, kind=kind, target_uid=obj.UID(), recipient=recipient)
        message.created_at, message.created_by = now, by
        message.subject, message.body = render(
            kind, {"name": recipient.name, "url": obj.absolute_url(), **(params or {})}
        )
        box.put(message)
        made.append(message)
    return made


def post(obj, kind: str, **options: Any) -> list[Message]:
    """Prepare and release at once: receipts, requests and reminders."""
    made = prepare(obj, kind, **options)
    release(obj, made, now=options["now"])
    return made


def release(obj, chosen: Iterable[Message], *, now: datetime) -> int:
    """Let waiting messages go; they leave after the commit. Answers how many."""
    going = [message for message in chosen if message.status in ("prepared", "failed")]
    for message in going:
        message.status = "released"
    delivery.after_commit(outbox_of(obj), going, now=now)
    return len(going)
