"""選考委員会の構成: one chair, terms of office, size limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class CommitteeCode(RefusalCode):
    """What can be wrong with the list of members."""

    NO_COMMITTEE = "committee_missing"
    NO_MEMBERS = "committee_empty"
    NAME_MISSING = "member_name_missing"
    ID_TWICE = "member_id_twice"
    USER_TWICE = "member_user_twice"
    USER_UNKNOWN = "member_user_unknown"
    USER_MISSING = "member_user_missing"
    TERM_REVERSED = "member_term_reversed"
    ONE_CHAIR = "committee_one_chair"
    ONE_VICE_CHAIR = "committee_one_vice_chair"
    TOO_MANY = "committee_too_many"


@dataclass(frozen=True)
class Seat:
    """One member with the term of office; open ends are None."""

    id: str
    name: str
    user_id: str = ""
    office: str = "member"
    term_from: date | None = None
    term_to: date | None = None

    def in_office(self, on: date) -> bool:
        """True if the term covers the day; both its ends are inside."""
        begun = self.term_from is None or self.term_from <= on
        return begun and (self.term_to is None or on <= self.term_to)


def seats_refusal(seats: Sequence[Seat], *, limit: int | None, on: date) -> Refusal | None:
    """Refuses a list that the committee cannot work with on the day ``on``.

    Names, ids and terms are checked for every row; chair, vice chair and size for those in
    office, so that former members stay on record.
    """
    for place, seat in enumerate(seats, 1):
        refusal = _seat_refusal(seat, place, seats)
        if refusal:
            return refusal
    sitting = [seat for seat in seats if seat.in_office(on)]
    if not sitting:
        return Refusal(CommitteeCode.NO_MEMBERS)
    chairs = sum(seat.office == "chair" for seat in sitting)
    if chairs != 1:
        return Refusal(CommitteeCode.ONE_CHAIR, {"count": chairs})
    if sum(seat.office == "vice_chair" for seat in sitting) > 1:
        return Refusal(CommitteeCode.ONE_VICE_CHAIR)
    if limit and len(sitting) > limit:
        return Refusal(CommitteeCode.TOO_MANY, {"count": len(sitting), "limit": limit})
    return None


def _seat_refusal(seat: Seat, place: int, seats: Sequence[Seat]) -> Refusal | None:
    if not seat.name.strip():
        return Refusal(CommitteeCode.NAME_MISSING, {"row": place})
    if sum(other.id == seat.id for other in seats) > 1:
        return Refusal(CommitteeCode.ID_TWICE, {"id": seat.id})
    if seat.user_id and sum(other.user_id == seat.user_id for other in seats) > 1:
        return Refusal(CommitteeCode.USER_TWICE, {"user": seat.user_id})
    if seat.term_from and seat.term_to and seat.term_to < seat.term_from:
        return Refusal(CommitteeCode.TERM_REVERSED, {"name": seat.name})
    return None
