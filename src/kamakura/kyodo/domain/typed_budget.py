"""Tables of money as typed: what can be read of them, and what is said while somebody types."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from kamakura.kyodo.domain.answers import range_refusal
from kamakura.kyodo.domain.breakdown import breakdown_finding
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetRules
from kamakura.kyodo.domain.budget import check_budget
from kamakura.kyodo.domain.budget import ExpenseRow
from kamakura.kyodo.domain.budget import IncomeRow
from kamakura.kyodo.domain.japanese import clean_text
from kamakura.kyodo.domain.money import parse_yen
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.settlement import check_accounts
from kamakura.kyodo.domain.settlement import check_refund


@dataclass(frozen=True)
class TypedRow:
    """One row as typed; ``number`` is its place in the form, from 0."""

    number: int
    category: str = ""
    amount: str = ""
    breakdown: str = ""
    eligible: str = ""

    @property
    def is_blank(self) -> bool:
        """Has nobody typed into it? A category alone is not typing."""
        return not (self.amount + self.breakdown + self.eligible).strip()


@dataclass(frozen=True)
class Limits:
    """Names of the money columns in the form, and the largest amount a cell may hold."""

    amount: str = "amount"
    largest: int = 9_999_999_999


@dataclass(frozen=True)
class TypedBudget:
    """What could be read (the rest counts as 0), and a finding for each cell that could not."""

    budget: Budget
    numbers: dict[str, tuple[int, ...]]
    unread: tuple[Finding, ...]


def read_amount(text: str, field: str, *, largest: int) -> tuple[int | None, Finding | None]:
    """The amount of a cell, None when it is empty or unreadable; then with the reason."""
    try:
        plain = clean_text(text, multiline=False)
        if not plain.strip():
            return None, None
        amount = parse_yen(plain)
    except Refused as refused:
        return None, error(refused.refusal.code, field, **refused.refusal.params)
    if refusal := range_refusal(amount, 0, largest):
        return None, error(refusal.code, field, **refusal.params)
    return amount, None


def read_budget(
    income: Sequence[TypedRow], expense: Sequence[TypedRow], *, limits: Limits | None = None
) -> TypedBudget:
    """Read both tables; blank rows are left out."""
    limits = limits or Limits()
    unread: list[Finding] = []

    def amount(text: str, field: str) -> int | None:
        value, finding = read_amount(text, field, largest=limits.largest)
        unread.extend([finding] if finding else [])
        return value

    incomes = [row for row in income if not row.is_blank]
    expenses = [row for row in expense if not row.is_blank]
    budget = Budget(
        income=tuple(
            IncomeRow(
                row.category,
                amount(row.amount, f"income.{row.number}.{limits.amount}") or 0,
                row.breakdown,
            )
            for row in incomes
        ),
        expense=tuple(
            ExpenseRow(
                row.category,
                amount(row.amount, f"expense.{row.number}.{limits.amount}") or 0,
                row.breakdown,
                amount(row.eligible, f"expense.{row.number}.eligible"),
            )
            for row in expenses
        ),
    )
    numbers = {
        "income": tuple(row.number for row in incomes),
        "expense": tuple(row.number for row in expenses),
    }
    return TypedBudget(budget, numbers, tuple(unread))


def at_places(findings: Sequence[Finding], numbers: Mapping[str, Sequence[int]]) -> list[Finding]:
    """Findings on answered rows, moved to the rows of the form; a blank row has no answer."""
    return [_moved(one, numbers) for one in findings]


def _moved(finding: Finding, numbers: Mapping[str, Sequence[int]]) -> Finding:
    table, _dot, rest = finding.field.partition(".")
    if table == "city_share":
        return replace(finding, field="income")
    if not rest:
        return finding
    index, _dot, column = rest.partition(".")
    number = numbers[table][int(index)]
    params = {**finding.params, "row": number + 1}
    return replace(finding, field=f"{table}.{number}.{column}", params=params)


def breakdown_findings(budget: Budget) -> list[Finding]:
    """Rows whose 積算内訳 holds a product that does not come to the amount."""
    found = [
        breakdown_finding(row.breakdown, row.amount, f"{table}.{index}.breakdown", row=index + 1)
        for table, rows in (("income", budget.income), ("expense", budget.expense))
        for index, row in enumerate(rows)
    ]
    return [one for one in found if one is not None]


def typed_budget_findings(typed: TypedBudget, rules: BudgetRules) -> tuple[Finding, ...]:
    """様式4 while it is typed: cells that cannot be read, then all rules on the rest."""
    rest = [*check_budget(typed.budget, rules), *breakdown_findings(typed.budget)]
    return (*typed.unread, *at_places(rest, typed.numbers))


def typed_accounts_findings(
    typed: TypedBudget, *, agreed_share: int, surplus: str = "", refund: str = "", largest: int
) -> tuple[Finding, ...]:
    """様式6 while it is typed: cells that cannot be read, deficit, share, 余剰金 and 精算額."""
    if not typed.budget.total_income and not typed.budget.total_expense:
        return typed.unread
    written, unread = {}, []
    for name, text in (("surplus", surplus), ("refund", refund)):
        written[name], finding = read_amount(text, name, largest=largest)
        unread += [finding] if finding else []
    found = at_places(check_accounts(typed.budget, agreed_share=agreed_share), typed.numbers)
    return (*typed.unread, *unread, *found, *check_refund(typed.budget, **written))
