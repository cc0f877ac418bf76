"""The Word document and the PDF of a paper, and what is read back when a file was changed."""

from datetime import timedelta
from docx.oxml.ns import qn
from io import BytesIO
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports import pdf
from kamakura.kyodo.exports.word import word_document
from kamakura.kyodo.exports.word_check import check_template
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.exports.word_template import fill_template
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.sent_sheets import SentSheets
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.forms.word_back import changes
from kamakura.kyodo.forms.word_back import read_back
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations.form import renew_form
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import docx
import pypdf
import pytest
import shutil
import subprocess


NAMES = "髙橋 𠮷郎 葛󠄀城 ①Ⅱ㈱"


@pytest.fixture
def site(integration):
    made = sample.make_site(integration["portal"])
    made.call.frozen["settings"]["require_preliminary"] = False
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
        answers = papers.ANSWERS["group_proposal"] | {"purpose": NAMES}
        papers.write(made, "group_proposal", answers, by="daihyo", now=NOW)
    return made


@pytest.fixture
def host(proposal):
    with acting("daihyo"):
        yield IPaperReader(proposal).at(NOW)


def document(data):
    return docx.Document(BytesIO(data))


def saved(made):
    stream = BytesIO()
    made.save(stream)
    return BytesIO(stream.getvalue())


def test_addressed_form_has_number_day_addressee_sender_title_and_ki(host):
    made = document(word_document(Sheets(host).draft("group_proposal")))
    lines = [text_of(p._p) for p in made.paragraphs[:9]]
    assert lines == [
        "第1号様式",
        "令和8年5月11日",
        "(宛先)鎌倉市長",
        "所在地\t神奈川県鎌倉市御成町1-1",
        "団体名\tかまくら多文化さんぽの会",
        "代表者\t代表　髙橋𠮷子",
        "提案書(市民活動団体提案)",
        "　次のとおり提案書を提出します。",
        "記",
    ]


def test_seal_is_printed_only_when_the_setting_says_so(host):
    assert "印" not in text_of(_sender(host))
    api.portal.set_registry_record("kamakura.kyodo.seal_print", True)
    assert text_of(_sender(host)).endswith("印")


def _sender(host):
    return document(word_document(Sheets(host).draft("group_proposal"))).paragraphs[5]._p


def test_budget_has_totals_and_balance(host):
    made = document(word_document(Sheets(host).draft("budget")))
    rows = [[text_of(cell._tc) for cell in table.rows[-1].cells] for table in made.tables]
    assert rows == [
        ["合計", "430,000", ""],
        ["合計", "", "430,000", "400,000"],
        ["差引", "0円"],
    ]


def test_missing_answer_is_said_in_a_draft_and_blank_once_sent(site, host):
    answers = papers.ANSWERS["group_proposal"] | {"purpose": None}
    papers.write(host.host, "group_proposal", answers, by="daihyo", now=NOW)
    sheet = Sheets(host).draft("group_proposal")
    assert text_of(document(word_document(sheet)).element.body).count("未入力") == 1


def test_form_the_city_draws_is_drawn_too(site, host):
    form = form_of(site.call, "budget")
    form.fields_model = form.fields_model.replace(
        "</schema>",
        '<field name="own" type="zope.schema.TextLine"><title>市が足した問い</title></field>'
        "</schema>",
    )
    with acting("jimu"):
        renew_form(site.call, "budget", reason="足す", by="jimu", now=NOW + timedelta(hours=1))
    made = document(word_document(Sheets(host).blank("budget")))
    assert "市が足した問い" in text_of(made.element.body)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_prints_a4(host, tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(word_document(Sheets(host).draft("group_proposal")))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/o", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    made = tmp_path / "paper.pdf"
    box = pypdf.PdfReader(made).pages[0].mediabox
    assert [round(float(size)) for size in box[2:]] == [595, 842]
    said = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, check=True, text=True)
    assert "やさしい日本語でつくる防災さんぽマップ" in said.stdout


def test_rare_characters_stand_in_the_pdf_and_no_stray_font(host, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.paper_pdf(Sheets(host).draft("group_proposal")))
    run = {"check": True, "capture_output": True, "text": True}
    text = subprocess.run(["pdftotext", str(path), "-"], **run).stdout
    # The shape of 葛󠄀 is in the page; its invisible selector is not in the text layer.
    assert NAMES.replace("\U000e0100", "") in text
    fonts = subprocess.run(["pdffonts", str(path)], **run).stdout
    assert "DejaVu" not in fonts
    assert pypdf.PdfReader(path).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_pdf_fetches_nothing(monkeypatch):
    with pytest.raises(ValueError, match="Not fetched"):
        pdf._refuse("http://example.org/a.png")


def test_committee_gets_no_masked_field_as_word_or_pdf(host, site):
    proposal = host.host
    verbs.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    proposal.manage_setLocalRoles("iin", ["Kyodo Committee"])
    with acting("jimu"):
        whole = {one.form_key: one for one in SentSheets(proposal).last_sent()}
    assert papers.ORGANIZATION["tel"] in text_of(_body(whole["group_proposal"]))
    masked = frozenset({"tel", "address", "email"})
    sheet = Sheets(host).sent("group_proposal", _revision(host), masked)
    assert papers.ORGANIZATION["tel"] not in text_of(_body(sheet))
    assert papers.ORGANIZATION["address"] not in pdf.paper_html(sheet)


def _body(sheet):
    return document(word_document(sheet)).element.body


def _revision(host):
    return host.filings.get("group_proposal").last_filed


def test_answers_are_found_by_their_labels_when_the_controls_are_lost(host):
    made = document(word_document(Sheets(host).draft("group_proposal")))
    for sdt in list(made.element.body.iter(qn("w:sdt"))):
        for run in list(sdt.find(qn("w:sdtContent"))):
            sdt.addprevious(run)
        sdt.getparent().remove(sdt)
    made.core_properties.keywords = ""
    reading = read_back(host, "group_proposal", saved(made))
    typed = reading.raw
    assert typed["form.widgets.rep_name"] == "髙橋𠮷子"
    assert typed["form.widgets.corp_type"] == "voluntary"
    assert typed["form.widgets.total_cost"] == "430,000円"
    assert changes(host, "group_proposal", reading) == []


def test_rows_added_in_word_are_read(host):
    made = document(word_document(Sheets(host).draft("project_plan")))
    table = next(t for t in made.tables if text_of(t.rows[0].cells[0]._tc) == "項目")
    new = table.add_row()
    for cell, text in zip(new.cells, ("発表", "話す", "場所を貸す", ""), strict=True):
        cell.text = text
    reading = read_back(host, "project_plan", saved(made))
    assert reading.raw["form.widgets.roles.2.widgets.item"] == "発表"
    assert [change[0] for change in changes(host, "project_plan", reading)] == ["役割分担"]


def test_what_cannot_be_understood_is_said_and_kept_as_written(host):
    made = document(word_document(Sheets(host).draft("group_proposal")))
    for sdt in made.element.body.iter(qn("w:sdt")):
        tag = sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if tag.endswith(":members_total"):
            next(sdt.iter(qn("w:t"))).text = "たくさん"
    reading = read_back(host, "group_proposal", saved(made))
    assert reading.raw["form.widgets.members_total"] == "たくさん"
    assert [(f.field, str(f.code)) for f in reading.findings] == [
        ("members_total", "answer_not_a_number")
    ]


def test_paper_of_an_older_version_is_read_question_by_question(site, host):
    made = document(word_document(Sheets(host).draft("project_plan")))
    made.core_properties.keywords = "kyodo;form=project_plan;version=00000000"
    reading = read_back(host, "project_plan", saved(made))
    assert reading.other_version is True
    assert reading.raw["form.widgets.content"] == papers.PLAN["content"]


def test_file_that_is_no_word_is_refused(host):
    with pytest.raises(Refused) as caught:
        read_back(host, "budget", BytesIO(b"PK\x03\x04 no"))
    assert caught.value.refusal.code == "word_unreadable"


def template(text):
    made = docx.Document()
    made.add_paragraph(text)
    return saved(made).getvalue()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{ project_name }} {{ day }}", []),
        ("{{ project_name", ["template_syntax"]),
        ("{% for x in wanted_section %}", ["template_syntax"]),
        ("{{ prject_name }}", ["template_unknown_tag"]),
        ("{{ 'a' * 999999999 }}", ["template_not_rendered"]),
        ("{{ day.__class__.__mro__ }}", ["template_unknown_tag"]),
    ],
)
def test_template_is_checked_by_a_dry_run(host, text, codes):
    found = check_template(template(text), Sheets(host).blank("group_proposal"))
    assert [str(one.code) for one in found][:1] == codes


def test_template_prints_answers_as_text_never_as_markup(host):
    answers = papers.ANSWERS["group_proposal"] | {"purpose": "<w:b/> & {{ day }}\n二行目"}
    papers.write(host.host, "group_proposal", answers, by="daihyo", now=NOW)
    sheets = Sheets(host)
    data = template("目的: {{ purpose }}")
    filled = fill_template(data, sheets.draft("group_proposal"), sheets.blank("group_proposal"))
    assert text_of(document(filled).element.body) == "目的: <w:b/> & {{ day }}\n二行目"


def test_template_that_asks_for_what_is_gone_gives_way_to_the_default(host):
    sheets = Sheets(host)
    sheet = sheets.draft("budget")
    assert fill_template(template("{{ gone }}"), sheet, sheets.blank("budget")) is None
    made = document(word_document(sheet, note="標準の書式で作りました。"))
    assert made.paragraphs[0].text == "標準の書式で作りました。"
