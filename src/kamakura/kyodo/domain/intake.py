"""紙で届いた応募: what is asked before the secretariat types in a paper for a group."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.files import named_kind
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class IntakeCode(RefusalCode):
    """Why a paper cannot be taken in."""

    IN_FUTURE = "intake_in_future"
    HOW_UNKNOWN = "intake_how_unknown"
    DESIGN_BROKEN = "intake_design_broken"
    CLERK_ACTS = "intake_clerk_acts"
    WAIVER_NEEDED = "intake_waiver_needed"
    COPY_KIND = "intake_copy_kind"
    BEFORE_ASKED = "intake_before_asked"
    GROUP_BEGAN = "intake_group_began"


HOW = ("counter", "post", "mail", "fax")
COPY_KINDS = ("pdf", "jpg")
"""What a scanner makes."""


@dataclass(frozen=True)
class Intake:
    """A paper that the secretariat types in: who, when it came, how, a note.

    ``waiver``: why it is taken in without the 事前調整 that the city demands of others.
    ``is_open``: it is still being typed in; only then the secretariat reads and writes it.
    """

    by: str
    received: datetime
    how: str
    note: str = ""
    waiver: str = ""
    is_open: bool = True


def intake_refusal(received: datetime, how: str, *, now: datetime) -> Refusal | None:
    """Refuses a stamp of tomorrow, and a way of arriving that nobody knows."""
    if how not in HOW:
        return Refusal(IntakeCode.HOW_UNKNOWN)
    if in_japan(received) > in_japan(now):
        return Refusal(IntakeCode.IN_FUTURE)
    return None


def stamp_refusal(received: datetime, *, asked: datetime) -> Refusal | None:
    """A 補正 does not arrive before it was asked for; stamps have no seconds."""
    if in_japan(received) >= in_japan(asked).replace(second=0, microsecond=0):
        return None
    return Refusal(IntakeCode.BEFORE_ASKED, {"asked": asked})


def began_refusal(*, began: bool, replace: bool) -> Refusal | None:
    """What the group has begun to write itself is not thrown away unasked."""
    return Refusal(IntakeCode.GROUP_BEGAN) if began and not replace else None


def incomplete_refusal(findings: Iterable[Finding]) -> Refusal | None:
    """An incomplete paper may be taken in (it is asked for in a 補正), a broken form may not."""
    if any(finding.code == "filing_design_broken" for finding in findings):
        return Refusal(IntakeCode.DESIGN_BROKEN)
    return None


def waiver_refusal(waiver: str, *, is_demanded: bool) -> Refusal | None:
    """Where 事前調整 is demanded, a paper goes without it only for a stated reason."""
    return Refusal(IntakeCode.WAIVER_NEEDED) if is_demanded and not waiver.strip() else None


def hand_refusal(*, is_clerk: bool) -> Refusal | None:
    """What is recorded as typed in by the secretariat is sent or thrown away by it alone."""
    return None if is_clerk else Refusal(IntakeCode.CLERK_ACTS)


def copy_refusal(filename: str) -> Refusal | None:
    """A copy of the paper is what a scanner makes; nothing that could be written in later."""
    if named_kind(filename) in COPY_KINDS:
        return None
    return Refusal(IntakeCode.COPY_KIND, {"name": filename})
