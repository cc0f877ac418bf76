"""繰上げ: when a chosen proposal of a theme has left, the next one that reached the mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.selection import Result


LEFT = frozenset({"withdrawn", "not_funded"})
"""States of a chosen proposal that gave its place back."""

REACHED = frozenset({Result.PASSED, Result.NOT_CHOSEN})
"""Results of the arithmetic at or above the mark."""


class RetablingCode(RefusalCode):
    """Why a proposal does not move up."""

    NOT_RELEASED = "retabling_before_release"
    NO_THEME = "retabling_no_theme"
    NO_PLACE = "retabling_no_place"
    NOT_NEXT = "retabling_not_next"
    REASON = "retabling_reason_missing"
    ALREADY = "retabling_already_decided"
    NOT_DECIDED = "retabling_not_decided"


@dataclass(frozen=True)
class Rival:
    """A judged proposal of a theme: its arithmetic as judged, and whether it is chosen now."""

    uid: str
    title: str
    rank: int | None
    computed: str
    state: str
    is_chosen: bool

    @property
    def has_left(self) -> bool:
        return self.is_chosen and self.state in LEFT


def free_places(rivals: Sequence[Rival], places: int) -> int:
    """Places of a theme that a chosen proposal gave back; a place never filled is none."""
    chosen = [one for one in rivals if one.is_chosen]
    left = sum(one.has_left for one in chosen)
    return max(0, min(left, places - (len(chosen) - left)))


def next_in_line(rivals: Sequence[Rival]) -> tuple[Rival, ...]:
    """The best of those that reached the mark and wait; several when they are tied."""
    able = [
        one
        for one in rivals
        if one.state == "not_chosen"
        and not one.is_chosen
        and one.computed in REACHED
        and one.rank is not None
    ]
    best = min((one.rank for one in able if one.rank is not None), default=None)
    return tuple(one for one in able if one.rank == best)


def retabling_refusal(
    uid: str, rivals: Sequence[Rival], *, places: int, reason: str
) -> Refusal | None:
    """Refuses whoever is not next, a theme without a free place, and a decision without reason."""
    if not free_places(rivals, places):
        return Refusal(RetablingCode.NO_PLACE)
    following = next_in_line(rivals)
    if uid not in [one.uid for one in following]:
        return Refusal(RetablingCode.NOT_NEXT, {"titles": tuple(o.title for o in following)})
    return None if reason.strip() else Refusal(RetablingCode.REASON)
