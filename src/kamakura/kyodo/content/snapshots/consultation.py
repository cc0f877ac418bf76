"""What the rules need to know of a consultation."""

from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.domain.consultation import FOUR_PARTY
from kamakura.kyodo.domain.consultation import OPEN_STATES
from kamakura.kyodo.domain.consultation import PRELIMINARY
from kamakura.kyodo.domain.consultation import waiting_parties
from plone import api


@dataclass(frozen=True)
class ConsultationSnapshot:
    """One consultation; ``answered`` are the keys of the parties that wrote their part."""

    kind: str
    state: str
    sections: tuple[str, ...]
    answered: frozenset[str]
    meetings: int
    outcome: str
    due: date | None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parties it waits for."""
        return waiting_parties(
            self.kind, state=self.state, sections=self.sections, answered=self.answered
        )


def consultation_snapshot(consultation) -> ConsultationSnapshot:
    """The snapshot of one."""
    return ConsultationSnapshot(
        kind=consultation.kind,
        state=api.content.get_state(consultation),
        sections=tuple(consultation.sections or ()),
        answered=frozenset(consultation.parts),
        meetings=len(consultation.meetings or ()),
        outcome=consultation.outcome or "",
        due=consultation.due,
    )


def consultations_of(proposal) -> list:
    """The consultations of a proposal, oldest first; empty outside a proposal."""
    found = children(proposal, "KyodoConsultation")
    return sorted(found, key=lambda each: (each.created(), each.getId()))


def snapshots_of(proposal) -> list[ConsultationSnapshot]:
    """Their snapshots, oldest first."""
    return [consultation_snapshot(each) for each in consultations_of(proposal)]


def open_consultation(proposal):
    """The consultation under way, or None."""
    for each in reversed(consultations_of(proposal)):
        if consultation_snapshot(each).is_open:
            return each
    return None


def last_outcome(proposal, kind: str) -> str:
    """How the newest concluded consultation of a kind ended; empty before one did.

    A newer one that is still open makes the older conclusion void.
    """
    same = [each for each in snapshots_of(proposal) if each.kind == kind]
    if not same or same[-1].state != "concluded":
        return ""
    return same[-1].outcome


def preliminary_outcome(proposal) -> str:
    """How the 事前調整 ended: ``go`` opens the way to 提出."""
    return last_outcome(proposal, PRELIMINARY)


def four_party_outcome(proposal) -> str:
    """How the 4者協議 ended."""
    return last_outcome(proposal, FOUR_PARTY)
