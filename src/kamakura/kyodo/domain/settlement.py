"""精算: plan against actual, what is left over, and what goes back to the city."""

from dataclasses import dataclass
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetCode
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import RefusalCode


class SettlementCode(RefusalCode):
    """What a report can be told beside its accounts."""

    SURPLUS_DIFFERS = "report_surplus_differs"
    REFUND_DIFFERS = "report_refund_differs"
    WORK_REVERSED = "report_work_reversed"
    WORK_NOT_ENDED = "report_work_not_ended"


@dataclass(frozen=True)
class AccountLine:
    """One category of the accounts: planned, actual, and 増減."""

    category: str
    planned: int
    actual: int

    @property
    def delta(self) -> int:
        """Actual less planned."""
        return self.actual - self.planned


@dataclass(frozen=True)
class Settlement:
    """The outcome of a settlement in whole yen."""

    total_income: int
    total_expense: int
    surplus: int
    refund: int
    city_share: int


def settle(accounts: Budget) -> Settlement:
    """What was left over returns to the city, up to the city's own share (精算・返還).

    A deficit is the group's to bear: nothing is refunded and the share stays.
    """
    surplus = max(accounts.balance, 0)
    refund = min(surplus, accounts.city_share)
    return Settlement(
        total_income=accounts.total_income,
        total_expense=accounts.total_expense,
        surplus=surplus,
        refund=refund,
        city_share=accounts.city_share - refund,
    )


def needs_approval(planned: int, actual: int, *, percent: int) -> bool:
    """変更承認: has the total cost changed by more than ``percent`` of what was agreed?

    Below that limit telling the city is enough (届出). Both in whole yen.
    """
    return abs(actual - planned) * 100 > planned * percent


def check_accounts(accounts: Budget, *, agreed_share: int) -> tuple[Finding, ...]:
    """The accounts of 様式6: income covers expense, and the city's share is at most as agreed."""
    findings = []
    if accounts.balance < 0:
        params = {"difference_yen": -accounts.balance}
        findings.append(error(BudgetCode.ACCOUNTS_DEFICIT, "income", **params))
    if accounts.city_share > agreed_share:
        params = {"share_yen": accounts.city_share, "agreed_yen": agreed_share}
        findings.append(error(BudgetCode.ABOVE_AGREED, "city_share", **params))
    return tuple(findings)


def check_refund(
    accounts: Budget, *, surplus: int | None, refund: int | None
) -> tuple[Finding, ...]:
    """余剰金 and 精算額 as written are those that follow from the accounts."""
    result = settle(accounts)
    findings = []
    if surplus is not None and surplus != result.surplus:
        findings.append(error(SettlementCode.SURPLUS_DIFFERS, "surplus", due_yen=result.surplus))
    if refund is not None and refund != result.refund:
        findings.append(error(SettlementCode.REFUND_DIFFERS, "refund", due_yen=result.refund))
    return tuple(findings)


def _lines(
    planned: list[tuple[str, int]], actual: list[tuple[str, int]]
) -> tuple[AccountLine, ...]:
    sums: dict[str, list[int]] = {}
    for column, pairs in enumerate((planned, actual)):
        for category, amount in pairs:
            sums.setdefault(category, [0, 0])[column] += amount
    return tuple(AccountLine(category, *amounts) for category, amounts in sums.items())


def compare_income(plan: Budget, accounts: Budget) -> tuple[AccountLine, ...]:
    """Income by category: plan against actual, in the order of the plan."""
    planned = [(row.category, row.amount) for row in plan.income]
    return _lines(planned, [(row.category, row.amount) for row in accounts.income])


def compare_expense(plan: Budget, accounts: Budget) -> tuple[AccountLine, ...]:
    """Expense by 費目: plan against actual, in the order of the plan."""
    planned = [(row.category, row.amount) for row in plan.expense]
    return _lines(planned, [(row.category, row.amount) for row in accounts.expense])
