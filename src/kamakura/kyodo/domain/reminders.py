"""催促: on which days somebody is reminded of what is due, and never twice for one day."""

from collections.abc import Iterable
from datetime import date
from datetime import timedelta
from kamakura.kyodo.domain.refusal import RefusalCode


class ReminderCode(RefusalCode):
    """Why somebody is not reminded by hand."""

    NOBODY = "remind_nobody"
    OWN_TURN = "remind_own_turn"
    NO_ADDRESS = "remind_no_address"
    ALREADY_TODAY = "remind_already_today"


def last_mark(due: date, *, today: date, days_before: Iterable[int], every: int) -> date | None:
    """The newest day up to ``today`` on which to remind; None before the first one.

    ``days_before``: how many days before the due date. Late: the day after it, then every
    ``every`` days (0: once only).
    """
    marks = [due - timedelta(days=days) for days in days_before if days >= 0]
    late = (today - due).days
    if late > 0:
        passed = (late - 1) // every * every if every else 0
        marks.append(due + timedelta(days=1 + passed))
    return max((mark for mark in marks if mark <= today), default=None)


def reminds_today(
    due: date,
    *,
    today: date,
    last: date | None,
    days_before: Iterable[int],
    every: int,
) -> bool:
    """Remind today? ``last`` is the day of the last reminder, or of the request itself.

    A day on which the job did not run is made up for on the next one, once.
    """
    mark = last_mark(due, today=today, days_before=days_before, every=every)
    return mark is not None and (last is None or last < mark)
