"""The city's conditions, by noun and transition: our objects handed to the rules of ``domain``."""

from collections.abc import Mapping
from kamakura.kyodo.workflow.conditions import call
from kamakura.kyodo.workflow.conditions import committee
from kamakura.kyodo.workflow.conditions import project
from kamakura.kyodo.workflow.conditions import proposal
from kamakura.kyodo.workflow.conditions.base import Condition
from types import MappingProxyType


CONDITIONS: Mapping[tuple[str, str], Condition] = MappingProxyType(
    {
        **call.CONDITIONS,
        **proposal.CONDITIONS,
        **committee.CONDITIONS,
        **project.CONDITIONS,
    }
)
