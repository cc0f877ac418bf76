"""The page says the same figures and sentences as the rules of the city."""

from kamakura.kyodo.browser.filing.sums import words
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.domain.progress import is_missing
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.forms.questions import cell_name
from kamakura.kyodo.forms.questions import name
from kamakura.kyodo.forms.sums import sums_of
from kamakura.kyodo.forms.tables import ExpenseTable
from kamakura.kyodo.forms.tables import IncomeTable
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.messages import sentence
from playwright.sync_api import expect
from test_bad_input import draft  # noqa: F401 -- a fixture
from test_bad_input import form
from test_table_rows import PASTE
from tests.plone import chosen
from tests.plone import sample
from typing import Any
from zope.i18n import translate
import pytest
import typed_budgets


@pytest.fixture
def report(as_manager) -> str:
    """The address of a project whose report is being written by daihyo."""
    with as_manager() as site:
        project = chosen.running(sample.make_site(site))
        chosen.write_report(project, now=chosen.REPORTED)
        path = project.absolute_url_path()
    return path.partition("/kamakura/")[2]


COUNT = 40
HEADINGS = {"income": IncomeTable.kind.headings, "expense": ExpenseTable.kind.headings}
FIGURES = """() => Object.fromEntries(
  [...document.querySelectorAll('[data-kyodo-line]')].map(line => [line.dataset.kyodoLine, [
    line.querySelector('[data-kyodo-figure]').textContent.trim(),
    line.querySelector('[data-kyodo-word]').textContent.trim(),
    line.dataset.kyodoState,
  ]]))"""
FINDINGS = """() => [...document.querySelectorAll('[data-kyodo-findings] li')].map(item => [
  item.dataset.kyodoLevel, item.dataset.kyodoCode,
  item.querySelector('a').textContent.trim().replace(/^[^:]*: /, ''),
  new URL(item.querySelector('a').href).hash,
])"""
WATCH = """() => {
  window.spoken = 0;
  new MutationObserver(() => (window.spoken += 1)).observe(
    document.querySelector('[data-kyodo-sums-said]'), {childList: true, characterData: true});
}"""
FILL = """([table, rows]) => {
  for (const cell of document.querySelectorAll(`[name^="form.widgets.${table}."]`)) {
    const [, , , place, , column] = cell.name.split('.');
    if (cell.type !== 'hidden') {
      cell.value = (rows[place] || {})[column] || '';
    }
  }
  document.querySelector('[data-kyodo-rows]').dispatchEvent(new Event('input', {bubbles: true}));
}"""


def fill(member, table: str, rows: dict[int, dict[str, str]]) -> None:
    """Type a whole table, and let the page think."""
    member.page.evaluate(FILL, [table, {str(place): cells for place, cells in rows.items()}])
    member.page.evaluate("() => new Promise(done => setTimeout(done))")


def raw_of(tables: dict[str, dict[int, dict[str, str]]]) -> dict[str, str]:
    """What the form would send."""
    raw = {}
    for table, rows in tables.items():
        for place, heading in enumerate(HEADINGS[table]):
            raw[cell_name(table, place, "category")] = heading
            for column, text in rows.get(place, {}).items():
                raw[cell_name(table, place, column)] = text
    return raw


def by_name(result: dict[str, str]) -> dict[str, str]:
    """Single answers by the name of their input."""
    return {name(key): text for key, text in result.items()}


def shown(member, what: str) -> Any:
    """What the page shows now."""
    return member.page.evaluate(what)


def without_script(member) -> tuple[dict, list]:
    """What the server writes into the same page."""
    html = member.context.request.get(member.page.url).text()
    page = member.context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.set_content(html)
    found = page.evaluate(FIGURES), page.evaluate(FINDINGS)
    page.close()
    return found


def ruled(sums) -> tuple[dict, list]:
    """What the rules give."""
    return figures(sums), findings(sums)


def figures(sums) -> dict[str, list[str]]:
    """The figures as the rules give them, as they read."""
    return {
        line.key: [format_yen(line.yen), said(words(line)) if line.word else "", line.state]
        for line in sums.lines
    }


def findings(sums) -> list[list[str]]:
    """The remarks likewise."""
    levels = ["todo" if is_missing(one) else one.level for one in sums.findings]
    return [
        [level, str(one.code), said(sentence(one)), place(one)]
        for level, one in zip(levels, sums.findings, strict=True)
    ]


def said(text: Any) -> str:
    return translate(text, target_language="ja")


def place(finding: Finding) -> str:
    return "#" + cell_id(*finding.field.split("."))


def cell_id(table: str, *rest: str) -> str:
    return "-".join(("form-widgets-" + table, *rest))


def test_forty_budgets_add_up_as_on_the_server(crew, draft, as_manager) -> None:  # noqa: F811
    member = crew["yui"]
    budgets = [
        {
            "income": typed_budgets.budget(number // 5)["income"],
            "expense": typed_budgets.budget(number)["expense"],
        }
        for number in range(COUNT)
    ]
    with as_manager() as site:
        host = IPaperReader(site.restrictedTraverse(draft))
        expected = [ruled(sums_of(host, "budget", raw_of(one))) for one in budgets]
    codes = {finding[1] for _figures, found in expected for finding in found}
    assert len(codes) >= 12, sorted(codes)
    for number, one in enumerate(budgets):
        if number % 5 == 0:
            # Income is on another page; here it counts as the server has it.
            member.go(form(draft, "income", key="budget"))
            fill(member, "income", one["income"])
            assert shown(member, FIGURES)["income"] == expected[number][0]["income"]
            member.press("一時保存")
            member.go(form(draft, "expense", key="budget"))
        fill(member, "expense", one["expense"])
        assert (shown(member, FIGURES), shown(member, FINDINGS)) == expected[number], one
        if number % 5 == 4:
            member.press("一時保存")
            assert without_script(member) == expected[number]


def test_twenty_accounts_settle_as_on_the_server(crew, report, as_manager) -> None:
    member = crew["daihyo"]
    many = [
        (typed_budgets.accounts(number), typed_budgets.written_result(number))
        for number in range(20)
    ]
    with as_manager() as site:
        host = IPaperReader(site.restrictedTraverse(report))
        expected = [
            ruled(
                sums_of(
                    host,
                    "report",
                    raw_of(tables) | {name(key): text for key, text in result.items()},
                )
            )
            for tables, result in many
        ]
    codes = {finding[1] for _figures, found in expected for finding in found}
    assert len(codes) >= 8, sorted(codes)
    member.go(form(report, "accounts", key="report"))
    for (tables, result), wanted in zip(many, expected, strict=True):
        for key, text in result.items():
            member.put(name(key), text)
        for table, rows in tables.items():
            fill(member, table, rows)
        assert (shown(member, FIGURES), shown(member, FINDINGS)) == wanted, tables
    member.press("一時保存")
    assert without_script(member) == expected[-1]


def test_change_of_each_row_is_shown(crew, report) -> None:
    member = crew["daihyo"]
    member.go(form(report, "accounts", key="report"))
    member.put("form.widgets.expense.0.widgets.actual", "80,000")
    row = member.page.locator("#form-widgets-expense-0 [data-kyodo-change]")
    expect(row).to_have_text("△10,000")
    member.look("tables-report-accounts")
    assert crew.problems == []


def test_calculated_column_of_a_copied_table_is_skipped(crew, report) -> None:
    member = crew["daihyo"]
    member.go(form(report, "accounts", key="report"))
    copied = "費目\t予算額\t決算額\t増減\t説明\n旅費\t18,000\t17,500\t△500\tバスを1回減らした\n"
    member.page.evaluate(PASTE, ["form.widgets.expense.0.widgets.planned", copied, ""])
    cell = "[name='form.widgets.expense.2.widgets.{}']"
    assert member.page.input_value(cell.format("actual")) == "17,500"
    assert member.page.input_value(cell.format("note")) == "バスを1回減らした"
    row = member.page.locator("#form-widgets-expense-2 [data-kyodo-change]")
    expect(row).to_have_text("△500")


def test_sums_are_spoken_once_the_typing_pauses(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "expense", key="budget"))
    spoken = member.page.locator("[data-kyodo-sums-said]")
    member.page.evaluate(WATCH)
    member.page.locator("[name='form.widgets.expense.0.widgets.amount']").press_sequentially(
        "90000"
    )
    expect(spoken).to_have_text(
        "収入の合計 0円。支出の合計 90,000円。収支の差 90,000円。直すところ0件、確認するところ0件。"
    )
    assert member.page.evaluate("() => window.spoken") == 1


def test_link_of_a_remark_leads_to_its_cell(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "expense", key="budget"))
    member.put("form.widgets.expense.3.widgets.amount", "9,000")
    member.follow("支出: 4行目に積算内訳がありません。単価と数量を書いてください。")
    focused = member.page.evaluate("() => document.activeElement.name")
    assert focused == "form.widgets.expense.3.widgets.breakdown"
