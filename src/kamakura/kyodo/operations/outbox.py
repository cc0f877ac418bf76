"""送り箱: send again what failed or stopped on its way, withdraw what has not left."""

from collections.abc import Iterable
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.outbox import OPEN
from kamakura.kyodo.domain.outbox import OutboxCode
from kamakura.kyodo.domain.outbox import resend_refusal
from kamakura.kyodo.notifications.outbox import Message
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission


def resend(program, *, message_id: str, by: str, now: datetime) -> None:
    """Send a mail again that the mail server did not take, or that a server stopped with.

    Two who press at once write the same message: the second one finds it on its way.
    """
    message = _message(program, message_id)
    ask(resend_refusal(message.status, message.since, now=now))
    release(program, [message], now=now)
    _record(program, "resend_mail", message, by=by, now=now)


def resend_stopped(program, *, message_ids: Iterable[str], by: str, now: datetime) -> int:
    """Send again those that are still stopped; the others have been seen to. How many."""
    found = _stopped(program, message_ids, now=now)
    release(program, found, now=now)
    for message in found:
        _record(program, "resend_mail", message, by=by, now=now)
    return len(found)


def note_arrived(program, *, message_ids: Iterable[str], by: str, now: datetime) -> int:
    """Note of those still stopped that they did leave: the mail server's log says so."""
    found = _stopped(program, message_ids, now=now)
    for message in found:
        outbox_of(program).settle(message, "", message.since)
        _record(program, "note_arrived", message, by=by, now=now)
    return len(found)


def give_up_stopped(program, *, by: str, now: datetime) -> int:
    """Note as stopped what has been on its way for too long; answers how many mails."""
    count = outbox_of(program).give_up(now)
    if count:
        details = {"mails": count}
        audit.record(program, action="give_up_mails", by=by, now=now, details=details)
    return count


def withdraw_message(program, *, message_id: str, reason: str, by: str, now: datetime) -> None:
    """Take back a mail that has not left, or give up one that stopped."""
    message = _message(program, message_id)
    refuse_unless(message.status_at(now) in OPEN, OutboxCode.NOT_WAITING)
    outbox_of(program).mark(message, "withdrawn")
    _record(program, "withdraw_mail", message, by=by, now=now, reason=reason)


def _message(program, message_id: str) -> Message:
    require_permission(program, permissions.MANAGE_OUTBOX)
    message = outbox_of(program).by_id.get(message_id)
    refuse_unless(message is not None, OutboxCode.UNKNOWN)
    return message


def _stopped(program, message_ids: Iterable[str], *, now: datetime) -> list[Message]:
    chosen = [_message(program, one) for one in dict.fromkeys(message_ids)]
    refuse_unless(chosen, OutboxCode.NONE_CHOSEN)
    found = [one for one in chosen if one.status_at(now) == "stopped"]
    refuse_unless(found, OutboxCode.NOT_STOPPED)
    return found


def _record(
    program, action: str, message: Message, *, by: str, now: datetime, reason: str = ""
) -> None:
    details = {"mail": message.id, "kind": message.kind}
    audit.record(program, action=action, by=by, now=now, reason=reason, details=details)
