"""When a step of a life cycle may be taken: conditions that belong to no other rule."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from kamakura.kyodo.domain.deadlines import closing_instant
from kamakura.kyodo.domain.deadlines import is_late
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class StepCode(RefusalCode):
    """Why a step waits."""

    REOPEN_NEEDS_CLOSING = "call_reopen_needs_later_closing"
    REVIEWS_OPEN = "step_reviews_open"
    PROPOSALS_PENDING = "call_proposals_pending"
    CALL_NOT_PUBLIC = "theme_call_not_public"
    CEILING_MISSING = "theme_ceiling_missing"
    PERIOD_MISSING = "period_missing"
    PERIOD_REVERSED = "period_reversed"
    PERIOD_TOO_LONG = "period_too_long"
    STILL_ACCEPTING = "theme_still_accepting"
    CLOSING_MISSING = "theme_closing_missing"
    DECISION_MISSING = "decision_missing"
    THEME_NOT_OPEN = "theme_not_open"
    CALL_OVER = "call_takes_no_proposals"
    PRELIMINARY_NEEDED = "preliminary_needed"
    TALK_NEEDED = "step_talk_needed"
    NO_REVIEWS = "step_no_reviews"
    OTHER_OUTCOME = "step_other_outcome"
    READY_LEFT = "ready_left"
    NO_VACANCY = "retable_no_vacancy"
    NOT_JUDGING = "proposal_not_judging"
    START_MISSING = "meeting_start_missing"
    MINUTES_MISSING = "minutes_missing"
    AGREEMENT_MISSING = "agreement_date_missing"
    NOT_STARTED_YET = "project_not_started_yet"
    EVALUATION_OPEN = "evaluation_not_published"
    COLUMNS_OPEN = "evaluation_columns_open"
    JOINT_EMPTY = "evaluation_joint_empty"
    THIRD_PARTY_EMPTY = "evaluation_third_party_empty"


@dataclass(frozen=True)
class Talk:
    """One consultation, as far as the next step asks."""

    kind: str
    state: str
    outcome: str = ""


def reopen_call_refusal(now: datetime, closes: datetime | None) -> Refusal | None:
    """A call is opened again only together with a closing that lies ahead."""
    if closes is None or is_late(now, closes):
        return Refusal(StepCode.REOPEN_NEEDS_CLOSING)
    return None


def reviews_refusal(states: Collection[str]) -> Refusal | None:
    """A result is told only when the chair has closed every sheet."""
    still = [state for state in states if state not in ("closed", "recused")]
    return Refusal(StepCode.REVIEWS_OPEN, {"count": len(still)}) if still else None


def none_left_refusal(ready: Sequence[object]) -> Refusal | None:
    """What was made ready is judged, or leaves first: after the release nothing can be."""
    return Refusal(StepCode.READY_LEFT, {"count": len(ready)}) if ready else None


def complete_call_refusal(proposal_states: Iterable[str]) -> Refusal | None:
    """A year is put away when nothing of it waits for a decision."""
    waiting = ("ready", "judging", "passed", "budgeting")
    count = sum(state in waiting for state in proposal_states)
    return Refusal(StepCode.PROPOSALS_PENDING, {"count": count}) if count else None


def period_refusal(
    starts: date | None, ends: date | None, *, most_years: int | None = None
) -> Refusal | None:
    """Both ends of a period, in the right order, in no more 年度 than a project may take."""
    if starts is None or ends is None:
        return Refusal(StepCode.PERIOD_MISSING)
    if ends < starts:
        return Refusal(StepCode.PERIOD_REVERSED, {"starts": starts, "ends": ends})
    if most_years and fiscal_year_of(ends) - fiscal_year_of(starts) >= most_years:
        return Refusal(StepCode.PERIOD_TOO_LONG, {"most": most_years})
    return None


def theme_refusal(
    cap_yen: int | None, starts: date | None, ends: date | None, *, most_years: int | None = None
) -> Refusal | None:
    """A theme tells its ceiling and its period before anybody works on an answer."""
    if cap_yen is None:
        return Refusal(StepCode.CEILING_MISSING)
    return period_refusal(starts, ends, most_years=most_years)


def publish_theme_refusal(call_state: str) -> Refusal | None:
    """A theme does not become public before its call."""
    return None if call_state in ("published", "accepting") else Refusal(StepCode.CALL_NOT_PUBLIC)


def close_theme_refusal(
    now: datetime, *, until: datetime | None, call_state: str
) -> Refusal | None:
    """A theme closes with its call, or after its own closing time."""
    if call_state not in ("published", "accepting"):
        return None
    if until is None:
        return Refusal(StepCode.CLOSING_MISSING)
    if is_late(now, until):
        return None
    return Refusal(StepCode.STILL_ACCEPTING, {"closes": closing_instant(until)})


def decisions_refusal(
    judging: Iterable[str], decided: Mapping[str, Mapping[str, object]]
) -> Refusal | None:
    """Every proposal that is being judged (by UID) has the committee's decision."""
    missing = [uid for uid in judging if uid not in decided]
    return Refusal(StepCode.DECISION_MISSING, {"count": len(missing)}) if missing else None


def begin_refusal(call_state: str, theme_state: str | None) -> Refusal | None:
    """A way begins while the call lives; an answer to a theme only while that is public."""
    if call_state not in ("published", "accepting", "closed", "selecting"):
        return Refusal(StepCode.CALL_OVER)
    if theme_state is not None and theme_state != "published":
        return Refusal(StepCode.THEME_NOT_OPEN)
    return None


def preliminary_refusal(talks: Sequence[Talk], *, required: bool) -> Refusal | None:
    """提案の前に事前調整を終える, unless the city waives it."""
    done = _last_outcome(talks, "preliminary") == "go"
    return None if done or not required else Refusal(StepCode.PRELIMINARY_NEEDED)


def _last_outcome(talks: Sequence[Talk], kind: str) -> str:
    """How the newest talk of a kind ended; one that is still open makes older ones void."""
    same = [talk for talk in talks if talk.kind == kind]
    return same[-1].outcome if same and same[-1].state == "concluded" else ""


def concluded_refusal(talks: Sequence[Talk], outcome: str) -> Refusal | None:
    """A proposal leaves the 4者協議 by the outcome that was concluded, not by another."""
    done = _last_outcome(talks, "four_party") == outcome
    return None if done else Refusal(StepCode.TALK_NEEDED)


def start_judging_refusal(review_states: Collection[str]) -> Refusal | None:
    """There is somebody to judge."""
    able = [state for state in review_states if state != "recused"]
    return None if able else Refusal(StepCode.NO_REVIEWS)


def release_refusal(
    outcome: str, decided: str | None, review_states: Collection[str]
) -> Refusal | None:
    """What is told is what was decided on closed sheets, nothing else."""
    refusal = reviews_refusal(review_states)
    if refusal is not None:
        return refusal
    if decided is None:
        return Refusal(StepCode.DECISION_MISSING, {"count": 1})
    return None if decided == outcome else Refusal(StepCode.OTHER_OUTCOME)


def retable_refusal(chosen_states: Iterable[str], *, places: int = 1) -> Refusal | None:
    """A proposal not chosen comes back only when a chosen one has left one of the ``places``."""
    states = list(chosen_states)
    there = [state for state in states if state not in ("withdrawn", "not_funded")]
    is_free = len(there) < min(places, len(states))
    return None if is_free else Refusal(StepCode.NO_VACANCY)


def judging_refusal(proposal_state: str, *allowed: str) -> Refusal | None:
    """Sheets move only while their proposal is being judged."""
    return None if proposal_state in (allowed or ("judging",)) else Refusal(StepCode.NOT_JUDGING)


def agree_refusal(agreed_on: date | None, starts: date | None, ends: date | None) -> Refusal | None:
    """An agreement has its own date and the period of the work."""
    if agreed_on is None:
        return Refusal(StepCode.AGREEMENT_MISSING)
    return period_refusal(starts, ends)


def start_project_refusal(today: date, starts: date | None) -> Refusal | None:
    """Work begins on the first agreed day, not before."""
    if starts is None:
        return Refusal(StepCode.PERIOD_MISSING)
    return Refusal(StepCode.NOT_STARTED_YET, {"starts": starts}) if today < starts else None


def complete_project_refusal(evaluation_states: Collection[str]) -> Refusal | None:
    """A project ends in public: its evaluation is published first."""
    done = bool(evaluation_states) and set(evaluation_states) == {"published"}
    return None if done else Refusal(StepCode.EVALUATION_OPEN)


def columns_refusal(locked: Collection[str]) -> Refusal | None:
    """Neither side reads the other's column until both are locked."""
    return None if {"group", "section"} <= set(locked) else Refusal(StepCode.COLUMNS_OPEN)
