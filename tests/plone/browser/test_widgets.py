"""z3c.form on our layer: labels tied, typed text kept, tables usable without JavaScript."""

from bs4 import BeautifulSoup
from datetime import date
from zope.component import getMultiAdapter
import pytest


PREFIX = "form.widgets."
EXPENSE = f"{PREFIX}expense."


def text(node):
    return " ".join(node.get_text().split())


def send(site, **answers):
    request = site.REQUEST
    request.environ["REQUEST_METHOD"] = "POST"
    request.form.update({"form.buttons.send": "送る"})
    request.form.update({PREFIX + name: value for name, value in answers.items()})
    view = getMultiAdapter((site, request), name="kyodo-sample-form")
    return BeautifulSoup(view(), "html.parser"), view.form_instance


def show(site, **form):
    site.REQUEST.environ["REQUEST_METHOD"] = "POST" if form else "GET"
    site.REQUEST.form.update(form)
    view = getMultiAdapter((site, site.REQUEST), name="kyodo-sample-form")
    return BeautifulSoup(view(), "html.parser")


def test_every_input_has_a_name_for_screen_readers(site):
    soup = show(site)
    labelled = {label["for"] for label in soup.select("#content-core label[for]")}
    inputs = soup.select(
        "#content-core :is(input:not([type=hidden], [type=submit]), select, textarea)"
    )
    nameless = [
        one["id"] for one in inputs if not one.get("aria-labelledby") and one["id"] not in labelled
    ]
    assert len(inputs) > 20
    assert nameless == []


@pytest.mark.parametrize(("name", "word"), [("org_name", "必須"), ("story", "任意")])
def test_need_is_a_word(site, name, word):
    soup = show(site)
    assert text(soup.select_one(f"#formfield-form-widgets-{name} .kyodo-need")) == word


def test_help_is_tied_to_its_input(site):
    field = show(site).select_one("#form-widgets-org_name")
    assert field["aria-describedby"] == "form-widgets-org_name-help form-widgets-org_name-count"


def test_missing_answer_is_told_in_japanese_beside_the_field(site):
    soup, _form = send(site)
    error = soup.select_one("#form-widgets-org_name-error")
    assert text(error) == "エラー: 「団体名」を書いてください。"
    assert soup.select_one("#form-widgets-org_name")["aria-invalid"] == "true"


def test_too_long_says_how_long(site):
    soup, _form = send(site, org_name="𠮷" * 12)
    assert text(soup.select_one("#form-widgets-org_name-error")) == (
        "エラー: 「団体名」は10文字までです。いまは12文字あります。短くしてください。"
    )


def test_ticks_that_are_required_need_one(site):
    soup, _form = send(site)
    assert (
        text(soup.select_one("#form-widgets-areas-error")) == "エラー: 「分野」を選んでください。"
    )


def test_date_is_read_in_the_japanese_calendar(site):
    _soup, form = send(
        site, **{"founded.year": "令和8", "founded.month": "６", "founded.day": "30"}
    )
    data, _errors = form.widgets.extract()
    assert data["founded"] == date(2026, 6, 30)


def test_impossible_date_is_kept_as_typed(site):
    soup, _form = send(site, **{"founded.year": "2026", "founded.month": "13", "founded.day": "1"})
    assert soup.select_one("#form-widgets-founded-month")["value"] == "13"
    assert soup.select_one("#form-widgets-founded-error") is not None


def test_file_label_points_to_the_input(site):
    soup = show(site)
    label = soup.select_one("#formfield-form-widgets-paper label")
    assert soup.find(id=label["for"])["type"] == "file"


def test_given_rows_come_first(site):
    rows = show(site).select("#formfield-form-widgets-expense tbody tr")
    assert [text(row.select_one("th")) for row in rows[:2]] == ["1 報償費", "2 旅費"]


def test_table_reads_full_width_money(site):
    _soup, form = send(
        site,
        **{
            "expense.0.widgets.category": "honoraria",
            "expense.0.widgets.amount": "１２，０００円",
            "expense.1.widgets.category": "travel",
            "expense.1.widgets.amount": "",
        },
    )
    data, _errors = form.widgets.extract()
    assert data["expense"] == [
        {"category": "honoraria", "breakdown": None, "amount": 12000, "eligible": None}
    ]


def test_one_bad_cell_keeps_the_whole_table(site):
    soup, _form = send(
        site,
        **{
            "expense.0.widgets.category": "honoraria",
            "expense.0.widgets.amount": "abc",
            "expense.1.widgets.category": "travel",
            "expense.1.widgets.amount": "500",
        },
    )
    assert soup.select_one("#form-widgets-expense-0-amount")["value"] == "abc"
    assert soup.select_one("#form-widgets-expense-0-amount")["aria-invalid"] == "true"
    assert soup.select_one("#form-widgets-expense-1-amount")["value"] == "500"


def test_errors_of_cells_are_linked(site):
    _soup, form = send(
        site,
        **{"expense.0.widgets.category": "honoraria", "expense.0.widgets.amount": "abc"},
    )
    assert "#form-widgets-expense-0-amount" in [item.href for item in form.error_items]


def test_sums_are_written_by_the_server(site):
    cells = {"expense.0.widgets.amount": "1,000", "expense.1.widgets.amount": "２３４"}
    soup = show(site, **{PREFIX + name: value for name, value in cells.items()})
    assert text(soup.select_one("[data-kyodo-sum=amount]")) == "1,234"


def test_add_row_keeps_what_was_typed(site):
    form = {
        "kyodo.addrow": f"{PREFIX}officers",
        f"{PREFIX}officers.0.widgets.name": "髙﨑",
        f"{PREFIX}officers.1.widgets.name": "",
    }
    soup = show(site, **form)
    assert len(soup.select("#formfield-form-widgets-officers tbody tr")) == 5
    assert soup.select_one("#form-widgets-officers-0-name")["value"] == "髙﨑"


def test_remove_row_takes_that_row(site):
    form = {
        "kyodo.removerow": f"{PREFIX}officers:0",
        f"{PREFIX}officers.0.widgets.name": "髙﨑",
        f"{PREFIX}officers.1.widgets.name": "𠮷田",
    }
    soup = show(site, **form)
    assert soup.select_one("#form-widgets-officers-0-name")["value"] == "𠮷田"


def officers(**buttons):
    cells = {f"{PREFIX}officers.{n}.widgets.name": name for n, name in enumerate("甲乙丙")}
    return cells | {name.replace("_", "."): value for name, value in buttons.items()}


def officer_names(soup):
    cells = soup.select("#formfield-form-widgets-officers tbody input[id$=-name]")
    return [cell.get("value", "") for cell in cells]


def rows_said(soup):
    return text(soup.select_one("#formfield-form-widgets-officers [data-kyodo-said]"))


@pytest.mark.parametrize(
    ("button", "names", "said"),
    [
        ("2:up", ["甲", "丙", "乙"], "2行目に動かしました。"),
        ("0:down", ["乙", "甲", "丙"], "2行目に動かしました。"),
        ("0:up", ["甲", "乙", "丙"], ""),
    ],
)
def test_row_changes_places_without_script(site, button, names, said):
    soup = show(site, **officers(kyodo_moverow=f"{PREFIX}officers:{button}"))
    assert officer_names(soup)[:3] == names
    assert rows_said(soup) == said


def test_removed_row_comes_back_without_script(site):
    soup = show(site, **officers(kyodo_removerow=f"{PREFIX}officers:1"))
    assert officer_names(soup)[:2] == ["甲", "丙"]
    kept = soup.select_one("#formfield-form-widgets-officers input[data-kyodo-removed]")
    button = soup.select_one("button[name='kyodo.restorerow']")
    site.REQUEST.form.clear()
    cells = {f"{PREFIX}officers.{n}.widgets.name": name for n, name in enumerate("甲丙")}
    soup = show(site, **cells, **{kept["name"]: kept["value"], button["name"]: button["value"]})
    assert officer_names(soup)[:3] == ["甲", "乙", "丙"]
    assert rows_said(soup) == "元に戻しました。"


def test_given_row_is_neither_moved_nor_removed(site):
    form = {
        f"{EXPENSE}0.widgets.category": "honoraria",
        f"{EXPENSE}0.widgets.amount": "1",
        f"{EXPENSE}1.widgets.category": "travel",
        f"{EXPENSE}1.widgets.amount": "2",
    }
    buttons = (("kyodo.removerow", "0"), ("kyodo.moverow", "1:up"))
    for button, place in buttons:
        site.REQUEST.form.clear()
        soup = show(site, **form, **{button: f"{PREFIX}expense:{place}"})
        amounts = soup.select("#formfield-form-widgets-expense tbody input[id$=-amount]")
        assert [cell.get("value") for cell in amounts[:2]] == ["1", "2"]


def test_buttons_name_their_row(site):
    row = show(site, **officers()).select("#formfield-form-widgets-officers tbody tr")[1]
    assert [button["aria-label"] for button in row.select("button")] == [
        "2行目を上へ動かす",
        "2行目を下へ動かす",
        "2行目を消す",
    ]


def test_rows_stop_at_the_limit_and_the_button_says_why(site):
    form = {f"{PREFIX}officers.{place}.widgets.name": "名" for place in range(60)}
    soup = show(site, **form, **{"kyodo.addrow": f"{PREFIX}officers"})
    button = soup.select_one("#formfield-form-widgets-officers button[name='kyodo.addrow']")
    assert button["aria-disabled"] == "true"
    reason = soup.find(id=button["aria-describedby"])
    assert "もう増やせません。" in text(reason)
    assert text(reason) == rows_said(soup)


def test_nothing_of_the_stock_table_widget_is_shown(site):
    page = str(show(site))
    for words in ("datagridwidget", "Add row", "Delete row", "Move Up", "Wrong contained type"):
        assert words not in page
