"""送り箱: every mail is prepared here first; nothing leaves before it is released."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.domain.outbox import OPEN
from kamakura.kyodo.notifications import delivery
from kamakura.kyodo.notifications.box import first_id
from kamakura.kyodo.notifications.box import Message
from kamakura.kyodo.notifications.box import OUT
from kamakura.kyodo.notifications.box import Outbox
from kamakura.kyodo.notifications.box import Recipient
from kamakura.kyodo.notifications.catalog import render
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.outbox"


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
        key = f"{first_id(now)}-{uuid4().hex[:8]}"
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
    """Let messages go that wait, failed or stopped; they leave after the commit. How many."""
    box = outbox_of(obj)
    going = [message for message in chosen if message.status_at(now) in OPEN]
    for message in going:
        box.let_go(message, now)
    delivery.after_commit(box, going, now=now)
    return len(going)
