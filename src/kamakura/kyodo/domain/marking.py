"""採点の進め方: when marks may be written, and when the sheets may be closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.marks import MarkCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class MarkingCode(RefusalCode):
    """Why marks are not taken, or sheets not closed."""

    NOT_OWN = "review_not_own"
    NOT_STARTED = "marking_not_started"
    NOT_OPEN = "review_not_open"
    CHANGED = "review_changed"
    NO_PROPOSALS = "no_proposals_to_judge"
    SHEETS_MISSING = "reviews_not_assigned"
    SHEETS_OPEN = "reviews_not_finished"
    NOT_PRESIDING = "not_presiding"
    NOT_CLOSED = "marking_not_closed"
    CLOSED = "marking_closed"
    CALL_OPEN = "call_still_open"
    RECUSAL_GROUND = "recusal_ground_unknown"
    NOT_MEMBER = "not_a_member"
    NOT_RECUSED = "not_recused"
    ALREADY_RECUSED = "already_recused"


@dataclass(frozen=True)
class SheetState:
    """Where one member's sheet of one proposal stands; ``absent`` at the item of it."""

    member: str
    name: str
    proposal: str
    state: str
    absent: bool = False

    @property
    def is_awaited(self) -> bool:
        """True if the closing has to wait for this sheet."""
        return self.state not in SETTLED and not self.absent


SETTLED = frozenset({"finished", "closed", "recused"})
UNSETTLED = ("assigned", "marking")


@dataclass(frozen=True)
class MemberProgress:
    """How many sheets of one member stand where; the recused ones apart.

    ``awaited``: the sheets for which the closing waits; fewer than are open where the member
    was absent.
    """

    member: str
    finished: int = 0
    closed: int = 0
    begun: int = 0
    untouched: int = 0
    recused: int = 0
    awaited: int = 0

    @property
    def done(self) -> int:
        """Sheets that are finished, or closed by whoever presides."""
        return self.finished + self.closed

    @property
    def is_ready(self) -> bool:
        """True if the member has finished every sheet."""
        return not (self.begun or self.untouched)

    @property
    def is_absent(self) -> bool:
        """True if sheets are open and none of them is waited for."""
        return not self.is_ready and not self.awaited


def is_partly_closed(members: Sequence[MemberProgress]) -> bool:
    """Have some proposals been closed by whoever presides over them, and others not yet?"""
    return any(one.closed for one in members) and any(
        one.finished or not one.is_ready for one in members
    )


def closing_refusal(sheets: Sequence[SheetState]) -> Refusal | None:
    """Refuses to close while a member who was not absent has an unfinished sheet."""
    waiting = [one for one in sheets if one.is_awaited]
    if not waiting:
        return None
    names = tuple(dict.fromkeys(one.name for one in waiting))
    return Refusal(MarkingCode.SHEETS_OPEN, {"names": names, "count": len(waiting)})


def mark_refusal(criteria: CriteriaSet, key: str, mark: int | None) -> Refusal | None:
    """Refuses a mark for an unknown item or outside the scale; None takes a mark back."""
    titles = {item.key: item.title for item in criteria.criteria}
    if key not in titles:
        return Refusal(MarkCode.UNKNOWN_ITEM, {"item": key})
    whole = isinstance(mark, int) and not isinstance(mark, bool)
    if mark is None or (whole and criteria.scale_min <= mark <= criteria.scale_max):
        return None
    if whole and criteria.not_applicable and mark == 0:
        return None
    params = {
        "item": titles[key],
        "mark": mark,
        "lowest": criteria.scale_min,
        "highest": criteria.scale_max,
    }
    return Refusal(MarkCode.OUTSIDE_SCALE, params)
