"""送り箱: when a mail is taken for stopped, what stands against sending or withdrawing one."""

from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class OutboxCode(RefusalCode):
    """Refusals around the outbox."""

    UNKNOWN = "mail_unknown"
    NOT_FAILED = "mail_not_failed"
    ON_ITS_WAY = "mail_on_its_way"
    NOT_STOPPED = "mail_not_stopped"
    NOT_WAITING = "mail_not_waiting"
    NONE_CHOSEN = "mails_none_chosen"


STOPPED_AFTER = timedelta(hours=1)
"""How long a mail may be on its way before that is said: no sending takes so long."""

AGAIN = frozenset({"failed", "stopped"})
"""A mail like this can be sent again."""

OPEN = AGAIN | {"prepared"}
"""A mail like this can leave or be withdrawn: somebody still has to decide about it."""


def status_at(status: str, since: datetime, *, now: datetime) -> str:
    """The status as it is to be read now: on its way for too long is ``stopped``.

    Nobody writes it down when a server dies between commit and sending; so the time tells.
    """
    return "stopped" if status == "released" and now - since >= STOPPED_AFTER else status


def resend_refusal(status: str, since: datetime, *, now: datetime) -> Refusal | None:
    """Refuses a mail that has left, waits, or is still on its way."""
    if status_at(status, since, now=now) in AGAIN:
        return None
    if status == "released":
        return Refusal(OutboxCode.ON_ITS_WAY, {"when": since + STOPPED_AFTER})
    return Refusal(OutboxCode.NOT_FAILED)
