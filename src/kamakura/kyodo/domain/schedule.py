"""スケジュール of 様式3: months of the fiscal year, inside the 実施期間."""

from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import RefusalCode


class ScheduleCode(RefusalCode):
    """What a row of the schedule can be told."""

    OUTSIDE_PERIOD = "schedule_outside_period"
    REVERSED = "schedule_reversed"


def place_in_year(month: int) -> int:
    """0 for April … 11 for March."""
    return (month - 4) % 12


def schedule_findings(
    rows: Sequence[tuple[str | None, str | None]], *, first: date | None, last: date | None
) -> tuple[Finding, ...]:
    """Rows of (from, to) as two digits; without a period in one year nothing is compared."""
    found = []
    whole = first and last and first <= last and fiscal_year_of(first) == fiscal_year_of(last)
    for index, (month_from, month_to) in enumerate(rows):
        months = [place_in_year(int(month)) for month in (month_from, month_to) if month]
        field = f"schedule.{index}.month_from"
        if months != sorted(months):
            found.append(error(ScheduleCode.REVERSED, field, row=index + 1))
        elif whole and any(
            not place_in_year(first.month) <= month <= place_in_year(last.month) for month in months
        ):
            params = {"row": index + 1, "first": first, "last": last}
            found.append(error(ScheduleCode.OUTSIDE_PERIOD, field, **params))
    return tuple(found)
