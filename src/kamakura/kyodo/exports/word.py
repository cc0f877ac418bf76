"""The Word document we ship: any form, drawn so that it looks like a form of a city hall.

The same drawing is the blank paper to be filled in Word; ``word_read`` reads it back.
"""

from . import docx_parts as parts
from .docx_parts import CENTER
from .docx_parts import line
from .docx_parts import RIGHT
from .docx_parts import write
from .sheet import Answer
from .sheet import BLANK
from .sheet import DRAFT
from .sheet import official_number
from .sheet import Section
from .sheet import SENT
from .sheet import Sheet
from .word_answers import draw_answers
from .word_answers import draw_grid
from .word_answers import LABEL
from .word_answers import RED
from .word_answers import WIDTH
from .word_tags import document_mark
from .word_tags import tag
from docx import Document
from docx.shared import Mm
from docx.shared import Pt
from io import BytesIO
from kamakura.kyodo.domain.files import CONTENT_TYPES
from kamakura.kyodo.domain.money import format_yen
from typing import Any


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


def _head(document: Any, sheet: Sheet) -> None:
    """様式番号, date, addressee, sender, title, sentence and 記."""
    number = official_number(sheet.number, sheet.title)
    line(document, number, align=RIGHT if sheet.is_letter else None)
    if sheet.addressed:
        _day(document, sheet)
        line(document, f"{sheet.address_mark}{sheet.addressee}")
        for number, (label, text) in enumerate(sheet.sender):
            paragraph = line(document)
            paragraph.paragraph_format.left_indent = Mm(82)
            paragraph.paragraph_format.first_line_indent = Mm(-24)
            paragraph.paragraph_format.left_indent = Mm(106)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(106))
            last = sheet.seal and number == len(sheet.sender) - 1
            write(paragraph, f"{label}\t{text}{'　　　　印' if last else ''}")
    title = line(document, sheet.title, align=CENTER, size=16, bold=False)
    title.paragraph_format.space_before = Pt(16 if sheet.addressed else 6)
    title.paragraph_format.space_after = Pt(12)
    if sheet.addressed:
        line(document, f"　{sheet.says}")
        line(document, "記", align=CENTER).paragraph_format.space_before = Pt(6)


def _day(document: Any, sheet: Sheet) -> None:
    paragraph = line(document, align=RIGHT)
    if sheet.date_field is None:
        write(paragraph, sheet.day or "令和　　年　　月　　日")
        return
    text = sheet.day or ("令和　　年　　月　　日" if sheet.state != SENT else "")
    question = sheet.date_field
    name = tag(sheet, question.name)
    paragraph._p.append(parts.control(name, question.label, text))


def _section(document: Any, sheet: Sheet, section: Section) -> None:
    if section.title:
        heading = line(document, section.title, size=11.5, bold=True)
        heading.paragraph_format.space_before = Pt(12)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    waiting: list[Answer] = []
    for item in section.items:
        if isinstance(item, Answer):
            waiting.append(item)
            continue
        draw_answers(document, sheet, waiting)
        waiting = []
        draw_grid(document, sheet, item, is_named=item.question.label == section.title)
    draw_answers(document, sheet, waiting)


def _balance(document: Any, sheet: Sheet) -> None:
    """収支: income, expense, what is left."""
    if not sheet.balance or sheet.state == BLANK:
        return
    heading = line(document, "収支", size=11.5, bold=True)
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
    heading = line(document, "添付書類", size=11.5, bold=True)
    heading.paragraph_format.space_before = Pt(12)
    heading.paragraph_format.keep_with_next = True
    for number, (label, filename, _size) in enumerate(sheet.attachments, 1):
        line(document, f"{number}　{label}({filename})")
