"""The calls of a scheme and the dates of a call, for pages."""

from .lookup import children
from datetime import date
from kamakura.kyodo.domain.calls import Milestone
from plone import api


SHOWN_STATES = (
    "published",
    "accepting",
    "closed",
    "selecting",
    "announced",
    "completed",
    "not_held",
)
CURRENT_STATES = ("published", "accepting", "closed", "selecting")


def public_calls(program) -> list:
    """Calls that everybody may see, newest year first."""
    shown = [
        call
        for call in children(program, "KyodoCall")
        if api.content.get_state(call) in SHOWN_STATES
    ]
    return sorted(shown, key=lambda call: call.fiscal_year, reverse=True)


def current_call(program):
    """The call that takes papers, else the newest that is under way; None between years."""
    calls = public_calls(program)
    for states in (("accepting",), CURRENT_STATES):
        for call in calls:
            if api.content.get_state(call) in states:
                return call
    return None


def milestones(call) -> tuple[Milestone, ...]:
    """The calendar of a call, by date."""
    rows = [
        Milestone(
            key=row["key"],
            date_from=row["date_from"],
            date_to=row.get("date_to"),
            place=row.get("place") or "",
            note=row.get("note") or "",
        )
        for row in call.milestones or ()
        if row.get("date_from")
    ]
    return tuple(sorted(rows, key=lambda row: row.date_from))


def next_milestone(call, today: date) -> Milestone | None:
    """The first milestone that is not over; None after the last."""
    for row in milestones(call):
        if (row.date_to or row.date_from) >= today:
            return row
    return None
