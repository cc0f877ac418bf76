"""Spreadsheets that are safe to open: a text is always a text, never a formula."""

from .sheet import plain
from .spread_layout import lay_out
from .spread_layout import Look
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from io import BytesIO
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.files import CONTENT_TYPES
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from typing import Any
import re
import zipfile


XLSX = CONTENT_TYPES["xlsx"]
ZIP = "application/zip"
LONGEST_CELL = 32_767  # Excel's own limit
_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")


PLAIN = Look()
LEFT = Alignment(wrap_text=True, vertical="top")
RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
"""A figure keeps off the text in the next column."""


@dataclass(frozen=True)
class Formula:
    """A formula of ours, without its ``=``; no text of a person ever becomes one."""

    text: str
    number_format: str = "General"
    is_word: bool = False
    """Stands left, like every text."""


@dataclass
class Page:
    """One sheet of a workbook: a heading row, then rows of texts, numbers, days and moments.

    A ``Formula`` is computed by the program that opens it.
    """

    title: str
    columns: Sequence[str]
    rows: list[Sequence[Any]] = field(default_factory=list)
    look: Look = PLAIN


def xlsx(pages: Iterable[Page]) -> bytes:
    """A workbook; the headings stay in view."""
    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for page in pages:
        _write_page(book.create_sheet(_sheet_name(page.title, taken)), page)
    if not book.worksheets:
        book.create_sheet("データなし")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """At most 31 characters, no sign Excel refuses, none twice."""
    base = _SHEET_NAME.sub(" ", plain(title)).replace("\n", " ").strip("' ")[:28] or "表"
    name, number = base, 2
    while name.lower() in taken:
        name, number = f"{base}~{number}", number + 1
    taken.add(name.lower())
    return name


def _write_page(sheet: Any, page: Page) -> None:
    for number, title in enumerate(page.columns, 1):
        cell = sheet.cell(row=1, column=number)
        _put(cell, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF2")
        cell.alignment = LEFT
    for place, row in enumerate(page.rows, 2):
        for number, value in enumerate(row, 1):
            _put(sheet.cell(row=place, column=number), value)
    lay_out(sheet, page.look)
    if page.columns:
        last = f"{get_column_letter(len(page.columns))}{len(page.rows) + 1}"
        sheet.auto_filter.ref = f"A1:{last}"


def _put(cell: Any, value: Any) -> None:
    """A number as a number, a day as a day; everything else is a text, whatever it begins with."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        value = "はい" if value else "いいえ"
    if isinstance(value, Formula):
        cell.value, cell.number_format = f"={value.text}", value.number_format
        cell.alignment = LEFT if value.is_word else RIGHT
    elif isinstance(value, datetime):
        cell.value, cell.number_format = in_japan(value).replace(tzinfo=None), "yyyy/mm/dd hh:mm"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy/mm/dd"
    elif isinstance(value, int | float):
        cell.value, cell.number_format = value, "#,##0" if abs(value) >= 10_000 else "General"
        cell.alignment = RIGHT
    else:
        cell.value = plain(value)[:LONGEST_CELL]
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = LEFT


def zip_file(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of (path, data); a path that comes twice gets a number.

    Stored, not packed: Office files and PDF are packed already.
    """
    stream, taken = BytesIO(), set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files:
            stem, dot, ending = path.rpartition(".")
            name, number = path, 2
            while name in taken:
                name, number = f"{stem}_{number}{dot}{ending}", number + 1
            taken.add(name)
            archive.writestr(name, data)
    return stream.getvalue()
