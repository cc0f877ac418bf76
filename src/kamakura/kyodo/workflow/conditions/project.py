"""実施事業と評価: when their steps may be taken."""

from .base import Condition
from .base import first
from .base import state_of
from .base import states
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.columns import joint
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.domain import steps
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.refusal import Refusal
from types import MappingProxyType
from typing import Any


def agree(project: Any, now: datetime) -> Refusal | None:
    return steps.agree_refusal(project.agreed_on, project.period_from, project.period_to)


def start_project(project: Any, now: datetime) -> Refusal | None:
    return steps.start_project_refusal(today(now), project.period_from)


def complete_project(project: Any, now: datetime) -> Refusal | None:
    return steps.complete_project_refusal(states(children(project, "KyodoEvaluation")))


def release_columns(evaluation: Any, now: datetime) -> Refusal | None:
    return steps.columns_refusal(evaluation.locked.keys())


def joint_is_written(evaluation: Any, now: datetime) -> Refusal | None:
    return None if joint(evaluation) else Refusal(steps.StepCode.JOINT_EMPTY)


def third_party_is_written(evaluation: Any, now: datetime) -> Refusal | None:
    waiting = state_of(evaluation) == "third_party" and not (evaluation.third_party or "").strip()
    third = Refusal(steps.StepCode.THIRD_PARTY_EMPTY) if waiting else None
    return first(joint_is_written(evaluation, now), third)


CONDITIONS: Mapping[tuple[str, str], Condition] = MappingProxyType(
    {
        ("project", "agree"): agree,
        ("project", "start"): start_project,
        ("project", "complete"): complete_project,
        ("evaluation", "release_columns"): release_columns,
        ("evaluation", "ask_third_party"): joint_is_written,
        ("evaluation", "make_publishable"): third_party_is_written,
    }
)
