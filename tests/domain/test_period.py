"""実施期間 of a proposal: inside the years a project may take."""

from datetime import date
from kamakura.kyodo.domain.answers import period_findings
import pytest


def codes(first, last, **options):
    found = period_findings(first, last, fiscal_year=2027, **options)
    return [(str(one.code), one.field) for one in found]


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    [
        (date(2027, 4, 1), date(2028, 3, 31), 1, []),
        (date(2027, 3, 31), date(2028, 3, 31), 1, [("period_outside_year", "period_from")]),
        (date(2027, 4, 1), date(2028, 4, 1), 1, [("period_outside_year", "period_to")]),
        (date(2027, 4, 1), date(2030, 3, 31), 3, []),
        (date(2027, 4, 1), date(2030, 4, 1), 3, [("period_outside_year", "period_to")]),
        (date(2028, 4, 1), date(2029, 3, 31), 3, [("period_outside_year", "period_from")]),
        (date(2027, 6, 1), date(2027, 5, 1), 1, [("period_reversed", "period_to")]),
        (None, None, 1, []),
    ],
)
def test_period_begins_in_its_year_and_ends_in_time(first, last, years, expected):
    assert codes(first, last, years=years) == expected
