"""計算書, 採点集計表 and 選考結果報告書 of a real selection: who gets them, when, what they say."""

from io import BytesIO
from kamakura.kyodo.content.word_templates import set_template
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.exports.selection_record import Record
from kamakura.kyodo.exports.selection_report import BLANK_REPORT
from kamakura.kyodo.exports.word_check import check_template
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.exports.word_sample import sample_template
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import release
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


NAMES = ("calculation-xlsx", "calculation-pdf", "selection-report", "selection-record")


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
        "2026年度_選考の記録.xlsx",
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


def record_of(site, sheet: str) -> list[dict]:
    """A sheet of the record, by the words of its columns."""
    book = openpyxl.load_workbook(BytesIO(taken(site.call, "selection-record").data))
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_record_tells_every_act_with_who_and_why(site):
    with acting("iin1"):
        marking.reopen_marking(site.call, reason="転記の誤り", by="iin1", now=NOW)
    told = [(row["した人"], row["したこと"], row["理由"]) for row in record_of_open(site)]
    assert ("青柳みどり", "採点を締め切った", None) in told
    assert ("事務局 大町花子", "委員会の決定を記録した", "実現の見通しがない") in told
    assert ("青柳みどり", "採点を再開した(計算と決定を取り消した)", "転記の誤り") in told


def test_record_keeps_what_was_computed_before_the_marking_was_opened_again(site):
    with acting("iin1"):
        marking.reopen_marking(site.call, reason="転記の誤り", by="iin1", now=NOW)
    (said,) = [row["内容"] for row in record_of_open(site) if row["理由"] == "転記の誤り"]
    assert "R8-G-02 谷戸の竹を活かすこども竹あかり教室: 平均133/4、合格" in said


def record_of_open(site) -> list[dict]:
    """The acts while the marking is open again: nothing of it is offered, so it is made here."""
    rows = Record(site.call).pages()[0]
    return [
        {name: value or None for name, value in zip(rows.columns, row, strict=True)}
        for row in rows.rows
    ]


def test_record_is_not_offered_while_the_marking_is_open_again(site):
    with acting("iin1"):
        marking.reopen_marking(site.call, reason="転記の誤り", by="iin1", now=NOW)
    assert offered(site.call, "jimu") == []


def test_record_holds_each_mark_as_it_was_given_and_changed(site):
    rows = record_of(site, "採点の変更")
    mine = [row for row in rows if (row["受付番号"], row["委員"]) == ("R8-C-05", "佐助正雄")]
    assert len(rows) == 24 * 11
    assert [row["後"] for row in mine] == [3, 3, 3, 4, 3, 3, 3, 3, 3, 3, "P5への講評です。"]
    assert mine[0]["日時"] == "令和8年9月20日(日曜日) 10:00:00"


def test_record_holds_the_moves_of_each_sheet(site):
    rows = record_of(site, "審査票")
    mine = [row for row in rows if (row["受付番号"], row["委員"]) == ("R8-G-01", "長谷川渉")]
    assert [(row["したこと"], row["した人"]) for row in mine] == [
        ("審査票を渡した", "事務局 大町花子"),
        ("採点を始めた", "長谷川渉"),
        ("採点を終えた", "長谷川渉"),
        ("締め切った(点を数える)", "青柳みどり"),
    ]


def test_record_holds_why_somebody_was_recused(site):
    (row,) = record_of(site, "除斥")
    assert (row["委員"], row["事由"]) == ("小町ゆかり", "提案団体の役員・構成員である")


def test_record_holds_the_letters_with_number_and_day(site):
    with acting("jimu"):
        release.prepare_release(site.call, by="jimu", now=NOW)
        release.release_selection(site.call, by="jimu", now=NOW)
    rows = record_of(site, "通知書")
    assert [(row["受付番号"], row["日付"], row["いまの扱い"]) for row in rows][:1] == [
        ("R8-C-03", "令和8年9月20日(日曜日)", "公表済み")
    ]
    assert len(rows) == 5
