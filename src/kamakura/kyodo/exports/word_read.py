"""Reading a filled .docx back: by content control, else by the label in the cell to the left.

Only text is taken. Nothing of the file is executed, fetched or kept.
"""

from .docx_parts import CHOOSE
from .sheet import Answer
from .sheet import Grid
from .sheet import MISSING
from .sheet import Sheet
from .sheet import TOTAL
from .word_tags import read_mark
from .word_tags import read_tag
from .word_tags import Tag
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from docx import Document
from docx.oxml.ns import qn
from typing import Any
from typing import BinaryIO
import re
import unicodedata


TICKED, UNTICKED = "☑☒✓✔■●", "□☐○"
_BOX = re.compile(f"([{TICKED}{UNTICKED}])")


@dataclass
class Found:
    """What a file says: texts and ticks by question, rows by table, and its origin."""

    form: str = ""
    version: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """The questions the file has a place for."""
        return {*self.texts, *self.ticks, *self.rows}


def read_word(stream: BinaryIO, sheet: Sheet) -> Found:
    """What a checked .docx says to the questions of ``sheet`` (a blank one)."""
    document = Document(stream)
    found = Found(*read_mark(document.core_properties.keywords))
    body = document.element.body
    for sdt, tag in _controls(body):
        if tag.form and not found.form:
            found.form, found.version = tag.form, tag.version
        _take_control(found, sheet, sdt, tag)
    for table in body.iter(qn("w:tbl")):
        grid = _grid_of(table, sheet)
        if grid is not None:
            rows = _rows(table, grid)
            found.rows[grid.question.name] = found.rows.get(grid.question.name, []) + rows
        else:
            _take_labels(found, sheet, table)
    return found


def _controls(body: Any) -> Iterator[tuple[Any, Tag]]:
    for sdt in body.iter(qn("w:sdt")):
        node = sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        tag = read_tag(node.get(qn("w:val"), "")) if node is not None else None
        if tag is not None:
            yield sdt, tag


def _take_control(found: Found, sheet: Sheet, sdt: Any, tag: Tag) -> None:
    known = sheet.answers
    if sheet.date_field is not None:
        known = {**known, sheet.date_field.name: Answer(sheet.date_field)}
    if tag.is_cell:
        return
    if tag.field not in known:
        if tag.form and tag.field not in found.unknown and tag.field not in sheet.grids:
            found.unknown.append(tag.field)
        return
    if tag.choice is not None or known[tag.field].question.kind == "check":
        ticked = found.ticks.setdefault(tag.field, [])
        if text_of(sdt).strip()[:1] in TICKED and text_of(sdt).strip():
            ticked.append("1" if tag.choice is None else tag.choice)
    else:
        found.texts[tag.field] = text_of(sdt)


def text_of(node: Any) -> str:
    """The text of a part, with its line breaks; a hint that nobody replaced is no text."""
    pieces: list[str] = []
    for place, paragraph in enumerate(_paragraphs(node)):
        if place:
            pieces.append("\n")
        pieces += _pieces(paragraph)
    return "".join(pieces)


def _paragraphs(node: Any) -> list[Any]:
    return list(node.iter(qn("w:p"))) or [node]


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag == qn("w:sdt") and _is_hint(child):
            continue
        elif child.tag not in (qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), qn("w:del")):
            if child.tag == qn("w:sdtContent") and _is_hint(child.getparent()):
                continue
            yield from _pieces(child)


def _is_hint(sdt: Any) -> bool:
    return sdt.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]


def _table_rows(table: Any) -> list[Any]:
    return [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table]


def _grid_of(table: Any, sheet: Sheet) -> Grid | None:
    """The table of the form that this is: by its controls, else by its heading."""
    for _sdt, tag in _controls(table):
        if tag.is_cell and tag.field in sheet.grids:
            return sheet.grids[tag.field]
    rows = _table_rows(table)
    heading = [folded(text_of(cell)) for cell in _cells(rows[0])] if rows else []
    for grid in sheet.grids.values():
        if heading == [folded(column.label) for column in grid.columns]:
            return grid
    return None


def _rows(table: Any, grid: Grid) -> list[dict[str, str]]:
    """The rows as they stand on the page, also those somebody added or moved."""
    found = []
    rows = _table_rows(table)[1:]
    has_controls = any(tag.is_cell for _sdt, tag in _controls(table))
    for row in rows:
        texts = [text_of(cell) for cell in _cells(row)]
        is_last = row is rows[-1]
        if is_last and grid.totals and texts[:1] == [TOTAL]:
            continue
        if has_controls and is_last and texts[:1] == [TOTAL] and not list(_controls(row)):
            continue
        found.append(dict(zip((column.name for column in grid.columns), texts, strict=False)))
    return found


def _take_labels(found: Found, sheet: Sheet, table: Any) -> None:
    """Where the controls are gone: the label to the left says which question it is."""
    open_answers = [a for name, a in sheet.answers.items() if name not in found.names]
    for row in _table_rows(table):
        cells = _cells(row)
        if len(cells) != 2 or list(_controls(row)):
            continue
        label = folded(text_of(cells[0]))
        answer = next((a for a in open_answers if folded(a.question.label) == label), None)
        if answer is None:
            continue
        open_answers.remove(answer)
        _take_cell(found, answer, text_of(cells[1]))


def _take_cell(found: Found, answer: Answer, text: str) -> None:
    question = answer.question
    if question.kind in ("file", "note"):
        return
    if question.kind == "check":
        found.ticks[question.name] = ["1"] if _ticked(text) else []
    elif question.choices and _BOX.search(text):
        titles = {folded(title): value for value, title in question.choices}
        ticked = [titles.get(folded(title)) for title in _ticked(text)]
        found.ticks[question.name] = [value for value in ticked if value is not None]
    else:
        found.texts[question.name] = "" if text.strip() in ("", MISSING, CHOOSE) else text


def _ticked(text: str) -> list[str]:
    """The words behind ticked boxes."""
    parts = _BOX.split(text)
    return [words for sign, words in zip(parts[1::2], parts[2::2], strict=True) if sign in TICKED]


def folded(text: str) -> str:
    """A label without what a typist changes: blanks, width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
