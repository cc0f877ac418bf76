"""Word, PDF and spreadsheets as people take them away and bring them back."""

from io import BytesIO
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.operations import proposal as verbs
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from urllib.parse import quote
import datetime
import docx
import openpyxl
import pypdf
import pytest
import transaction
import zipfile


NOW = datetime.datetime.now(datetime.UTC)
NAME = "form.widgets.project_name"


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.call.frozen["settings"]["require_preliminary"] = False
    transaction.commit()
    return made


@pytest.fixture
def draft(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def sent(draft):
    with acting("daihyo"):
        verbs.file_proposal(draft, token="t", by="daihyo", now=NOW)
    transaction.commit()
    return draft


@pytest.fixture
def enter(functional):
    def enter(user, url):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return enter


def words(browser):
    data = browser.contents if isinstance(browser.contents, bytes) else browser._response.body
    return docx.Document(BytesIO(data))


def body(browser):
    return browser._response.body


def test_draft_word_says_it_is_a_draft_and_has_a_good_name(draft, enter):
    browser = enter("daihyo", f"{draft.absolute_url()}/@@kyodo-word/budget/draft")
    document = words(browser)
    assert document.sections[0].header.paragraphs[0].text == "下書き(まだ提出していません)"
    assert document.paragraphs[0].text == "第4号様式"
    name = quote("様式4_収支予算書_下書き.docx", safe="")
    assert f"filename*=UTF-8''{name}" in browser.headers["Content-Disposition"]
    assert browser.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("user", ["other", "jimu", "bosai"])
@pytest.mark.parametrize("page", ["@@kyodo-word", "@@kyodo-pdf"])
def test_draft_is_nobody_elses(draft, enter, user, page):
    browser = enter(user, f"{draft.absolute_url()}/{page}/budget/draft")
    assert b"PK" not in body(browser)[:4]
    assert b"%PDF" not in body(browser)[:8]


def test_sent_word_carries_the_number_and_the_secretariat_is_noted(sent, enter):
    browser = enter("jimu", f"{sent.absolute_url()}/@@kyodo-word/group_proposal/1")
    assert words(browser).sections[0].header.paragraphs[0].text == f"受付番号 {sent.receipt_number}"
    name = f"{sent.receipt_number}_様式1_提案書(市民活動団体提案).docx"
    assert quote(name, safe="") in browser.headers["Content-Disposition"]
    transaction.begin()
    taken = [line for line in audit.lines(sent) if line.action == "download"]
    assert [(line.by, line.details["form_key"]) for line in taken] == [("jimu", "group_proposal")]


def test_group_taking_its_own_paper_is_not_noted(sent, enter):
    enter("daihyo", f"{sent.absolute_url()}/@@kyodo-word/budget/1")
    transaction.begin()
    assert [line for line in audit.lines(sent) if line.action == "download"] == []


def test_receipt_as_pdf_shows_number_files_and_what_comes_next(sent, enter):
    browser = enter("daihyo", f"{sent.absolute_url()}/@@kyodo-receiptpdf")
    reader = pypdf.PdfReader(BytesIO(body(browser)))
    text = "".join(page.extract_text() for page in reader.pages)
    for wanted in (sent.receipt_number, "bylaws.pdf (1KB)", "事務局が書類を確認します"):
        assert wanted in text


def fill(data, *, text):
    """Type into a control as Word does."""
    document = docx.Document(BytesIO(data))
    for sdt in document.element.body.iter(docx.oxml.ns.qn("w:sdt")):
        tag = sdt.find(f"{docx.oxml.ns.qn('w:sdtPr')}/{docx.oxml.ns.qn('w:tag')}")
        if tag.get(docx.oxml.ns.qn("w:val")).endswith(":project_name"):
            holder = sdt[0].find(docx.oxml.ns.qn("w:showingPlcHdr"))
            if holder is not None:
                sdt[0].remove(holder)
            node = next(sdt.iter(docx.oxml.ns.qn("w:t")))
            node.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def bring(browser, data, name="書いた.docx"):
    browser.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
    browser.getControl("読み取る").click()


def test_word_is_read_back_after_its_differences_were_shown(draft, enter):
    url = draft.absolute_url()
    data = body(enter("daihyo", f"{url}/@@kyodo-word/group_proposal/draft"))
    browser = enter("daihyo", f"{url}/@@kyodo-wordin/group_proposal")
    bring(browser, fill(data, text="髙い𠮷の地図 & <b>"))
    assert "まだ下書きには入れていません" in browser.contents
    assert papers.PROJECT["project_name"] in browser.contents
    transaction.begin()
    before = dict(Filings(draft).get("group_proposal").draft.raw)
    assert before[NAME] == papers.PROJECT["project_name"]
    browser.getControl("この内容を下書きに入れる").click()
    transaction.begin()
    after = dict(Filings(draft).get("group_proposal").draft.raw)
    assert after[NAME] == "髙い𠮷の地図 & <b>"
    assert after["form.widgets.rep_name"] == papers.ORGANIZATION["rep_name"]


def test_word_of_another_form_is_not_taken(draft, enter):
    url = draft.absolute_url()
    data = body(enter("daihyo", f"{url}/@@kyodo-word/budget/draft"))
    browser = enter("daihyo", f"{url}/@@kyodo-wordin/group_proposal")
    bring(browser, data)
    assert "別の様式のファイルです" in browser.contents
    assert "この内容を下書きに入れる" not in browser.contents


def test_file_that_is_no_word_gets_a_sentence(draft, enter):
    browser = enter("daihyo", f"{draft.absolute_url()}/@@kyodo-wordin/group_proposal")
    bring(browser, b"PK\x03\x04 broken")
    assert "エラー" in browser.contents


def test_nobody_else_brings_a_word_file(draft, enter):
    for user in ("other", "jimu"):
        browser = enter(user, f"{draft.absolute_url()}/@@kyodo-wordin/group_proposal")
        assert "読み取る" not in browser.contents


def template(text):
    document = docx.Document()
    document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def keep(browser, data, name="市の様式.docx"):
    browser.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
    browser.getControl("点検して登録する").click()


def test_unknown_tags_are_named_with_the_nearest_ones(site, enter):
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-wordtemplates/group_proposal")
    keep(browser, template("{{ project_nam }} {{ nonsense_xyz }}"))
    assert "「project_nam」という差し込み項目はありません" in browser.contents
    assert "project_name" in browser.contents
    assert "nonsense_xyz" in browser.contents
    transaction.begin()
    assert template_of(site.call, "group_proposal") is None


def test_own_template_is_filled_with_what_was_typed(sent, site, enter):
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-wordtemplates/group_proposal")
    keep(browser, template("番号 {{ receipt_number }} 名 {{ rep_name }} 無 {{ url }}"))
    assert "ひな形を登録しました" in browser.contents
    browser = enter("daihyo", f"{sent.absolute_url()}/@@kyodo-word/group_proposal/1")
    assert words(browser).paragraphs[0].text == f"番号 {sent.receipt_number} 名 髙橋𠮷子 無 未入力"


def test_sample_template_passes_the_check(site, enter):
    url = f"{site.call.absolute_url()}/@@kyodo-wordtemplates/budget"
    data = body(enter("jimu", f"{url}/sample.docx"))
    browser = enter("jimu", url)
    keep(browser, data)
    assert "ひな形を登録しました" in browser.contents


def test_only_staff_see_templates(site, enter):
    browser = enter("daihyo", f"{site.call.absolute_url()}/@@kyodo-wordtemplates/budget")
    assert "点検して登録する" not in browser.contents


def test_blank_papers_are_for_everybody_and_hold_nothing(site, functional):
    browser = Browser(functional["app"])
    browser.open(f"{site.call.absolute_url()}/@@kyodo-blankforms/group_proposal")
    text = text_of(words(browser).element.body)
    assert "団体名" in text
    assert "髙橋" not in text


def test_workbook_has_every_question_and_is_noted(sent, site, enter):
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-export/filings")
    book = openpyxl.load_workbook(BytesIO(body(browser)))
    assert book.sheetnames[:2] == ["様式1", "様式3"]
    first = book["様式1"]
    row = dict(zip((c.value for c in first[1]), (c.value for c in first[2]), strict=True))
    assert row["受付番号"] == sent.receipt_number
    assert row["代表者の氏名"] == "髙橋𠮷子"
    assert row["構成員の人数"] == 20
    assert first.freeze_panes == "A2"
    transaction.begin()
    noted = [line for line in audit.lines(site.call) if line.action == "export"]
    assert [line.by for line in noted] == ["jimu"]


def test_exports_are_the_secretariats(sent, site, enter):
    for user in ("daihyo", "bosai", "iin", "center"):
        for name in ("filings", "papers"):
            browser = enter(user, f"{site.call.absolute_url()}/@@kyodo-export/{name}")
            assert not body(browser).startswith(b"PK")


def test_archive_has_word_and_files_by_number(sent, enter):
    browser = enter("jimu", f"{sent.absolute_url()}/@@kyodo-export/papers")
    names = zipfile.ZipFile(BytesIO(body(browser))).namelist()
    number = sent.receipt_number
    assert f"{number}/{number}_様式4_収支予算書.docx" in names
    assert any(name.startswith(f"{number}/添付/様式5_") for name in names)


def test_pages_show_what_can_be_taken(sent, site, enter):
    browser = enter("daihyo", f"{sent.absolute_url()}/@@kyodo-takeaway")
    assert "Word: 様式4 収支予算書" in browser.contents
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-takeaway")
    assert "提出された書類の内容(Excel)" in browser.contents
