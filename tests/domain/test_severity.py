"""The levels of the rules are the city's choice; what the ordinance or arithmetic fixes is not."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import warning
from kamakura.kyodo.domain.severity import apply_severities
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.domain.severity import LEVELS
from kamakura.kyodo.domain.severity import RULES
import pytest


CEILING = error("city_share_above_ceiling", "income", share_yen=2, ceiling_yen=1)
LABOUR = warning("labour_share_high", "expense", amount_yen=2, percent=50)
BALANCE = error("budget_not_balanced", "income", income_yen=1, expense_yen=2, difference_yen=1)
OFFICERS = warning("requirement_not_met", "officers_count", title="役員", key="officers")
OFFICE = warning("requirement_not_met", "address", title="事務所", key="office_in_city")


def test_defaults_are_those_of_the_scheme():
    assert {name for name, level in DEFAULTS.items() if level == "error"} == {
        "period_outside_year",
        "total_cost_differs",
        "city_share_differs",
        "role_side_missing",
        "schedule_outside_period",
        "city_share_above_ceiling",
        "breakdown_missing",
        "city_share_above_agreed",
        "report_surplus_differs",
        "report_refund_differs",
    }
    assert set(DEFAULTS.values()) == {"error", "warning"}


@pytest.mark.parametrize("levels", [None, {}, DEFAULTS])
def test_defaults_change_nothing(levels):
    found = (CEILING, LABOUR, BALANCE, OFFICERS)
    assert apply_severities(found, levels) == found


def test_chosen_level_takes_the_place_of_the_default():
    levels = {"city_share_above_ceiling": "warning", "labour_share_high": "error"}
    changed = apply_severities((CEILING, LABOUR), levels)
    assert [one.level for one in changed] == ["warning", "error"]
    assert changed[0].params == CEILING.params


def test_rule_that_is_off_says_nothing():
    assert apply_severities((CEILING, LABOUR), {"labour_share_high": "off"}) == (CEILING,)


def test_each_requirement_is_a_rule_of_its_own():
    levels = {"requirement_not_met:officers": "error"}
    assert [one.level for one in apply_severities((OFFICERS, OFFICE), levels)] == [
        "error",
        "warning",
    ]


def test_balance_cannot_be_chosen_away():
    assert apply_severities((BALANCE,), {"budget_not_balanced": "off"}) == (BALANCE,)


@given(st.dictionaries(st.sampled_from([rule.name for rule in RULES]), st.sampled_from(LEVELS)))
def test_no_choice_ever_loses_a_fixed_rule(levels):
    found = apply_severities((BALANCE, CEILING, LABOUR, OFFICERS), levels)
    assert found[0] == BALANCE
    off = [one for one in levels.values() if one == "off"]
    assert len(found) >= 4 - len(off)
