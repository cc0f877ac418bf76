"""Plan and accounts of a project, as the rules of the settlement take them."""

from collections.abc import Iterable
from collections.abc import Mapping
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import ExpenseRow
from kamakura.kyodo.domain.budget import IncomeRow
from kamakura.kyodo.domain.settlement import compare_expense
from kamakura.kyodo.domain.settlement import compare_income
from typing import Any


Rows = Iterable[Mapping[str, Any]]


def plan_of(project) -> Budget:
    """The budget the proposal was chosen with (様式4); empty for a project without one."""
    proposal = by_uid(project.proposal_uid)
    answers = Filings(proposal).answers("budget") if proposal is not None else {}
    return budget(answers.get("income") or (), answers.get("expense") or (), "amount")


def accounts_of(answers: Mapping[str, Any]) -> Budget:
    """The accounts of a report (様式6)."""
    return budget(answers.get("income") or (), answers.get("expense") or (), "actual")


def money_of(project) -> tuple[tuple, tuple]:
    """Lines of income and of expense: category, planned, actual (``AccountLine``)."""
    plan, accounts = plan_of(project), accounts_of(Filings(project).answers("report"))
    return compare_income(plan, accounts), compare_expense(plan, accounts)


def agreed_share(project) -> int:
    """The city's share that was agreed for the year of the report, in whole yen."""
    return slice_of(project).get("city_share") or 0


def slice_of(project) -> Mapping[str, Any]:
    """The row of the year that the project is in; empty when there is none."""
    rows = project.year_slices or ()
    return next((row for row in rows if row["fiscal_year"] == project.fiscal_year), {})


def budget(income: Rows, expense: Rows, column: str) -> Budget:
    """Rows of a form as a budget; rows without an amount are left out."""
    return Budget(
        income=tuple(
            IncomeRow(row["category"], row[column], row.get("breakdown") or "")
            for row in income
            if row.get(column)
        ),
        expense=tuple(
            ExpenseRow(
                row["category"], row[column], row.get("breakdown") or "", row.get("eligible")
            )
            for row in expense
            if row.get(column)
        ),
    )
