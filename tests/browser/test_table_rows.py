"""Tables at a real desk: rows by buttons, paste from a spreadsheet, sums while typing."""

from playwright.sync_api import expect
from test_bad_input import draft  # noqa: F401 -- a fixture
from test_bad_input import form
import os
import pytest


ROLES = "form.widgets.roles.{}.widgets.{}"
OFFICERS = "form.widgets.officers.{}.widgets.{}"
INCOME = "form.widgets.income.{}.widgets.{}"
EXPENSE = "form.widgets.expense.{}.widgets.{}"
PASTE = """([name, plain, html]) => {
  const data = new DataTransfer();
  data.setData('text/plain', plain);
  if (html) { data.setData('text/html', html); }
  const cell = document.getElementsByName(name)[0];
  cell.focus();
  cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true,
    cancelable: true}));
}"""


@pytest.fixture
def roles(crew, draft):  # noqa: F811
    """役割分担, with three rows written."""
    member = crew["yui"]
    member.go(form(draft, "roles", key="project_plan"))
    for place, item in enumerate("甲乙丙"):
        member.put(ROLES.format(place, "item"), item)
    return member


def items(member, pattern: str = ROLES, column: str = "item") -> list[str]:
    """What stands in a column."""
    name = pattern.format("", column).partition("..")[0]
    cells = member.page.locator(f"tbody [name^='{name}'][name$='.{column}']")
    return cells.evaluate_all("nodes => nodes.map(node => node.value)")


def names(member) -> list[str]:
    """The places in the names of the rows."""
    cells = member.page.locator("tbody [name$='.item']")
    return cells.evaluate_all("nodes => nodes.map(node => node.name.split('.')[3])")


def focused(member) -> str:
    """What has the focus: its accessible name or its name in the form."""
    return member.page.evaluate(
        "() => document.activeElement.getAttribute('aria-label') || document.activeElement.name"
    )


def said(member) -> str:
    """The sentence about the last change."""
    return member.page.locator("[data-kyodo-said]").first.inner_text()


def paste(member, name: str, plain: str, html: str = "") -> None:
    """Paste at a cell, as the browser does it with what a spreadsheet put on the clipboard."""
    member.page.evaluate(PASTE, [name, plain, html])


def test_row_is_added_at_the_end_and_takes_the_focus(roles) -> None:
    roles.press("行を増やす")
    assert focused(roles) == ROLES.format(3, "item")
    assert said(roles) == "4行目を増やしました。"


def test_row_is_moved_with_its_name_and_keeps_the_focus(roles) -> None:
    roles.press("3行目を上へ動かす")
    assert (items(roles), names(roles)) == (["甲", "丙", "乙"], ["0", "1", "2"])
    assert focused(roles) == "2行目を上へ動かす"
    assert said(roles) == "2行目に動かしました。"
    roles.press("2行目を上へ動かす")
    assert items(roles) == ["丙", "甲", "乙"]
    assert focused(roles) == "1行目を下へ動かす"


def test_removed_row_comes_back(roles) -> None:
    roles.press("2行目を消す")
    assert (items(roles), names(roles)) == (["甲", "丙"], ["0", "1"])
    assert focused(roles) == "2行目を消す"
    assert said(roles) == "2行目を消しました。"
    roles.press("元に戻す")
    assert (items(roles), names(roles)) == (["甲", "乙", "丙"], ["0", "1", "2"])
    assert said(roles) == "元に戻しました。"


def test_what_buttons_did_is_saved_without_typing(roles, draft) -> None:  # noqa: F811
    roles.press("3行目を上へ動かす")
    expect(roles.page.locator("#kyodo-saved")).to_contain_text("に保存しました")
    roles.go(form(draft, "roles", key="project_plan"))
    assert items(roles) == ["甲", "丙", "乙", ""]


def test_button_says_why_there_are_no_more_rows(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "goals", key="project_plan"))
    box = member.page.locator("#form-widgets-outcome_goals")
    for _n in range(2):
        member.press("行を増やす", within=box)
    box.locator("button[name='kyodo.addrow']").focus()
    member.page.keyboard.press("Enter")
    text = "5行まで書けます。いま5行あるため、もう増やせません。"
    expect(box.locator("[data-kyodo-said]")).to_contain_text(text)
    expect(box.locator("[data-kyodo-room]")).to_contain_text(text)
    assert box.locator("tbody tr").count() == 5


def test_given_rows_have_no_buttons(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "expense", key="budget"))
    assert member.page.locator("tbody .kyodo-row-button").count() == 0
    member.press("行を増やす")
    row = member.page.locator("tbody tr").last
    assert row.locator("button:enabled").evaluate_all(
        "nodes => nodes.map(node => node.getAttribute('aria-label'))"
    ) == ["16行目を消す"]


def test_table_from_excel_fills_to_the_right_and_down(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "officers", key="organization_profile"))
    member.put(OFFICERS.format(0, "name"), "前の名前")
    copied = (
        "会長\t𠮷田 髙子\tよしだ たかこ\t市内\r\n"
        "副会長\t小町ゆかり\tこまち ゆかり\t市外\r\n"
        "会計\t由比実\tゆい みのる\t火星\r\n"
        "監事\t大町一\tおおまち はじめ\t市内\r\n"
    )
    paste(member, OFFICERS.format(0, "post"), copied, "<table><tr><td>会長</td></tr></table>")
    assert items(member, OFFICERS, "post") == ["会長", "副会長", "会計", "監事"]
    assert items(member, OFFICERS, "residence") == ["inside", "outside", "", "inside"]
    assert said(member) == (
        "15個のセルに貼り付けました。そのうち1個は、前の内容と置き換えました。1行を増やしました。"
        "「火星」は「住所」の一覧にないため、入れていません。"
    )
    member.press("元に戻す")
    assert items(member, OFFICERS, "post") == ["", "", ""]
    assert items(member, OFFICERS, "name") == ["前の名前", "", ""]


def test_cells_of_libreoffice_with_line_breaks_stay_whole(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "roles", key="project_plan"))
    paste(member, ROLES.format(0, "item"), '町歩き\t"案内します。\n""やさしく""話します。"\t資料\n')
    assert member.page.input_value(f"[name='{ROLES.format(0, 'group_role')}']") == (
        '案内します。\n"やさしく"話します。'
    )
    assert member.page.input_value(f"[name='{ROLES.format(0, 'city_role')}']") == "資料"


def test_budget_is_pasted_by_its_headings(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "expense", key="budget"))
    copied = (
        "費目\t積算内訳\t金額\n旅費\t600円×30人\t¥18,000\n報償費\t15,000円×6回\t９０，０００円\n"
        "報償費\t手話通訳 10,000円×2回\t20,000\n合計\t\t128,000\n"
    )
    paste(member, EXPENSE.format(0, "breakdown"), copied)
    amounts = items(member, EXPENSE, "amount")
    assert (amounts[0], amounts[2], amounts[15]) == ("９０，０００円", "¥18,000", "20,000")
    assert items(member, EXPENSE, "category")[15] == "honoraria"
    expect(member.page.locator("[data-kyodo-sum=amount]")).to_have_text("128,000")
    expect(member.page.locator("[data-kyodo-line=expense] [data-kyodo-figure]")).to_have_text(
        "128,000円"
    )


def test_paste_stops_at_the_row_limit_and_says_so(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "goals", key="project_plan"))
    name = "form.widgets.outcome_goals.0.widgets.indicator"
    paste(member, name, "".join(f"指標{n}\t{n}人\t{n}人\n" for n in range(8)))
    assert member.page.locator("#form-widgets-outcome_goals tbody tr").count() == 5
    assert "行の上限(5行)のため、3行を貼り付けられませんでした。" in said(member)


def test_text_of_several_lines_stays_in_its_cell(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "roles", key="project_plan"))
    member.page.evaluate(
        "name => document.getElementsByName(name)[0].focus()", ROLES.format(0, "group_role")
    )
    member.page.keyboard.insert_text("一行目\n二行目")
    paste(member, ROLES.format(0, "group_role"), "三行目\n四行目")
    assert items(member, ROLES, "group_role") == ["一行目\n二行目", "", ""]
    assert said(member) == ""


def test_clipboard_of_the_machine_is_pasted_by_the_keyboard(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.context.grant_permissions(["clipboard-read", "clipboard-write"])
    member.go(form(draft, "roles", key="project_plan"))
    member.page.evaluate("() => navigator.clipboard.writeText('町歩き\\t案内\\n地図\\t作成\\n')")
    member.page.locator(f"[name='{ROLES.format(0, 'item')}']").focus()
    member.page.keyboard.press("Control+V")
    expect(member.page.locator(f"[name='{ROLES.format(1, 'group_role')}']")).to_have_value("作成")
    assert items(member) == ["町歩き", "地図", ""]


def test_lost_rows_come_back_from_the_device(roles, draft) -> None:  # noqa: F811
    roles.press("行を増やす")
    roles.context.clear_cookies()
    roles.put(ROLES.format(3, "item"), "丁")
    roles.press("一時保存")
    roles.log_in()
    roles.go(form(draft, "roles", key="project_plan"))
    roles.press("残っている入力を戻す")
    assert items(roles) == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    ("key", "step"),
    [
        ("budget", "income"),
        ("budget", "expense"),
        ("project_plan", "roles"),
        ("project_plan", "schedule"),
        ("project_plan", "goals"),
        ("organization_profile", "officers"),
    ],
)
def test_tables_are_well_at_both_widths(crew, draft, key, step) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, step, key=key))
    member.press("行を増やす")
    if key == "budget":
        member.put(f"form.widgets.{step}.0.widgets.amount", "90,000")
        member.put(f"form.widgets.{step}.0.widgets.breakdown", "15,000円×5回")
        member.put(f"form.widgets.{step}.1.widgets.amount", "いくらか")
    else:
        member.press("1行目を消す")
    member.look(f"tables-{key}-{step}")
    assert crew.problems == []


def test_levels_of_the_rules_are_chosen_in_the_settings(crew, draft) -> None:  # noqa: F811
    desk, member = crew["jimu"], crew["yui"]
    desk.go("@@kyodo-settings?open=rule_levels.labour_share_high")
    desk.look("tables-settings")
    desk.choose("人件費が割合の目安以下である", "点検しない")
    desk.press("保存する")
    desk.sees("設定を保存しました。")
    field = desk.main.get_by_label("人件費が割合の目安以下である")
    assert field.input_value() == "off"
    assert crew.problems == []
    # This call opened before: it keeps what it was opened with.
    member.go(form(draft, "income", key="budget"))
    member.put(INCOME.format(0, "amount"), "100,000")
    member.press("次へ")
    member.put(EXPENSE.format(1, "amount"), "90,000")
    member.sees("人件費の対象額90,000円が市負担金の50%を超えています。")


def test_printed_table_has_no_buttons_and_no_boxes(crew, draft) -> None:  # noqa: F811
    member = crew["yui"]
    member.go(form(draft, "roles", key="project_plan"))
    member.put(ROLES.format(0, "item"), "町歩き")
    member.page.emulate_media(media="print")
    if os.environ.get("KYODO_SHOTS"):
        member.page.screenshot(path=crew.shots / "tables-print.png", full_page=True)
    for selector in (".kyodo-row-buttons", ".kyodo-rows-foot", ".kyodo-paste-help"):
        expect(member.page.locator(selector).first).to_be_hidden()
    cell = member.page.locator(f"[name='{ROLES.format(0, 'item')}']")
    expect(cell).to_have_css("border-top-width", "0px")
