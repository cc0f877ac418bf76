"""Rows of the schedule lie inside the 実施期間."""

from datetime import date
from kamakura.kyodo.domain.schedule import schedule_findings
import pytest


PERIOD = {"first": date(2027, 5, 10), "last": date(2028, 2, 29)}


def codes(row, **period):
    return [one.code for one in schedule_findings([row], **{**PERIOD, **period})]


@pytest.mark.parametrize("row", [("05", None), ("05", "02"), ("12", "01"), (None, None)])
def test_rows_inside_the_period(row):
    assert codes(row) == []


@pytest.mark.parametrize("row", [("04", None), ("04", "06"), ("12", "03")])
def test_rows_outside_the_period(row):
    assert codes(row) == ["schedule_outside_period"]


def test_row_that_runs_backwards():
    assert codes(("01", "12")) == ["schedule_reversed"]


@pytest.mark.parametrize("other", [{"first": None}, {"last": None}, {"last": date(2028, 4, 1)}])
def test_without_a_period_in_one_year_nothing_is_compared(other):
    assert codes(("04", "03"), **other) == []


def test_finding_names_its_row():
    found = schedule_findings([("05", None), ("04", None)], **PERIOD)
    assert [(one.field, one.params["row"]) for one in found] == [("schedule.1.month_from", 2)]
