"""書類の内容 of a call as a workbook: one row per sent filing, tables on sheets of their own."""

from .base import Download
from .base import Export
from .sheet import Answer
from .sheet import file_name
from .sheet import Grid
from .sheet import Sheet
from .writers import Page
from .writers import XLSX
from .writers import xlsx
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IPaperSheets
from typing import Any
from zope.component import adapter


HEAD = ("受付番号", "団体", "提案", "提出", "届いた日時")


@adapter(IKyodoCall)
class FilingsOfCall(Export):
    """Every sent form of every proposal, as it was last sent."""

    name = "filings"
    title = _("提出された書類の内容(Excel)")
    description = _("様式ごとに1枚のシートです。1行が1つの書類で、表は別のシートに入ります。")
    permission = permissions.EXPORT_DATA

    def make(self, now: datetime) -> Download:
        year = f"{self.context.fiscal_year}年度"
        name = file_name(year, "提出書類", f"{in_japan(now):%Y%m%d}", ending="xlsx")
        return Download(name, XLSX, xlsx(pages(list(self.sheets()))))

    def sheets(self) -> Iterator[Sheet]:
        """The papers in force, in the order of their numbers."""
        for proposal in proposals_of(self.context):
            yield from IPaperSheets(proposal).last_sent()


def proposals_of(call) -> list[Any]:
    """Proposals of a call, numbered ones first."""
    brains = proposal_brains(call, sort_on="kyodo_receipt_order")
    found = [brain._unrestrictedGetObject() for brain in brains]
    return [one for one in found if one.receipt_number or IPaperSheets(one).last_sent()]


def pages(sheets: list[Sheet]) -> list[Page]:
    """A page per form, then a page per table of it."""
    by_form: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_form.setdefault(sheet.form_key, []).append(sheet)
    made = []
    for same in by_form.values():
        made.append(_answers_page(same))
        made += _table_pages(same)
    return made


def _name(sheet: Sheet) -> str:
    return sheet.number if sheet.number else sheet.title


def _head(sheet: Sheet) -> tuple[Any, ...]:
    times = sheet.revision
    return sheet.receipt_number, sheet.organization, sheet.subject, times, sheet.received_at


def _answers_page(sheets: list[Sheet]) -> Page:
    """A column for every question of any version that was used."""
    labels: dict[str, str] = {}
    for sheet in sheets:
        if sheet.date_field is not None:
            labels.setdefault(sheet.date_field.name, sheet.date_field.label)
        for item in sheet.items:
            if isinstance(item, Answer) and item.question.kind != "note":
                labels.setdefault(item.question.name, item.question.label)
    page = Page(_name(sheets[0]), (*HEAD, *labels.values()))
    for sheet in sheets:
        answers = sheet.answers
        cells = [value_of(answers[name]) if name in answers else "" for name in labels]
        if sheet.date_field is not None:
            cells[list(labels).index(sheet.date_field.name)] = sheet.day
        page.rows.append((*_head(sheet), *cells))
    return page


def _table_pages(sheets: list[Sheet]) -> list[Page]:
    found: dict[str, Page] = {}
    for sheet in sheets:
        for name, grid in sheet.grids.items():
            title = f"{_name(sheet)} {grid.question.label}"
            columns = ("受付番号", "団体", "行", *(one.label for one in grid.columns))
            page = found.setdefault(name, Page(title, columns))
            page.rows += _rows(sheet, grid)
    return list(found.values())


def _rows(sheet: Sheet, grid: Grid) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(grid.rows, 1):
        cells = (value_of(answer) for answer in row)
        yield sheet.receipt_number, sheet.organization, number, *cells


def value_of(answer: Answer) -> Any:
    """A number as a number, a day as a day, everything else as it is read."""
    if answer.question.kind == "number" and answer.value is not None:
        return answer.value
    if answer.question.kind == "date" and answer.value:
        return date.fromisoformat(answer.value)
    return answer.text
