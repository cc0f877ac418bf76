"""Windows and due dates, counted in Japan time wherever the server stands.

A due date means 23:59 of that day in Japan, and the whole last second is still in time:
``end_of_day`` gives 23:59:59, and arrival times are compared by whole seconds. An explicit
closing time such as 17:00:00 is inclusive in the same way (17:00:00.9 is in, 17:00:01 is late);
23:59 typed as a time means the end of that day.
"""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


# Japan has had one offset since 1951; a fixed zone also works where no tz database is installed.
JST = timezone(timedelta(hours=9), "JST")
LAST_SECOND = time(23, 59, 59)


class DeadlineCode(RefusalCode):
    """Why something does not arrive in its window."""

    NOT_YET_OPEN = "window_not_yet_open"
    CLOSED = "window_closed"


def in_japan(moment: datetime) -> datetime:
    """The same instant on a clock in Japan. A naive time is a bug: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a time without zone cannot be compared with a deadline")
    return moment.astimezone(JST)


def today(now: datetime) -> date:
    """The calendar day in Japan."""
    return in_japan(now).date()


def start_of_day(day: date) -> datetime:
    """00:00:00 in Japan of a day."""
    return datetime.combine(day, time(0, 0), JST)


def end_of_day(day: date) -> datetime:
    """23:59:59 in Japan of a day: a due date is met until its last second."""
    return datetime.combine(day, LAST_SECOND, JST)


def closing_instant(closes: date | datetime) -> datetime:
    """A bare date closes at the end of its day; an explicit time is taken as it is.

    Only 23:59 is read as the end of the day: that is how people write it who can type no seconds.
    """
    if not isinstance(closes, datetime):
        return end_of_day(closes)
    local = in_japan(closes)
    return end_of_day(local.date()) if (local.hour, local.minute) == (23, 59) else local


def opening_instant(opens: date | datetime) -> datetime:
    """A bare date opens at its first second; an explicit time is taken as it is."""
    return in_japan(opens) if isinstance(opens, datetime) else start_of_day(opens)


def is_late(received: datetime, closes: date | datetime) -> bool:
    """True from the first second after the closing second."""
    return in_japan(received).replace(microsecond=0) > closing_instant(closes)


def effective_closing(
    closes: date | datetime | None, extension: date | datetime | None = None
) -> datetime | None:
    """The later of the general closing and the extension given to one group."""
    if closes is None:
        return None
    instants = [closing_instant(value) for value in (closes, extension) if value is not None]
    return max(instants)


def window_refusal(
    now: datetime,
    *,
    opens: date | datetime | None,
    closes: date | datetime | None,
    extension: date | datetime | None = None,
) -> Refusal | None:
    """Not yet open, or closed; the times are in the parameters. None as a bound means no bound."""
    if opens is not None and in_japan(now) < opening_instant(opens):
        return Refusal(DeadlineCode.NOT_YET_OPEN, {"opens": opening_instant(opens)})
    closing = effective_closing(closes, extension)
    if closing is not None and is_late(now, closing):
        return Refusal(DeadlineCode.CLOSED, {"closes": closing})
    return None


def is_open(
    now: datetime,
    opens: date | datetime | None,
    closes: date | datetime | None,
    extension: date | datetime | None = None,
) -> bool:
    """True while papers are taken, to the second, in Japan time."""
    return window_refusal(now, opens=opens, closes=closes, extension=extension) is None


def rolls_over(
    received: datetime,
    *,
    kind: str,
    closes: date | datetime | None,
    extension: date | datetime | None = None,
) -> bool:
    """A late group proposal counts for the next call: 団体提案は随時受け付ける."""
    closing = effective_closing(closes, extension)
    return kind == "group" and closing is not None and is_late(received, closing)


def report_due(ends: date, *, days: int = 30, latest: tuple[int, int] | None = (4, 10)) -> date:
    """実績報告の期限: ``days`` after the end, no later than ``latest`` of the next 年度."""
    due = ends + timedelta(days=days)
    if latest is None:
        return due
    month, day = latest
    return min(due, date(fiscal_year_end(fiscal_year_of(ends)).year, month, day))


def observer_deadline(meeting: date, *, days_before: int = 2, at: time = time(12, 0)) -> datetime:
    """Until when observers may sign up: noon two days before, unless the setting differs."""
    return datetime.combine(meeting - timedelta(days=days_before), at, JST)
