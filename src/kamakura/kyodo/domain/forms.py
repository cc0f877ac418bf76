"""What can stand against an act on the design of a form."""

from .refusal import RefusalCode


class FormActCode(RefusalCode):
    """Refusals around restoring, importing and copying designs."""

    NOTHING_TO_RESTORE = "form_nothing_to_restore"


class TransferCode(RefusalCode):
    """Why a file with a design is not taken."""

    TOO_LARGE = "form_file_too_large"
    UNREADABLE = "form_file_unreadable"
    NOT_A_FORM = "form_file_not_a_form"
    NEWER = "form_file_newer"
    OTHER_FORM = "form_file_other_form"
    DAMAGED = "form_file_damaged"
    ENTITIES = "form_file_entities"
    EXPRESSION = "form_file_expression"
    FIELD_KIND = "form_file_field_kind"
    VALIDATOR = "form_file_validator"
    VOCABULARY = "form_file_vocabulary"
    PART = "form_file_part"
    HTML = "form_file_html"
