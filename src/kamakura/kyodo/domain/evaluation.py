"""評価シート: two sides, each blind until both are locked, and what a column must say."""

from collections.abc import Collection
from collections.abc import Mapping
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import Any


SIDES = ("group", "section")
JOINT = "joint"
QUESTIONS = tuple(f"q{number:02d}" for number in range(1, 13))
HIGHEST = 5
# A mark of 1 or 2 says that something went wrong: the other side must learn what.
NEEDS_WORDS = ("1", "2")


class EvaluationCode(RefusalCode):
    """What stands against a column."""

    COMMENT_NEEDED = "evaluation_comment_needed"
    NO_SIDE = "evaluation_no_side"
    COLUMN_LOCKED = "evaluation_column_locked"
    JOINT_NOT_OPEN = "evaluation_joint_not_open"


def are_open(locked: Collection[str]) -> bool:
    """May the columns be read by the other side?"""
    return set(SIDES) <= set(locked)


def is_readable(column: str, *, own: str | None, locked: Collection[str]) -> bool:
    """May somebody who fills the column ``own`` (None for nobody's) read ``column``?

    Until both are locked everybody is blind but the side itself: also the secretariat,
    whose people may be the section.
    """
    return are_open(locked) or (column in SIDES and column == own)


def column_findings(answers: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Low marks need a reason."""
    return tuple(
        error(EvaluationCode.COMMENT_NEEDED, f"{question}_comment", number=int(question[1:]))
        for question in QUESTIONS
        if str(answers.get(f"{question}_score")) in NEEDS_WORDS
        and not (answers.get(f"{question}_comment") or "").strip()
    )


def mark(value: Any) -> int | None:
    """A mark as a number; None where nothing (or "not agreed") was given."""
    return int(value) if str(value or "").isdecimal() else None
