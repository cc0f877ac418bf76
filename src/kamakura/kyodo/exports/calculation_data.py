"""A selection as plain data, for the files that show how its result came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.marks import MemberSheet


PASSED, BELOW, NOT_CHOSEN, TIED = "合格", "基準未達", "非選定", "同点"


@dataclass(frozen=True)
class Judged:
    """One proposal: its sheets, and what the system computed and the committee decided."""

    number: str
    title: str
    theme: str
    places: int
    sheets: tuple[MemberSheet, ...]
    left_out: Mapping[str, str]
    """Member -> why the sheet does not count."""

    mean: Fraction
    rank: int
    result: str
    decided: str


@dataclass(frozen=True)
class Calculation:
    """A whole selection; ``names`` of the members, ``ties`` as sentences.

    ``title`` names the selection; ``notes``: (heading, when and why, member or "" for
    the office) of what was done to the marks.
    """

    criteria: CriteriaSet
    proposals: tuple[Judged, ...]
    names: Mapping[str, str]
    ties: tuple[str, ...] = ()
    notes: tuple[tuple[str, str, str], ...] = ()
    title: str = ""
