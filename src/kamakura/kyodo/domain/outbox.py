"""送り箱: what can stand against sending or withdrawing a mail."""

from kamakura.kyodo.domain.refusal import RefusalCode


class OutboxCode(RefusalCode):
    """Refusals around the outbox."""

    UNKNOWN = "mail_unknown"
    NOT_FAILED = "mail_not_failed"
    NOT_WAITING = "mail_not_waiting"
