"""計算書, 採点集計表 and 選考結果報告書 of a real selection: who gets them, when, what they say."""

from io import BytesIO
from kamakura.kyodo.content.word_templates import set_template
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.exports.selection_report import BLANK_REPORT
from kamakura.kyodo.exports.word_check import check_template
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.exports.word_sample import sample_template
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.review import finish_review
from plone.namedfile.file import NamedBlobFile
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import closed
from tests.plone.selection_sample import judging
from tests.plone.selection_sample import mark_all
from tests.plone.selection_sample import NOW
from tests.plone.selection_sample import review_of
from tests.plone.selection_sample import table
import docx
import openpyxl
import pypdf
import pytest


NAMES = ("calculation-xlsx", "calculation-pdf", "selection-report")


@pytest.fixture
def site(integration):
    made = closed(integration["portal"])
    with acting("jimu"):
        selections.record_decision(
            made.call,
            made.proposals["P4"],
            outcome="below_mark",
            reason="実現の見通しがない",
            comment="図鑑の使い道を考えてください",
            by="jimu",
            now=NOW,
        )
        selections.accept_computed(made.call, by="jimu", now=NOW)
    return made


def offered(call, who):
    with acting(who):
        return [name for name in NAMES if export_of(call, name) is not None]


def taken(call, name, who="jimu"):
    with acting(who):
        return export_of(call, name).download(by=who, now=NOW)


def test_nothing_is_offered_before_the_chair_has_closed(integration):
    made = judging(integration["portal"])
    mark_all(made)
    assert {who: offered(made.call, who) for who in ("jimu", "iin1")} == {"jimu": [], "iin1": []}


@pytest.mark.parametrize("who", ["iin1", "iin4", "gp1"])
def test_only_the_desk_gets_them(site, who):
    assert offered(site.call, who) == []
    assert offered(site.call, "jimu") == list(NAMES)


def test_names_of_the_files_tell_nothing(site):
    names = [taken(site.call, name).filename for name in NAMES]
    assert names == [
        "2026年度_選考の計算書.xlsx",
        "2026年度_採点集計表.pdf",
        "2026年度_選考結果報告書.docx",
    ]


def test_workbook_holds_every_mark_and_who_is_left_out(site):
    book = openpyxl.load_workbook(BytesIO(taken(site.call, "calculation-xlsx").data))
    lines = [[cell.value for cell in row] for row in book["採点"].iter_rows(min_row=3)]
    mine = {line[2]: line[3:7] for line in lines if line[0] == "R8-G-02"}
    assert mine["小町ゆかり"] == [0, "除斥: 提案団体の役員・構成員である", None, None]
    assert mine["青柳みどり"] == [1, None, 2, 4]


def test_workbook_says_who_closed_when_and_why_it_was_opened_again(site):
    with acting("iin1"):
        marking.reopen_marking(site.call, reason="転記の誤り", by="iin1", now=NOW)
    for (key, member), _marks in table().items():
        review = review_of(site.proposals[key], member)
        with acting(member):
            if state_of(review) == "marking":
                finish_review(review, by=member, now=NOW)
    with acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
    book = openpyxl.load_workbook(BytesIO(taken(site.call, "calculation-xlsx").data))
    told = [row[:2] for row in book["説明"].iter_rows(values_only=True)]
    assert [row for row in told if row[0].startswith("採点の")] == [
        ("採点の開始", "令和8年9月20日(日曜日) 10:00 事務局"),
        ("採点の締切", "令和8年9月20日(日曜日) 10:00 青柳みどり"),
        ("採点の再開", "令和8年9月20日(日曜日) 10:00 理由: 転記の誤り 青柳みどり"),
        ("採点の締切", "令和8年9月20日(日曜日) 10:00 青柳みどり"),
    ]


def test_paper_shows_members_by_letter_alone(site):
    reader = pypdf.PdfReader(BytesIO(taken(site.call, "calculation-pdf").data))
    text = "".join(page.extract_text() for page in reader.pages)
    box = reader.pages[0].mediabox
    found = [word in text for word in ("委員A", "33.25", "133/4", "青柳", "長谷川")]
    assert found == [True, True, True, False, False]
    assert box.width > box.height


def test_report_tells_decision_apart_from_arithmetic(site):
    made = taken(site.call, "selection-report")
    text = text_of(docx.Document(BytesIO(made.data)).element.body)
    for words in (
        "(宛先)鎌倉市長",
        "協働事業選考委員会",
        "委員長 青柳みどり",
        "選考の結果を、次のとおり報告します。",
        "38.80点",
        "実現の見通しがない",
        "図鑑の使い道を考えてください",
        "提案団体の役員・構成員である",
    ):
        assert words in text


def test_report_goes_into_the_citys_own_template(site):
    document = docx.Document()
    document.add_paragraph("市の書式 {{ sender }}")
    stream = BytesIO()
    document.save(stream)
    set_template(site.call, "selection_report", NamedBlobFile(stream.getvalue(), filename="a.docx"))
    made = taken(site.call, "selection-report")
    text = text_of(docx.Document(BytesIO(made.data)).element.body)
    assert text.startswith("市の書式 協働事業選考委員会")


def test_sample_of_the_report_passes_its_own_check():
    assert check_template(sample_template(BLANK_REPORT), BLANK_REPORT) == []
