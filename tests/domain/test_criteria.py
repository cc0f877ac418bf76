"""審査選考基準 as a set that can be checked, stored and frozen."""

from dataclasses import replace
from fractions import Fraction
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.criteria import validate_criteria
import json
import pytest


def test_default_set_is_ten_items_of_five_with_the_mark_at_thirty():
    assert DEFAULT_CRITERIA.keys == tuple(f"q{number}" for number in range(1, 11))
    assert (DEFAULT_CRITERIA.full_mark, DEFAULT_CRITERIA.pass_mark) == (50, 30)
    assert validate_criteria(DEFAULT_CRITERIA) == ()


def test_weights_are_exact():
    items = (Criterion("a", "甲", weight="0.1"), Criterion("b", "乙", weight="1/3"))
    assert CriteriaSet(items, tie_order=()).full_mark == Fraction(13, 6)


def test_set_survives_storage_as_json():
    changed = replace(DEFAULT_CRITERIA, veto="any_lowest", veto_items=("q1",), pass_percent=70)
    assert CriteriaSet.from_data(json.loads(json.dumps(changed.to_data()))) == changed


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"criteria": ()}, "criteria_empty", "criteria"),
        ({"scale_min": 5}, "scale_invalid", "scale_min"),
        ({"scale_min": 0, "not_applicable": True}, "scale_invalid", "scale_min"),
        ({"pass_percent": 101}, "pass_percent_invalid", "pass_percent"),
        ({"pass_on": "median"}, "criteria_option_unknown", "pass_on"),
        ({"veto": "always"}, "criteria_option_unknown", "veto"),
        ({"veto_items": ("q11",)}, "criterion_unknown", "veto_items"),
        ({"tie_order": ("q2+q11",)}, "tie_step_invalid", "tie_order"),
    ],
)
def test_unsound_options(changes, code, field):
    found = validate_criteria(replace(DEFAULT_CRITERIA, **changes))
    assert [(finding.level, finding.code, finding.field) for finding in found] == [
        ("error", code, field)
    ]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (Criterion("Q1", "項目"), "criterion_key_invalid"),
        (Criterion("vote", "項目"), "criterion_key_invalid"),
        (Criterion("q1", "項目"), "criterion_key_twice"),
        (Criterion("q11", " "), "criterion_title_missing"),
        (Criterion("q11", "項目", weight="0"), "criterion_weight_invalid"),
        (Criterion("q11", "項目", weight="重い"), "criterion_weight_invalid"),
        (Criterion("q11", "項目", weight="1/0"), "criterion_weight_invalid"),
        (Criterion("q11", "項目", minimum="6"), "criterion_minimum_invalid"),
    ],
)
def test_unsound_items(item, code):
    changed = replace(DEFAULT_CRITERIA, criteria=(*DEFAULT_CRITERIA.criteria, item))
    assert [finding.code for finding in validate_criteria(changed)] == [code]
