"""繰上げ: who is next, and when there is a place."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.retabling import free_places
from kamakura.kyodo.domain.retabling import next_in_line
from kamakura.kyodo.domain.retabling import retabling_refusal
from kamakura.kyodo.domain.retabling import Rival


WINNER = Rival("w", "一位", 1, "passed", "withdrawn", is_chosen=True)
SECOND = Rival("s", "二位", 2, "not_chosen", "not_chosen", is_chosen=False)
THIRD = Rival("t", "三位", 3, "not_chosen", "not_chosen", is_chosen=False)
BELOW = Rival("b", "四位", None, "below_mark", "below_mark", is_chosen=False)
ALL = [WINNER, SECOND, THIRD, BELOW]
NEVER = {"places": 1, "reason": "選考委員会の議決"}


def code(uid, rivals, **options):
    refusal = retabling_refusal(uid, rivals, **{**NEVER, **options})
    return str(refusal.code) if refusal else None


def test_second_follows_when_the_first_has_left():
    assert code("s", ALL) is None


def test_third_is_not_next():
    assert code("t", ALL) == "retabling_not_next"


def test_below_the_mark_never_follows():
    assert code("b", [WINNER, BELOW]) == "retabling_not_next"


def test_no_place_while_the_first_stays():
    assert code("s", [replace(WINNER, state="budgeting"), SECOND]) == "retabling_no_place"


def test_not_budgeted_counts_as_left():
    assert code("s", [replace(WINNER, state="not_funded"), SECOND]) is None


def test_place_is_given_once():
    moved = replace(SECOND, is_chosen=True, state="passed")
    assert code("t", [WINNER, moved, THIRD]) == "retabling_no_place"


def test_a_follower_that_leaves_makes_room_for_the_next():
    moved = replace(SECOND, is_chosen=True, state="withdrawn")
    assert code("t", [WINNER, moved, THIRD]) is None


def test_reason_is_needed():
    assert code("s", ALL, reason=" ") == "retabling_reason_missing"


def test_tied_ones_may_both_be_named():
    tied = replace(THIRD, rank=2)
    assert [one.uid for one in next_in_line([WINNER, SECOND, tied])] == ["s", "t"]


def test_one_the_committee_passed_over_against_the_figures_is_still_in_line():
    assert [one.uid for one in next_in_line([replace(SECOND, computed="passed")])] == ["s"]


rival = st.builds(
    Rival,
    uid=st.uuids().map(str),
    title=st.just("x"),
    rank=st.integers(1, 9),
    computed=st.sampled_from(["passed", "not_chosen"]),
    state=st.sampled_from(["passed", "budgeting", "withdrawn", "not_funded", "not_chosen"]),
    is_chosen=st.booleans(),
)


@given(st.lists(rival, max_size=8), st.integers(0, 4))
def test_never_more_chosen_than_places(rivals, places):
    staying = sum(one.is_chosen and not one.has_left for one in rivals)
    assert free_places(rivals, places) + min(staying, places) <= places
