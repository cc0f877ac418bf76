"""The worked example obeys the rules it explains."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.criteria_example import MEMBERS
from kamakura.kyodo.domain.criteria_example import work_out
from kamakura.kyodo.domain.marks import missing_grounds
from kamakura.kyodo.domain.marks import sheet_refusal


@given(st.integers(1, 30), st.integers(0, 9), st.integers(1, 91), st.booleans())
def test_every_sound_scale_and_number_of_items_can_be_worked_out(count, low, width, absent_marks):
    low = max(low, 1) if absent_marks else low
    items = tuple(Criterion(f"q{number}", f"項目{number}") for number in range(1, count + 1))
    criteria = replace(
        DEFAULT_CRITERIA,
        criteria=items,
        scale_min=low,
        scale_max=low + width,
        not_applicable=absent_marks,
        tie_order=("q1", "vote"),
    )
    example = work_out(criteria)
    sheets = [one for each in example.sheets.values() for one in each if one.counts]
    assert [sheet_refusal(criteria, one) for one in sheets] == [None] * 9
    assert {one.proposal for one in example.selection.outcomes} == {"first", "second"}


def test_recused_member_of_the_example_leaves_the_denominator():
    example = work_out(DEFAULT_CRITERIA)
    assert example.scores["first"].scorers == ("A", "B", "D", "E")
    assert example.scores["second"].scorers == MEMBERS


def test_stricter_pass_mark_fails_the_example():
    assert work_out(DEFAULT_CRITERIA).scores["first"].passed
    strict = work_out(replace(DEFAULT_CRITERIA, pass_percent=100))
    assert not strict.scores["first"].passed


def test_low_mark_without_a_ground_is_named():
    criteria = replace(DEFAULT_CRITERIA, low_mark=2)
    marks = {"q1": 2, "q2": 2, "q3": 3, "q4": None}
    assert missing_grounds(criteria, marks, {"q1": "資料に根拠がない", "q2": "  "}) == ("q2",)


def test_no_ground_is_asked_unless_the_criteria_say_so():
    assert missing_grounds(DEFAULT_CRITERIA, {"q1": 1}, {}) == ()


def test_standard_marks_have_names_and_others_have_none():
    assert (DEFAULT_CRITERIA.word(5), DEFAULT_CRITERIA.word(7)) == ("特に優れている", "")
    assert DEFAULT_CRITERIA.marks == (5, 4, 3, 2, 1)
    assert replace(DEFAULT_CRITERIA, not_applicable=True).marks == (5, 4, 3, 2, 1, 0)
