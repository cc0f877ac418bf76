"""去年の提案から今年の下書きへ: what may be copied, and why the rest may not."""

from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import Any


class TakeoverCode(RefusalCode):
    """Why nothing is taken over."""

    NOT_EMPTY = "takeover_not_empty"
    NOT_OWN = "takeover_not_own"


class Left(StrEnum):
    """Why one answer is not copied."""

    DATE = "date"
    PROMISE = "promise"
    ELIGIBILITY = "eligibility"
    AMOUNT = "amount"
    THIS_YEAR = "this_year"
    FILE = "file"
    FILE_OLD = "file_old"
    GONE = "gone"
    OTHER_KIND = "other_kind"
    CHOICE_GONE = "choice_gone"


# Older rules of a group are likely to have been changed since.
FILE_MONTHS = 18
FILES = frozenset({"bylaws"})
CONSENTS = "disclose_"
PROMISES = frozenset({"pledge", "consent"})
ELIGIBILITY = frozenset({"eligibility"})
AMOUNTS = frozenset({"total_cost", "city_share", "rough_amount"})
# Follow from the call and the group's profile of this year, or have to be thought about anew.
THIS_YEAR = frozenset({"fiscal_year", "period_from", "period_to", "continuation", "theme", "kind"})
NAMED = (
    (PROMISES, Left.PROMISE),
    (ELIGIBILITY, Left.ELIGIBILITY),
    (AMOUNTS, Left.AMOUNT),
    (THIS_YEAR, Left.THIS_YEAR),
)
# A choice and several choices are written alike; so are all kinds of a line.
ALIKE = (frozenset({"line", "text", "email", "url"}), frozenset({"choice", "choices"}))


def left_out(name: str, kind: str, new_kind: str | None, *, is_promise: bool) -> Left | None:
    """Why an answer is not copied; None when it is. ``new_kind`` is None when not asked now."""
    if new_kind is None:
        return Left.GONE
    for names, why in NAMED:
        if name in names:
            return why
    if is_promise or name.startswith(CONSENTS):
        return Left.PROMISE
    if not (kind == new_kind or any({kind, new_kind} <= alike for alike in ALIKE)):
        return Left.OTHER_KIND
    if kind == "file":
        return None if name in FILES else Left.FILE
    return Left.DATE if kind == "date" else None


def file_left_out(given_on: date, *, today: date) -> Left | None:
    """A file is offered again for a while after it was given."""
    months = (today.year - given_on.year) * 12 + today.month - given_on.month
    return Left.FILE_OLD if months > FILE_MONTHS else None


def known_choices(value: Any, choices: Collection[str], *, several: bool) -> Any:
    """The choices that are still offered; None when none is."""
    values = [value] if isinstance(value, str) else list(value)
    kept = [one for one in values if one in choices]
    if not kept:
        return None
    return kept if several else kept[0]


def without_share(rows: Collection[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Income as last year, but what the city gives is bound to its call."""
    return [
        {**row, "amount": None} if row.get("category") == "city_share" else dict(row)
        for row in rows
    ]
