"""決定と公表: the committee's decisions beside the arithmetic, and when all may be released."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.selection import Result


class ReleaseCode(RefusalCode):
    """Why a decision is not taken, or the results are not released."""

    OUTCOME_UNKNOWN = "outcome_unknown"
    REASON_DIFFERS = "decision_reason_needed"
    REASONS_MISSING = "decisions_without_reason"
    RELEASED = "selection_released"
    UNDECIDED = "proposals_undecided"
    TOO_MANY_FOR_THEME = "too_many_for_theme"
    OUTDATED = "selection_outdated"
    NOT_PREPARED = "release_not_prepared"
    TIE_ORDER = "tie_order_incomplete"
    NO_TIE = "no_tie_to_resolve"
    NOT_RELEASED = "selection_not_released"
    NOT_NEXT = "not_next_in_line"
    TIME_PAST = "release_time_past"
    GROUNDS_MISSING = "notice_grounds_missing"
    TOO_LONG = "notice_too_long"


OUTCOMES = (Result.PASSED, Result.BELOW_MARK, Result.NOT_CHOSEN)


@dataclass(frozen=True)
class Judged:
    """One judged proposal: what was computed, what was decided ("" if nothing), and why."""

    uid: str
    title: str
    theme: str = ""
    computed: str = ""
    decided: str = ""
    reason: str = ""


def decision_refusal(computed: str, outcome: str, reason: str) -> Refusal | None:
    """A decision that differs from the arithmetic needs its reason."""
    if outcome not in OUTCOMES:
        return Refusal(ReleaseCode.OUTCOME_UNKNOWN, {"outcome": outcome})
    if outcome != computed and not reason.strip():
        return Refusal(ReleaseCode.REASON_DIFFERS)
    return None


def release_refusal(judged: tuple[Judged, ...], places: Mapping[str, int]) -> Refusal | None:
    """Refuses while a proposal has no result or no decision, or a theme has too many winners."""
    if any(not one.computed for one in judged):
        return Refusal(ReleaseCode.OUTDATED)
    open_ones = tuple(one.title for one in judged if not one.decided)
    if open_ones:
        return Refusal(ReleaseCode.UNDECIDED, {"titles": open_ones})
    # Computed again after a withdrawal, a result may have come to differ from its decision.
    bare = tuple(
        one.title for one in judged if one.decided != one.computed and not one.reason.strip()
    )
    if bare:
        return Refusal(ReleaseCode.REASONS_MISSING, {"titles": bare})
    for theme, limit in places.items():
        winners = [one for one in judged if one.theme == theme and one.decided == Result.PASSED]
        if len(winners) > limit:
            return Refusal(
                ReleaseCode.TOO_MANY_FOR_THEME,
                {"titles": tuple(one.title for one in winners), "limit": limit},
            )
    return None


LONGEST = {"number": 50, "grounds": 2000, "comment": 2000, "told": 400}
"""Characters of each text of a letter, and of the public reason of a 繰上げ (told)."""


def notice_refusal(**texts: str) -> Refusal | None:
    """A letter says why, and its texts (``LONGEST``) have an end."""
    if not texts["grounds"].strip():
        return Refusal(ReleaseCode.GROUNDS_MISSING)
    return _too_long(texts)


def place_refusal(**texts: str) -> Refusal | None:
    """What everybody reads of a 繰上げ (comment, told) has an end like the texts of a letter."""
    return _too_long(texts)


def _too_long(texts: Mapping[str, str]) -> Refusal | None:
    for name, text in texts.items():
        if len(text.strip()) > LONGEST[name]:
            return Refusal(ReleaseCode.TOO_LONG, {"name": name, "limit": LONGEST[name]})
    return None


def schedule_refusal(at: datetime, now: datetime) -> Refusal | None:
    """A release is set for a time to come."""
    return None if at > now else Refusal(ReleaseCode.TIME_PAST)


def is_due(at: datetime | None, now: datetime) -> bool:
    """Has the time of a release come?"""
    return at is not None and at <= now


def next_in_line(ranks: Mapping[str, int]) -> tuple[str, ...]:
    """The best of those that were not chosen; several where nothing has told them apart."""
    best = min(ranks.values(), default=0)
    return tuple(uid for uid, rank in ranks.items() if rank == best)


def next_refusal(titles: Mapping[str, str], uid: str) -> Refusal | None:
    """A free place goes to one of those next in line (uid -> title), and to nobody before them."""
    if uid in titles:
        return None
    return Refusal(ReleaseCode.NOT_NEXT, {"titles": tuple(titles.values())})
