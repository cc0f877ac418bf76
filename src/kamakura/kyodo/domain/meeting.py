"""会議の記録: what can stand against the acts around a meeting."""

from kamakura.kyodo.domain.refusal import RefusalCode


class MeetingCode(RefusalCode):
    """Refusals around meetings."""

    AGENDA_EMPTY = "agenda_empty"
    AGENDA_UNKNOWN = "agenda_item_unknown"
    CLOSED_REASON = "closed_item_reason_needed"
    ATTENDANCE_MISSING = "attendance_missing"
    ATTENDANCE_UNKNOWN = "attendance_unknown"
    ATTENDANCE_RESOLVED = "attendance_resolved"
    ATTENDANCE_COUNTED = "attendance_counted"
    MINUTES_EMPTY = "minutes_empty"
    NAMES_UNCHECKED = "minutes_names_unchecked"
    NOT_HELD = "meeting_not_held"
    NOT_RESOLVED = "item_not_resolved"
