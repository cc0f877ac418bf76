"""How a sheet of a workbook looks: columns as wide as what stands in them, pages that print."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from openpyxl.styles import Border
from openpyxl.styles import Side
from openpyxl.utils import get_column_letter
from typing import Any
import unicodedata


NARROWEST = 7
WIDEST = 40
HEADING = 10
"""A heading wraps rather than make its column wider than this."""

NUMBER = 8
LINE = 16.5
"""Height of a line in points, with room for kanji."""

ON_A4, ON_A3 = 170, 420
"""Up to so many characters side by side are printed on the width of one page."""

A3, A4 = 8, 9


@dataclass(frozen=True)
class Look:
    """``widest``: where texts wrap; ``frozen``: columns that stay in view; ``ruled``: rows with
    a line above them."""

    widest: int = WIDEST
    frozen: int = 0
    ruled: frozenset[int] = frozenset()


def shown_width(text: str) -> int:
    """Columns a text takes: a kanji takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def lay_out(sheet: Any, look: Look) -> None:
    """Widths, heights, what stays in view, and the printed page, for a sheet that is filled."""
    widths = [_column_width(cells, look.widest) for cells in sheet.iter_cols(values_only=True)]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = max(map(_lines, values, widths), default=1)
        if lines > 1:
            sheet.row_dimensions[number].height = LINE * lines
    for number in look.ruled:
        for cell in sheet[number]:
            cell.border = Border(top=Side(style="thin", color="808080"))
    sheet.freeze_panes = f"{get_column_letter(look.frozen + 1)}2"
    _set_print(sheet, widths)


def _column_width(cells: Sequence[Any], widest: int) -> int:
    heading, *values = cells or ("",)
    inside = max((_value_width(value) for value in values), default=0)
    return max(NARROWEST, min(inside + 2, widest), min(shown_width(str(heading)) + 3, HEADING))


def _value_width(value: Any) -> int:
    if not isinstance(value, str) or value.startswith("="):
        return 0 if value is None else NUMBER
    return max(map(shown_width, value.split("\n")))


def _lines(value: Any, width: int) -> int:
    if not isinstance(value, str) or value.startswith("="):
        return 1
    # A kanji that does not fit any more leaves its place empty.
    return sum(max(1, ceil(shown_width(line) / (width - 2))) for line in value.split("\n"))


def _set_print(sheet: Any, widths: Sequence[int]) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4 if sum(widths) <= ON_A4 else A3
    if sum(widths) <= ON_A3:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = "&A"
    sheet.oddFooter.center.text = "&P / &N"
