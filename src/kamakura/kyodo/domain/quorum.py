"""定足数・議決: when the committee may decide, and what it has decided."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
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
    CASTING_VOTE_NEEDED = "casting_vote_needed"


class Vote(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


def quorum_needed(in_office: Collection[str], recused: Collection[str] = ()) -> int:
    """More than half of the members in office; recused members leave the base for the item."""
    return len(set(in_office) - set(recused)) // 2 + 1


def quorum_refusal(
    *, in_office: Collection[str], present: Collection[str], recused: Collection[str] = ()
) -> Refusal | None:
    """Refuses to decide when not more than half of the members in office are there."""
    able = set(in_office) - set(recused)
    if not able:
        return Refusal(QuorumCode.NOBODY_ELIGIBLE)
    here, needed = len(able & set(present)), quorum_needed(in_office, recused)
    if here >= needed:
        return None
    return Refusal(QuorumCode.NO_QUORUM, {"present": here, "needed": needed, "base": len(able)})


def has_quorum(
    *, in_office: Collection[str], present: Collection[str], recused: Collection[str] = ()
) -> bool:
    """True if the committee may decide the item (過半数の出席)."""
    return quorum_refusal(in_office=in_office, present=present, recused=recused) is None


@dataclass(frozen=True)
class Resolution:
    """What was decided: 賛・否, and whether the chair's casting vote decided."""

    carried: bool
    votes_for: int
    votes_against: int
    abstentions: int
    by_casting_vote: bool = False


def resolve(
    votes: Mapping[str, Vote], *, chair: str, casting: Vote | None = None
) -> Resolution | Refusal:
    """Majority of those present; 可否同数 is decided by the chair.

    ``votes`` holds everyone present who may vote; an abstention counts as present. On a tie the
    ``casting`` vote decides, or the chair's own vote if none is given; without either the result
    is a refusal that asks for it.
    """
    if not votes:
        return Refusal(QuorumCode.NO_VOTES)
    counts = {kind: list(votes.values()).count(kind) for kind in Vote}
    yes, no, abstain = (counts[kind] for kind in (Vote.FOR, Vote.AGAINST, Vote.ABSTAIN))
    if yes != no:
        return Resolution(2 * yes > len(votes), yes, no, abstain)
    decisive = casting or votes.get(chair)
    if decisive not in (Vote.FOR, Vote.AGAINST):
        return Refusal(QuorumCode.CASTING_VOTE_NEEDED, {"votes_for": yes, "votes_against": no})
    return Resolution(decisive == Vote.FOR, yes, no, abstain, by_casting_vote=True)


def decide(
    votes: Mapping[str, Vote],
    *,
    chair: str,
    in_office: Collection[str],
    present: Collection[str],
    recused: Collection[str] = (),
    casting: Vote | None = None,
) -> Resolution | Refusal:
    """A valid resolution: quorum, only present members, nobody recused; else the refusal."""
    refusal = quorum_refusal(in_office=in_office, present=present, recused=recused)
    if refusal:
        return refusal
    for member in votes:
        if member in recused:
            return Refusal(QuorumCode.VOTER_RECUSED, {"member": member})
        if member not in present or member not in in_office:
            return Refusal(QuorumCode.VOTER_NOT_PRESENT, {"member": member})
    if casting and (chair in recused or chair not in present):
        return Refusal(QuorumCode.VOTER_NOT_PRESENT, {"member": chair})
    return resolve(votes, chair=chair, casting=casting)
