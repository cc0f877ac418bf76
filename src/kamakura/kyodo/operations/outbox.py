"""送り箱: send a failed mail again, withdraw one that waits."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.outbox import OutboxCode
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission


def resend(program, *, message_id: str, by: str, now: datetime) -> None:
    """Send a mail again that the mail server did not take, or that a server stopped with.

    Two who press at once write the same message: the second one finds it on its way.
    """
    message = _message(program, message_id)
    refuse_unless(message.status == "failed", OutboxCode.NOT_FAILED)
    message.error = ""
    release(program, [message], now=now)
    details = {"mail": message_id, "kind": message.kind}
    audit.record(program, action="resend_mail", by=by, now=now, details=details)


def give_up_stopped(program, *, by: str, now: datetime) -> int:
    """Note as failed what has been on its way for too long; answers how many mails."""
    count = outbox_of(program).give_up(now)
    if count:
        details = {"mails": count}
        audit.record(program, action="give_up_mails", by=by, now=now, details=details)
    return count


def withdraw_message(program, *, message_id: str, reason: str, by: str, now: datetime) -> None:
    """Take back a mail that has not left."""
    message = _message(program, message_id)
    refuse_unless(message.status in ("prepared", "failed"), OutboxCode.NOT_WAITING)
    outbox_of(program).mark(message, "withdrawn")
    details = {"mail": message_id, "kind": message.kind}
    audit.record(program, action="withdraw_mail", by=by, now=now, reason=reason, details=details)


def _message(program, message_id: str):
    require_permission(program, permissions.MANAGE_OUTBOX)
    message = outbox_of(program).by_id.get(message_id)
    refuse_unless(message is not None, OutboxCode.UNKNOWN)
    return message
