"""A sample template of a form: every tag in its place, ready to be rearranged in Word."""

from . import docx_parts as parts
from .docx_parts import write
from .sheet import Grid
from .sheet import Sheet
from docx import Document
from io import BytesIO
from typing import Any


HEAD = ("form_number", "day", "addressee", "organization", "receipt_number")


def sample_template(blank: Sheet) -> bytes:
    """A .docx with all tags of a form; it passes the check as it is."""
    document = Document()
    parts.use_fonts(document)
    for name in HEAD:
        write(document.add_paragraph(), f"{{{{ {name} }}}}")
    title = document.add_paragraph()
    title.alignment = parts.CENTER
    write(title, "{{ form_title }}", size=16)
    for section in blank.sections:
        write(document.add_paragraph(), section.title, bold=True)
        for item in section.items:
            if isinstance(item, Grid):
                _table(document, item)
            elif item.question.kind != "note":
                end = "_boxes" if item.question.choices else ""
                text = f"{item.question.label}　{{{{ {item.question.name}{end} }}}}"
                write(document.add_paragraph(), text)
    write(document.add_paragraph(), "{{ attachments }}")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Any, grid: Grid) -> None:
    """Heading, the line that begins the rows, one row, the line that ends them."""
    table = document.add_table(rows=4, cols=len(grid.columns))
    width = 9000 // len(grid.columns)
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        parts.shade(cell)
        write(cell.paragraphs[0], column.label)
    write(table.rows[1].cells[0].paragraphs[0], f"{{%tr for row in {grid.question.name} %}}")
    for cell, column in zip(table.rows[2].cells, grid.columns, strict=True):
        write(cell.paragraphs[0], f"{{{{ row.{column.name} }}}}")
    write(table.rows[3].cells[0].paragraphs[0], "{%tr endfor %}")
    parts.ruled(table, [width] * len(grid.columns))
    document.add_paragraph()
