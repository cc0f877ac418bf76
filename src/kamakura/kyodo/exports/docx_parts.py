"""Small pieces of a Word document: text, ruled tables, content controls, page numbers."""

from .sheet import plain
from collections.abc import Sequence
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from lxml import etree
from typing import Any
from xml.sax.saxutils import quoteattr


FONT = "ＭＳ 明朝"
HEADING_FONT = "ＭＳ ゴシック"
SHADE = "F2F2F2"
CHECKED, UNCHECKED = "☑", "□"
CHOOSE = "選びます"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
LONGEST_TAG = 64  # Word refuses a longer one
# Where Word's fonts are missing: what to try instead, in this order.
FALLBACKS = "MS Mincho;IPAmj明朝;IPAmjMincho;IPAex明朝;Noto Serif CJK JP;游明朝"
RIGHT, CENTER = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER


def element(tag: str, **attributes: str) -> Any:
    """A WordprocessingML element; attribute names get the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def use_fonts(document: Any) -> None:
    """Mincho for everything, with what stands in for it elsewhere."""
    style = document.styles["Normal"]
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), FONT)
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{slot}"), None)
    fonts.set(qn("w:hint"), "eastAsia")
    # Without it Latin letters and digits come in a font of another kind where ＭＳ 明朝 is missing.
    language = element("lang", val="ja-JP", eastAsia="ja-JP")
    for old in fonts.getparent().findall(qn("w:lang")):
        fonts.getparent().remove(old)
    fonts.getparent().append(language)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _with_fallbacks(part.blob)


def _with_fallbacks(blob: bytes) -> bytes:
    root = parse_xml(blob)
    for name in (FONT, HEADING_FONT):
        font = element("font", name=name)
        font.append(element("altName", val=FALLBACKS))
        font.append(element("charset", val="80"))
        font.append(element("family", val="roman"))
        root.append(font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write(paragraph: Any, text: str, *, bold: bool = False, size: float | None = None) -> Any:
    """A run with line breaks and tabs as Word has them; control characters left out."""
    run = paragraph.add_run()
    _fill(run._r, text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    return run


def _fill(run: Any, text: str) -> None:
    for number, line in enumerate(plain(text).split("\n")):
        if number:
            run.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(element("tab"))
            if piece:
                node = element("t")
                node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                node.text = piece
                run.append(node)


def control(tag: str, title: str, text: str, *, kind: str = "text", choices: Sequence = ()) -> Any:
    """A content control in a line: its tag says which question, so that it can be read back.

    An empty one shows 「ここに書きます」, which never counts as an answer.
    """
    inner = '<w:text w:multiLine="1"/>'
    if kind == "choice":
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(plain(label))} w:value={quoteattr(value)}/>"
            for value, label in choices
        )
        inner = f"<w:dropDownList>{items}</w:dropDownList>"
    holder = "" if text else "<w:showingPlcHdr/>"
    sdt = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val={quoteattr(plain(title)[:60])}/>"
        f"<w:tag w:val={quoteattr(tag)}/>{holder}{inner}</w:sdtPr><w:sdtContent/></w:sdt>"
    )
    run = element("r")
    if not text:
        properties = element("rPr")
        properties.append(element("color", val="999999"))
        run.append(properties)
    _fill(run, text or (CHOOSE if kind == "choice" else "　　"))
    sdt[1].append(run)
    return sdt


def tick(tag: str, title: str, *, checked: bool) -> Any:
    """A box that can be ticked in Word."""
    sign = CHECKED if checked else UNCHECKED
    return parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{W14}"><w:sdtPr>'
        f"<w:alias w:val={quoteattr(plain(title)[:60])}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{HEADING_FONT}"/>'
        f'<w14:uncheckedState w14:val="25A1" w14:font="{HEADING_FONT}"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def shade(cell: Any) -> None:
    """The light ground of a label."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=SHADE))


def ruled(table: Any, widths: Sequence[int]) -> None:
    """Thin rules around every cell, fixed widths (in twentieths of a point)."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color="404040"))
    properties.append(borders)
    margins = element("tblCellMar")
    for side, width in (("top", "50"), ("left", "90"), ("bottom", "50"), ("right", "90")):
        margins.append(element(side, w=width, type="dxa"))
    properties.append(margins)
    for grid, width in zip(table._tbl.tblGrid, widths, strict=True):
        grid.set(qn("w:w"), str(width))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell._tc.get_or_add_tcPr().get_or_add_tcW().type = "dxa"
            cell._tc.tcPr.tcW.set(qn("w:w"), str(width))


def repeat_header(row: Any) -> None:
    """Show the row again at the top of every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: Any) -> None:
    """Do not cut the row at the end of a page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def counted(paragraph: Any, *names: str) -> None:
    """Fields of Word in a line: PAGE, NUMPAGES; a text between them stays a text."""
    for name in names:
        if not name.isupper():
            write(paragraph, name, size=9)
            continue
        field = element("fldSimple", instr=f" {name} ")
        run = element("r")
        _fill(run, "1")
        field.append(run)
        paragraph._p.append(field)


def line(document: Any, text: str = "", **options: Any) -> Any:
    """A paragraph at the end of a document; ``options`` are those of ``write``, and ``align``."""
    paragraph = document.add_paragraph()
    if "align" in options:
        paragraph.alignment = options.pop("align")
    if text:
        write(paragraph, text, **options)
    return paragraph
