"""Rules around the call's window and next year's calendar."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import calls
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.fiscal import fiscal_year_of
import pytest


OPENS = datetime(2026, 4, 15, 9, 0, tzinfo=JST)
CLOSES = datetime(2026, 6, 30, 23, 59, 59, tzinfo=JST)


def code(refusal):
    return refusal.code if refusal else None


def test_call_without_closing_is_not_published():
    assert code(calls.publish_refusal(OPENS, None)) == CallCode.DATES_MISSING


def test_call_that_closes_before_it_opens_is_not_published():
    assert code(calls.publish_refusal(CLOSES, OPENS)) == CallCode.DATES_REVERSED


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, CallCode.NOT_CLOSED_YET), (1, None)], ids=["last", "after"]
)
def test_close_only_after_the_last_second(seconds, expected):
    now = CLOSES + timedelta(seconds=seconds)

    assert code(calls.close_refusal(now, CLOSES)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(-1, None), (0, None), (1, "window_closed")],
    ids=["before", "at", "after"],
)
def test_filing_around_the_closing_second(seconds, expected):
    now = CLOSES + timedelta(seconds=seconds)

    refusal = calls.filing_refusal(now, state="accepting", opens=OPENS, closes=CLOSES)

    assert code(refusal) == expected


def test_filing_after_closing_with_an_extension():
    now = CLOSES + timedelta(hours=1)

    refusal = calls.filing_refusal(
        now, state="closed", opens=OPENS, closes=CLOSES, extension=CLOSES + timedelta(days=1)
    )

    assert refusal is None


def test_filing_to_a_call_in_selection_is_refused():
    refusal = calls.filing_refusal(OPENS, state="selecting", opens=OPENS, closes=CLOSES)

    assert code(refusal) == CallCode.NOT_ACCEPTING


def test_presentation_sunday_stays_a_sunday():
    assert calls.moved_a_year(date(2026, 9, 27), 1) == date(2027, 9, 26)


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2027, 3, 31)])
def test_ends_of_the_fiscal_year_stay(day):
    assert calls.moved_a_year(day, 1) == day.replace(year=day.year + 1)


@given(st.dates(date(2000, 4, 2), date(2060, 3, 30)), st.integers(1, 5))
def test_moved_date_is_near_and_in_the_same_fiscal_year(day, years):
    moved = calls.moved_a_year(day, years)

    assert fiscal_year_of(moved) == fiscal_year_of(day) + years
    assert abs((moved - calls._replace_year(day, day.year + years)).days) <= 3
