"""審査票と会議: when their steps may be taken."""

from .base import Condition
from .base import state_of
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.committee import rules_of
from kamakura.kyodo.domain import steps
from kamakura.kyodo.domain.deadlines import is_late
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.quorum import quorum_refusal
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.interfaces import IKyodoCommittee
from kamakura.kyodo.interfaces import IKyodoProposal
from types import MappingProxyType
from typing import Any


def while_judging(*allowed: str) -> Condition:
    """The condition that the proposal of a sheet is being judged."""

    def condition(review: Any, now: datetime) -> Refusal | None:
        return steps.judging_refusal(state_of(enclosing(review, IKyodoProposal)), *allowed)

    return condition


def convene(meeting: Any, now: datetime) -> Refusal | None:
    missing = meeting.starts is None or is_late(now, meeting.starts)
    return Refusal(steps.StepCode.START_MISSING) if missing else None


def confirm_minutes(meeting: Any, now: datetime) -> Refusal | None:
    empty = not (meeting.minutes or "").strip()
    return Refusal(steps.StepCode.MINUTES_MISSING) if empty else None


def hold(meeting: Any, now: datetime) -> Refusal | None:
    """Enough of the members in office on the day are there, after the rules of the city."""
    day = today(meeting.starts or now)
    rows = enclosing(meeting, IKyodoCommittee).members or ()
    return quorum_refusal(
        in_office=[row["id"] for row in rows if _in_office(row, day)],
        present=attendance_of(meeting).at_opening,
        rules=rules_of(meeting),
    )


def _in_office(row: Mapping[str, Any], day: date) -> bool:
    begun = row.get("term_from") is None or row["term_from"] <= day
    return begun and (row.get("term_to") is None or day <= row["term_to"])


CONDITIONS: Mapping[tuple[str, str], Condition] = MappingProxyType(
    {
        ("review", "start"): while_judging(),
        ("review", "reopen"): while_judging(),
        ("review", "restore"): while_judging("ready", "judging"),
        ("meeting", "convene"): convene,
        ("meeting", "confirm"): confirm_minutes,
        ("meeting", "hold"): hold,
    }
)
