"""選考結果報告: the committee tells the mayor what it computed and what it decided.

A paper like every other: the city may put its own Word template in the place of the default.
"""

from . import word
from .base import Download
from .calculation import AfterClosing
from .calculation import RESULT_WORDS
from .result_words import tie_sentences
from .result_words import why_left_out
from .sheet import Answer
from .sheet import Grid
from .sheet import Question
from .sheet import Section
from .sheet import SENT
from .sheet import Sheet
from .word_template import fill_template
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import absences
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.committee import chair_label
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import seat
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import ranked
from kamakura.kyodo.content.word_templates import REPORT
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IKyodoCall
from typing import Any
from zope.component import adapter


TITLE = "選考結果報告書"
HEAD = (
    Question("call", "募集", "line"),
    Question("meeting", "選考の会議", "line"),
    Question("attendance", "出席した委員", "text"),
    Question("marks", "満点と合格点", "line"),
    Question("ties", "同点の扱い", "text"),
)
RESULTS = Question("results", "選考の結果", "table")
RESULT_COLUMNS = (
    Question("rank", "順位", "line"),
    Question("number", "受付番号", "line"),
    Question("project_name", "提案", "line"),
    Question("group", "団体", "line"),
    Question("section", "担当課", "line"),
    Question("mean", "平均点", "line"),
    Question("computed", "計算の結果", "line"),
    Question("decided", "委員会の決定", "line"),
)
DIFFERENT = Question("different", "計算と異なる決定とその理由", "table")
DIFFERENT_COLUMNS = (
    Question("number", "受付番号", "line"),
    Question("computed", "計算の結果", "line"),
    Question("decided", "委員会の決定", "line"),
    Question("reason", "理由", "text"),
)
RECUSALS = Question("recusals", "除斥・欠席", "table")
RECUSAL_COLUMNS = (
    Question("number", "受付番号", "line"),
    Question("member", "委員", "line"),
    Question("why", "理由", "line"),
)
COMMENTS = Question("comments", "講評", "table")
COMMENT_COLUMNS = (Question("number", "受付番号", "line"), Question("comment", "講評", "text"))
TABLES = (
    (RESULTS, RESULT_COLUMNS),
    (DIFFERENT, DIFFERENT_COLUMNS),
    (RECUSALS, RECUSAL_COLUMNS),
    (COMMENTS, COMMENT_COLUMNS),
)

BLANK_REPORT = Sheet(
    form_key=REPORT,
    key=REPORT,
    version="",
    number="",
    title=TITLE,
    state=SENT,
    sections=(Section("", (*map(Answer, HEAD), *(Grid(*table) for table in TABLES))),),
    addressed=True,
    opening="選考の結果を、次のとおり報告します。",
    is_letter=True,
)
"""Says which tags a template of the report may use."""


def report_sheet(call, *, now: datetime) -> Sheet:
    """The report on a call as a paper; tables without rows are left out."""
    texts = _head(call)
    head = [Answer(one, texts[one.name], texts[one.name]) for one in HEAD if texts[one.name]]
    rows = _rows(call)
    grids = [
        Grid(question, columns, tuple(_answers(columns, row) for row in rows[question.name]))
        for question, columns in TABLES
        if rows[question.name]
    ]
    committee = committee_of(call)
    return replace(
        BLANK_REPORT,
        sections=(Section("", (*head, *grids)),),
        addressee=setting("addressee") or "",
        day=wareki(today(now), weekday=False),
        sender=(("", committee.title), ("", _chair(committee, now))),
        subject=call.title,
    )


def _answers(columns: tuple[Question, ...], texts: tuple[str, ...]) -> tuple[Answer, ...]:
    pairs = zip(columns, texts, strict=True)
    return tuple(Answer(column, text, text) for column, text in pairs)


def _chair(committee, now: datetime) -> str:
    seats = [seat(row) for row in committee.members or ()]
    chairs = [one.name for one in seats if one.office == "chair" and one.in_office(today(now))]
    return " ".join((chair_label(committee), *chairs[:1]))


def _head(call) -> dict[str, str]:
    criteria, meetings = criteria_of(call), absences(call).meetings
    meeting = meetings[0] if meetings else None
    names = member_names(committee_of(call))
    present = attendance_of(meeting).ever_there if meeting is not None else ()
    return {
        "call": year_label(call.fiscal_year),
        "meeting": f"{wareki(today(meeting.starts), weekday=False)} {meeting.title}"
        if meeting is not None
        else "",
        "attendance": "、".join(name for key, name in names.items() if key in present),
        "marks": f"満点{float(criteria.full_mark):g}点、合格点{float(criteria.pass_mark):g}点",
        "ties": "\n".join(tie_sentences(call)),
    }


def _rows(call) -> dict[str, list[tuple[str, ...]]]:
    names, selection = member_names(committee_of(call)), selection_of(call)
    found: dict[str, list[tuple[str, ...]]] = {table.name: [] for table, _columns in TABLES}
    for proposal, data in ranked(call):
        number = proposal.receipt_number or ""
        decided = selection.decided.get(proposal.UID()) or {}
        outcome = RESULT_WORDS.get(decided.get("outcome", ""), "未決定")
        computed = RESULT_WORDS[data["result"]]
        found["results"].append(
            (
                f"{data['rank']}位",
                number,
                proposal.title,
                proposal.organization_title or "",
                "、".join(section_title(one) for one in proposal.sections or ()),
                f"{round_half_up(Fraction(data['mean']), 2)}点",
                computed,
                outcome,
            )
        )
        if decided and decided["outcome"] != data["result"]:
            found["different"].append((number, computed, outcome, decided["reason"]))
        for member, why in why_left_out(call, proposal).items():
            found["recusals"].append((number, names.get(member, member), japanese(why)))
        if decided.get("comment"):
            found["comments"].append((number, decided["comment"]))
    return found


@adapter(IKyodoCall)
class SelectionReport(AfterClosing):
    """In the city's template where there is one, else in the default."""

    name = "selection-report"
    title = _("選考結果報告書(Word)")
    description = _(
        "選考委員会から市長への報告です。計算と異なる決定は、理由とともに分けて書きます。"
    )

    def make(self, now: datetime) -> Download:
        sheet = report_sheet(self.context, now=now)
        template = template_of(self.context, REPORT)
        filled = None if template is None else fill_template(template.data, sheet, BLANK_REPORT)
        data: Any = filled or word.word_document(sheet)
        return Download(self.file_name(TITLE, "docx"), word.CONTENT_TYPE, data)
