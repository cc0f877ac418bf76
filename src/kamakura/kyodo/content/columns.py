"""The columns of an 評価シート: whose they are, and who may read them now."""

from .filings import Filings
from .lookup import roles_on
from kamakura.kyodo import permissions
from kamakura.kyodo.domain import evaluation as rules
from typing import Any


FORM = "evaluation_sheet"
_SIDE_OF_ROLE = {
    permissions.ROLE_APPLICANT: "group",
    permissions.ROLE_READER: "group",
    permissions.ROLE_SECTION: "section",
}


def column_key(column: str) -> str:
    """The filing key of a column ("group", "section", "joint")."""
    return f"{FORM}:{column}"


def side_of(evaluation) -> str | None:
    """The side of the person who is logged in; None for anybody else.

    Who belongs to both sides has none: one person must not fill both columns.
    """
    roles = roles_on(evaluation)
    sides = {side for role, side in _SIDE_OF_ROLE.items() if role in roles}
    return sides.pop() if len(sides) == 1 else None


def columns_open(evaluation) -> bool:
    """May both columns be read by both sides?"""
    return rules.are_open(evaluation.locked.keys())


def may_read_column(evaluation, key: str) -> bool:
    """May the person read the filing ``key`` of an evaluation (drafts too)?"""
    column = key.partition(":")[2]
    return rules.is_readable(column, own=side_of(evaluation), locked=evaluation.locked.keys())


def column(evaluation, side: str) -> dict[str, Any]:
    """Answers in force of one column; empty for whoever may not read it yet."""
    key = column_key(side)
    return Filings(evaluation).answers(key) if may_read_column(evaluation, key) else {}


def joint(evaluation) -> dict[str, Any]:
    """What both sides agreed on; empty before that."""
    return Filings(evaluation).answers(column_key(rules.JOINT))
