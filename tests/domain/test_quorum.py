"""定足数, majority, and the casting vote."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import quorum
from kamakura.kyodo.domain.quorum import Resolution
from kamakura.kyodo.domain.quorum import Vote
from kamakura.kyodo.domain.refusal import Refusal
import pytest


FIVE = ("M1", "M2", "M3", "M4", "M5")
YES, NO, ABSTAIN = Vote.FOR, Vote.AGAINST, Vote.ABSTAIN


def votes(*given_votes):
    return dict(zip(FIVE, given_votes, strict=False))


@pytest.mark.parametrize(
    ("present", "recused", "expected"),
    [
        (FIVE[:3], (), True),
        (FIVE[:2], (), False),
        (FIVE[:3], ("M5",), True),
        (FIVE[:2], ("M5",), False),
        (FIVE[:3], ("M1",), False),
        (FIVE[:2], ("M4", "M5"), True),
        (("X1", "X2", "X3"), (), False),
    ],
)
def test_more_than_half_of_those_who_may_decide(present, recused, expected):
    assert quorum.has_quorum(in_office=FIVE, present=present, recused=recused) is expected


def test_refusal_tells_the_numbers():
    refusal = quorum.quorum_refusal(in_office=FIVE, present=FIVE[:2], recused=("M5",))
    assert refusal == Refusal("no_quorum", {"present": 2, "needed": 3, "base": 4})


def test_everybody_recused():
    refusal = quorum.quorum_refusal(in_office=FIVE, present=FIVE, recused=FIVE)
    assert refusal == Refusal("nobody_may_decide")


@given(st.integers(1, 40), st.integers(0, 40))
def test_quorum_is_more_than_half(size, here):
    members = [str(number) for number in range(size)]
    present = members[:here]
    assert quorum.has_quorum(in_office=members, present=present) == (2 * len(present) > size)


@pytest.mark.parametrize(
    ("given_votes", "resolution"),
    [
        ((YES, YES, YES, NO, NO), Resolution(True, 3, 2, 0)),
        ((NO, NO, NO, YES, YES), Resolution(False, 2, 3, 0)),
        ((YES, NO, YES, NO), Resolution(True, 2, 2, 0, by_casting_vote=True)),
        ((NO, YES, YES, NO), Resolution(False, 2, 2, 0, by_casting_vote=True)),
        ((YES, YES, ABSTAIN, ABSTAIN, NO), Resolution(False, 2, 1, 2)),
    ],
)
def test_majority_of_those_present_and_the_chair_on_a_tie(given_votes, resolution):
    assert quorum.resolve(votes(*given_votes), chair="M1") == resolution


def test_chair_who_does_not_vote_decides_a_tie_by_the_casting_vote():
    without_chair = {"M2": YES, "M3": NO, "M4": YES, "M5": NO}
    needed = Refusal("casting_vote_needed", {"votes_for": 2, "votes_against": 2})
    assert quorum.resolve(without_chair, chair="M1") == needed
    decided = quorum.resolve(without_chair, chair="M1", casting=NO)
    assert decided == Resolution(False, 2, 2, 0, by_casting_vote=True)


def test_abstaining_is_no_casting_vote():
    tied = quorum.resolve(votes(ABSTAIN, YES, NO), chair="M1", casting=ABSTAIN)
    assert tied == Refusal("casting_vote_needed", {"votes_for": 1, "votes_against": 1})


def test_no_votes():
    assert quorum.resolve({}, chair="M1") == Refusal("no_votes")


@given(st.lists(st.sampled_from([YES, NO, ABSTAIN]), min_size=1, max_size=30), st.booleans())
def test_carried_means_majority_or_casting_vote(ballots, chair_is_for):
    casting = YES if chair_is_for else NO
    ballot = {str(number): vote for number, vote in enumerate(ballots)}
    result = quorum.resolve(ballot, chair="chair", casting=casting)
    yes, no = ballots.count(YES), ballots.count(NO)
    assert result.carried == (chair_is_for if yes == no else 2 * yes > len(ballots))
    assert result.by_casting_vote == (yes == no)


def decide(ballot, **changes):
    options = {"chair": "M1", "in_office": FIVE, "present": FIVE, **changes}
    return quorum.decide(ballot, **options)


def test_valid_resolution():
    assert decide(votes(YES, YES, YES, YES, NO)) == Resolution(True, 4, 1, 0)


@pytest.mark.parametrize(
    ("ballot", "changes", "refusal"),
    [
        (votes(YES, YES), {"present": FIVE[:2]}, "no_quorum"),
        (votes(YES, YES, YES), {"recused": ("M3",)}, "voter_recused"),
        (votes(YES, YES, YES, YES), {"present": FIVE[:3]}, "voter_not_present"),
        ({"X": YES}, {"present": (*FIVE, "X")}, "voter_not_present"),
        ({"M2": YES, "M3": NO}, {"present": FIVE[1:], "casting": YES}, "voter_not_present"),
        ({"M2": YES, "M3": NO}, {"recused": ("M1",), "casting": YES}, "voter_not_present"),
    ],
)
def test_invalid_resolution(ballot, changes, refusal):
    assert decide(ballot, **changes).code == refusal
