"""様式4 収支予算書 and the settlement of 様式6: sums, ceilings and the refund."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import warning


class BudgetCode(RefusalCode):
    """What a budget or its accounts can be told."""

    EMPTY = "budget_empty"
    INCOME_EMPTY = "income_empty"
    EXPENSE_EMPTY = "expense_empty"
    NOT_BALANCED = "budget_not_balanced"
    ABOVE_CEILING = "city_share_above_ceiling"
    ABOVE_NEED = "city_share_above_need"
    ABOVE_RATE = "city_share_above_rate"
    BREAKDOWN_MISSING = "breakdown_missing"
    BREAKDOWN_DIFFERS = "breakdown_differs"
    NEGATIVE_ROW = "row_amount_negative"
    ELIGIBLE_ABOVE_AMOUNT = "eligible_above_amount"
    LABOUR_HIGH = "labour_share_high"
    OUTSOURCING_HIGH = "outsourcing_share_high"
    TOTAL_DIFFERS = "total_cost_differs"
    CITY_SHARE_DIFFERS = "city_share_differs"
    ACCOUNTS_DEFICIT = "accounts_deficit"
    ABOVE_AGREED = "city_share_above_agreed"


class Income(StrEnum):
    """Kinds of income, in the order of the form."""

    CITY_SHARE = "city_share"  # 市負担金
    OWN_FUNDS = "own_funds"  # 団体負担金(自己資金)
    FEES = "fees"  # 参加費・資料代
    DONATIONS = "donations"  # 寄附金・協賛金
    OTHER_GRANTS = "other_grants"  # 他の補助金・助成金
    OTHER = "other"  # その他


class Expense(StrEnum):
    """費目, in the order of the municipal 節."""

    HONORARIA = "honoraria"  # 報償費
    LABOUR = "labour"  # 賃金・人件費
    TRAVEL = "travel"  # 旅費
    SUPPLIES = "supplies"  # 消耗品費
    PRINTING = "printing"  # 印刷製本費
    FUEL = "fuel"  # 燃料費
    UTILITIES = "utilities"  # 光熱水費
    CHARGES = "charges"  # 手数料
    COMMUNICATION = "communication"  # 通信運搬費
    INSURANCE = "insurance"  # 保険料
    OUTSOURCING = "outsourcing"  # 委託料
    RENTAL = "rental"  # 使用料及び賃借料
    MATERIALS = "materials"  # 原材料費
    EQUIPMENT = "equipment"  # 備品購入費
    OTHER = "other"  # その他


# 特定収入: money that comes in because of this project and so lowers what the city need pay.
SPECIFIC_INCOME = frozenset({Income.FEES, Income.DONATIONS, Income.OTHER_GRANTS})


@dataclass(frozen=True)
class IncomeRow:
    """One income row in whole yen."""

    category: str
    amount: int
    breakdown: str = ""


@dataclass(frozen=True)
class ExpenseRow:
    """One expense row in whole yen; ``eligible`` is the part the city may pay (None: all)."""

    category: str
    amount: int
    breakdown: str = ""
    eligible: int | None = None

    @property
    def eligible_amount(self) -> int:
        """うち市負担対象額."""
        return self.amount if self.eligible is None else self.eligible


@dataclass(frozen=True)
class Budget:
    """Both tables of 様式4, or the actual figures of 様式6."""

    income: tuple[IncomeRow, ...] = ()
    expense: tuple[ExpenseRow, ...] = ()

    @property
    def total_income(self) -> int:
        """収入合計."""
        return sum(row.amount for row in self.income)

    @property
    def total_expense(self) -> int:
        """支出合計."""
        return sum(row.amount for row in self.expense)

    @property
    def balance(self) -> int:
        """Income less expense; 0 in a budget."""
        return self.total_income - self.total_expense

    @property
    def city_share(self) -> int:
        """市負担金."""
        return self.income_of(Income.CITY_SHARE)

    @property
    def eligible(self) -> int:
        """市負担対象額の合計."""
        return sum(row.eligible_amount for row in self.expense)

    def income_of(self, *categories: str) -> int:
        """Sum of the income rows of some kinds."""
        return sum(row.amount for row in self.income if row.category in categories)

    def eligible_of(self, category: str) -> int:
        """Sum of the eligible part of one 費目."""
        return sum(row.eligible_amount for row in self.expense if row.category == category)


@dataclass(frozen=True)
class BudgetRules:
    """What the city sets; a percentage or ceiling of None is not checked."""

    ceiling: int | None = 500_000
    rate_percent: int = 100
    labour_percent: int | None = 50
    outsourcing_percent: int | None = 40
    specific_income: frozenset[str] = SPECIFIC_INCOME


def rate_for_year(rate_by_year: Sequence[int], year_number: int) -> int:
    """The city's rate in the n-th year of a project (from 1); the last rate goes on."""
    return rate_by_year[min(year_number, len(rate_by_year)) - 1] if rate_by_year else 100


def check_budget(budget: Budget, rules: BudgetRules | None = None) -> tuple[Finding, ...]:
    """Everything 様式4 must or should satisfy: balance, ceiling, 積算内訳, shares.

    While one side has no amount, the two are not compared: it is not written yet, not wrong.
    """
    rules = rules or BudgetRules()
    if not budget.total_income and not budget.total_expense:
        return (error(BudgetCode.EMPTY, "expense"),)
    found = [*_check_rows(budget), *_check_ceiling(budget, rules)]
    if not budget.total_income:
        return (*found, error(BudgetCode.INCOME_EMPTY, "income"))
    if not budget.total_expense:
        return (*found, error(BudgetCode.EXPENSE_EMPTY, "expense"))
    return (
        *found,
        *_check_balance(budget),
        *_check_need(budget, rules),
        *_check_shares(budget, rules),
    )


def _check_rows(budget: Budget) -> list[Finding]:
    findings = []
    for table, rows in (("income", budget.income), ("expense", budget.expense)):
        for index, row in enumerate(rows):
            place = f"{table}.{index}"
            if row.amount < 0:
                findings.append(error(BudgetCode.NEGATIVE_ROW, f"{place}.amount", row=index + 1))
            if row.amount and not row.breakdown.strip():
                field = f"{place}.breakdown"
                findings.append(error(BudgetCode.BREAKDOWN_MISSING, field, row=index + 1))
    for index, row in enumerate(budget.expense):
        if not 0 <= row.eligible_amount <= max(row.amount, 0):
            field = f"expense.{index}.eligible"
            findings.append(error(BudgetCode.ELIGIBLE_ABOVE_AMOUNT, field, row=index + 1))
    return findings


def _check_balance(budget: Budget) -> list[Finding]:
    if not budget.balance:
        return []
    params = {
        "income_yen": budget.total_income,
        "expense_yen": budget.total_expense,
        "difference_yen": abs(budget.balance),
    }
    return [error(BudgetCode.NOT_BALANCED, "income", **params)]


def _check_ceiling(budget: Budget, rules: BudgetRules) -> list[Finding]:
    share = budget.city_share
    if rules.ceiling is None or share <= rules.ceiling:
        return []
    params = {"share_yen": share, "ceiling_yen": rules.ceiling}
    return [error(BudgetCode.ABOVE_CEILING, "city_share", **params)]


def _check_need(budget: Budget, rules: BudgetRules) -> list[Finding]:
    findings = []
    share, eligible = budget.city_share, budget.eligible
    need = eligible - budget.income_of(*rules.specific_income)
    if share > need:
        params = {"share_yen": share, "need_yen": max(need, 0)}
        findings.append(warning(BudgetCode.ABOVE_NEED, "city_share", **params))
    # Only a rate below 100 says more than the comparison with the eligible cost above.
    if rules.rate_percent < 100 and share * 100 > eligible * rules.rate_percent:
        limit = eligible * rules.rate_percent // 100
        params = {"share_yen": share, "limit_yen": limit, "percent": rules.rate_percent}
        findings.append(warning(BudgetCode.ABOVE_RATE, "city_share", **params))
    return findings


def _check_shares(budget: Budget, rules: BudgetRules) -> list[Finding]:
    findings = []
    limits = (
        (Expense.LABOUR, rules.labour_percent, BudgetCode.LABOUR_HIGH),
        (Expense.OUTSOURCING, rules.outsourcing_percent, BudgetCode.OUTSOURCING_HIGH),
    )
    for category, percent, code in limits:
        amount = budget.eligible_of(category)
        if percent is not None and amount * 100 > budget.city_share * percent:
            findings.append(warning(code, "expense", amount_yen=amount, percent=percent))
    return findings


def check_same_totals(
    budget: Budget, *, total_cost: int | None, city_share: int | None
) -> tuple[Finding, ...]:
    """総事業費 and 市負担額 on the proposal must be the figures of 様式4."""
    findings = []
    # A side of 様式4 without an amount is not written yet.
    has_income, has_expense = bool(budget.total_income), bool(budget.total_expense)
    if has_expense and total_cost is not None and total_cost != budget.total_expense:
        params = {"proposal_yen": total_cost, "budget_yen": budget.total_expense}
        findings.append(error(BudgetCode.TOTAL_DIFFERS, "total_cost", **params))
    if has_income and city_share is not None and city_share != budget.city_share:
        params = {"proposal_yen": city_share, "budget_yen": budget.city_share}
        findings.append(error(BudgetCode.CITY_SHARE_DIFFERS, "city_share", **params))
    return tuple(findings)
