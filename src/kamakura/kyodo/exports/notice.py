"""選考結果通知書 as a paper: the same Word, template and PDF as every other paper.

Who may read it, and from when, is ``content.visibility.readable_notice``.
"""

from . import pdf
from . import word
from .base import Download
from .base import Export
from .sheet import Answer
from .sheet import file_name
from .sheet import Grid
from .sheet import Question
from .sheet import Section
from .sheet import SENT
from .sheet import Sheet
from .word_template import fill_template
from dataclasses import replace
from datetime import datetime
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.notices import CONDITION
from kamakura.kyodo.content.notices import Notice
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.visibility import readable_notice
from kamakura.kyodo.content.word_templates import NOTICE
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from zope.component import adapter


TITLE = "選考結果通知書"
NOTICE_FILES = ("notice-docx", "notice-pdf")
OPENING = "提案のありました次の事業について、選考の結果をお知らせします。"

RESULT = (
    Question("project_name", "提案の名前", "line"),
    Question("theme", "市提案", "line"),
    Question("outcome", "結果", "line"),
    Question("points", "評価点", "line"),
    Question("grounds", "理由", "text"),
)
ITEMS = Question("item_means", "項目ごとの平均点", "table")
COLUMNS = (Question("item", "項目", "line"), Question("mean", "平均点", "line"))
COMMENT = Question("comment", "選考委員会の講評", "text")
AFTER = Question("condition", "実施の条件", "text")


def notice_sheet(notice: Notice) -> Sheet:
    """The letter as a paper; what the city leaves out is not on it."""
    texts = {
        "project_name": notice.title,
        "theme": notice.theme,
        "outcome": notice.outcome_title,
        "points": notice.points,
        "grounds": notice.grounds,
    }
    head = [Answer(one, texts[one.name], texts[one.name]) for one in RESULT if texts[one.name]]
    means = [
        tuple(Answer(column, text, text) for column, text in zip(COLUMNS, row, strict=True))
        for row in notice.items
    ]
    condition = CONDITION if notice.outcome == "passed" else ""
    tail = ((COMMENT, notice.comment), (AFTER, condition))
    items = (
        *head,
        *([Grid(ITEMS, COLUMNS, tuple(means))] if means else ()),
        *(Answer(question, text, text) for question, text in tail if text),
    )
    note = f"({notice.note})" if notice.note else ""
    return replace(
        BLANK_NOTICE,
        number=notice.number,
        sections=(Section("", items),),
        addressee="\n".join(notice.addressee),
        day=wareki(notice.day, weekday=False) if notice.day is not None else "",
        sender=tuple(("", text) for text in (notice.signer, note) if text),
        receipt_number=notice.receipt_number,
        organization=notice.addressee[0] if notice.addressee else "",
        subject=notice.title,
    )


BLANK_NOTICE = Sheet(
    form_key=NOTICE,
    key=NOTICE,
    version="",
    number="",
    title=TITLE,
    state=SENT,
    sections=(
        Section(
            "",
            (
                *map(Answer, RESULT),
                Grid(ITEMS, COLUMNS),
                Answer(COMMENT),
                Answer(AFTER),
            ),
        ),
    ),
    addressed=True,
    address_mark="",
    opening=OPENING,
    is_letter=True,
)
"""Says which tags a template of the letter may use."""


class _NoticeExport(Export):
    ending = ""

    def is_offered(self) -> bool:
        return readable_notice(self.context) is not None

    def make(self, now: datetime) -> Download:
        sheet = notice_sheet(readable_notice(self.context))
        kind, data = self.drawn(sheet)
        return Download(file_name(sheet.receipt_number, TITLE, ending=self.ending), kind, data)

    def drawn(self, sheet: Sheet) -> tuple[str, bytes]:
        """Content type and data; for subclasses."""
        raise NotImplementedError


@adapter(IKyodoProposal)
class NoticeInWord(_NoticeExport):
    """In the city's template as it was when the letter was drawn up, else the default."""

    name = "notice-docx"
    title = _("選考結果通知書(Word)")
    description = _("選考の結果・評価点・理由・講評をお知らせする文書です。")
    ending = "docx"

    def drawn(self, sheet: Sheet) -> tuple[str, bytes]:
        template = selection_of(call_of(self.context)).notice_template
        filled = None if template is None else fill_template(template.data, sheet, BLANK_NOTICE)
        return word.CONTENT_TYPE, filled or word.word_document(sheet)


@adapter(IKyodoProposal)
class NoticeInPdf(_NoticeExport):
    """Laid out like the default Word document."""

    name = "notice-pdf"
    title = _("選考結果通知書(PDF)")
    description = _("同じ文書です。Wordがなくても読めます。")
    ending = "pdf"

    def is_offered(self) -> bool:
        return pdf.is_available() and super().is_offered()

    def drawn(self, sheet: Sheet) -> tuple[str, bytes]:
        return pdf.CONTENT_TYPE, pdf.paper_pdf(sheet)
