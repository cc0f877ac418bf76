"""会議の記録: what can stand against the acts around a meeting."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.domain.deadlines import today
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
    PLAN_FIXED = "meeting_plan_fixed"
    OBSERVERS_COME = "meeting_has_observers"


def call_by(starts: datetime, *, days: int) -> date:
    """The last day on which the members are called with the notice the rules ask for (招集)."""
    return today(starts) - timedelta(days=days)


def is_short_notice(now: datetime, starts: datetime, *, days: int) -> bool:
    """Is it too late to call the members with the notice the rules ask for?"""
    return today(now) > call_by(starts, days=days)
