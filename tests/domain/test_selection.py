"""選考結果 of the demo call, competing answers to a theme, and ties."""

from dataclasses import replace
from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.domain.selection import Entry
from kamakura.kyodo.domain.selection import OpenTie
from kamakura.kyodo.domain.selection import Result
from kamakura.kyodo.domain.selection import select
from kamakura.kyodo.domain.selection import TieBreak
from marktable import sheet
from marktable import sheets
import pytest


THEMES = {"P3": "T1", "P4": "T1", "P5": "T2"}
SMALL = CriteriaSet(
    (Criterion("q1", "甲"), Criterion("q2", "乙")), tie_order=("q1", "count5", "vote")
)


def demo_entries(criteria=DEFAULT_CRITERIA, proposals=("P1", "P2", "P3", "P4", "P5")):
    return [Entry(name, score(criteria, sheets(name)), THEMES.get(name, "")) for name in proposals]


def rivals(criteria=SMALL, **given_marks):
    """Answers to theme T: for each proposal one tuple of marks per member."""
    return [
        Entry(name, score(criteria, [sheet(str(n), *row) for n, row in enumerate(rows)]), "T")
        for name, rows in given_marks.items()
    ]


def results(selection):
    return {outcome.proposal: outcome.result for outcome in selection.outcomes}


def test_demo_call():
    selection = select(DEFAULT_CRITERIA, demo_entries())
    assert results(selection) == {
        "P1": Result.PASSED,
        "P2": Result.PASSED,
        "P3": Result.PASSED,
        "P4": Result.NOT_CHOSEN,
        "P5": Result.BELOW_MARK,
    }
    assert [outcome.rank for outcome in selection.outcomes] == [1, 4, 2, 2, 5]
    assert [outcome.theme_rank for outcome in selection.outcomes] == [None, None, 1, 2, None]
    assert selection.decided is True


def test_demo_tie_is_broken_by_the_first_criteria_and_recorded():
    selection = select(DEFAULT_CRITERIA, demo_entries())
    values = (("P3", Fraction(108, 10)), ("P4", Fraction(106, 10)))
    assert selection.tie_breaks == (TieBreak("T1", "q2+q3+q4", values),)


def test_demo_tie_would_go_the_other_way_on_q1():
    criteria = replace(DEFAULT_CRITERIA, tie_order=("q1", "vote"))
    selection = select(criteria, demo_entries(criteria))
    assert selection.of("P4").result == Result.PASSED
    assert selection.tie_breaks[0].values == (("P3", Fraction(3)), ("P4", Fraction(38, 10)))


def test_theme_with_two_places_takes_both():
    selection = select(DEFAULT_CRITERIA, demo_entries(), places={"T1": 2})
    assert selection.of("P4").result == Result.PASSED


def test_not_chosen_moves_up_when_the_winner_withdraws():
    selection = select(DEFAULT_CRITERIA, demo_entries(proposals=("P4",)))
    assert selection.of("P4").result == Result.PASSED


def test_reasons_name_the_rule():
    selection = select(DEFAULT_CRITERIA, demo_entries())
    codes = {item.proposal: [reason.code for reason in item.reasons] for item in selection.outcomes}
    assert codes == {
        "P1": ["reached_pass_mark"],
        "P2": ["reached_pass_mark"],
        "P3": ["reached_pass_mark", "chosen_for_theme"],
        "P4": ["reached_pass_mark", "not_chosen_for_theme"],
        "P5": ["below_pass_mark"],
    }


def test_no_entries():
    assert select(DEFAULT_CRITERIA, []).outcomes == ()


def test_below_the_mark_never_competes():
    selection = select(SMALL, rivals(A=[(1, 1)], B=[(1, 2)]), places={"T": 2})
    assert set(results(selection).values()) == {Result.BELOW_MARK}


def test_third_step_is_the_number_of_highest_marks():
    # Equal means and equal q1; A has a five in q2.
    entries = rivals(A=[(3, 5), (3, 3)], B=[(3, 4), (3, 4)])
    selection = select(SMALL, entries)
    assert selection.of("A").result == Result.PASSED
    assert selection.tie_breaks == (
        TieBreak("T", "count5", (("A", Fraction(1)), ("B", Fraction(0)))),
    )


def test_tie_nothing_breaks_needs_a_vote():
    selection = select(SMALL, rivals(A=[(4, 4)], B=[(4, 4)]))
    assert results(selection) == {"A": Result.UNDECIDED, "B": Result.UNDECIDED}
    assert selection.open_ties == (OpenTie("T", ("A", "B"), 1),)
    assert [outcome.theme_rank for outcome in selection.outcomes] == [1, 1]
    assert selection.of("A").reasons[-1].code == "tie_needs_vote"


def test_vote_breaks_the_tie_and_is_recorded():
    selection = select(SMALL, rivals(A=[(4, 4)], B=[(4, 4)]), votes={"T": ("B", "A")})
    assert results(selection) == {"A": Result.NOT_CHOSEN, "B": Result.PASSED}
    assert selection.tie_breaks[0].step == "vote"
    assert selection.decided is True


def test_vote_that_forgets_a_tied_proposal_decides_nothing():
    entries = rivals(A=[(4, 4)], B=[(4, 4)], C=[(4, 4)])
    selection = select(SMALL, entries, votes={"T": ("B", "A")})
    assert selection.open_ties == (OpenTie("T", ("A", "B", "C"), 1),)


@pytest.mark.parametrize(
    ("places", "expected", "open_ties"),
    [
        (1, ["passed", "not_chosen", "not_chosen"], 0),
        (2, ["passed", "undecided", "undecided"], 1),
        (3, ["passed", "passed", "passed"], 0),
        (0, ["not_chosen", "not_chosen", "not_chosen"], 0),
    ],
)
def test_tie_matters_only_at_the_last_place(places, expected, open_ties):
    entries = rivals(A=[(5, 5)], B=[(4, 4)], C=[(4, 4)])
    selection = select(SMALL, entries, places={"T": places})
    assert [outcome.result for outcome in selection.outcomes] == expected
    assert len(selection.open_ties) == open_ties


def test_tie_order_without_vote_still_reports_the_tie():
    criteria = replace(SMALL, tie_order=("q1",))
    selection = select(criteria, rivals(criteria, A=[(4, 4)], B=[(4, 4)]))
    assert selection.decided is False


ROWS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=2)


@given(st.lists(ROWS, max_size=7), st.integers(0, 4))
def test_competition_against_its_definition(given_marks, places):
    entries = rivals(**{f"P{number}": rows for number, rows in enumerate(given_marks)})
    selection = select(SMALL, entries, places={"T": places})
    able = [entry for entry in entries if entry.score.mean >= 6]
    passed = [item for item in selection.outcomes if item.result == Result.PASSED]
    undecided = [item for item in selection.outcomes if item.result == Result.UNDECIDED]
    assert len(passed) <= min(places, len(able))
    if selection.decided:
        assert len(passed) == min(places, len(able))
        assert undecided == []
    lost = [item for item in selection.outcomes if item.result == Result.NOT_CHOSEN]
    assert all(winner.mean >= loser.mean for winner in passed for loser in lost)
    below = [item for item in selection.outcomes if item.result == Result.BELOW_MARK]
    assert len(below) == len(entries) - len(able)


@given(st.lists(ROWS, min_size=1, max_size=6), st.randoms())
def test_order_of_the_entries_does_not_matter(given_marks, random):
    entries = rivals(**{f"P{number}": rows for number, rows in enumerate(given_marks)})
    shuffled = random.sample(entries, len(entries))
    assert results(select(SMALL, entries)) == results(select(SMALL, shuffled))
