"""What can stand against an act on the design of a form."""

from .refusal import RefusalCode


class FormActCode(RefusalCode):
    """Refusals around restoring, importing and copying designs."""

    NOTHING_TO_RESTORE = "form_nothing_to_restore"
