"""How members mark, compared over the same proposals."""

from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.tendency import tendencies
from kamakura.kyodo.domain.tendency import Tendency


TOTALS = st.dictionaries(
    st.sampled_from(("P1", "P2", "P3")),
    st.dictionaries(st.sampled_from("ABCDE"), st.fractions(0, 50, max_denominator=4)),
)


def test_generous_and_strict_member():
    totals = {"P1": {"A": Fraction(40), "B": Fraction(30)}}
    assert tendencies(totals) == (
        Tendency("A", 1, Fraction(5)),
        Tendency("B", 1, Fraction(-5)),
    )


def test_member_recused_from_a_weak_proposal_is_not_strict_for_it():
    strong = {"A": Fraction(40), "B": Fraction(40)}
    weak = {"B": Fraction(10), "C": Fraction(10)}
    found = {one.member: one.difference for one in tendencies({"P1": strong, "P2": weak})}
    assert found == {"A": 0, "B": 0, "C": 0}


def test_nobody_marked():
    assert tendencies({"P1": {}}) == ()


@given(TOTALS)
def test_differences_add_up_to_zero_over_all_marks(totals):
    assert sum(one.difference * one.count for one in tendencies(totals)) == 0


@given(TOTALS)
def test_only_who_marked_is_named(totals):
    marked = {member for marks in totals.values() for member in marks}
    assert {one.member for one in tendencies(totals)} == marked


@given(TOTALS, st.fractions(0, 10))
def test_adding_the_same_to_every_mark_changes_nothing(totals, more):
    raised = {
        name: {member: total + more for member, total in marks.items()}
        for name, marks in totals.items()
    }
    assert tendencies(raised) == tendencies(totals)
