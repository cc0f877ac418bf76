"""A form for everybody without account: what a machine does and a person does not.

No puzzle and no outside service: a field people do not see, the time a person needs at least,
and how often one address sends.
"""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class RobotCode(RefusalCode):
    """Why a form is not taken."""

    TRAP = "form_trap_filled"
    TOO_FAST = "form_sent_too_fast"
    STALE = "form_opened_too_long_ago"
    TOO_OFTEN = "form_sent_too_often"


LEAST = timedelta(seconds=3)
LONGEST = timedelta(hours=24)
WITHIN = timedelta(hours=1)
MOST = 10
MOST_BEHIND_PROXY = 200
"""Where every visitor seems to come from the machine itself, many people share one address."""


def form_refusal(trap: str, opened: datetime | None, *, now: datetime) -> Refusal | None:
    """Refuses what was filled in by a machine; ``opened`` None: the stamp is not ours."""
    if trap:
        return Refusal(RobotCode.TRAP)
    if opened is None or now - opened > LONGEST:
        return Refusal(RobotCode.STALE)
    if now - opened < LEAST:
        return Refusal(RobotCode.TOO_FAST)
    return None


def recent(times: Iterable[datetime], *, now: datetime) -> frozenset[datetime]:
    """The times that still count."""
    return frozenset(one for one in times if now - one < WITHIN)


def rate_refusal(times: Iterable[datetime], *, most: int, now: datetime) -> Refusal | None:
    """Refuses one more sending from an address that has sent ``most`` times within the hour.

    A request that is tried again has the same time and counts once.
    """
    if len(recent(times, now=now) - {now}) < most:
        return None
    return Refusal(RobotCode.TOO_OFTEN)
