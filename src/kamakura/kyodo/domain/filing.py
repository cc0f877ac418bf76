"""What can stand against a filing or any other act, whatever the form."""

from kamakura.kyodo.domain.refusal import RefusalCode


class FilingCode(RefusalCode):
    """Refusals around drafts and sending."""

    NOT_BEGUN = "filing_not_begun"
    DRAFT_CHANGED = "draft_changed"
    INCOMPLETE = "filing_incomplete"
    ALREADY_SENT = "already_sent"


class ActCode(RefusalCode):
    """Refusals any verb may give."""

    NOT_PERMITTED = "not_permitted"
    NOT_POSSIBLE = "transition_not_possible"
    REASON_NEEDED = "reason_needed"
