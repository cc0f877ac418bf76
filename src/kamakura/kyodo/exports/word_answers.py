"""The answers of a paper in Word: labels beside fields, and tables with their sums."""

from . import docx_parts as parts
from .docx_parts import CENTER
from .docx_parts import line
from .docx_parts import RIGHT
from .docx_parts import write
from .sheet import Answer
from .sheet import BLANK
from .sheet import DRAFT
from .sheet import Grid
from .sheet import MISSING
from .sheet import Question
from .sheet import Sheet
from .sheet import TOTAL
from .word_tags import tag
from docx.shared import Pt
from docx.shared import RGBColor
from kamakura.kyodo.domain.money import format_number
from typing import Any


WIDTH = 9638  # twentieths of a point between the margins: 170 mm
LABEL = 2600
BLANK_ROWS = 3
# More choices than this become one list to choose from.
MOST_BOXES = 14
RED = RGBColor(0xB0, 0x00, 0x20)


def draw_answers(document: Any, sheet: Sheet, answers: list[Answer]) -> None:
    """Questions that follow each other, as one ruled table of labels and answers."""
    if not answers:
        return
    table = document.add_table(rows=len(answers), cols=2)
    parts.ruled(table, (LABEL, WIDTH - LABEL))
    for row, answer in zip(table.rows, answers, strict=True):
        label, cell = row.cells
        parts.shade(label)
        write(label.paragraphs[0], answer.question.label)
        _answer(cell, sheet, answer)
        if len(answer.text) < 300:
            parts.keep_whole(row)
    line(document).paragraph_format.line_spacing = Pt(6)


def _answer(cell: Any, sheet: Sheet, answer: Answer) -> None:
    question = answer.question
    paragraph = cell.paragraphs[0]
    if question.kind == "check":
        name = tag(sheet, question.name)
        paragraph._p.append(parts.tick(name, question.label, checked=bool(answer.value)))
        write(paragraph, "　はい")
    elif question.choices and len(question.choices) <= MOST_BOXES:
        _boxes(cell, sheet, answer)
    elif question.kind in ("file", "note"):
        write(paragraph, answer.text)
    else:
        kind = "choice" if question.kind == "choice" else "text"
        name = tag(sheet, question.name)
        control = parts.control(
            name, question.label, answer.text, kind=kind, choices=question.choices
        )
        paragraph._p.append(control)
    if answer.missing and sheet.state == DRAFT:
        _say_missing(cell.add_paragraph() if question.choices else paragraph)


def _say_missing(paragraph: Any) -> None:
    write(paragraph, MISSING).font.color.rgb = RED


def _boxes(cell: Any, sheet: Sheet, answer: Answer) -> None:
    """Every choice with its box; short ones side by side."""
    question = answer.question
    short = sum(len(title) + 3 for _value, title in question.choices) <= 32
    paragraph = cell.paragraphs[0]
    for number, (value, title) in enumerate(question.choices):
        if number and not short:
            paragraph = cell.add_paragraph()
        name = tag(sheet, f"{question.name}={value}")
        paragraph._p.append(parts.tick(name, title, checked=value in answer.chosen))
        write(paragraph, f" {title}{'　' if short else ''}")


def _widths(columns: tuple[Question, ...]) -> list[int]:
    """Room by what is written: long texts wide, sums and choices narrow."""
    weights = {"text": 30, "line": 17, "choice": 16, "date": 16, "number": 14}
    shares = [weights.get(column.kind, 17) for column in columns]
    widths = [WIDTH * share // sum(shares) for share in shares]
    widths[-1] += WIDTH - sum(widths)
    return widths


def draw_grid(document: Any, sheet: Sheet, grid: Grid, *, is_named: bool) -> None:
    """A table with its rows and sums; ``is_named`` when its title stands above it already."""
    if not is_named:
        caption = line(document, grid.question.label, bold=True)
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(4)
        caption.paragraph_format.space_after = Pt(3)
    blanks = BLANK_ROWS if sheet.state == BLANK else 0
    if not grid.rows and not blanks:
        line(document, MISSING if sheet.state == DRAFT else "(なし)")
        return
    table = document.add_table(rows=1 + len(grid.rows) + blanks, cols=len(grid.columns))
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        parts.shade(cell)
        cell.paragraphs[0].alignment = CENTER
        write(cell.paragraphs[0], column.label, size=9.5)
    parts.repeat_header(table.rows[0])
    empty = tuple(Answer(column) for column in grid.columns)
    for number, answers in enumerate([*grid.rows, *[empty] * blanks]):
        row = table.rows[number + 1]
        parts.keep_whole(row)
        for cell, answer in zip(row.cells, answers, strict=True):
            _cell(cell, tag(sheet, f"{grid.question.name}.{number}.{answer.question.name}"), answer)
    if grid.totals and grid.rows and sheet.state != BLANK:
        _total_row(table, grid)
    parts.ruled(table, _widths(grid.columns))
    line(document).paragraph_format.line_spacing = Pt(6)


def _cell(cell: Any, name: str, answer: Answer) -> None:
    question, paragraph = answer.question, cell.paragraphs[0]
    text = answer.text
    if question.kind == "number":
        paragraph.alignment = RIGHT
        text = (
            format_number(answer.value) if question.is_money and answer.value is not None else text
        )
    kind = "choice" if question.kind == "choice" else "text"
    paragraph._p.append(
        parts.control(name, question.label, text, kind=kind, choices=question.choices)
    )


def _total_row(table: Any, grid: Grid) -> None:
    row = table.add_row()
    for cell, column in zip(row.cells, grid.columns, strict=True):
        parts.shade(cell)
        if column == grid.columns[0]:
            write(cell.paragraphs[0], TOTAL, bold=True)
        elif column.name in grid.totals:
            cell.paragraphs[0].alignment = RIGHT
            write(cell.paragraphs[0], format_number(grid.totals[column.name]), bold=True)
