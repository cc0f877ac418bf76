"""The life cycles of every noun: the one source; the workflows of the profile mirror it."""

from collections.abc import Mapping
from enum import StrEnum
from kamakura.kyodo.domain.cycles_call import CALL
from kamakura.kyodo.domain.cycles_call import CONSULTATION
from kamakura.kyodo.domain.cycles_call import THEME
from kamakura.kyodo.domain.cycles_committee import MEETING
from kamakura.kyodo.domain.cycles_committee import REVIEW
from kamakura.kyodo.domain.cycles_project import BASIC
from kamakura.kyodo.domain.cycles_project import COMMITTEE
from kamakura.kyodo.domain.cycles_project import EVALUATION
from kamakura.kyodo.domain.cycles_project import ORGANIZATION
from kamakura.kyodo.domain.cycles_project import PROJECT
from kamakura.kyodo.domain.cycles_proposal import PROPOSAL
from kamakura.kyodo.domain.life_cycle import draw
from kamakura.kyodo.domain.life_cycle import Flow
from kamakura.kyodo.domain.life_cycle import LifeCycle
from kamakura.kyodo.domain.state_ids import BasicState
from kamakura.kyodo.domain.state_ids import CallState
from kamakura.kyodo.domain.state_ids import ConsultationState
from kamakura.kyodo.domain.state_ids import EvaluationState
from kamakura.kyodo.domain.state_ids import MeetingState
from kamakura.kyodo.domain.state_ids import OrganizationState
from kamakura.kyodo.domain.state_ids import ProjectState
from kamakura.kyodo.domain.state_ids import ProposalState
from kamakura.kyodo.domain.state_ids import ReviewState
from kamakura.kyodo.domain.state_ids import ThemeState
from types import MappingProxyType


LIFE_CYCLES: Mapping[str, LifeCycle] = MappingProxyType(
    {
        cycle.noun: cycle
        for cycle in (
            CALL,
            THEME,
            PROPOSAL,
            CONSULTATION,
            REVIEW,
            MEETING,
            PROJECT,
            EVALUATION,
            ORGANIZATION,
            COMMITTEE,
            BASIC,
        )
    }
)

STATES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "call": CallState,
        "theme": ThemeState,
        "proposal": ProposalState,
        "consultation": ConsultationState,
        "review": ReviewState,
        "meeting": MeetingState,
        "project": ProjectState,
        "evaluation": EvaluationState,
        "organization": OrganizationState,
        "committee": BasicState,
        "basic": BasicState,
    }
)

# Program and folders share the basic life cycle.
SHARED = MappingProxyType({"program": "basic", "folder": "basic"})


def life_cycle(noun: str) -> LifeCycle:
    """The life cycle of a noun; KeyError if the noun has none."""
    return LIFE_CYCLES[SHARED.get(noun, noun)]


def flow(noun: str, here: str | None = None, *, reached: str | None = None) -> Flow:
    """The band of steps of a noun, seen from the state ``here``."""
    return draw(life_cycle(noun), here, reached=reached)
