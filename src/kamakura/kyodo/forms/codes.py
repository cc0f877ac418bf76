"""What can be wrong with the design of a form."""

from kamakura.kyodo.domain.refusal import RefusalCode


class FormCode(RefusalCode):
    """What can be wrong with the design of a form."""

    UNREADABLE = "form_unreadable"
    FIELD_MISSING = "form_field_missing"
    FIELD_RENAMED = "form_field_renamed"
    FIELD_KIND = "form_field_kind"
    HEADING_UNKNOWN = "form_heading_unknown"
    KIND_NOT_OFFERED = "form_kind_not_offered"
    TOO_LARGE = "form_too_large"
    BROKEN = "form_broken"
    MISSING = "form_missing"
    CONDITION_UNREADABLE = "form_condition_unreadable"
    CONDITION_UNKNOWN = "form_condition_unknown"
    CONDITION_ITSELF = "form_condition_itself"
    LABEL_MISSING = "form_label_missing"
    LABEL_TWICE = "form_label_twice"
    CHOICES_MISSING = "form_choices_missing"
    HELP_IS_LABEL = "form_help_is_label"
