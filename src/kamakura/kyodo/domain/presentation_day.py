"""当日の進行: which proposal is on, in which part, and how much of its time is left.

The time is the server's: the clock keeps moments, never a number that is counted down. So
every device shows the same, also after a reload. A step answers a new clock; nothing else changes.
"""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from enum import StrEnum
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
from typing import Any


class DayCode(RefusalCode):
    """Why a step of the day is not possible now."""

    MOVED = "day_moved_on"
    NOTHING_LEFT = "day_nothing_left"
    NOT_TIMED = "day_nothing_timed"
    PAUSED = "day_already_paused"
    NOT_PAUSED = "day_not_paused"
    NOT_WAITING = "day_item_not_waiting"
    NOT_SKIPPED = "day_item_not_skipped"
    NOTHING_TO_UNDO = "day_nothing_to_undo"
    NOT_HELD = "day_meeting_not_held"


class Phase(StrEnum):
    """The parts of one presentation, in their order; over: its marks are being written."""

    EXPLAIN = "explain"
    SECTION = "section"
    QUESTIONS = "questions"
    OVER = "over"


TIMED = (Phase.EXPLAIN, Phase.SECTION, Phase.QUESTIONS)
NO_TIME = timedelta(0)


@dataclass(frozen=True)
class Times:
    """When the presentation of one item began and ended."""

    started: datetime
    ended: datetime | None = None


@dataclass(frozen=True)
class Clock:
    """The day as it stands after one step.

    ``order``: items in their order; ``lengths``: timed phase -> its length, phases without
    length are left out; ``item`` and ``phase``: what is on, "" for nothing; ``paused``: pauses
    of this phase that are over; ``skipped``: item -> why it is not heard.
    """

    order: tuple[str, ...]
    lengths: Mapping[str, timedelta]
    item: str = ""
    phase: str = ""
    started_at: datetime | None = None
    paused_at: datetime | None = None
    paused: timedelta = NO_TIME
    times: Mapping[str, Times] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Items still to be heard, in their order."""
        return tuple(
            item for item in self.order if item not in self.times and item not in self.skipped
        )

    @property
    def phases(self) -> tuple[str, ...]:
        """The timed parts of a presentation on this day."""
        return tuple(phase for phase in TIMED if self.lengths.get(phase))

    @property
    def is_timed(self) -> bool:
        """True while time runs, or stands still in a pause."""
        return bool(self.item) and self.phase != Phase.OVER

    @property
    def is_running(self) -> bool:
        """True while time runs."""
        return self.is_timed and self.paused_at is None

    @property
    def is_done(self) -> bool:
        """True when everything was heard or skipped and nothing is on."""
        return not self.item and not self.waiting and bool(self.order)

    @property
    def length(self) -> timedelta:
        """How long the present phase may take."""
        return self.lengths.get(self.phase, NO_TIME) if self.is_timed else NO_TIME

    def used(self, now: datetime) -> timedelta:
        """How much time of the phase has passed, without the pauses; never negative."""
        if not self.is_timed or self.started_at is None:
            return NO_TIME
        return max(NO_TIME, (self.paused_at or now) - self.started_at - self.paused)

    def remaining(self, now: datetime) -> timedelta:
        """What is left of the phase; nothing when the time is over."""
        return max(NO_TIME, self.length - self.used(now))

    def overrun(self, now: datetime) -> timedelta:
        """By how much the phase has gone beyond its time."""
        return max(NO_TIME, self.used(now) - self.length)

    def ends_at(self, now: datetime) -> datetime | None:
        """When the time of the phase is up; during a pause, if it went on now."""
        if not self.is_timed or self.started_at is None:
            return None
        standing = now - self.paused_at if self.paused_at else NO_TIME
        return self.started_at + self.length + self.paused + max(NO_TIME, standing)


def following(clock: Clock) -> tuple[str, str]:
    """(item, phase) the next step leads to; two empty texts for the end of the day.

    Raises ``Refused`` when the day is at its end already.
    """
    if clock.is_timed:
        after = clock.phases[clock.phases.index(clock.phase) + 1 :]
        return clock.item, after[0] if after else Phase.OVER
    if clock.waiting:
        return clock.waiting[0], clock.phases[0] if clock.phases else Phase.OVER
    if not clock.item:
        raise refuse(DayCode.NOTHING_LEFT)
    return "", ""


def advance(clock: Clock, now: datetime) -> Clock:
    """The next step: the next part of this presentation, its end, or the next presentation."""
    item, phase = following(clock)
    times = dict(clock.times)
    if item and item not in times:
        times[item] = Times(now)
    if phase == Phase.OVER:
        times[item] = replace(times[item], ended=now)
    return replace(
        clock,
        item=item,
        phase=phase,
        started_at=now if phase else None,
        paused_at=None,
        paused=NO_TIME,
        times=times,
    )


def pause(clock: Clock, now: datetime) -> Clock:
    """Let the time stand still."""
    if not clock.is_timed:
        raise refuse(DayCode.NOT_TIMED)
    if clock.paused_at is not None:
        raise refuse(DayCode.PAUSED)
    return replace(clock, paused_at=now)


def resume(clock: Clock, now: datetime) -> Clock:
    """Let the time go on; the pause does not count."""
    if clock.paused_at is None:
        raise refuse(DayCode.NOT_PAUSED)
    stood = max(NO_TIME, now - clock.paused_at)
    return replace(clock, paused_at=None, paused=clock.paused + stood)


def skip(clock: Clock, item: str, reason: str) -> Clock:
    """An item is not heard: its group does not come."""
    if item not in clock.waiting:
        raise refuse(DayCode.NOT_WAITING)
    return replace(clock, skipped={**clock.skipped, item: reason})


def restore(clock: Clock, item: str) -> Clock:
    """An item is heard after all, in its place, or next if that has gone by."""
    if item not in clock.skipped:
        raise refuse(DayCode.NOT_SKIPPED)
    kept = {key: reason for key, reason in clock.skipped.items() if key != item}
    return replace(clock, skipped=kept)


def without(clock: Clock, gone: Collection[str], reason: str) -> Clock:
    """The same without items whose proposal has been withdrawn."""
    dropped = {item: reason for item in clock.waiting if item in gone}
    return replace(clock, skipped={**clock.skipped, **dropped}) if dropped else clock


def in_order(clock: Clock, order: Sequence[str]) -> Clock:
    """The same after the agenda as it is now."""
    return replace(clock, order=tuple(order))


def to_data(clock: Clock) -> dict[str, Any]:
    """The clock as plain values, to be stored."""
    return {
        "order": clock.order,
        "lengths": {str(phase): length.total_seconds() for phase, length in clock.lengths.items()},
        "item": clock.item,
        "phase": str(clock.phase),
        "started_at": clock.started_at,
        "paused_at": clock.paused_at,
        "paused": clock.paused.total_seconds(),
        "times": {item: (one.started, one.ended) for item, one in clock.times.items()},
        "skipped": dict(clock.skipped),
    }


def from_data(data: Mapping[str, Any]) -> Clock:
    """The clock of stored values."""
    lengths = {phase: timedelta(seconds=value) for phase, value in data["lengths"].items()}
    return Clock(
        order=tuple(data["order"]),
        lengths=lengths,
        item=data["item"],
        phase=data["phase"],
        started_at=data["started_at"],
        paused_at=data["paused_at"],
        paused=timedelta(seconds=data["paused"]),
        times={item: Times(*pair) for item, pair in data["times"].items()},
        skipped=dict(data["skipped"]),
    )
