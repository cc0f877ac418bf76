"""A worked example of a criteria set: two imaginary answers to one theme, five members.

It shows what the rules do before anybody marks: one member is recused from the first
proposal, one item is marked low, and both proposals end close to each other.
"""

from dataclasses import dataclass
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.scoring import ProposalScore
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.domain.selection import Entry
from kamakura.kyodo.domain.selection import select
from kamakura.kyodo.domain.selection import Selection


MEMBERS = ("A", "B", "C", "D", "E")
PROPOSALS = ("first", "second")
RECUSED = {"first": "C"}
# Steps down from the highest mark, item by item, member by member; repeated as needed.
_STEPS = {
    "first": ((1, 2, 1, 2, 1), (1, 1, 2, 2, 3), (2, 1, 1, 1, 2), (0, 2, 2, 1, 1)),
    "second": ((1, 1, 2, 2, 2), (1, 2, 1, 1, 3), (2, 1, 1, 2, 1), (1, 2, 2, 1, 0)),
}


@dataclass(frozen=True)
class WorkedExample:
    """The sheets, the scores and the selection, by proposal."""

    sheets: dict[str, tuple[MemberSheet, ...]]
    scores: dict[str, ProposalScore]
    selection: Selection


def example_sheets(criteria: CriteriaSet, proposal: str) -> tuple[MemberSheet, ...]:
    """Five sheets; the marks stay inside the scale, whatever it is."""
    width = criteria.scale_max - criteria.scale_min
    sheets = []
    for column, member in enumerate(MEMBERS):
        if RECUSED.get(proposal) == member:
            sheets.append(MemberSheet(member, recused=True))
            continue
        marks = {
            item.key: criteria.scale_max - min(_step(proposal, row, column) * width // 4, width)
            for row, item in enumerate(criteria.criteria)
        }
        sheets.append(MemberSheet(member, marks))
    return tuple(sheets)


def _step(proposal: str, row: int, column: int) -> int:
    rows = _STEPS[proposal]
    # The columns turn from one round of rows to the next, so that no two items are alike.
    return rows[row % len(rows)][(column + row // len(rows)) % len(MEMBERS)]


def work_out(criteria: CriteriaSet) -> WorkedExample:
    """Compute the example with the very functions that compute the result. One is chosen."""
    sheets = {key: example_sheets(criteria, key) for key in PROPOSALS}
    scores = {key: score(criteria, sheets[key]) for key in PROPOSALS}
    entries = [Entry(key, scores[key], "theme") for key in PROPOSALS]
    return WorkedExample(sheets, scores, select(criteria, entries, places={"theme": 1}))
