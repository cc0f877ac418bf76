"""The bridge from 様式4 as answered to the rules of the budget, and back to its cells."""

from collections.abc import Mapping
from collections.abc import Sequence
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetRules
from kamakura.kyodo.domain.budget import check_budget
from kamakura.kyodo.domain.budget import ExpenseRow
from kamakura.kyodo.domain.budget import IncomeRow
from kamakura.kyodo.domain.budget import rate_for_year
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.typed_budget import at_places
from kamakura.kyodo.domain.typed_budget import breakdown_findings
from typing import Any


TABLES = ("income", "expense")


def budget_of(answers: Mapping[str, Any]) -> Budget:
    """The tables of 様式4 as the rules read them; a cell not understood counts as 0."""
    return Budget(
        income=tuple(
            IncomeRow(row["category"] or "", row["amount"] or 0, row["breakdown"] or "")
            for row in answers.get("income") or ()
        ),
        expense=tuple(
            ExpenseRow(
                row["category"] or "", row["amount"] or 0, row["breakdown"] or "", row["eligible"]
            )
            for row in answers.get("expense") or ()
        ),
    )


def rules_for(settings: Mapping[str, Any], *, ceiling: int | None, year_number: int = 1):
    """What the city set, with the ceiling of this call or theme."""
    return BudgetRules(
        ceiling=ceiling,
        rate_percent=rate_for_year(settings["rate_by_year"], year_number),
        labour_percent=settings["labour_pct_warn"],
        outsourcing_percent=settings["outsourcing_pct_warn"],
    )


def budget_findings(
    answers: Mapping[str, Any],
    *,
    rules: BudgetRules,
    row_numbers: Mapping[str, Sequence[int]],
) -> tuple[Finding, ...]:
    """What the rules say, on the cells as they stand in the form.

    ``row_numbers``: table -> the number in the form of each answered row; blank rows between
    them are not part of the answers.
    """
    budget = budget_of(answers)
    found = [*check_budget(budget, rules), *breakdown_findings(budget)]
    return tuple(at_places(found, row_numbers))
