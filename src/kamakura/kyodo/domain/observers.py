"""傍聴: who gets a place at an open meeting, who waits, who moves up.

Sister committees of the city take sign-ups first come, first served, ten places, until noon two
days before (domain b-11); a city that draws lots instead sets it so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from hashlib import sha256
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.deadlines import is_late
from kamakura.kyodo.domain.deadlines import opening_instant
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class ObserverCode(RefusalCode):
    """What can stand against an act of or for an observer."""

    NO_OPEN_ITEM = "observer_no_open_item"
    NOT_ANNOUNCED = "observer_not_announced"
    NO_PLACES = "observer_no_places"
    NOT_YET_OPEN = "observer_not_yet_open"
    CLOSED = "observer_registration_closed"
    STARTED = "observer_meeting_started"
    TAKEN = "observer_already_signed_up"
    TOO_MANY = "observer_too_many"
    UNKNOWN = "observer_unknown"
    CANCELLED = "observer_cancelled"
    NO_LOT = "observer_no_lot"
    DRAW_EARLY = "observer_draw_too_early"
    DRAWN = "observer_already_drawn"
    MODE_FIXED = "observer_mode_fixed"
    CAPACITY_LOW = "observer_capacity_below_places"
    WINDOW_REVERSED = "observer_window_reversed"
    CLOSES_LATE = "observer_closes_after_start"
    NOT_THE_DAY = "observer_not_the_day"
    ROOM_FULL = "observer_room_full"


FIRST_COME = "first_come"
LOT = "lot"
MODES = (FIRST_COME, LOT)

ENTERED = "entered"
PLACED = "placed"
WAITING = "waiting"
CANCELLED = "cancelled"

MOST = 500
"""Sign-ups of one meeting: no room of the city holds more, and nobody fills a list by machine."""


@dataclass(frozen=True)
class Session:
    """What the rules need to know of a meeting; ``opens`` None: from the convening on."""

    state: str
    open_items: int
    starts: datetime
    opens: datetime | None
    closes: datetime
    capacity: int
    mode: str
    is_drawn: bool = False

    @property
    def waits_for_lot(self) -> bool:
        """Are places still to be drawn?"""
        return self.mode == LOT and not self.is_drawn


@dataclass(frozen=True)
class Entry:
    """One sign-up; ``rank``: the order in which the waiting move up."""

    number: int
    state: str
    rank: int
    has_arrived: bool = False


def count(entries: Iterable[Entry], state: str) -> int:
    """How many are in a state."""
    return sum(entry.state == state for entry in entries)


def places_left(session: Session, entries: Iterable[Entry]) -> int:
    """Free places; never below zero."""
    return max(0, session.capacity - count(entries, PLACED))


def window_refusal(session: Session, *, now: datetime) -> Refusal | None:
    """Refuses a sign-up outside its time, or for a meeting nobody may observe."""
    if session.state != "convened":
        return Refusal(ObserverCode.NOT_ANNOUNCED)
    if not session.open_items:
        return Refusal(ObserverCode.NO_OPEN_ITEM)
    if not session.capacity:
        return Refusal(ObserverCode.NO_PLACES)
    if session.opens is not None and in_japan(now) < opening_instant(session.opens):
        return Refusal(ObserverCode.NOT_YET_OPEN, {"opens": session.opens})
    if is_late(now, session.closes):
        return Refusal(ObserverCode.CLOSED, {"closes": session.closes})
    if now >= session.starts:
        return Refusal(ObserverCode.STARTED)
    return None


def sign_up_refusal(
    session: Session, entries: Iterable[Entry], *, is_known: bool, now: datetime
) -> Refusal | None:
    """Refuses a sign-up; ``is_known``: this address or number has a place or waits already."""
    refusal = window_refusal(session, now=now)
    if refusal is not None:
        return refusal
    if is_known:
        return Refusal(ObserverCode.TAKEN)
    if len(list(entries)) >= MOST:
        return Refusal(ObserverCode.TOO_MANY)
    return None


def first_state(session: Session, entries: Iterable[Entry]) -> str:
    """What a new sign-up becomes: drawn for later, a place, or the waiting list."""
    entries = tuple(entries)
    if session.waits_for_lot:
        return ENTERED
    if places_left(session, entries) and not count(entries, WAITING):
        return PLACED
    return WAITING


def next_up(session: Session, entries: Iterable[Entry]) -> tuple[int, ...]:
    """Numbers of those waiting who now get a place, first of the list first."""
    entries = tuple(entries)
    if session.waits_for_lot:
        return ()
    waiting = sorted((e for e in entries if e.state == WAITING), key=lambda entry: entry.rank)
    return tuple(entry.number for entry in waiting[: places_left(session, entries)])


def place_in_line(entry: Entry, entries: Iterable[Entry]) -> int:
    """Which of the waiting this one is, from 1."""
    return 1 + sum(e.state == WAITING and e.rank < entry.rank for e in entries)


def cancel_refusal(session: Session, entry: Entry, *, now: datetime) -> Refusal | None:
    """Refuses to give back what is gone: a cancelled sign-up, or a meeting under way."""
    if entry.state == CANCELLED:
        return Refusal(ObserverCode.CANCELLED)
    if now >= session.starts or session.state != "convened":
        return Refusal(ObserverCode.STARTED)
    return None


# 抽選


def draw_refusal(session: Session, *, now: datetime) -> Refusal | None:
    """Lots are drawn once, after the deadline and before the meeting."""
    if session.mode != LOT:
        return Refusal(ObserverCode.NO_LOT)
    if session.is_drawn:
        return Refusal(ObserverCode.DRAWN)
    if session.state != "convened":
        return Refusal(ObserverCode.NOT_ANNOUNCED)
    if not is_late(now, session.closes):
        return Refusal(ObserverCode.DRAW_EARLY, {"closes": session.closes})
    return None


def draw(numbers: Iterable[int], *, seed: str) -> tuple[int, ...]:
    """The order of a lot: by the SHA-256 of "<seed>:<number>".

    Anybody can repeat it with the seed of the record and a pocket tool; neither the order of
    sign-up nor a name plays a part.
    """
    return tuple(sorted(numbers, key=lambda one: (sha256(f"{seed}:{one}".encode()).digest(), one)))


# 変更


def terms_refusal(session: Session, entries: Iterable[Entry], *, wanted: Session) -> Refusal | None:
    """Refuses terms that would take a place away, or change the way of choosing midway."""
    entries = tuple(entries)
    if wanted.mode != session.mode and entries:
        return Refusal(ObserverCode.MODE_FIXED)
    if session.is_drawn and wanted.closes != session.closes:
        return Refusal(ObserverCode.DRAWN)
    placed = count(entries, PLACED)
    if wanted.capacity < placed:
        return Refusal(ObserverCode.CAPACITY_LOW, {"count": placed})
    if wanted.closes > wanted.starts:
        return Refusal(ObserverCode.CLOSES_LATE)
    if wanted.opens is not None and wanted.opens >= wanted.closes:
        return Refusal(ObserverCode.WINDOW_REVERSED)
    return None


# 当日


def door_refusal(session: Session, *, now: datetime) -> Refusal | None:
    """People are let in on the day of an announced meeting."""
    if session.state not in ("convened", "held"):
        return Refusal(ObserverCode.NOT_ANNOUNCED)
    if today(now) != today(session.starts):
        return Refusal(ObserverCode.NOT_THE_DAY)
    return None


def seats_taken(session: Session, entries: Iterable[Entry], *, walk_ins: int, now: datetime) -> int:
    """Seats nobody else can have: until the start also those of people still to come."""
    held = now < session.starts
    return walk_ins + sum(
        entry.has_arrived or (held and entry.state == PLACED) for entry in entries
    )


def room_refusal(
    session: Session, entries: Iterable[Entry], *, walk_ins: int, now: datetime
) -> Refusal | None:
    """Refuses somebody without a place while every seat is taken or kept."""
    if seats_taken(session, entries, walk_ins=walk_ins, now=now) < session.capacity:
        return None
    return Refusal(ObserverCode.ROOM_FULL)


def is_to_purge(starts: datetime, *, days: int, now: datetime) -> bool:
    """Names and addresses go ``days`` days after the day of the meeting."""
    return today(now) > today(starts) + timedelta(days=days)
