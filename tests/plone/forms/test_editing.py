"""EasyForm's own editor on our forms, through the browser."""

from bs4 import BeautifulSoup
from collective.easyform.api import get_schema
from kamakura.kyodo.forms.freeze import problems_of
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from urllib.parse import quote
import pytest
import re
import transaction


@pytest.fixture
def portal(functional_portal):
    return functional_portal


@pytest.fixture
def committed(call):
    transaction.commit()
    return call


@pytest.fixture
def secretary(functional_app, portal, committed):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(username="jimu", email="jimu@example.org", password="Kyodo-2026-pass")
        api.group.add_user(groupname="kyodo-secretariat", username="jimu")
    transaction.commit()
    return browser_of(functional_app, "jimu", "Kyodo-2026-pass")


@pytest.fixture
def manager(functional_app, committed):
    return browser_of(functional_app, SITE_OWNER_NAME, SITE_OWNER_PASSWORD)


@pytest.fixture
def visitor(functional_app, committed):
    return Browser(functional_app)


def browser_of(app, name, password):
    browser = Browser(app)
    browser.handleErrors = False
    browser.addHeader("Authorization", f"Basic {name}:{password}")
    browser.addHeader("Accept-Language", "ja")
    return browser


def url(call, key, path=""):
    return f"{form_of(call, key).absolute_url()}{path}"


def refreshed(call, key):
    transaction.begin()
    return form_of(call, key)


def test_secretariat_adds_a_question(secretary, committed):
    secretary.open(url(committed, "project_plan", "/fields/@@add-field?fieldset_id=1"))
    secretary.getControl(name="form.widgets.title").value = "雨の日の対応"
    secretary.getControl(name="form.widgets.__name__").value = "rain"
    secretary.getControl(name="form.widgets.factory:list").displayValue = ["1行の文章"]
    secretary.getControl(name="form.buttons.add").click()

    form = refreshed(committed, "project_plan")

    assert get_schema(form)["rain"].title == "雨の日の対応"
    assert "rain" in steps(schema_of(form.fields_model))[0].fields
    assert problems_of(form) == ()


def test_secretariat_adds_a_ready_table(secretary, committed):
    secretary.open(url(committed, "project_plan", "/fields/@@add-field?fieldset_id=1"))
    secretary.getControl(name="form.widgets.title").value = "そのほかの役員"
    secretary.getControl(name="form.widgets.__name__").value = "more_officers"
    secretary.getControl(name="form.widgets.factory:list").displayValue = ["表: 役員名簿"]
    secretary.getControl(name="form.buttons.add").click()

    field = schema_of(refreshed(committed, "project_plan").fields_model)["more_officers"]

    assert field.kind.key == "officer"


def test_editing_keeps_the_order_of_choices(secretary, committed):
    before = choices(form_of(committed, "group_proposal"))
    secretary.open(url(committed, "group_proposal", "/fields/org_name"))
    secretary.getControl(name="form.widgets.title").value = "団体の名称"
    secretary.getControl(name="form.buttons.save").click()

    form = refreshed(committed, "group_proposal")

    assert schema_of(form.fields_model)["org_name"].title == "団体の名称"
    assert choices(form) == before


def choices(form):
    return [term.value for term in schema_of(form.fields_model)["corp_type"].vocabulary]


def test_settings_of_a_table_are_edited(secretary, committed):
    secretary.open(url(committed, "budget", "/fields/income"))
    secretary.getControl(name="form.widgets.max_length").value = "12"
    secretary.getControl(name="form.buttons.save").click()

    field = schema_of(refreshed(committed, "budget").fields_model)["income"]

    assert (field.max_length, len(field.headings)) == (12, 6)


@pytest.mark.parametrize("key", ["group_proposal", "budget", "report", "evaluation_sheet"])
def test_editor_lists_the_fields(secretary, committed, key):
    secretary.open(url(committed, key, "/fields"))

    missing = [
        name
        for name in schema_of(form_of(committed, key).fields_model)
        if f'data-field_id="{name}"' not in secretary.contents
    ]
    assert missing == []


def test_removing_a_field_of_the_process_is_told(secretary, committed):
    secretary.open(url(committed, "budget", "/fields"))
    link = secretary.getLink(url="fields/income/@@delete").url
    secretary.open(link)

    form = refreshed(committed, "budget")
    assert [(p.code, p.field) for p in problems_of(form)] == [("form_field_missing", "income")]

    secretary.open(form.absolute_url())
    assert "項目「収入」(記号: income)がありません。" in secretary.contents


def test_xml_editor_refuses_a_model_that_would_break(manager, committed):
    before = form_of(committed, "budget").fields_model
    manager.open(url(committed, "budget", "/fields/@@modeleditor"))
    token = manager.getControl(name="_authenticator").value
    broken = re.sub(r'name="income"\s+type', 'name="money" type', before)
    manager.post(
        url(committed, "budget", "/fields/@@modeleditor"),
        f"form.button.save=1&_authenticator={token}&source={quote(broken)}",
    )

    assert "保存していません。" in manager.contents
    assert refreshed(committed, "budget").fields_model == before


def test_form_page_takes_no_submission(manager, committed):
    manager.post(url(committed, "budget"), "form.buttons.submit=提出&form.widgets.income.count=0")

    assert "この画面からは送れません。" in manager.contents
    assert "form.buttons.submit" not in manager.contents


def test_broken_form_page_names_the_problem_and_takes_nothing(manager, committed):
    form_of(committed, "budget").fields_model = "<broken"
    transaction.commit()

    manager.post(url(committed, "budget"), "form.buttons.submit=x")

    assert "様式の設計を読み取れません" in manager.contents
    assert "Thank You" not in manager.contents


@pytest.mark.parametrize("path", ["/@@embedded", "/@@saveddata", "/@@actions"])
def test_other_ways_to_send_or_keep_answers_are_closed(manager, committed, path):
    manager.open(url(committed, "budget", path))

    assert manager.url == url(committed, "budget")


def test_unconfirmed_form_says_so_to_staff(secretary, committed):
    secretary.open(url(committed, "budget"))

    assert "項目は推定です。公式様式と照合してください。" in secretary.contents
    assert "項目を編集する" in secretary.contents


STOCK = ("datagridwidget", "dgf--", "auto-append", "Add row", "Delete row", "Move Up")


@pytest.mark.parametrize("key", ["budget", "project_plan", "organization_profile", "report"])
def test_editor_shows_our_tables_and_nothing_of_the_stock_widget(committed, secretary, key):
    secretary.open(f"{form_of(committed, key).absolute_url()}/fields")
    assert "kyodo-input-table" in secretary.contents
    assert [words for words in STOCK if words in secretary.contents] == []


def test_editor_is_named_after_the_form(secretary, committed):
    secretary.open(url(committed, "group_proposal", "/fields"))
    page = BeautifulSoup(secretary.contents, "html.parser")
    assert page.h1.get_text().strip() == "「様式1 提案書(市民活動団体提案)」の項目を直す"


@pytest.mark.parametrize("key", ["group_proposal", "budget", "organization_profile"])
def test_editor_has_one_tab_per_step(secretary, committed, key):
    """The editor makes a tab of every legend; questions with several boxes must have none."""
    secretary.open(url(committed, key, "/fields"))
    page = BeautifulSoup(secretary.contents, "html.parser")
    legends = [one.get_text().strip() for one in page.select("form legend")]
    labels = [step.label for step in steps(get_schema(form_of(committed, key)))]
    assert legends == labels


def test_questions_in_no_step_have_a_tab_too(secretary, committed):
    form = form_of(committed, "budget")
    loose = '<field name="loose" type="zope.schema.TextLine"><title>どこにも</title></field>'
    form.fields_model = form.fields_model.replace("<fieldset", f"{loose}<fieldset", 1)
    transaction.commit()
    secretary.open(url(committed, "budget", "/fields"))
    page = BeautifulSoup(secretary.contents, "html.parser")
    legends = [one.get_text().strip() for one in page.select("form legend")]
    assert legends[0] == "手順に入れていない項目"


def menu(browser):
    """The entries of 編集操作."""
    page = BeautifulSoup(browser.contents, "html.parser")
    return [one["id"] for one in page.select("[id^=plone-contentmenu-actions-]")]


@pytest.mark.parametrize("path", ["", "/fields"])
def test_menu_of_a_form_leads_to_its_questions_only(secretary, committed, path):
    secretary.open(url(committed, "budget", path))
    assert menu(secretary) == ["plone-contentmenu-actions-Fields"]


def test_edit_leads_to_the_questions(secretary, committed):
    secretary.open(url(committed, "budget", "/edit"))
    assert secretary.url == url(committed, "budget", "/fields")


def buttons(browser):
    """What can be pressed below the list of questions."""
    page = BeautifulSoup(browser.contents, "html.parser")
    return [
        one.get("value") or one.get_text() for one in page.select(".formControls [type=submit]")
    ]


def test_list_of_questions_shows_xml_to_the_manager_only(secretary, manager, committed):
    for browser in (secretary, manager):
        browser.open(url(committed, "budget", "/fields"))
    assert buttons(secretary) == ["入れた答えを、はじめの値にする"]
    assert buttons(manager) == ["入れた答えを、はじめの値にする", "XMLで直す"]


def test_typed_answer_becomes_what_a_question_starts_from(secretary, committed):
    secretary.open(url(committed, "group_proposal", "/fields"))
    secretary.getControl(name="form.widgets.rep_title").value = "会長"
    secretary.getControl(name="form.buttons.defaults").click()
    form = refreshed(committed, "group_proposal")
    assert get_schema(form)["rep_title"].default == "会長"


def asked_of_a_question(browser):
    page = BeautifulSoup(browser.contents, "html.parser")
    return {
        one["name"].split(".", 2)[2].split(":")[0]
        for one in page.select("form [name]")
        if "widgets" in one["name"]
    }


def test_question_is_not_asked_for_what_nothing_reads(manager, committed):
    manager.open(url(committed, "group_proposal", "/fields/org_name"))
    asked = asked_of_a_question(manager)
    wanted = {"IFieldExtender.validators", "IFieldExtender.depends_on"}
    assert {one for one in asked if one.startswith("IFieldExtender")} - {
        "IFieldExtender.validators-empty-marker"
    } == wanted


def test_kind_of_answer_is_ticked_by_its_title_and_kept(manager, committed):
    manager.open(url(committed, "group_proposal", "/fields/org_name_kana"))
    box = manager.getControl(name="form.widgets.IFieldExtender.validators:list")
    assert (box.displayOptions, box.value) == (
        ["ふりがな(ひらがな・カタカナ)", "郵便番号", "電話番号", "年月(日)"],
        ["kyodo_kana"],
    )
    manager.getControl(name="form.widgets.title").value = "よみがな"
    manager.getControl(name="form.buttons.save").click()
    schema = schema_of(refreshed(committed, "group_proposal").fields_model)
    assert schema.getTaggedValue("validators")["org_name_kana"] == ["kyodo_kana"]


def test_only_lists_of_the_scheme_are_offered_for_choices(secretary, committed):
    secretary.open(url(committed, "group_proposal", "/fields/wanted_section"))
    offered = secretary.getControl(name="form.widgets.vocabularyName:list").options
    assert [one for one in offered if one.startswith("plone.")] == []


def test_buttons_on_a_field_are_japanese(secretary, committed):
    secretary.open(url(committed, "group_proposal", "/fields"))
    page = BeautifulSoup(secretary.contents, "html.parser")
    settings, delete = page.select_one(".fieldControls").select("a")
    assert (settings.get_text(), delete["title"]) == ("設定…", "項目を消す")
