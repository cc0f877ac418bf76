"""定足数, majority, and the casting vote."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import quorum
from kamakura.kyodo.domain.quorum import Resolution
from kamakura.kyodo.domain.quorum import Vote
from kamakura.kyodo.domain.quorum import VotingRules
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
    refusal = quorum.quorum_refusal(in_office=FIVE, present=present, recused=recused)
    assert (refusal is None) is expected


def test_refusal_tells_the_numbers():
    refusal = quorum.quorum_refusal(in_office=FIVE, present=FIVE[:2], recused=("M5",))
    params = {"present": 2, "needed": 3, "base": 4, "rule": "over_half", "article": ""}
    assert refusal == Refusal("no_quorum", params)


def test_everybody_recused():
    refusal = quorum.quorum_refusal(in_office=FIVE, present=FIVE, recused=FIVE)
    assert refusal == Refusal("nobody_may_decide")


@given(st.integers(1, 40), st.integers(0, 40))
def test_quorum_is_more_than_half(size, here):
    members = [str(number) for number in range(size)]
    present = members[:here]
    refusal = quorum.quorum_refusal(in_office=members, present=present)
    assert (refusal is None) == (2 * len(present) > size)


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
    params = {"votes_for": 2, "votes_against": 2, "rule": "chair", "article": ""}
    needed = Refusal("casting_vote_needed", params)
    assert quorum.resolve(without_chair, chair="M1") == needed
    decided = quorum.resolve(without_chair, chair="M1", casting=NO)
    assert decided == Resolution(False, 2, 2, 0, by_casting_vote=True)


def test_abstaining_is_no_casting_vote():
    tied = quorum.resolve(votes(ABSTAIN, YES, NO), chair="M1", casting=ABSTAIN)
    params = {"votes_for": 1, "votes_against": 1, "rule": "chair", "article": ""}
    assert tied == Refusal("casting_vote_needed", params)


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
        (votes(YES, YES, YES), {}, "votes_missing"),
        ({}, {}, "no_votes"),
    ],
)
def test_invalid_resolution(ballot, changes, refusal):
    assert decide(ballot, **changes).code == refusal


def test_the_chair_may_keep_back_the_own_vote_for_a_tie():
    ballot = {"M2": YES, "M3": NO, "M4": YES, "M5": NO}
    assert decide(ballot, casting=NO) == Resolution(False, 2, 2, 0, by_casting_vote=True)


def test_a_missing_vote_names_the_rule_and_its_article():
    rules = VotingRules(majority="cast", articles={"majority": "規則第6条"})
    refusal = decide(votes(YES, YES, YES), rules=rules)
    assert refusal == Refusal("votes_missing", {"count": 2, "rule": "cast", "article": "規則第6条"})


@pytest.mark.parametrize(
    ("rule", "needed"), [("over_half", [1, 2, 2, 3, 3]), ("half", [1, 1, 2, 2, 3])]
)
def test_the_quorum_is_what_the_city_rules(rule, needed):
    sizes = [FIVE[:size] for size in range(1, 6)]
    rules = VotingRules(quorum=rule)
    assert [quorum.quorum_needed(members, rules=rules) for members in sizes] == needed


def test_two_thirds_are_rounded_up():
    rules = VotingRules(quorum="two_thirds")
    assert [quorum.quorum_needed(FIVE[:size], rules=rules) for size in (3, 4, 5)] == [2, 3, 4]


def test_the_refusal_names_the_rule_of_the_city():
    rules = VotingRules(quorum="two_thirds", articles={"quorum": "規則第5条第2項"})
    refusal = decide(votes(YES, YES, YES), present=FIVE[:3], rules=rules)
    assert (refusal.code, refusal.params["rule"], refusal.params["article"]) == (
        "no_quorum",
        "two_thirds",
        "規則第5条第2項",
    )


def test_an_abstention_does_not_count_where_the_votes_cast_decide():
    ballot = votes(YES, YES, ABSTAIN, ABSTAIN, NO)
    assert decide(ballot, rules=VotingRules(majority="cast")) == Resolution(True, 2, 1, 2)


def test_a_tie_is_a_rejection_where_the_city_rules_so():
    ballot = votes(YES, YES, ABSTAIN, NO, NO)
    assert decide(ballot, rules=VotingRules(tie="rejected")) == Resolution(False, 2, 2, 1)
