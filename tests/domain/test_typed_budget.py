"""Tables of money as typed: exact sums of what can be read, a finding for what cannot."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.budget import Budget
from kamakura.kyodo.domain.budget import BudgetRules
from kamakura.kyodo.domain.budget import check_budget
from kamakura.kyodo.domain.budget import ExpenseRow
from kamakura.kyodo.domain.budget import IncomeRow
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.sums import accounts_lines
from kamakura.kyodo.domain.sums import budget_lines
from kamakura.kyodo.domain.sums import Line
from kamakura.kyodo.domain.typed_budget import read_amount
from kamakura.kyodo.domain.typed_budget import read_budget
from kamakura.kyodo.domain.typed_budget import typed_accounts_findings
from kamakura.kyodo.domain.typed_budget import typed_budget_findings
from kamakura.kyodo.domain.typed_budget import TypedRow
import pytest


MOST = 9_999_999_999
YEN = st.integers(0, MOST)
WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")
WAYS = (
    str,
    lambda yen: f"{yen:,}",
    lambda yen: f"¥{yen:,}",
    lambda yen: f"{yen:,}円",
    lambda yen: f"{yen:,}".translate(WIDE),
)
KINDS = st.sampled_from(("city_share", "own_funds", "fees", "donations"))
COSTS = st.sampled_from(("labour", "outsourcing", "travel", "other"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("いくらか", "amount_unreadable"),
        ("12.5円", "amount_not_whole_yen"),
        ("△500", "amount_negative"),
        ("1234567890123456", "amount_too_large"),
        ("10,000,000,000", "answer_number_too_large"),
    ],
)
def test_cell_that_cannot_be_read_says_why_and_counts_as_nothing(text, code):
    typed = read_budget([TypedRow(3, "fees", text, "参加費")], [])
    assert typed.budget.total_income == 0
    assert [(one.code, one.field) for one in typed.unread] == [(code, "income.3.amount")]


@given(YEN, st.sampled_from(WAYS))
def test_every_way_of_writing_gives_the_same_amount(yen, way):
    assert read_amount(way(yen), "x", largest=MOST) == (yen, None)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text):
    value, finding = read_amount(text, "x", largest=MOST)
    assert value is None or (finding is None and 0 <= value <= MOST)


@given(st.lists(st.tuples(YEN, st.sampled_from(WAYS)), max_size=12))
def test_total_is_the_sum_of_its_parts(cells):
    rows = [TypedRow(2 * n, "fees", way(yen), "参加費") for n, (yen, way) in enumerate(cells)]
    typed = read_budget(rows, [])
    assert typed.budget.total_income == sum(yen for yen, _way in cells)
    assert typed.numbers["income"] == tuple(2 * n for n in range(len(cells)))


def test_blank_rows_are_not_rows():
    typed = read_budget([TypedRow(0, "fees"), TypedRow(1, "fees", "　", " ")], [])
    assert typed.budget == Budget()


def test_remark_names_the_row_of_the_form():
    rows = [TypedRow(0, "travel"), TypedRow(4, "printing", "500")]
    found = typed_budget_findings(read_budget([], rows), BudgetRules())
    assert found[0] == error("breakdown_missing", "expense.4.breakdown", row=5)


BUDGETS = st.builds(
    Budget,
    income=st.lists(st.builds(IncomeRow, KINDS, YEN, st.just("1式")), max_size=6).map(tuple),
    expense=st.lists(st.builds(ExpenseRow, COSTS, YEN, st.just("1式")), max_size=6).map(tuple),
)


def codes(budget, rules):
    return {one.code for one in check_budget(budget, rules)}


@given(BUDGETS)
def test_balance_is_refused_exactly_when_two_written_sides_differ(budget):
    differs = bool(budget.total_income and budget.total_expense and budget.balance)
    assert ("budget_not_balanced" in codes(budget, BudgetRules())) == differs
    line = budget_lines(budget, BudgetRules())[2]
    assert line.yen == abs(budget.total_income - budget.total_expense)
    assert (line.state == "bad") == differs


@given(BUDGETS)
def test_budget_without_findings_is_written_on_both_sides_and_balanced(budget):
    errors = [
        one for one in check_budget(budget, BudgetRules(ceiling=None)) if one.level == "error"
    ]
    written = bool(budget.total_income and budget.total_expense)
    assert (not errors) == (written and budget.balance == 0)


@given(BUDGETS, st.one_of(st.none(), YEN))
def test_ceiling_is_refused_exactly_above_it(budget, ceiling):
    rules = BudgetRules(ceiling=ceiling)
    above = ceiling is not None and budget.city_share > ceiling
    assert ("city_share_above_ceiling" in codes(budget, rules)) == above
    assert (budget_lines(budget, rules)[3].state == "bad") == above


@given(BUDGETS, st.integers(0, 100))
def test_share_lines_turn_bad_exactly_when_the_rule_warns(budget, percent):
    rules = BudgetRules(labour_percent=percent, outsourcing_percent=percent)
    if not budget.total_income or not budget.total_expense:
        return
    states = {line.key: line.state for line in budget_lines(budget, rules)}
    found = codes(budget, rules)
    assert (states["labour"] == "bad") == ("labour_share_high" in found)
    assert (states["outsourcing"] == "bad") == ("outsourcing_share_high" in found)


@given(BUDGETS, BUDGETS, YEN)
def test_settlement_lines_are_exact(plan, accounts, agreed):
    lines = {line.key: line for line in accounts_lines(plan, accounts, agreed_share=agreed)}
    refund, borne = lines["refund"].yen, lines["borne"].yen
    assert 0 <= refund <= accounts.city_share
    assert refund + borne == accounts.city_share
    assert lines["surplus"].yen == max(accounts.balance, 0)
    assert lines["income"].params["delta_yen"] == accounts.total_income - plan.total_income


def test_deficit_is_said_in_words():
    accounts = Budget((IncomeRow("city_share", 100),), (ExpenseRow("travel", 130),))
    lines = accounts_lines(Budget(), accounts, agreed_share=100)
    assert lines[2] == Line("surplus", 0, "short", {"gap_yen": 30}, "bad")


def test_accounts_not_begun_have_no_remarks():
    typed = read_budget([TypedRow(0, "city_share")], [])
    assert typed_accounts_findings(typed, agreed_share=0, largest=MOST) == ()


def test_written_refund_that_differs():
    rows = [TypedRow(0, "city_share", "100")], [TypedRow(0, "travel", "70")]
    found = typed_accounts_findings(
        read_budget(*rows), agreed_share=100, surplus="30", refund="２０", largest=MOST
    )
    assert found == (error("report_refund_differs", "refund", due_yen=30),)
