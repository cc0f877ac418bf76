"""The filing screen as a browser without JavaScript meets it."""

from io import BytesIO
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations.form import renew_form
from plone import api
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)
PROJECT = "@@kyodo-form/group_proposal/project"
CHECKS = "@@kyodo-form/group_proposal/checks"
NAME = "form.widgets.project_name"


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
def written(proposal):
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
    transaction.commit()
    return proposal


@pytest.fixture
def enter(app):
    def enter(user, url):
        browser = Browser(app)
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return enter


def raw(proposal, key="group_proposal"):
    transaction.begin()
    return dict(Filings(proposal).get(key).draft.raw)


def test_group_begins_a_proposal_from_the_call(site, enter):
    browser = enter("daihyo", f"{site.call.absolute_url()}/@@kyodo-start")
    browser.getControl(name="kind").value = ["group"]
    browser.getControl("始める").click()
    assert "下書きを作りました。" in browser.contents
    assert "様式1 提案書" in browser.contents


def test_a_draft_with_nothing_required_filled_is_saved(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    browser.getControl(name=NAME).value = "髙い𠮷の地図"
    browser.getControl("一時保存", index=1).click()
    assert browser.getControl(name=NAME).value == "髙い𠮷の地図"
    assert "kyodo-errors" not in browser.contents
    assert raw(proposal)[NAME] == "髙い𠮷の地図"


def test_what_cannot_be_understood_is_kept_and_explained(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/money")
    browser.getControl(name="form.widgets.total_cost").value = "四十万くらい"
    browser.getControl("一時保存", index=1).click()
    assert browser.getControl(name="form.widgets.total_cost").value == "四十万くらい"
    assert "「四十万くらい」を金額として読み取れません。" in browser.contents


def test_a_table_keeps_every_cell_when_one_is_wrong_and_grows_without_script(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/project_plan/roles")
    cell = "form.widgets.roles.{}.widgets.{}"
    browser.getControl(name=cell.format(0, "item")).value = "町歩き"
    browser.getControl(name=cell.format(0, "group_role")).value = "案内"
    browser.getControl("行を増やす").click()
    assert browser.getControl(name=cell.format(0, "group_role")).value == "案内"
    assert browser.getControl(name=cell.format(3, "item")).value == ""
    assert raw(proposal, "project_plan")[cell.format(0, "item")] == "町歩き"


def test_rows_move_without_script_and_keep_what_was_typed(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/project_plan/roles")
    cell = "form.widgets.roles.{}.widgets.{}"
    browser.getControl(name=cell.format(0, "item")).value = "町歩き"
    browser.getControl(name=cell.format(1, "item")).value = "地図"
    browser.getControl(name=cell.format(1, "note")).value = "２部"
    browser.getControl(name="kyodo.moverow", index=2).click()
    assert browser.getControl(name=cell.format(0, "note")).value == "２部"
    assert "1行目に動かしました。" in browser.contents
    kept = raw(proposal, "project_plan")
    assert [kept[cell.format(n, "item")] for n in range(2)] == ["地図", "町歩き"]
    assert f'formaction="{browser.url}#form-widgets-roles"' in browser.contents


def test_sums_are_there_after_a_round_trip_without_script(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-form/budget/income")
    browser.getControl(name="form.widgets.income.0.widgets.amount").value = "６００，０００"
    browser.getControl("一時保存", index=1).click()
    for words in (
        "600,000円",
        "市負担金600,000円が上限500,000円を超えています。上限までの額にしてください。",
        "支出がまだ入力されていません。金額のある行を入力してください。",
        "1行目に積算内訳がありません。",
    ):
        assert words in browser.contents, words


def upload(browser, name, filename, data):
    control = browser.getControl(name=f"form.widgets.{name}")
    control.add_file(BytesIO(data), "application/pdf", filename)


def test_good_file_is_kept_although_another_one_is_refused(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/{CHECKS}")
    upload(browser, "attachment_1", "資料.pdf", papers.PDF)
    upload(browser, "attachment_2", "tool.pdf", b"MZ\x90" + b"0" * 500)
    browser.getControl("一時保存", index=1).click()
    assert "「tool.pdf」の中身が、名前の種類と違います。" in browser.contents
    assert "資料.pdf" in browser.contents
    transaction.begin()
    files = Filings(proposal).get("group_proposal").draft.files
    assert {name: file.data for name, file in files.items()} == {"attachment_1": papers.PDF}


def test_thirty_megabytes_get_a_sentence_not_a_crash(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/{CHECKS}")
    upload(browser, "attachment_1", "big.pdf", b"%PDF-" + b"0" * (30 * 1024 * 1024))
    browser.getControl("一時保存", index=1).click()
    assert "「big.pdf」は大きすぎます(約31MB)。1つ10MBまでにしてください。" in browser.contents


def test_draft_file_is_an_attachment_and_only_the_groups(written, enter):
    url = f"{written.absolute_url()}/@@kyodo-file/organization_profile/draft/bylaws"
    browser = enter("tanto", url)
    assert browser.headers["Content-Disposition"].startswith("attachment")
    assert browser.headers["X-Content-Type-Options"] == "nosniff"
    for user in ("other", "jimu", "bosai", "iin"):
        assert papers.PDF.decode() not in enter(user, url).contents


def test_two_members_at_once_are_told_and_nothing_is_lost(proposal, enter):
    url = f"{proposal.absolute_url()}/{PROJECT}"
    one, two = enter("daihyo", url), enter("tanto", url)
    one.getControl(name=NAME).value = "先の名前"
    one.getControl("一時保存", index=1).click()
    two.getControl(name=NAME).value = "後の名前"
    two.getControl("一時保存", index=1).click()
    assert "会員 由比花さんの保存と重なりました。" in two.contents
    assert two.getControl(name=NAME).value == "後の名前"
    assert raw(proposal)[NAME] == "先の名前"
    two.getControl("一時保存", index=1).click()
    assert raw(proposal)[NAME] == "後の名前"


def test_two_members_on_different_steps_do_not_meet(proposal, enter):
    one = enter("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    two = enter("tanto", f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/money")
    one.getControl(name=NAME).value = "地図"
    one.getControl("一時保存", index=1).click()
    two.getControl(name="form.widgets.total_cost").value = "1000"
    two.getControl("一時保存", index=1).click()
    kept = raw(proposal)
    assert (kept[NAME], kept["form.widgets.total_cost"]) == ("地図", "1000")


def test_missing_answers_are_listed_with_links_and_there_is_no_button(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-preview")
    assert "まだ提出できません。" in browser.contents
    assert 'value="send"' not in browser.contents
    browser.getLink("「目的」を書いてください。").click()
    assert "?check=1" in browser.url
    assert "「目的」を書いてください。" in browser.contents


def test_sending_shows_the_number_on_a_page_of_its_own_and_a_reload_sends_nothing(written, enter):
    browser = enter("daihyo", f"{written.absolute_url()}/@@kyodo-preview")
    form = browser.getForm(index=1)
    token = form.getControl(name="token").value
    authenticator = form.getControl(name="_authenticator").value
    form.getControl("提出する").click()
    assert browser.url == f"{written.absolute_url()}/@@kyodo-receipt"
    assert "<strong>R8-G-01</strong>" in browser.contents
    # the back button and a second press
    data = f"do=send&token={token}&_authenticator={authenticator}"
    browser.post(f"{written.absolute_url()}/@@kyodo-preview?bundle=proposal", data)
    assert browser.url == f"{written.absolute_url()}/@@kyodo-receipt"
    transaction.begin()
    assert len(Filings(written).get("budget").revisions) == 1


def test_sent_papers_are_read_not_written(written, enter):
    with acting("daihyo"):
        verbs.file_proposal(written, token="t", by="daihyo", now=NOW)
    transaction.commit()
    browser = enter("daihyo", f"{written.absolute_url()}/{PROJECT}")
    assert "この様式は、いまは書き直せません。" in browser.contents
    assert NAME not in browser.contents
    browser.open(f"{written.absolute_url()}/@@kyodo-papers?form=budget")
    assert "330,000円" in browser.contents


@pytest.mark.parametrize("user", ["other", "iin", "bosai", "center", "jimu"])
@pytest.mark.parametrize("page", ["", PROJECT, "@@kyodo-preview", "@@kyodo-papers"])
def test_a_draft_is_nobody_elses(written, enter, user, page):
    browser = enter(user, f"{written.absolute_url()}/{page}")
    assert papers.PROJECT["issue"] not in browser.contents
    assert papers.PROJECT["project_name"] not in browser.contents


def test_broken_design_is_said_and_accepts_nothing(site, written, enter):
    form_versions.current(site.call, "budget").model = "<model><schema/></model>"
    transaction.commit()
    browser = enter("daihyo", f"{written.absolute_url()}/@@kyodo-form/budget")
    assert "様式に不具合があるため、いまは提出できません。" in browser.contents
    browser.open(f"{written.absolute_url()}/@@kyodo-preview")
    assert 'value="send"' not in browser.contents


def test_question_the_city_adds_is_asked_in_the_next_draft(site, enter):
    form = form_of(site.call, "group_proposal")
    with acting("jimu"):
        form.fields_model = form.fields_model.replace(
            "<title>事業名</title>", "<title>事業の呼び名(市が直したもの)</title>", 1
        )
        renew_form(site.call, "group_proposal", reason="分かりやすくする", by="jimu", now=NOW)
    with acting("daihyo"):
        draft = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
    transaction.commit()

    browser = enter("daihyo", f"{draft.absolute_url()}/{PROJECT}")

    assert "事業の呼び名(市が直したもの)" in browser.contents


def test_stale_token_keeps_the_typed_text_on_the_page(proposal, enter):
    browser = enter("daihyo", f"{proposal.absolute_url()}/{PROJECT}")
    form = browser.getForm(index=1)
    form.getControl(name="_authenticator").value = "stale"
    form.getControl(name=NAME).value = "残る名前"
    form.getControl("一時保存", index=1).click()
    assert browser.getControl(name=NAME).value == "残る名前"
    assert "もう一度ボタンを押してください。" in browser.contents


def test_logged_out_the_page_leads_to_the_login_and_back(proposal, app):
    browser = Browser(app)
    browser.raiseHttpErrors = False
    browser.open(f"{proposal.absolute_url()}/{PROJECT}")
    browser.getControl(name="__ac_name").value = "daihyo"
    browser.getControl(name="__ac_password").value = sample.PASSWORD
    browser.getControl(name="buttons.login").click()
    assert browser.url == f"{proposal.absolute_url()}/{PROJECT}"
    assert browser.getControl(name=NAME).value == ""


CEILING = "市負担金600,000円が上限500,000円を超えています。"


@pytest.fixture
def above(written):
    """A whole set of papers whose city share is above the ceiling."""
    change = {"income": [("city_share", 600000)], "expense": [("printing", 600000)]}
    answers = {
        table: [
            {"category": category, "amount": amount, "breakdown": "1式"}
            | ({"eligible": None} if table == "expense" else {})
            for category, amount in rows
        ]
        for table, rows in change.items()
    }
    with acting("daihyo"):
        papers.write(written, "budget", answers, by="daihyo", now=NOW)
        sums = {"total_cost": 600000, "city_share": 600000}
        told = {**papers.ANSWERS["group_proposal"], **sums}
        papers.write(written, "group_proposal", told, by="daihyo", now=NOW)
    transaction.commit()
    return written


@pytest.mark.parametrize(
    ("level", "word", "stops"),
    [("error", "直すところ", True), ("warning", "ご確認ください", False), ("off", "", False)],
)
def test_level_of_a_rule_is_honoured_by_page_preview_and_sending(
    site, above, enter, level, word, stops
):
    transaction.begin()
    levels = {**DEFAULTS, "city_share_above_ceiling": level}
    site.call.frozen["settings"] = {**site.call.frozen["settings"], "rule_levels": levels}
    transaction.commit()
    page = enter("daihyo", f"{above.absolute_url()}/@@kyodo-form/budget/income")
    assert (CEILING in page.contents.partition("kyodo-sums-findings")[2]) == bool(word)
    assert f"<strong>{word}</strong>" in page.contents or not word
    preview = enter("daihyo", f"{above.absolute_url()}/@@kyodo-preview?bundle=proposal")
    assert (CEILING in preview.contents) == bool(word)
    assert ("まだ提出できません。" in preview.contents) == stops
    with acting("daihyo"):
        found = IPaperReader(above).at(NOW).papers("proposal")
    assert all(paper.is_complete for paper in found) == (not stops)


def test_call_keeps_the_levels_it_opened_with(site):
    transaction.begin()
    api.portal.set_registry_record(
        "kamakura.kyodo.rule_levels", {**DEFAULTS, "breakdown_missing": "off"}
    )
    assert setting_for(site.call, "rule_levels") == dict(DEFAULTS)
