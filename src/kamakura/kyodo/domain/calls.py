"""What a call must have before it is shown, opened or closed."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.domain.deadlines import is_late
from kamakura.kyodo.domain.deadlines import window_refusal
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class CallCode(RefusalCode):
    """Why a call cannot take its next step."""

    DATES_MISSING = "call_dates_missing"
    DATES_REVERSED = "call_dates_reversed"
    NOT_CLOSED_YET = "call_not_closed_yet"
    FORMS_BROKEN = "call_forms_broken"
    COMMITTEE_MISSING = "call_committee_missing"
    YEAR_TAKEN = "call_year_taken"
    NOT_ACCEPTING = "call_not_accepting"
    EXTENSION_TOO_EARLY = "extension_too_early"


@dataclass(frozen=True)
class Milestone:
    """A day or a span of days of the year's calendar."""

    key: str
    date_from: date
    date_to: date | None = None
    place: str = ""
    note: str = ""


def publish_refusal(opens: datetime | None, closes: datetime | None) -> Refusal | None:
    """A call is shown only with both ends of its window, in the right order."""
    if opens is None or closes is None:
        return Refusal(CallCode.DATES_MISSING)
    if closes <= opens:
        return Refusal(CallCode.DATES_REVERSED, {"opens": opens, "closes": closes})
    return None


def close_refusal(now: datetime, closes: datetime) -> Refusal | None:
    """Nobody closes a call before the time that was announced."""
    if is_late(now, closes):
        return None
    return Refusal(CallCode.NOT_CLOSED_YET, {"closes": closes})


def filing_refusal(
    now: datetime,
    *,
    state: str,
    opens: datetime | None,
    closes: datetime | None,
    extension: datetime | None = None,
) -> Refusal | None:
    """May a group send to this call now? A late one only with an extension of its own."""
    if state not in ("accepting", "closed"):
        return Refusal(CallCode.NOT_ACCEPTING)
    return window_refusal(now, opens=opens, closes=closes, extension=extension)


def extension_refusal(until: datetime, closes: datetime | None) -> Refusal | None:
    """An extension reaches beyond the general closing."""
    if closes is not None and until <= closes:
        return Refusal(CallCode.EXTENSION_TOO_EARLY, {"closes": closes})
    return None


def moved_a_year(day: date, years: int) -> date:
    """The date for next year's calendar: the same month and the same weekday, as near as may be.

    A Sunday of presentation stays a Sunday; 年度 boundaries (1 April, 31 March) stay as they are.
    """
    if (day.month, day.day) in ((4, 1), (3, 31)):
        return day.replace(year=day.year + years)
    same_day = _replace_year(day, day.year + years)
    shift = (day.weekday() - same_day.weekday() + 3) % 7 - 3
    moved = same_day + timedelta(days=shift)
    return moved if fiscal_year_of(moved) == fiscal_year_of(day) + years else same_day


def _replace_year(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 2, 28)
    return day.replace(year=year)
