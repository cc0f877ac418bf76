"""The forms of a call on the screen: cards, trial, renewal, files, the check on the editor."""

from docx import Document
from io import BytesIO
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.word_templates import set_template
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.forms import transfer
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.freeze import live_outline
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.operations import form as verbs
from kamakura.kyodo.operations import proposal as proposals
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import json
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)
KEY = "project_plan"
ADDED = '<field name="rain" type="zope.schema.TextLine"><title>雨の日の対応</title></field>'
PAGES = [
    "kyodo-forms",
    *(
        f"kyodo-form-{page}?form={KEY}"
        for page in ("renew", "restore", "trial", "blank", "export", "import")
    ),
]


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
        made = proposals.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def enter(app):
    def enter(user, url):
        browser = Browser(app)
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.addHeader("Accept-Language", "ja")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return enter


@pytest.fixture
def desk(enter, site):
    def desk(page="kyodo-forms", user="jimu"):
        return enter(user, f"{site.call.absolute_url()}/{page}")

    return desk


def change(site, old="</fieldset>", new=f"{ADDED}</fieldset>", key=KEY):
    form = form_of(site.call, key)
    form.fields_model = form.fields_model.replace(old, new, 1)
    transaction.commit()


def field(model, name):
    """The XML of one question."""
    start = model.index(f'name="{name}"')
    begin = model.rindex("<field ", 0, start)
    return model[begin : model.index("</field>", start) + len("</field>")]


def renewed(site, proposal):
    """The plan without one of its questions, in force."""
    change(site, field(live_model(site.call, KEY), "publicity"), "")
    with acting("jimu"):
        verbs.renew_form(site.call, KEY, reason="広報は市が行うため", by="jimu", now=NOW)
    transaction.commit()


def test_overview_shows_every_form_with_its_version_and_counts(desk, site, proposal):
    browser = desk()

    missing = [one.key for one in FORMS if f'id="form-{one.key}"' not in browser.contents]
    assert missing == []
    assert "書きかけ1件、提出0件" in browser.contents
    assert "項目は推定です。公式様式と照合してください" in browser.contents


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("user", ["daihyo", "iin", "bosai", "center"])
def test_forms_of_a_call_are_for_the_secretariat(desk, page, user):
    browser = desk(page, user=user)

    assert "雨の日" not in browser.contents
    assert "kyodo-form-card" not in browser.contents
    assert "fields_model" not in browser.contents
    assert f'"form_key": "{KEY}"' not in browser.contents
    assert 'name="do"' not in browser.contents


def test_name_and_article_are_changed_on_the_card(desk, site):
    browser = desk()
    keys = [spec.key for spec in FORMS]
    form = named_forms(browser, "number")[keys.index("budget")]
    form.getControl(name="number").value = "様式第4号"
    form.getControl(name="article").value = "実施要綱第5条"
    form.getControl(name="purpose").value = "お金の計画を書きます。"
    form.getControl(name="confirmed").value = ["1"]
    form.getControl(name="do").click()

    assert "の名前と根拠を保存しました。" in browser.contents
    transaction.begin()
    assert setting("form_map")["budget"] == "様式第4号"
    assert setting("form_articles")["budget"] == "実施要綱第5条"
    assert setting("form_purposes")["budget"] == "お金の計画を書きます。"
    assert setting("confirmed_forms") == ["budget"]


def named_forms(browser, name):
    """The forms of the page that have a control of this name, in order."""
    found = []
    for number in range(60):
        try:
            form = browser.getForm(index=number)
        except LookupError:
            break
        if any(getattr(one, "name", "") == name for one in form.controls):
            found.append(form)
    return found


# trial


def test_trial_draws_the_design_in_the_editor(desk, site):
    change(site)

    browser = desk(f"kyodo-form-trial?form={KEY}")

    assert 'name="form.widgets.rain"' in browser.contents
    assert "ここで書いたことは、保存されません。" in browser.contents


def test_trial_checks_what_was_typed_and_stores_nothing(desk, site):
    before = form_versions.versions(site.call)
    browser = desk("kyodo-form-trial?form=group_proposal")
    form = named_forms(browser, "form.widgets.project_name")[0]
    form.getControl(name="form.widgets.project_name").value = "防災さんぽ"
    form.getControl(name="form.widgets.total_cost").value = "たくさん"
    form.getControl("点検してみる", index=1).click()

    assert "エラー: " in browser.contents
    assert 'value="防災さんぽ"' in browser.contents
    assert 'value="たくさん"' in browser.contents
    transaction.begin()
    assert form_versions.versions(site.call) == before
    assert list(site.call.objectIds("KyodoProposal", ordered=False)) == []


def test_blank_form_has_every_question(desk, site):
    browser = desk(f"kyodo-form-blank?form={KEY}")

    labels = [question.label for question in live_outline(site.call, KEY).questions()]
    assert [label for label in labels if label not in browser.contents] == []


# renewing


def test_changes_are_seen_before_the_new_version(desk, site, proposal):
    change(site)

    browser = desk(f"kyodo-form-renew?form={KEY}")

    assert "雨の日の対応" in browser.contents
    assert "書きかけの様式1件は、項目ごとに新しい版へ移します。" in browser.contents
    browser.getControl(name="reason").value = "雨の日を聞くため"
    browser.getControl(name="do").click()
    assert "第2版にしました。" in browser.contents
    transaction.begin()
    assert form_versions.current(site.call, KEY).reason == "雨の日を聞くため"


def test_new_version_without_a_reason_is_refused_beside_the_field(desk, site):
    change(site)
    browser = desk(f"kyodo-form-renew?form={KEY}")
    browser.getControl(name="do").click()

    assert "「理由」を書いてください。" in browser.contents
    transaction.begin()
    assert form_versions.current(site.call, KEY).number == 1


def test_group_sees_what_changed_until_it_confirms(site, proposal, enter):
    renewed(site, proposal)
    url = f"{proposal.absolute_url()}/@@kyodo-form/{KEY}"

    browser = enter("daihyo", url)

    assert "様式が新しくなりました" in browser.contents
    assert "広報は市が行うため" in browser.contents
    assert papers.PLAN["publicity"] in browser.contents
    browser.getControl("変わったところを確かめました").click()
    assert "の変更を確かめました。" in browser.contents
    browser.open(url)
    assert "様式が新しくなりました" not in browser.contents
    assert papers.PLAN["publicity"] in browser.contents


@pytest.mark.parametrize("user", ["other", "iin", "bosai"])
def test_answers_set_aside_are_for_the_group_alone(site, proposal, enter, user):
    renewed(site, proposal)

    for page in (f"@@kyodo-form/{KEY}", f"@@kyodo-renewed?key={KEY}"):
        browser = enter(user, f"{proposal.absolute_url()}/{page}")
        assert papers.PLAN["publicity"] not in browser.contents


def test_file_set_aside_can_still_be_fetched_by_the_group_alone(site, proposal, enter):
    change(
        site,
        field(live_model(site.call, "organization_profile"), "bylaws"),
        "",
        key="organization_profile",
    )
    with acting("jimu"):
        verbs.renew_form(site.call, "organization_profile", reason="直す", by="jimu", now=NOW)
    transaction.commit()
    page = f"{proposal.absolute_url()}/@@kyodo-form/organization_profile"

    link = enter("daihyo", page).getLink(url="@@kyodo-set-aside/organization_profile/0/bylaws")
    got = enter("daihyo", link.url)

    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.contents == papers.PDF
    for user in ("other", "iin", "jimu"):
        refused = enter(user, link.url)
        assert "attachment" not in refused.headers.get("Content-Disposition", "")


# old versions for ever


def test_papers_are_read_when_their_model_is_garbage(site, proposal, enter):
    with acting("daihyo"):
        proposals.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    form_versions.current(site.call, "budget").model = "no longer a model"
    transaction.commit()

    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-papers?form=budget")

    assert "330,000円" in browser.contents
    assert "収入" in browser.contents
    assert "積算内訳" in browser.contents


def test_preview_shows_a_draft_whose_model_is_garbage(site, proposal, enter):
    form_versions.current(site.call, "group_proposal").model = "no longer a model"
    transaction.commit()

    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-preview")

    assert "様式に不具合があるため、いまは提出できません。" in browser.contents
    assert papers.PROJECT["issue"] in browser.contents
    assert 'value="send"' not in browser.contents


def test_papers_are_read_when_a_kind_of_question_is_gone(site, proposal, enter):
    with acting("daihyo"):
        proposals.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    version = form_versions.current(site.call, KEY)
    version.model = version.model.replace("forms.tables.RoleTable", "forms.tables.GoneTable")
    transaction.commit()

    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-papers?form={KEY}")

    assert "避難所の説明" in browser.contents
    assert "市(担当課)の役割" in browser.contents


def test_papers_keep_the_choices_of_their_day(site, proposal, enter):
    with acting("daihyo"):
        proposals.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    version = form_versions.current(site.call, "group_proposal")
    version.model = version.model.replace("任意団体", "別の言い方")
    transaction.commit()

    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-papers?form=group_proposal")

    assert "任意団体" in browser.contents
    assert "別の言い方" not in browser.contents


# files


def test_export_and_import_of_the_same_form_change_nothing(desk, site):
    exported = desk(f"kyodo-form-export?form={KEY}")
    assert exported.headers["Content-Disposition"].startswith("attachment")
    data = exported.contents.encode("utf-8")

    browser = desk(f"kyodo-form-import?form={KEY}")
    browser.getControl(name="upload").add_file(BytesIO(data), "application/json", "form.json")
    browser.getControl("変わるところを見る").click()

    assert "いまの項目と同じです。" in browser.contents


def test_import_shows_the_difference_and_then_changes_the_editor_only(desk, site):
    model = live_model(site.call, KEY).replace("</fieldset>", f"{ADDED}</fieldset>", 1)
    browser = desk(f"kyodo-form-import?form={KEY}")
    browser.getControl(name="upload").add_file(
        BytesIO(model.encode("utf-8")), "text/xml", "model.xml"
    )
    browser.getControl("変わるところを見る").click()

    assert "雨の日の対応" in browser.contents
    transaction.begin()
    assert "rain" not in live_model(site.call, KEY)
    browser.getControl("取り込む").click()
    transaction.begin()
    assert "rain" in live_model(site.call, KEY)
    assert form_versions.current(site.call, KEY).number == 1


def word_file(text: str) -> bytes:
    """A Word template with one paragraph."""
    document = Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_template(site, text: str) -> bytes:
    """The exported form of a call that has a template of its own."""
    own = transfer.WordTemplate("市の書式.docx", word_file(text))
    return transfer.export_form(site.call, KEY, own)


def take(desk, data: bytes, *ticks: str) -> Browser:
    """Read a file in, with the boxes ticked."""
    browser = desk(f"kyodo-form-import?form={KEY}")
    browser.getControl(name="upload").add_file(BytesIO(data), "application/json", "form.json")
    browser.getControl("変わるところを見る").click()
    for name in ticks:
        browser.getControl(name=name).value = ["1"]
    browser.getControl("取り込む").click()
    transaction.begin()
    return browser


def test_exported_file_holds_the_word_template_of_the_city(desk, site):
    own = NamedBlobFile(word_file("番号 {{ receipt_number }}"), filename="市の書式.docx")
    set_template(site.call, KEY, own)
    transaction.commit()

    data = json.loads(desk(f"kyodo-form-export?form={KEY}").contents)

    assert data["word_template"]["filename"] == "市の書式.docx"


def test_word_template_of_a_file_is_taken_when_it_is_asked_for(desk, site):
    take(desk, with_template(site, "番号 {{ receipt_number }}"), "template")

    assert template_of(site.call, KEY).filename == "市の書式.docx"


def test_word_template_of_a_file_is_left_alone_otherwise(desk, site):
    take(desk, with_template(site, "番号 {{ receipt_number }}"))

    assert template_of(site.call, KEY) is None


def test_word_template_that_does_not_fit_is_said_and_not_kept(desk, site):
    browser = take(desk, with_template(site, "{{ nonsense_xyz }}"), "template")

    assert "Wordのひな形は、今の項目に合わないため登録していません。" in browser.contents
    assert template_of(site.call, KEY) is None


def test_unsafe_file_is_refused_beside_the_field(desk, site):
    model = live_model(site.call, KEY).replace(
        "<field ",
        '<field xmlns:e="http://namespaces.plone.org/supermodel/easyform" e:TDefault="python:1" ',
        1,
    )
    browser = desk(f"kyodo-form-import?form={KEY}")
    browser.getControl(name="upload").add_file(
        BytesIO(model.encode("utf-8")), "text/xml", "model.xml"
    )
    browser.getControl("変わるところを見る").click()

    assert "式(TDefault)が書かれているため、取り込めません。" in browser.contents
    assert "取り込む</button>" not in browser.contents


def test_exported_file_says_what_it_is(desk, site):
    data = json.loads(desk("kyodo-form-export?form=budget").contents)

    assert (data["format"], data["version"], data["form_key"], data["number"]) == (
        "kamakura.kyodo.form",
        1,
        "budget",
        "様式4",
    )
    assert data["model"] == spec("budget").model_xml


# the editor


def test_editor_says_at_once_what_is_missing_and_leads_back(desk, site, enter):
    url = form_of(site.call, "budget").absolute_url()
    browser = enter("jimu", f"{url}/fields")
    assert "問題は見つかりません" in browser.contents
    browser.open(browser.getLink(url="fields/income/@@delete").url)

    browser.open(f"{url}/@@kyodo-design-check")
    assert "項目「収入」(記号: income)がありません。" in browser.contents
    browser.open(f"{url}/fields")
    assert "項目「収入」(記号: income)がありません。" in browser.contents
    browser.getLink("設計を戻す").click()
    browser.getControl(name="do", index=0).click()

    assert "の設計を戻しました。" in browser.contents
    transaction.begin()
    assert 'name="income"' in live_model(site.call, "budget")
    assert Filings(site.call).keys() == ()


def test_call_steps_lead_from_each_problem_to_its_form(desk, site):
    change(site, "IncomeTable", "RoleTable", key="budget")

    browser = desk("kyodo-callsteps")

    link = browser.getLink("項目「収入」(記号: income)の種類が変わっています。")
    assert link.url == f"{site.call.absolute_url()}/kyodo-forms#form-budget"
