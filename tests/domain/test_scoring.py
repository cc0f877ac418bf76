"""Exact scoring: the mark table of the demo call, the options, and a second plain calculation."""

from dataclasses import replace
from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import marks
from kamakura.kyodo.domain import scoring
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from marktable import sheet
from marktable import sheets
from marktable import TOTALS
import pytest


def score(proposal, **changes):
    return scoring.score(replace(DEFAULT_CRITERIA, **changes), sheets(proposal))


@pytest.mark.parametrize(
    ("proposal", "mean", "passed"),
    [
        ("P1", Fraction(388, 10), True),
        ("P2", Fraction(133, 4), True),
        ("P3", Fraction(36), True),
        ("P4", Fraction(36), True),
        ("P5", Fraction(29), False),
    ],
)
def test_mark_table(proposal, mean, passed):
    result = score(proposal)
    assert (result.mean, result.passed) == (mean, passed)
    expected = {key[1]: total for key, total in TOTALS.items() if key[0] == proposal}
    assert dict(result.totals) == expected


def test_recused_member_leaves_the_denominator():
    result = score("P2")
    assert result.scorers == ("M1", "M2", "M4", "M5")
    assert (result.total, len(result.totals)) == (133, 4)


def test_absent_member_leaves_the_denominator():
    present = sheets("P1")[:4]
    absent = MemberSheet("M5", absent=True)
    assert scoring.score(DEFAULT_CRITERIA, [*present, absent]).mean == Fraction(155, 4)


def test_exactly_the_pass_mark_passes():
    result = scoring.score(DEFAULT_CRITERIA, sheets("P5")[2:])
    assert (result.mean, result.passed) == (30, True)


def test_members_above_the_mark_do_not_save_a_low_mean():
    result = score("P5")
    assert dict(result.totals)["M5"] == 31
    params = {"reached": Fraction(29), "pass_mark": Fraction(30)}
    assert result.failures == (Refusal("below_pass_mark", params),)


def test_item_means_and_spread():
    result = score("P3")
    assert [result.item_mean(key) for key in ("q1", "q2", "q3", "q4")] == [
        3,
        Fraction(18, 5),
        Fraction(19, 5),
        Fraction(17, 5),
    ]
    assert (result.items[0].lowest, result.items[0].highest, result.items[0].spread) == (2, 4, 2)
    assert (result.spread, result.top_marks) == (4, 0)
    assert score("P1").top_marks == 1
    assert score("P1").percent == Fraction(776, 10)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"q10": None}, "mark_missing"),
        ({"q1": 0}, "mark_outside_scale"),
        ({"q1": 6}, "mark_outside_scale"),
        ({"q1": 3.5}, "mark_outside_scale"),
        ({"q1": True}, "mark_outside_scale"),
        ({"q11": 3}, "mark_unknown_item"),
    ],
)
def test_incomplete_or_impossible_sheet_is_refused(broken, code):
    good, *rest = sheets("P1")
    bad = replace(good, marks={**good.marks, **broken})
    assert marks.sheet_refusal(DEFAULT_CRITERIA, bad).code == code
    with pytest.raises(Refused) as caught:
        scoring.score(DEFAULT_CRITERIA, [bad, *rest])
    assert caught.value.refusal.code == code
    assert caught.value.refusal.params["member"] == "M1"


def test_recused_member_with_marks_is_refused():
    first, *rest = sheets("P1")
    with pytest.raises(Refused) as caught:
        scoring.score(DEFAULT_CRITERIA, [replace(first, recused=True), *rest])
    assert caught.value.refusal == Refusal("recused_member_marked", {"member": "M1"})


def test_two_sheets_of_one_member_are_refused():
    with pytest.raises(Refused) as caught:
        scoring.score(DEFAULT_CRITERIA, [*sheets("P1"), sheets("P1")[0]])
    assert caught.value.refusal.code == "member_marked_twice"


@pytest.mark.parametrize(("given_sheets", "count"), [(sheets("P1")[:2], 2), ([], 0)])
def test_too_few_scorers(given_sheets, count):
    with pytest.raises(Refused) as caught:
        scoring.score(DEFAULT_CRITERIA, given_sheets, minimum_scorers=3)
    assert caught.value.refusal == Refusal("too_few_scorers", {"count": count, "needed": 3})


def test_nobody_scored_is_refused_even_without_a_minimum():
    with pytest.raises(Refused):
        scoring.score(DEFAULT_CRITERIA, [MemberSheet("M1", recused=True)], minimum_scorers=0)


def test_extremes_are_dropped_from_five_scorers_on():
    five = score("P1", drop_extremes=True)
    assert (five.dropped, five.mean) == (("M4", "M1"), Fraction(117, 3))
    four = score("P2", drop_extremes=True)
    assert (four.dropped, four.mean) == ((), Fraction(133, 4))
    assert five.item_mean("q2") == score("P1").item_mean("q2")


SMALL = CriteriaSet((Criterion("q1", "甲", weight="2"), Criterion("q2", "乙")), tie_order=())


def test_weights():
    result = scoring.score(SMALL, [sheet("a", 5, 1), sheet("b", 1, 5)])
    assert dict(result.totals) == {"a": 11, "b": 7}
    assert (result.mean, result.full_mark, result.pass_mark, result.passed) == (9, 15, 9, True)


def test_minimum_per_item():
    floor = replace(SMALL, criteria=(Criterion("q1", "甲", minimum="2.5"), Criterion("q2", "乙")))
    assert scoring.score(floor, [sheet("a", 3, 5), sheet("b", 2, 5)]).passed is True
    failed = scoring.score(floor, [sheet("a", 2, 5), sheet("b", 2, 5)])
    params = {"item": "甲", "reached": Fraction(2), "minimum": Fraction(5, 2)}
    assert failed.failures == (Refusal("below_item_minimum", params),)


@pytest.mark.parametrize(
    ("veto", "given_marks", "passed"),
    [
        ("majority_low", (2, 2, 5, 5), True),
        ("majority_low", (2, 2, 1, 5), False),
        ("any_lowest", (2, 2, 5, 5), True),
        ("any_lowest", (1, 5, 5, 5), False),
        ("none", (1, 1, 1, 5), True),
    ],
)
def test_veto(veto, given_marks, passed):
    criteria = replace(SMALL, veto=veto, veto_items=("q1",), pass_percent=0)
    given = [sheet(f"m{number}", mark, 5) for number, mark in enumerate(given_marks)]
    assert scoring.score(criteria, given).passed is passed


def test_not_applicable_leaves_the_item_out_for_that_member():
    criteria = replace(SMALL, not_applicable=True)
    result = scoring.score(criteria, [sheet("a", 0, 4), sheet("b", 3, 2)])
    assert dict(result.totals) == {"a": 12, "b": 8}
    assert (result.item_mean("q1"), result.item_mean("q2")) == (3, 3)


def test_pass_on_the_sum_compares_marks_given_with_marks_possible():
    criteria = replace(SMALL, not_applicable=True, pass_percent=65)
    given = [sheet("a", 0, 4), sheet("b", 3, 2)]
    assert scoring.score(criteria, given).passed is True
    by_sum = scoring.score(replace(criteria, pass_on="sum"), given)
    assert (by_sum.reached, by_sum.passed) == (9, False)


def test_sheet_of_only_not_applicable_items_gives_nothing():
    criteria = replace(SMALL, not_applicable=True, pass_on="sum")
    result = scoring.score(criteria, [sheet("a", 0, 0)])
    assert (result.mean, result.reached, result.passed) == (0, 0, False)


def test_comment():
    assert marks.comment_refusal("よい提案です。") is None
    assert marks.comment_refusal(" \n") == Refusal("comment_missing")
    params = {"count": 401, "limit": 400}
    assert marks.comment_refusal("あ" * 401 + "\n") == Refusal("comment_too_long", params)


def test_running_total_of_an_unfinished_sheet():
    assert marks.sheet_total(SMALL, {"q1": 4, "q2": None}) == 8
    assert marks.sheet_total(SMALL, {}) == 0


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(133, 4), 2, "33.25"),
        (Fraction(133, 4), 1, "33.3"),
        (Fraction(388, 10), 1, "38.8"),
        (36, 1, "36.0"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(599, 20), 1, "30.0"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(-1, 100), 1, "0.0"),
    ],
)
def test_shown_half_up(value, places, shown):
    assert scoring.round_half_up(value, places) == shown


def test_what_is_shown_does_not_decide():
    almost = CriteriaSet((Criterion("q1", "甲", weight="10"),), tie_order=())
    given = [sheet(f"m{number}", 3) for number in range(999)] + [sheet("last", 2)]
    result = scoring.score(almost, given)
    assert scoring.round_half_up(result.mean, 1) == "30.0"
    assert result.passed is False


KEYS = ["q1", "q2", "q3"]
MARKS = st.lists(st.fixed_dictionaries({key: st.integers(1, 5) for key in KEYS}), min_size=1)
WEIGHTS = st.lists(st.integers(1, 9), min_size=3, max_size=3)


@given(MARKS.filter(lambda rows: len(rows) < 12), WEIGHTS, st.integers(0, 100), st.booleans())
def test_same_as_a_plain_calculation(rows, weights, percent, drop):
    """The second implementation counts tenths of weights in integers and never divides."""
    items = tuple(
        Criterion(key, key, weight=f"{weight}/10")
        for key, weight in zip(KEYS, weights, strict=True)
    )
    criteria = CriteriaSet(items, pass_percent=percent, drop_extremes=drop, tie_order=())
    result = scoring.score(criteria, [MemberSheet(str(n), row) for n, row in enumerate(rows)])

    tenths = sorted(
        sum(row[key] * weight for key, weight in zip(KEYS, weights, strict=True)) for row in rows
    )
    if drop and len(tenths) >= 5:
        tenths = tenths[1:-1]
    assert result.mean * 10 * len(tenths) == sum(tenths)
    assert result.passed == (sum(tenths) * 100 >= percent * 5 * sum(weights) * len(tenths))
    assert result.item_mean("q1") * len(rows) == sum(row["q1"] for row in rows)
    assert result.top_marks == [mark for row in rows for mark in row.values()].count(5)


@given(MARKS, st.randoms())
def test_order_of_the_sheets_does_not_matter(rows, random):
    given_sheets = [MemberSheet(str(number), row) for number, row in enumerate(rows)]
    items = tuple(Criterion(key, key) for key in KEYS)
    criteria = CriteriaSet(items, drop_extremes=True, tie_order=())
    shuffled = random.sample(given_sheets, len(given_sheets))
    one, other = scoring.score(criteria, given_sheets), scoring.score(criteria, shuffled)
    assert (one.mean, one.items, one.passed) == (other.mean, other.items, other.passed)
