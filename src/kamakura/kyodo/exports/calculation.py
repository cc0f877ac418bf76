"""計算書 of a call: the workbook of ``calculation_book``, and the same laid out to be read."""

from . import pdf
from .base import Download
from .base import Export
from .calculation_book import calculation_book
from .calculation_data import BELOW
from .calculation_data import Calculation
from .calculation_data import Judged
from .calculation_data import NOT_CHOSEN
from .calculation_data import PASSED
from .calculation_data import TIED
from .calculation_pdf import calculation_html
from .result_words import tie_sentences
from .result_words import why_left_out
from .sheet import file_name
from .writers import XLSX
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import ranked
from kamakura.kyodo.content.snapshots.selection import sheets_of
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import fiscal_year_label
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IKyodoCall
from typing import Any
from zope.component import adapter


RESULT_WORDS = {
    "passed": PASSED,
    "below_mark": BELOW,
    "not_chosen": NOT_CHOSEN,
    "undecided": TIED,
}


def calculation_of(call) -> Calculation:
    """Everything that was marked and computed, as plain data."""
    decided = selection_of(call).decided
    return Calculation(
        criteria=criteria_of(call),
        proposals=tuple(
            _judged(call, proposal, data, decided.get(proposal.UID()) or {})
            for proposal, data in ranked(call)
        ),
        names=member_names(committee_of(call)),
        ties=tuple(tie_sentences(call)),
        notes=tuple(_notes(call)),
        title=f"{fiscal_year_label(call.fiscal_year)} {call.title}",
    )


# From the record of the call: what happened to the marks, in the words of the file.
_NOTED = {
    "start_judging": "採点の開始",
    "close_marking": "採点の締切",
    "reopen_marking": "採点の再開",
    "resolve_tie": "同点の議決",
}


def _notes(call) -> Iterator[tuple[str, str, str]]:
    """When the marking began, was closed, opened again and why, and the member who did it."""
    rows = getattr(committee_of(call), "members", None) or ()
    ids = {row["user_id"]: row["id"] for row in rows if row.get("user_id")}
    for line in audit.lines(call):
        if line.action in _NOTED:
            when = in_japan(line.at)
            text = f"{wareki(when.date())} {when:%H:%M}"
            reason = f"理由: {line.reason}" if line.reason else ""
            yield _NOTED[line.action], f"{text} {reason}".strip(), ids.get(line.by, "")


def _judged(call, proposal, data: Mapping[str, Any], decided: Mapping[str, Any]) -> Judged:
    theme = theme_of(proposal)
    reasons, sheets = why_left_out(call, proposal), sheets_of(proposal)
    known = {sheet.member for sheet in sheets}
    # Who was recused before the sheets were given out has none; the reader still looks for them.
    without_review = [MemberSheet(one, recused=True) for one in reasons if one not in known]
    return Judged(
        number=proposal.receipt_number or "",
        title=proposal.title,
        theme=theme.title if theme is not None else "",
        places=theme.number_to_select if theme is not None else 0,
        sheets=(*sheets, *without_review),
        left_out={member: japanese(why) for member, why in reasons.items()},
        mean=Fraction(data["mean"]),
        rank=data["rank"],
        result=RESULT_WORDS[data["result"]],
        decided=RESULT_WORDS.get(decided.get("outcome", ""), ""),
    )


class AfterClosing(Export):
    """Marks are nobody's business before the chair has closed them, and the desk's after it."""

    permission = permissions.DECIDE_PROPOSAL

    def is_offered(self) -> bool:
        return super().is_offered() and marking_is_closed(self.context)

    def file_name(self, title: str, ending: str) -> str:
        """By year: nothing in it tells a result."""
        return file_name(f"{self.context.fiscal_year}年度", title, ending=ending)


@adapter(IKyodoCall)
class CalculationBook(AfterClosing):
    """With live formulas."""

    name = "calculation-xlsx"
    title = _("計算書(Excel)")
    description = _("すべての点と、順位・合否を計算する式です。手で確かめられます。")

    def make(self, now: datetime) -> Download:
        data = calculation_book(calculation_of(self.context))
        return Download(self.file_name("選考の計算書", "xlsx"), XLSX, data)


@adapter(IKyodoCall)
class CalculationPaper(AfterClosing):
    """Members by letter; their names stand in the workbook."""

    name = "calculation-pdf"
    title = _("採点集計表(PDF)")
    description = _("順位の表と、提案ごとの点の表です。委員は記号で示します。")

    def is_offered(self) -> bool:
        return pdf.is_available() and super().is_offered()

    def make(self, now: datetime) -> Download:
        title = f"{fiscal_year_label(self.context.fiscal_year)} 採点集計表"
        html = calculation_html(calculation_of(self.context), title)
        data = pdf.to_pdf(html, landscape=True)
        return Download(self.file_name("採点集計表", "pdf"), pdf.CONTENT_TYPE, data)
