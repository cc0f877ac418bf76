"""How far a person has come: 未記入, 記入中, 完了, 直すところがあります."""

from collections.abc import Iterable
from enum import StrEnum
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.budget import BudgetCode
from kamakura.kyodo.domain.refusal import Finding


class Progress(StrEnum):
    """The four words beside a step."""

    TODO = "todo"
    BEGUN = "begun"
    DONE = "done"
    WRONG = "wrong"


# Nothing is wrong yet: it is only not written so far.
MISSING = frozenset(
    {
        AnswerCode.MISSING,
        AnswerCode.NOT_CHOSEN,
        AnswerCode.FILE_MISSING,
        AnswerCode.TOO_FEW_ROWS,
        BudgetCode.EMPTY,
        BudgetCode.INCOME_EMPTY,
        BudgetCode.EXPENSE_EMPTY,
        BudgetCode.BREAKDOWN_MISSING,
        AnswerCode.ROLE_SIDE_MISSING,
        "not_ticked",
        "not_all_ticked",
    }
)


def is_missing(finding: Finding) -> bool:
    """Does a finding only say that something is not written yet?"""
    return finding.code in MISSING


def progress(findings: Iterable[Finding], *, answered: bool, touched: bool = True) -> Progress:
    """The state of some questions: their findings, whether any of them holds an answer, and
    whether a person has ever written there (a form starts from what is known already).

    Something that cannot be sent as it stands comes before everything else, but only where
    somebody has written: a page nobody touched is 未記入, not wrong. Questions that are all
    optional are 未記入 until one is answered: nobody is told that an empty page is done.
    """
    errors = [finding for finding in findings if finding.level == "error"]
    if errors and not touched:
        return Progress.TODO
    if any(not is_missing(finding) for finding in errors):
        return Progress.WRONG
    if not answered:
        return Progress.TODO
    return Progress.BEGUN if errors else Progress.DONE


def whole(steps: Iterable[Progress], *, is_complete: bool) -> Progress:
    """The state of a form from those of its steps; ``is_complete``: nothing stands against it."""
    found = set(steps)
    if Progress.WRONG in found:
        return Progress.WRONG
    if found <= {Progress.TODO}:
        return Progress.TODO
    return Progress.DONE if is_complete else Progress.BEGUN


def count_done(states: Iterable[Progress]) -> tuple[int, int]:
    """5つのうち2つ完了: (2, 5)."""
    found = list(states)
    return found.count(Progress.DONE), len(found)
