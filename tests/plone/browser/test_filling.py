"""Filling in without JavaScript: states in words, the whole form, a lost session, what was read."""

from bs4 import BeautifulSoup
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.tables import is_table
from kamakura.kyodo.forms.tables import max_rows
from kamakura.kyodo.forms.tables import row_schema
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from plone import api
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from urllib.parse import urlencode
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)
PROJECT = "@@kyodo-form/group_proposal/project"
WHOLE = "@@kyodo-form/group_proposal/all"
NAME = "form.widgets.project_name"
SUMMARY = "form.widgets.summary"


@pytest.fixture
def app(functional):
    return functional["app"]


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.call.frozen["settings"]["require_preliminary"] = False
    transaction.commit()
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
    transaction.commit()
    return made


@pytest.fixture
def browse(app):
    def browse(user, url):
        browser = Browser(app)
        if user:
            browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return browse


def soup(browser):
    return BeautifulSoup(browser.contents, "html.parser")


def words(node):
    return " ".join(node.get_text().split())


def raw(proposal, key="group_proposal"):
    transaction.begin()
    filing = Filings(proposal).get(key)
    return dict(filing.draft.raw) if filing is not None else {}


def save(browser):
    browser.getControl("一時保存", index=1).click()


def states(browser):
    """The words beside the forms, then beside the steps of the open form."""
    side = soup(browser).select_one(".kyodo-filing-steps")
    forms = [words(one) for one in side.select("details > ol > li > a > .kyodo-step-word")]
    steps = [words(one) for one in side.select(".kyodo-filing-substeps .kyodo-step-word")]
    return forms, steps


# steps


def test_untouched_forms_are_not_begun(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    assert states(browser) == (["未記入"] * 4, ["未記入"] * 7)
    assert words(soup(browser).select_one(".kyodo-tally")) == "完了はまだありません"


BUDGET = "@@kyodo-form/budget"
WRONG = "直すところ"


def remarks(browser):
    """What the sums of 様式4 say: the word before each remark."""
    return [words(one) for one in soup(browser).select(".kyodo-sums-findings strong")]


def fill_income(browser, amount="300000"):
    for column, text in (("category", "city_share"), ("amount", amount), ("breakdown", "市負担金")):
        control = browser.getControl(name=f"form.widgets.income.0.widgets.{column}")
        control.value = [text] if column == "category" else text
    save(browser)


def test_unwritten_budget_says_nothing_is_wrong(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{BUDGET}")
    assert remarks(browser) == ["これから書くところ"]
    assert soup(browser).select_one("#kyodo-errors") is None


def test_saving_an_untouched_form_begins_nothing(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{BUDGET}")
    save(browser)
    assert states(browser) == (["未記入"] * 4, ["未記入"] * 2)


def test_step_that_holds_only_what_was_known_before_is_unwritten_until_somebody_writes(
    proposal, browse
):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    save(browser)
    assert states(browser)[1][4] == "未記入"
    browser.getControl(name=NAME).value = "地図"
    save(browser)
    assert states(browser)[1][4] == "記入中"


def test_income_alone_is_unfinished_not_wrong(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{BUDGET}")
    fill_income(browser)
    assert remarks(browser) == ["これから書くところ"]
    assert states(browser)[0][2] == "記入中"
    assert states(browser)[1] == ["完了", "未記入"]


def test_share_above_the_ceiling_is_wrong_at_once(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{BUDGET}")
    fill_income(browser, "5000000")
    assert remarks(browser) == [WRONG, "これから書くところ"]


@pytest.mark.parametrize(("cost", "said"), [("四十万くらい", True), ("400000", False), ("", False)])
def test_who_goes_on_is_told_what_cannot_be_sent(proposal, browse, cost, said):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/money")
    browser.getControl(name="form.widgets.total_cost").value = cost
    browser.getControl("次へ").click()
    told = "「費用」に直すところがあります。あとからでも直せます。"
    assert browser.url.endswith("/checks")
    assert (told in browser.contents) == said


def test_what_is_missing_in_an_unbegun_form_is_said_when_asked_for(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{BUDGET}?check=1")
    assert soup(browser).select_one("#kyodo-errors") is not None


def test_state_of_steps_follows_the_draft(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/money")
    browser.getControl(name="form.widgets.total_cost").value = "四十万くらい"
    save(browser)
    browser.open(f"{proposal.absolute_url()}/{PROJECT}")
    browser.getControl(name=NAME).value = "地図"
    save(browser)
    forms, steps = states(browser)
    titles = [words(one) for one in soup(browser).select(".kyodo-filing-substeps a")]
    by_title = dict(zip((one.split()[1] for one in titles), steps, strict=True))
    assert forms == ["直すところがあります", "未記入", "未記入", "未記入"]
    assert by_title["提案する事業"] == "記入中"
    assert "直すところがあります" in by_title.values()


def test_finished_forms_are_counted(proposal, browse):
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
    transaction.commit()
    browser = browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    assert states(browser)[0] == ["完了"] * 4
    assert words(soup(browser).select_one(".kyodo-tally")) == "4つのうち4つ完了"
    browser.open(proposal.absolute_url())
    assert words(soup(browser).select_one(".kyodo-tally")) == "4つのうち4つ完了"


def test_here_is_marked_for_eyes_and_screen_readers(proposal, browse):
    page = soup(browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}"))
    here = page.select_one(".kyodo-filing-substeps [aria-current=step]")
    assert "提案する事業" in here.get_text()
    assert "(いまここ)" in here.get_text()


# the whole form


def test_whole_form_is_one_page_that_saves(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    browser.getLink("1ページで書く").click()
    titles = [words(one) for one in soup(browser).select(".kyodo-filing-part-title")]
    assert (titles[0], len(titles)) == ("団体について", 7)
    browser.getControl(name=NAME).value = "1ページの題"
    browser.getControl(name="form.widgets.total_cost").value = "1000"
    save(browser)
    assert browser.url.endswith("/group_proposal/all")
    kept = raw(proposal)
    assert (kept[NAME], kept["form.widgets.total_cost"]) == ("1ページの題", "1000")


def test_whole_form_is_offered_where_there_is_no_script(proposal, browse):
    page = soup(browse("daihyo", f"{proposal.absolute_url()}/{PROJECT}"))
    link = page.select_one("noscript a")
    assert link["href"].endswith("/@@kyodo-form/group_proposal/all")


def test_next_from_the_whole_form_is_the_next_form(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/{WHOLE}")
    browser.getControl("次へ").click()
    assert browser.url.endswith("/@@kyodo-form/project_plan")


def full_raw(schema):
    """Every row of every table written."""
    return {
        f"form.widgets.{name}.{row}.widgets.{column}": "1"
        for name in schema.names()
        if is_table(schema[name])
        for row in range(max_rows(schema[name]))
        for column in row_schema(schema[name]).names()
    }


@pytest.mark.parametrize(
    "key", ["group_proposal", "project_plan", "budget", "organization_profile"]
)
def test_whole_form_with_every_row_filled_is_below_zopes_limit(proposal, browse, key):
    with acting("daihyo"):
        reader = IPaperReader(proposal).at(NOW)
        schema = reader.schema(key)
        names = list(schema.names())
        reader.save(key, typed=full_raw(schema), names=names, by="daihyo", now=NOW)
    transaction.commit()
    page = soup(browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/{key}/all"))
    parts = page.select(".kyodo-filing-form :is(input[name], select[name], textarea[name])")
    assert 20 < len(parts) < 1024


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_shipped_form_has_room_for_every_row(integration, key):
    """Also those whose host is not a proposal."""
    schema = schema_of(BY_KEY[key].model_xml)
    assert len(full_raw(schema)) + 4 * len(schema.names()) + 20 < 1024


# a lost session


def lost(app, proposal):
    """Somebody whose session ended while writing presses 一時保存."""
    browser = Browser(app)
    browser.handleErrors, browser.raiseHttpErrors = True, False
    data = [(NAME, "書きかけ<題>"), (SUMMARY, "一行目\r\n二行目"), ("base", "x:y"), ("do", "save")]
    data += [("form.widgets.fields", "disaster"), ("form.widgets.fields", "town")]
    data += [("_authenticator", "old")]
    browser.post(f"{proposal.absolute_url()}/{PROJECT}", urlencode(data))
    return browser


def test_page_sent_without_session_comes_back_with_everything(proposal, app):
    page = soup(lost(app, proposal))
    kept = [
        (one["name"], one["value"])
        for one in page.select("#content form[enctype] input[type=hidden]")
    ]
    assert ("form.widgets.project_name", "書きかけ<題>") in kept
    assert ("form.widgets.summary", "一行目\r\n二行目") in kept or (
        "form.widgets.summary",
        "一行目\n二行目",
    ) in kept
    assert [value for name, value in kept if name.endswith("fields")] == ["disaster", "town"]
    assert "_authenticator" not in dict(kept)
    assert page.title.get_text().startswith("エラー: ログインの時間が切れていました")


def test_lost_page_stores_and_tells_nothing(site, proposal, app):
    with acting("daihyo"):
        papers.write(
            proposal, "group_proposal", papers.ANSWERS["group_proposal"], by="daihyo", now=NOW
        )
    transaction.commit()
    before = raw(proposal)
    browser = lost(app, proposal)
    assert raw(proposal) == before
    for secret in (papers.PROJECT["project_name"], site.organization.title, proposal.Title()):
        assert secret not in browser.contents


def test_text_is_saved_after_logging_in_and_confirming(proposal, app):
    browser = lost(app, proposal)
    browser.addHeader("Authorization", f"Basic daihyo:{sample.PASSWORD}")
    browser.getControl("もう一度保存する").click()
    assert "もう一度ボタンを押してください。" in browser.contents
    assert browser.getControl(name=NAME).value == "書きかけ<題>"
    save(browser)
    assert raw(proposal)[NAME] == "書きかけ<題>"


def test_reading_without_session_still_leads_to_the_login(proposal, app):
    browser = Browser(app)
    browser.raiseHttpErrors = False
    browser.open(f"{proposal.absolute_url()}/{PROJECT}")
    assert browser.getControl(name="__ac_name") is not None


def test_strangers_post_is_refused_and_stores_nothing(proposal, browse):
    browser = browse("other", proposal.absolute_url())
    browser.post(f"{proposal.absolute_url()}/{PROJECT}", urlencode({NAME: "x", "do": "save"}))
    assert raw(proposal) == {}
    assert proposal.Title() not in browser.contents


def test_lost_page_is_no_page_of_its_own(functional, browse):
    portal = functional["portal"]
    browser = browse("", f"{portal.absolute_url()}/@@kyodo-lost")
    assert browser.url == portal.absolute_url()


# what was understood


@pytest.mark.parametrize(
    ("step", "name", "typed", "said"),
    [
        ("org", "postal_code", "２４８−８６８６", "〒248-8686 と読み取りました"),
        ("org", "tel", "０４６７（２３）３０００", "0467-23-3000 と読み取りました"),
        ("org", "org_name_kana", "カマクラノカイ", "かまくらのかい と読み取りました"),
        ("qualification", "founded", "R1.5", "令和元年5月 と読み取りました"),
        ("qualification", "members_total", "１２人", "12 と読み取りました"),
        ("money", "total_cost", "４３０，０００円", "430,000円 と読み取りました"),
    ],
)
def test_what_was_understood_is_shown_and_what_was_typed_is_kept(
    proposal, browse, step, name, typed, said
):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/{step}")
    browser.getControl(name=f"form.widgets.{name}").value = typed
    save(browser)
    block = soup(browser).select_one(f"[data-kyodo-name={name}]")
    assert said in words(block.select_one(".kyodo-understood"))
    assert browser.getControl(name=f"form.widgets.{name}").value == typed


def test_names_are_kept_as_typed_and_nothing_is_said(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/org")
    browser.getControl(name="form.widgets.rep_name").value = "髙橋　𠮷子"
    save(browser)
    assert soup(browser).select_one("[data-kyodo-name=rep_name] .kyodo-understood") is None
    assert raw(proposal)["form.widgets.rep_name"] == "髙橋　𠮷子"


def test_character_of_one_computer_only_is_refused_beside_the_field_and_kept(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/org")
    browser.getControl(name="form.widgets.rep_name").value = "山田\ue000子"
    save(browser)
    error = soup(browser).select_one("[data-kyodo-name=rep_name] .kyodo-error")
    assert error is not None
    assert raw(proposal)["form.widgets.rep_name"] == "山田\ue000子"


def test_date_in_an_era_is_read_back_at_full_length(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/all")
    for part, text in (("year", "令和9"), ("month", "４"), ("day", "1")):
        browser.getControl(name=f"form.widgets.period_from.{part}").value = text
    save(browser)
    reading = soup(browser).select_one("[data-kyodo-name=period_from] .kyodo-date-reading")
    assert words(reading) == "令和9年4月1日(木曜日)"
    assert browser.getControl(name="form.widgets.period_from.year").value == "令和9"


# errors and help for the browser


def test_error_is_said_in_title_summary_and_field(proposal, browse):
    browser = browse("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/money")
    browser.getControl(name="form.widgets.total_cost").value = "四十万くらい"
    save(browser)
    page = soup(browser)
    assert page.title.get_text().startswith("エラー: ")
    [link] = page.select("#kyodo-errors a")
    field = page.find(id=link["href"][1:])
    assert field["aria-invalid"] == "true"
    assert f"{field['id']}-error" in field["aria-describedby"].split()


def test_fields_about_the_writer_say_what_they_are(proposal, browse):
    page = soup(browse("daihyo", f"{proposal.absolute_url()}/{WHOLE}"))
    tokens = {one["autocomplete"] for one in page.select("[autocomplete]")}
    wanted = {"organization", "name", "tel", "email", "postal-code", "street-address", "url"}
    assert wanted - tokens == set()


def test_no_input_cuts_what_is_pasted(proposal, browse):
    page = soup(browse("daihyo", f"{proposal.absolute_url()}/{WHOLE}"))
    assert page.select(".kyodo-filing-form [maxlength]") == []


# all questions


def test_all_questions_are_public_with_the_call(site, browse):
    page = soup(browse("", f"{site.call.absolute_url()}/@@kyodo-questions"))
    text = words(page.select_one(".kyodo-page"))
    for part in ("様式1 提案書", "様式4 収支予算書", "様式6", "300字まで", "表の列:", "任意団体"):
        assert part in text


def test_every_question_of_the_group_is_on_the_page(site, browse):
    page = soup(browse("", f"{site.call.absolute_url()}/@@kyodo-questions"))
    titles = {words(one) for one in page.select(".kyodo-asked-title strong")}
    schema = schema_of(BY_KEY["group_proposal"].model_xml)
    assert {" ".join(str(schema[name].title).split()) for name in schema.names()} - titles == set()


def test_questions_of_the_city_hall_are_not_on_the_page(site, browse):
    page = soup(browse("", f"{site.call.absolute_url()}/@@kyodo-questions"))
    titles = {words(one) for one in page.select(".kyodo-asked-title strong")}
    schema = schema_of(BY_KEY["preliminary_sheet"].model_xml)
    assert str(schema["feasibility_reason"].title) not in titles


def test_call_and_start_lead_to_all_questions(site, browse):
    for user, page in (("", ""), ("daihyo", "/@@kyodo-start")):
        browser = browse(user, f"{site.call.absolute_url()}{page}")
        browser.getLink("質問をすべて見る").click()
        assert browser.url == f"{site.call.absolute_url()}/@@kyodo-questions"


def test_questions_of_a_call_in_preparation_are_not_public(site, browse):
    with api.env.adopt_roles(["Manager"]):
        call = api.content.create(
            site.call.aq_parent, "KyodoCall", id="fy2031", title="秘密の募集", fiscal_year=2031
        )
    transaction.commit()
    browser = browse("", f"{call.absolute_url()}/@@kyodo-questions")
    assert "秘密の募集" not in browser.contents
