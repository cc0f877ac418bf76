"""定足数・議決: when the committee may decide, and what it has decided."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class QuorumCode(RefusalCode):
    """Why a resolution is not valid."""

    NO_QUORUM = "no_quorum"
    NOBODY_ELIGIBLE = "nobody_may_decide"
    VOTER_NOT_PRESENT = "voter_not_present"
    VOTER_RECUSED = "voter_recused"
    NO_VOTES = "no_votes"
    VOTES_MISSING = "votes_missing"
    CASTING_VOTE_NEEDED = "casting_vote_needed"


class Vote(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class QuorumRule(StrEnum):
    """How many of the members in office must be there."""

    OVER_HALF = "over_half"
    HALF = "half"
    TWO_THIRDS = "two_thirds"


class MajorityRule(StrEnum):
    """More than half of whom: of those present, or of the votes for and against."""

    PRESENT = "present"
    CAST = "cast"


class TieRule(StrEnum):
    """可否同数: the chair decides, or nothing is decided and the motion falls."""

    CHAIR = "chair"
    REJECTED = "rejected"


@dataclass(frozen=True)
class VotingRules:
    """What the ordinance says about valid resolutions.

    ``articles``: "quorum", "majority", "tie" -> the article, cited with a refusal.
    """

    quorum: str = QuorumRule.OVER_HALF
    majority: str = MajorityRule.PRESENT
    tie: str = TieRule.CHAIR
    articles: Mapping[str, str] = field(default_factory=dict)

    def cited(self, name: str) -> dict[str, str]:
        """The rule of a refusal: its name, and its article if the city has entered it."""
        return {"rule": str(getattr(self, name)), "article": self.articles.get(name, "")}


DEFAULT_RULES = VotingRules()


def quorum_needed(
    in_office: Collection[str],
    recused: Collection[str] = (),
    *,
    rules: VotingRules = DEFAULT_RULES,
) -> int:
    """How many must be there; recused members leave the base for the item."""
    base = len(set(in_office) - set(recused))
    if rules.quorum == QuorumRule.HALF:
        return max(1, -(-base // 2))
    if rules.quorum == QuorumRule.TWO_THIRDS:
        return max(1, -(-2 * base // 3))
    return base // 2 + 1


def quorum_refusal(
    *,
    in_office: Collection[str],
    present: Collection[str],
    recused: Collection[str] = (),
    rules: VotingRules = DEFAULT_RULES,
) -> Refusal | None:
    """Refuses to decide when too few of the members in office are there."""
    able = set(in_office) - set(recused)
    if not able:
        return Refusal(QuorumCode.NOBODY_ELIGIBLE)
    here, needed = len(able & set(present)), quorum_needed(in_office, recused, rules=rules)
    if here >= needed:
        return None
    params = {"present": here, "needed": needed, "base": len(able), **rules.cited("quorum")}
    return Refusal(QuorumCode.NO_QUORUM, params)


@dataclass(frozen=True)
class Resolution:
    """What was decided: 賛・否, and whether the chair's casting vote decided."""

    carried: bool
    votes_for: int
    votes_against: int
    abstentions: int
    by_casting_vote: bool = False


def resolve(
    votes: Mapping[str, Vote],
    *,
    chair: str,
    casting: Vote | None = None,
    rules: VotingRules = DEFAULT_RULES,
) -> Resolution | Refusal:
    """Majority of those present, or of the votes cast; 可否同数 is decided by the chair.

    ``votes`` holds everyone present who may vote; an abstention counts as present. On a tie the
    ``casting`` vote decides, or the chair's own vote if none is given; without either the result
    is a refusal that asks for it. Where the rules say so a tie is a rejection instead.
    """
    if not votes:
        return Refusal(QuorumCode.NO_VOTES)
    counts = {kind: list(votes.values()).count(kind) for kind in Vote}
    yes, no, abstain = (counts[kind] for kind in (Vote.FOR, Vote.AGAINST, Vote.ABSTAIN))
    if yes != no:
        base = yes + no if rules.majority == MajorityRule.CAST else len(votes)
        return Resolution(2 * yes > base, yes, no, abstain)
    if rules.tie == TieRule.REJECTED:
        return Resolution(False, yes, no, abstain)
    decisive = casting or votes.get(chair)
    if decisive not in (Vote.FOR, Vote.AGAINST):
        params = {"votes_for": yes, "votes_against": no, **rules.cited("tie")}
        return Refusal(QuorumCode.CASTING_VOTE_NEEDED, params)
    return Resolution(decisive == Vote.FOR, yes, no, abstain, by_casting_vote=True)


def decide(
    votes: Mapping[str, Vote],
    *,
    chair: str,
    in_office: Collection[str],
    present: Collection[str],
    recused: Collection[str] = (),
    casting: Vote | None = None,
    rules: VotingRules = DEFAULT_RULES,
) -> Resolution | Refusal:
    """A valid resolution: quorum, every member present and nobody else; else the refusal.

    The chair may keep back the own vote for a tie; anybody else present votes or abstains.
    """
    refusal = quorum_refusal(in_office=in_office, present=present, recused=recused, rules=rules)
    if refusal:
        return refusal
    for member in votes:
        if member in recused:
            return Refusal(QuorumCode.VOTER_RECUSED, {"member": member})
        if member not in present or member not in in_office:
            return Refusal(QuorumCode.VOTER_NOT_PRESENT, {"member": member})
    if casting and (chair in recused or chair not in present):
        return Refusal(QuorumCode.VOTER_NOT_PRESENT, {"member": chair})
    able = (set(in_office) & set(present)) - set(recused)
    missing = able - set(votes) - {chair}
    if votes and missing:
        params = {"count": len(missing), **rules.cited("majority")}
        return Refusal(QuorumCode.VOTES_MISSING, params)
    return resolve(votes, chair=chair, casting=casting, rules=rules)
