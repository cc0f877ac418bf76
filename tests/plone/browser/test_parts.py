"""Every recurring part, drawn on one page; forms keep what was typed."""

from bs4 import BeautifulSoup
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from plone.protect.authenticator import createToken
from zope.component import getMultiAdapter
from zope.i18n import translate
import pytest


def page(site):
    view = getMultiAdapter((site, site.REQUEST), name="kyodo-sample")
    return view, BeautifulSoup(view(), "html.parser")


def post(site, **form):
    request = site.REQUEST
    request.method = "POST"
    request.environ["REQUEST_METHOD"] = "POST"
    request.form.update({"_authenticator": createToken(), **form})
    return page(site)


def text(node):
    return " ".join(node.get_text().split())


def test_page_has_one_h1(site):
    _view, soup = page(site)
    assert [text(h1) for h1 in soup.find_all("h1")] == ["里山の手入れを市民と市で続ける提案"]


def test_flow_marks_the_present_step(site):
    _view, soup = page(site)
    here = soup.select(".kyodo-flow [aria-current=step] .kyodo-flow-title")
    assert [text(step) for step in here] == ["4者協議"]


def test_flow_folds_to_a_sentence(site):
    _view, soup = page(site)
    assert text(soup.select_one("summary .kyodo-flow-place")) == "手順 3 / 5: 4者協議"


def test_folded_line_stands_right_before_the_list_it_opens(site):
    _view, soup = page(site)
    fold = soup.select_one("details.kyodo-flow-short")
    assert fold.find_next_sibling()["class"] == ["kyodo-flow-steps"]


@pytest.mark.parametrize(
    ("states", "folded"),
    [(("done", "done"), "全2手順が済みました"), (("todo", "todo"), "全2手順")],
)
def test_folded_line_without_a_present_step_says_how_many_there_are(site, states, folded):
    steps = tuple(parts.FlowStep(title=state, state=state) for state in states)
    flow = parts.Flow(label="流れ", steps=steps)
    assert translate(flow.whole, context=site.REQUEST) == folded


def test_due_says_day_moment_and_days_left(site):
    _view, soup = page(site)
    assert text(soup.select_one(".kyodo-next .kyodo-due")) == "令和8年6月30日(火) 23:59 · あと3日"


def test_over_due_says_so_in_words(site):
    _view, soup = page(site)
    assert text(soup.select_one(".kyodo-due-over .kyodo-due-left")) == "期限切れ"


def test_table_cells_carry_their_column_for_cards(site):
    _view, soup = page(site)
    row = soup.select_one(".kyodo-table tbody tr")
    labels = [cell["data-label"] for cell in row.find_all(["th", "td"])]
    assert labels == ["提案", "状態", "期限", "希望額"]


@pytest.mark.parametrize(
    ("counted", "shown"),
    [(lists.THINGS, "2件"), (lists.PEOPLE, "2人"), (lists.GROUPS, "2団体"), (lists.TIMES, "2回")],
)
def test_rows_are_counted_as_what_they_are(site, counted, shown):
    rows = [lists.Row(("甲",)), lists.Row(("乙",))]
    table = lists.Table("一覧", [lists.Column("名前")], rows, counted=counted)
    assert translate(table.count_text, context=site.REQUEST) == shown


def test_empty_table_says_what_to_do(site):
    _view, soup = page(site)
    texts = [text(node) for node in soup.select("div.kyodo-empty p")]
    assert texts[-1] == "下書きはありません。「提案を始める」から書き始められます。"


def test_changed_fields_come_first(site):
    _view, soup = page(site)
    first = soup.select_one(".kyodo-difference tbody th")
    assert text(first) == "市の役割 変更"


def test_chart_has_its_numbers_in_a_table(site):
    _view, soup = page(site)
    cells = soup.select_one(".kyodo-chart details tbody tr").find_all(["th", "td"])
    assert [text(cell) for cell in cells] == ["人件費", "120,000円", "118,000円"]


def test_page_of_a_person_is_not_stored(site):
    view = getMultiAdapter((site, site.REQUEST), name="kyodo-sample")
    type(view).public, was = False, type(view).public
    view()
    type(view).public = was
    assert site.REQUEST.response.getHeader("Cache-Control") == "private, no-store"


def test_wrong_form_comes_back_with_what_was_typed(site):
    _view, soup = post(site, do="save", name="鎌倉みどりの会", amount="たくさん")
    assert soup.select_one("#name")["value"] == "鎌倉みどりの会"
    assert soup.select_one("#amount")["value"] == "たくさん"


def test_error_stands_beside_its_field_and_is_tied_to_it(site):
    _view, soup = post(site, do="save", amount="たくさん")
    field = soup.select_one("#amount")
    assert field["aria-invalid"] == "true"
    error = soup.find(id=field["aria-describedby"].split()[-1])
    assert text(error) == "エラー: 「希望額」は数字で書いてください。例: 120000"


def test_summary_links_every_error(site):
    _view, soup = post(site, do="save", name="鎌倉みどりの会")
    links = [link["href"] for link in soup.select("#kyodo-errors a")]
    assert links == ["#story", "#ok", "#day"]


def test_good_form_is_sent_on(site):
    view, _soup = post(
        site,
        **{
            "do": "save",
            "name": "みどりの会",
            "story": "里山",
            "ok": "yes",
            "day.year": "2026",
            "day.month": "６",
            "day.day": "30",
        },
    )
    assert view.errors == {}
    assert site.REQUEST.response.getStatus() == 303


def test_form_without_token_changes_nothing(site):
    _view, soup = post(site, do="withdraw", reason="都合", _authenticator="old")
    assert "画面を開いてから時間がたったため" in text(soup.select_one("#kyodo-errors"))
    assert site.description == ""


def test_refusal_is_shown_and_undoes_what_was_written(site):
    _view, soup = post(site, do="withdraw", reason="都合")
    assert text(soup.select_one("#kyodo-errors li")).startswith("受付は令和8年6月30日")
    assert site.description == ""


def test_missing_reason_opens_its_question_again(site):
    _view, soup = post(site, do="withdraw", reason="")
    assert soup.select_one("#kyodo-confirm-withdraw").has_attr("open")
    assert text(soup.select_one("#withdraw-reason-error")) == "エラー: 理由を書いてください。"
