"""様式4 and the settlement, with the figures of the demo proposal."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import budget as rules
from kamakura.kyodo.domain import settlement
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetRules
from kamakura.kyodo.domain.budget import ExpenseRow
from kamakura.kyodo.domain.budget import IncomeRow
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import warning
import pytest


P1 = Budget(
    income=(
        IncomeRow("city_share", 300_000, "市負担金"),
        IncomeRow("own_funds", 40_000, "会費から"),
        IncomeRow("fees", 30_000, "500円×60人"),
        IncomeRow("donations", 20_000, "協賛 2社"),
    ),
    expense=(
        ExpenseRow("honoraria", 90_000, "15,000円×6回"),
        ExpenseRow("travel", 18_000, "600円×30人"),
        ExpenseRow("supplies", 42_000, "紙・インクなど"),
        ExpenseRow("printing", 150_000, "30円×5,000部"),
        ExpenseRow("communication", 24_000, "切手など"),
        ExpenseRow("insurance", 15_000, "行事保険"),
        ExpenseRow("rental", 36_000, "会場"),
        ExpenseRow("other", 15_000, "会議の茶菓", eligible=0),
    ),
)


def with_share(amount, **own):
    """P1 with another city share, and own funds changed to keep the balance."""
    share, funds, *rest = P1.income
    change = share.amount - amount
    funds = replace(funds, amount=funds.amount + change)
    return replace(P1, income=(replace(share, amount=amount), funds, *rest))


def with_expense(row):
    return replace(P1, expense=(row, *P1.expense[1:]))


def test_sums_of_the_demo_budget():
    assert (P1.total_income, P1.total_expense, P1.balance) == (390_000, 390_000, 0)
    assert (P1.eligible, P1.city_share) == (375_000, 300_000)


def test_demo_budget_has_nothing_to_remark():
    assert rules.check_budget(P1) == ()


def test_empty_budget():
    assert rules.check_budget(Budget()) == (error("budget_empty", "expense"),)


@pytest.mark.parametrize("side", ["income", "expense"])
def test_side_without_an_amount_is_not_written_yet_and_compared_with_nothing(side):
    half = replace(P1, **{side: ()})
    assert rules.check_budget(half) == (error(f"{side}_empty", side),)


def test_ceiling_is_told_before_the_expenses_are_written():
    found = rules.check_budget(replace(P1, expense=()), BudgetRules(ceiling=250_000))
    assert [str(one.code) for one in found] == ["city_share_above_ceiling", "expense_empty"]


def test_income_must_equal_expense():
    broken = replace(P1, income=P1.income[:-1])
    params = {"income_yen": 370_000, "expense_yen": 390_000, "difference_yen": 20_000}
    assert rules.check_budget(broken) == (error("budget_not_balanced", "income", **params),)


@pytest.mark.parametrize(("ceiling", "levels"), [(300_000, []), (299_999, ["error"]), (None, [])])
def test_ceiling(ceiling, levels):
    found = rules.check_budget(P1, BudgetRules(ceiling=ceiling))
    assert [finding.level for finding in found] == levels


def test_ceiling_tells_both_amounts():
    found = rules.check_budget(P1, BudgetRules(ceiling=250_000))
    params = {"share_yen": 300_000, "ceiling_yen": 250_000}
    assert found == (error("city_share_above_ceiling", "city_share", **params),)


def test_city_share_up_to_eligible_cost_less_specific_income():
    assert rules.check_budget(with_share(325_000)) == ()
    params = {"share_yen": 325_001, "need_yen": 325_000}
    expected = (warning("city_share_above_need", "city_share", **params),)
    assert rules.check_budget(with_share(325_001)) == expected


def test_what_counts_as_specific_income_is_a_setting():
    only_fees = BudgetRules(specific_income=frozenset({"fees"}))
    assert rules.check_budget(with_share(340_000), only_fees) == ()


def test_rate_of_the_year():
    assert rules.check_budget(P1, BudgetRules(rate_percent=80)) == ()
    params = {"share_yen": 300_000, "limit_yen": 296_250, "percent": 79}
    expected = (warning("city_share_above_rate", "city_share", **params),)
    assert rules.check_budget(P1, BudgetRules(rate_percent=79)) == expected


@pytest.mark.parametrize(("year", "rate"), [(1, 90), (2, 80), (3, 70), (4, 70)])
def test_rate_by_year(year, rate):
    assert rules.rate_for_year([90, 80, 70], year) == rate


def test_rate_without_table_is_whole():
    assert rules.rate_for_year([], 1) == 100


def test_row_with_money_needs_its_calculation():
    found = rules.check_budget(with_expense(ExpenseRow("honoraria", 90_000, "　")))
    assert found == (error("breakdown_missing", "expense.0.breakdown", row=1),)


def test_row_without_money_needs_none():
    added = replace(P1, expense=(*P1.expense, ExpenseRow("fuel", 0)))
    assert rules.check_budget(added) == ()


@pytest.mark.parametrize("eligible", [-1, 90_001])
def test_eligible_part_lies_within_its_row(eligible):
    found = rules.check_budget(with_expense(ExpenseRow("honoraria", 90_000, "6回", eligible)))
    assert found[0] == error("eligible_above_amount", "expense.0.eligible", row=1)


def test_negative_amount():
    broken = replace(P1, income=(*P1.income, IncomeRow("other", -1, "調整")))
    assert rules.check_budget(broken)[0] == error("row_amount_negative", "income.4.amount", row=5)


@pytest.mark.parametrize(
    ("category", "most", "code"),
    [
        ("labour", 150_000, "labour_share_high"),
        ("outsourcing", 120_000, "outsourcing_share_high"),
    ],
)
def test_labour_and_outsourcing_only_warn(category, most, code):
    def budget(amount):
        rest = 375_000 - amount
        rows = (ExpenseRow(category, amount, "1式"), ExpenseRow("printing", rest, "1式"))
        return replace(P1, expense=(*rows, P1.expense[-1]))

    percent = {"labour": 50, "outsourcing": 40}[category]
    assert rules.check_budget(budget(most)) == ()
    expected = warning(code, "expense", amount_yen=most + 1, percent=percent)
    assert rules.check_budget(budget(most + 1)) == (expected,)


def test_figures_of_the_proposal_are_those_of_the_budget():
    assert rules.check_same_totals(P1, total_cost=390_000, city_share=300_000) == ()
    found = rules.check_same_totals(P1, total_cost=390_001, city_share=299_999)
    assert [finding.code for finding in found] == ["total_cost_differs", "city_share_differs"]


@pytest.mark.parametrize(
    ("side", "code"), [("income", "total_cost_differs"), ("expense", "city_share_differs")]
)
def test_figure_of_the_proposal_waits_for_its_side_of_the_budget(side, code):
    half = replace(P1, **{side: ()})
    found = rules.check_same_totals(half, total_cost=1, city_share=2)
    assert [finding.code for finding in found] == [code]


def accounts(printing):
    rows = tuple(
        replace(row, amount=printing) if row.category == "printing" else row for row in P1.expense
    )
    return replace(P1, expense=rows)


def test_settlement_of_the_demo_project():
    result = settlement.settle(accounts(138_000))
    assert result == settlement.Settlement(
        total_income=390_000,
        total_expense=378_000,
        surplus=12_000,
        refund=12_000,
        city_share=288_000,
    )


def test_refund_is_never_more_than_the_city_paid():
    result = settlement.settle(Budget(P1.income, (ExpenseRow("travel", 10_000, "電車"),)))
    assert (result.surplus, result.refund, result.city_share) == (380_000, 300_000, 0)


def test_deficit_is_borne_by_the_group():
    result = settlement.settle(accounts(160_000))
    assert (result.surplus, result.refund, result.city_share) == (0, 0, 300_000)


def test_accounts_are_checked():
    assert settlement.check_accounts(accounts(138_000), agreed_share=300_000) == ()
    found = settlement.check_accounts(accounts(160_000), agreed_share=299_999)
    assert found == (
        error("accounts_deficit", "income", difference_yen=10_000),
        error("city_share_above_agreed", "city_share", share_yen=300_000, agreed_yen=299_999),
    )


def test_accounts_beside_the_plan():
    lines = settlement.compare_expense(P1, accounts(138_000))
    changed = [line for line in lines if line.delta]
    assert changed == [settlement.AccountLine("printing", 150_000, 138_000)]
    assert [line.category for line in lines] == [row.category for row in P1.expense]


def test_accounts_keep_categories_the_plan_did_not_have():
    extra = Budget(income=(*P1.income, IncomeRow("other", 500, "利息")))
    assert settlement.compare_income(P1, extra)[-1] == settlement.AccountLine("other", 0, 500)


YEN = st.integers(0, 10_000_000)


@given(YEN, st.lists(YEN, max_size=6), st.lists(YEN, max_size=6))
def test_money_of_a_settlement_is_never_lost(share, incomes, expenses):
    rows = (IncomeRow("city_share", share), *(IncomeRow("other", yen) for yen in incomes))
    result = settlement.settle(Budget(rows, tuple(ExpenseRow("other", yen) for yen in expenses)))
    assert result.city_share + result.refund == share
    assert 0 <= result.refund <= share
    left = share + sum(incomes) - sum(expenses)
    assert result.surplus == max(left, 0)
    assert result.refund in (result.surplus, share)


@pytest.mark.parametrize(
    ("actual", "needed"), [(240_000, False), (239_999, True), (360_000, False), (360_001, True)]
)
def test_change_beyond_the_limit_needs_an_approval(actual, needed):
    assert settlement.needs_approval(300_000, actual, percent=20) is needed
