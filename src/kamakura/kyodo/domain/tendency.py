"""委員ごとの点のつけ方: who marks high, who low, compared over the same proposals only."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


Totals = Mapping[str, Mapping[str, Fraction]]
"""Proposal -> member -> total. A recused or absent member is not in it."""


@dataclass(frozen=True)
class Tendency:
    """How far a member's totals lie from the mean of everybody, over ``count`` proposals.

    Above 0: more generous than the others; below 0: stricter. Exact; only for looking at, it
    never changes a result.
    """

    member: str
    count: int
    difference: Fraction


def tendencies(totals: Totals) -> tuple[Tendency, ...]:
    """One entry per member who marked something, most generous first.

    A member is compared with the mean of the same proposals, so that somebody recused from a
    weak one does not look strict. The differences of a proposal add up to zero.
    """
    found: dict[str, list[Fraction]] = {}
    for marks in totals.values():
        if not marks:
            continue
        mean = sum(marks.values(), Fraction(0)) / len(marks)
        for member, total in marks.items():
            found.setdefault(member, []).append(total - mean)
    entries = [
        Tendency(member, len(values), sum(values, Fraction(0)) / len(values))
        for member, values in found.items()
    ]
    return tuple(sorted(entries, key=lambda one: (-one.difference, one.member)))
