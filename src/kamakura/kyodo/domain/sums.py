"""The figures beside the tables of money, each with what it means in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetRules
from kamakura.kyodo.domain.budget import Expense
from kamakura.kyodo.domain.settlement import settle


@dataclass(frozen=True)
class Line:
    """One figure: its amount, the code of the words beside it, and how it stands.

    ``state``: good, bad, or "" for a plain figure. Words are looked up by the screen.
    """

    key: str
    yen: int
    word: str = ""
    params: Mapping[str, int] = field(default_factory=dict)
    state: str = ""


def budget_lines(budget: Budget, rules: BudgetRules) -> tuple[Line, ...]:
    """様式4: sums, difference, the city's share against ceiling and need, shares of 費目."""
    need = max(budget.eligible - budget.income_of(*rules.specific_income), 0)
    return (
        Line("income", budget.total_income),
        Line("expense", budget.total_expense),
        _difference(budget),
        _city_share(budget, rules),
        Line("eligible", budget.eligible, "need", {"need_yen": need}),
        *_shares(budget, rules),
    )


def _difference(budget: Budget) -> Line:
    gap = abs(budget.balance)
    if not budget.total_income or not budget.total_expense:
        # One side is not written yet: nothing is short so far.
        return Line("difference", gap)
    if not gap:
        return Line("difference", 0, "same", {}, "good")
    word = "income_short" if budget.balance < 0 else "income_over"
    return Line("difference", gap, word, {"gap_yen": gap}, "bad")


def _city_share(budget: Budget, rules: BudgetRules) -> Line:
    share = budget.city_share
    if rules.ceiling is None:
        return Line("city_share", share)
    params = {"ceiling_yen": rules.ceiling, "gap_yen": abs(rules.ceiling - share)}
    if share > rules.ceiling:
        return Line("city_share", share, "ceiling_over", params, "bad")
    return Line("city_share", share, "ceiling_left", params)


def _shares(budget: Budget, rules: BudgetRules) -> list[Line]:
    limits = (
        (Expense.LABOUR, rules.labour_percent),
        (Expense.OUTSOURCING, rules.outsourcing_percent),
    )
    lines = []
    for category, percent in limits:
        if percent is None:
            continue
        limit = budget.city_share * percent // 100
        amount = budget.eligible_of(category)
        params = {"percent": percent, "limit_yen": limit}
        state = "bad" if amount > limit and budget.total_income else ""
        lines.append(Line(str(category), amount, "limit", params, state))
    return lines


def accounts_lines(plan: Budget, accounts: Budget, *, agreed_share: int) -> tuple[Line, ...]:
    """様式6: 予算・決算・増減 of both sides, 余剰金, 精算(返還), what the city bears in the end."""
    result = settle(accounts)
    short = max(-accounts.balance, 0)
    deficit = ("short", {"gap_yen": short}, "bad") if short else ()
    over = accounts.city_share > agreed_share
    agreed = ("agreed_over" if over else "agreed", {"agreed_yen": agreed_share})
    return (
        _side("income", plan.total_income, accounts.total_income),
        _side("expense", plan.total_expense, accounts.total_expense),
        Line("surplus", result.surplus, *deficit),
        Line("refund", result.refund),
        Line("city_share", accounts.city_share, *agreed, "bad" if over else ""),
        Line("borne", result.city_share),
    )


def _side(key: str, planned: int, actual: int) -> Line:
    return Line(key, actual, "planned", {"planned_yen": planned, "delta_yen": actual - planned})
