"""The Word document we ship: any form, drawn so that it looks like a form of a city hall.

The same drawing is the blank paper to be filled in Word; ``word_read`` reads it back.
"""

from . import docx_parts as parts
from .docx_parts import CENTER
from .docx_parts import RIGHT
from .docx_parts import write
from .sheet import Answer
from .sheet import BLANK
from .sheet import DRAFT
from .sheet import Grid
from .sheet import MISSING
from .sheet import official_number
from .sheet import Question
from .sheet import Section
from .sheet import SENT
from .sheet import Sheet
from .sheet import TOTAL
from .word_tags import document_mark
from .word_tags import tag
from docx import Document
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor
from io import BytesIO
from kamakura.kyodo.domain.files import CONTENT_TYPES
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.domain.money import format_yen
from typing import Any


WIDTH = 9638  # twentieths of a point between the margins: 170 mm
LABEL = 2600
BLANK_ROWS = 3
# More choices than this become one list to choose from.
MOST_BOXES = 14
RED = RGBColor(0xB0, 0x00, 0x20)
CONTENT_TYPE = CONTENT_TYPES["docx"]


def word_document(sheet: Sheet, *, note: str = "") -> bytes:
    """The paper as a .docx file; ``note`` is said on top (why it is not the city's template)."""
    document = Document()
    parts.use_fonts(document)
    _page(document, sheet)
    document.core_properties.title = sheet.title
    document.core_properties.author = sheet.organization
    document.core_properties.comments = ""
    document.core_properties.keywords = document_mark(sheet.form_key, sheet.version)
    if note:
        write(document.add_paragraph(), note, size=9).font.color.rgb = RED
    _head(document, sheet)
    for section in sheet.sections:
        _section(document, sheet, section)
    _balance(document, sheet)
    _attachments(document, sheet)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document: Any, sheet: Sheet) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    header = section.header.paragraphs[0]
    header.alignment = RIGHT
    words = {DRAFT: "下書き(まだ提出していません)", BLANK: "記入用"}
    text = words.get(
        sheet.state, f"受付番号 {sheet.receipt_number}" if sheet.receipt_number else ""
    )
    if sheet.state == SENT and sheet.revision > 1:
        text += f"({sheet.revision}回目の提出)"
    write(header, text, size=9)
    footer = section.footer.paragraphs[0]
    footer.alignment = CENTER
    parts.counted(footer, "PAGE", " / ", "NUMPAGES")


def _line(document: Any, text: str = "", **options: Any) -> Any:
    paragraph = document.add_paragraph()
    if "align" in options:
        paragraph.alignment = options.pop("align")
    if text:
        write(paragraph, text, **options)
    return paragraph


def _head(document: Any, sheet: Sheet) -> None:
    """様式番号, date, addressee, sender, title, sentence and 記."""
    _line(document, official_number(sheet.number, sheet.title))
    if sheet.addressed:
        _day(document, sheet)
        _line(document, f"(宛先){sheet.addressee}")
        for number, (label, text) in enumerate(sheet.sender):
            paragraph = _line(document)
            paragraph.paragraph_format.left_indent = Mm(82)
            paragraph.paragraph_format.first_line_indent = Mm(-24)
            paragraph.paragraph_format.left_indent = Mm(106)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(106))
            last = sheet.seal and number == len(sheet.sender) - 1
            write(paragraph, f"{label}\t{text}{'　　　　印' if last else ''}")
    title = _line(document, sheet.title, align=CENTER, size=16, bold=False)
    title.paragraph_format.space_before = Pt(16 if sheet.addressed else 6)
    title.paragraph_format.space_after = Pt(12)
    if sheet.addressed:
        _line(document, f"　次のとおり{sheet.title.partition('(')[0]}を提出します。")
        _line(document, "記", align=CENTER).paragraph_format.space_before = Pt(6)


def _day(document: Any, sheet: Sheet) -> None:
    paragraph = _line(document, align=RIGHT)
    if sheet.date_field is None:
        write(paragraph, sheet.day or "令和　　年　　月　　日")
        return
    text = sheet.day or ("令和　　年　　月　　日" if sheet.state != SENT else "")
    question = sheet.date_field
    name = tag(sheet, question.name)
    paragraph._p.append(parts.control(name, question.label, text))


def _section(document: Any, sheet: Sheet, section: Section) -> None:
    if section.title:
        heading = _line(document, section.title, size=11.5, bold=True)
        heading.paragraph_format.space_before = Pt(12)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    waiting: list[Answer] = []
    for item in section.items:
        if isinstance(item, Answer):
            waiting.append(item)
            continue
        _answers(document, sheet, waiting)
        waiting = []
        _grid(document, sheet, item, is_named=item.question.label == section.title)
    _answers(document, sheet, waiting)


def _answers(document: Any, sheet: Sheet, answers: list[Answer]) -> None:
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
    _line(document).paragraph_format.line_spacing = Pt(6)


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


def _grid(document: Any, sheet: Sheet, grid: Grid, *, is_named: bool) -> None:
    if not is_named:
        caption = _line(document, grid.question.label, bold=True)
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(4)
        caption.paragraph_format.space_after = Pt(3)
    blanks = BLANK_ROWS if sheet.state == BLANK else 0
    if not grid.rows and not blanks:
        _line(document, MISSING if sheet.state == DRAFT else "(なし)")
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
    _line(document).paragraph_format.line_spacing = Pt(6)


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


def _balance(document: Any, sheet: Sheet) -> None:
    """収支: income, expense, what is left."""
    if not sheet.balance or sheet.state == BLANK:
        return
    heading = _line(document, "収支", size=11.5, bold=True)
    heading.paragraph_format.space_before = Pt(10)
    heading.paragraph_format.space_after = Pt(4)
    heading.paragraph_format.keep_with_next = True
    table = document.add_table(rows=len(sheet.balance), cols=2)
    parts.ruled(table, (LABEL, WIDTH // 3))
    for row, (label, amount) in zip(table.rows, sheet.balance, strict=True):
        parts.shade(row.cells[0])
        parts.keep_whole(row)
        write(row.cells[0].paragraphs[0], label)
        row.cells[1].paragraphs[0].alignment = RIGHT
        write(row.cells[1].paragraphs[0], format_yen(amount))


def _attachments(document: Any, sheet: Sheet) -> None:
    if not sheet.attachments:
        return
    heading = _line(document, "添付書類", size=11.5, bold=True)
    heading.paragraph_format.space_before = Pt(12)
    heading.paragraph_format.keep_with_next = True
    for number, (label, filename, _size) in enumerate(sheet.attachments, 1):
        _line(document, f"{number}　{label}({filename})")
