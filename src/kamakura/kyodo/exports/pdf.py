"""PDF of a paper and of a receipt: HTML of our own, laid out by WeasyPrint.

WeasyPrint needs Pango, a library of the system. It is loaded only when a PDF is made; where it
is missing ``is_available`` says so, and the screen explains instead of failing.
"""

from .sheet import Answer
from .sheet import DRAFT
from .sheet import Grid
from .sheet import MISSING
from .sheet import official_number
from .sheet import plain
from .sheet import Section
from .sheet import Sheet
from .sheet import TOTAL
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.domain.money import format_yen
from pathlib import Path
from typing import Any
import logging


CONTENT_TYPE = "application/pdf"
STYLE = Path(__file__).with_name("paper.css")
LANDSCAPE = "@page { size: A4 landscape; margin: 14mm; } section { break-inside: avoid; }"
logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    """The library, or None without Pango. Asked once: a new library needs a restart anyway."""
    try:
        import weasyprint  # noqa: PLC0415 -- slow, and needs a library of the system
    except OSError as missing:
        logger.warning("PDF files cannot be made, Pango is missing: %s", missing)
        return None
    return weasyprint


def is_available() -> bool:
    """Can this machine make PDF files?"""
    return _weasyprint() is not None


def to_pdf(html: str, *, landscape: bool = False) -> bytes:
    """A tagged PDF (PDF/UA) of a whole HTML page; nothing is fetched from anywhere."""
    weasyprint = _weasyprint()
    page = weasyprint.HTML(string=html, url_fetcher=_refuse, base_url=None)
    css = STYLE.read_text(encoding="utf-8") + (LANDSCAPE if landscape else "")
    style = weasyprint.CSS(string=css, url_fetcher=_refuse)
    return page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")


def _refuse(url: str, *args: Any, **options: Any) -> Any:
    raise ValueError(f"Not fetched: {url}")


def shown(text: Any) -> str:
    """A text as HTML shows it."""
    return escape(plain(text)).replace("\n", "<br>")


def html_page(title: str, body: str, *, running: str = "") -> str:
    """A whole page for ``to_pdf``; ``running`` stands at the head of each sheet."""
    return (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{shown(title)}'
        f'</title></head><body data-running="{escape(running)}">{body}</body></html>'
    )


def paper_pdf(sheet: Sheet) -> bytes:
    """The paper as PDF, laid out like the Word document."""
    return to_pdf(paper_html(sheet))


def paper_html(sheet: Sheet) -> str:
    """The paper as one HTML page."""
    parts = [_head(sheet), *(_section(sheet, one) for one in sheet.sections)]
    if sheet.balance:
        rows = "".join(
            f'<tr><th scope="row">{shown(label)}</th><td class="n">{format_yen(amount)}</td></tr>'
            for label, amount in sheet.balance
        )
        parts.append(f'<h2>収支</h2><table class="short">{rows}</table>')
    if sheet.attachments:
        items = "".join(
            f"<li>{shown(label)}({shown(name)})</li>" for label, name, _size in sheet.attachments
        )
        parts.append(f"<h2>添付書類</h2><ol>{items}</ol>")
    running = f"受付番号 {sheet.receipt_number}" if sheet.receipt_number else ""
    if sheet.state == DRAFT:
        running = "下書き(まだ提出していません)"
    return html_page(sheet.title, "".join(parts), running=running)


def _head(sheet: Sheet) -> str:
    number = official_number(sheet.number, sheet.title)
    place = "day" if sheet.is_letter else "number"
    parts = [f'<p class="{place}">{shown(number)}</p>']
    if sheet.addressed:
        parts.append(f'<p class="day">{shown(sheet.day or "令和　　年　　月　　日")}</p>')
        parts.append(f"<p>{shown(sheet.address_mark + sheet.addressee)}</p>")
        lines = "".join(
            f"<tr><th scope=row>{shown(label)}</th><td>{shown(text)}{_seal(sheet, place)}</td></tr>"
            for place, (label, text) in enumerate(sheet.sender)
        )
        parts.append(f'<table class="sender">{lines}</table>' if lines else "")
    parts.append(f"<h1>{shown(sheet.title)}</h1>")
    if sheet.addressed:
        parts.append(f'<p class="says">{shown(sheet.says)}</p><p class="ki">記</p>')
    return "".join(parts)


def _seal(sheet: Sheet, place: int) -> str:
    return "　　　印" if sheet.seal and place == len(sheet.sender) - 1 else ""


def _section(sheet: Sheet, section: Section) -> str:
    parts = [f"<h2>{shown(section.title)}</h2>"] if section.title else []
    rows: list[str] = []
    for item in section.items:
        if isinstance(item, Answer):
            label = shown(item.question.label)
            rows.append(f'<tr><th scope="row">{label}</th><td>{_value(sheet, item)}</td></tr>')
            continue
        parts += _table(rows)
        rows = []
        parts.append(_grid(item, is_named=item.question.label == section.title))
    return f"<section>{''.join(parts + _table(rows))}</section>"


def _table(rows: Sequence[str]) -> list[str]:
    return [f'<table class="answers">{"".join(rows)}</table>'] if rows else []


def _value(sheet: Sheet, answer: Answer) -> str:
    question = answer.question
    if answer.missing and sheet.state == DRAFT:
        return f'<span class="missing">{MISSING}</span>'
    if question.kind == "check":
        return f"{'☑' if answer.value else '□'} はい"
    if not question.choices or len(question.choices) > 14:
        return shown(answer.text)
    short = sum(len(title) + 3 for _value, title in question.choices) <= 32
    boxes = [
        f"{'☑' if value in answer.chosen else '□'} {shown(title)}"
        for value, title in question.choices
    ]
    return ("　" if short else "<br>").join(boxes)


def _grid(grid: Grid, *, is_named: bool) -> str:
    head = "".join(f'<th scope="col">{shown(column.label)}</th>' for column in grid.columns)
    rows = "".join(f"<tr>{''.join(_cell(answer) for answer in row)}</tr>" for row in grid.rows)
    total = ""
    if grid.totals and grid.rows:
        cells = "".join(
            f'<td class="n">{format_number(grid.totals[column.name])}</td>'
            if column.name in grid.totals
            else "<td></td>"
            for column in grid.columns[1:]
        )
        total = f'<tr class="total"><th scope="row">{TOTAL}</th>{cells}</tr>'
    caption = "" if is_named else f"<h3>{shown(grid.question.label)}</h3>"
    if not grid.rows:
        return f"{caption}<p>(なし)</p>"
    return f'{caption}<table class="grid"><thead><tr>{head}</tr></thead>{rows}{total}</table>'


def _cell(answer: Answer) -> str:
    if answer.question.kind != "number":
        return f"<td>{shown(answer.text)}</td>"
    is_sum = answer.question.is_money and answer.value is not None
    return f'<td class="n">{format_number(answer.value) if is_sum else shown(answer.text)}</td>'


@dataclass(frozen=True)
class ReceiptPaper:
    """What stands on a receipt: facts, what was received (paper, files with sizes), what next."""

    number: str
    title: str
    addressee: str
    facts: tuple[tuple[str, str], ...]
    received: tuple[tuple[str, tuple[str, ...]], ...]
    next_step: str
    contact: str


def receipt_pdf(receipt: ReceiptPaper) -> bytes:
    """受付票 as PDF."""
    return to_pdf(receipt_html(receipt))


def receipt_html(receipt: ReceiptPaper) -> str:
    """受付票: the number very large, what was received, what happens next."""
    facts = "".join(
        f'<tr><th scope="row">{shown(label)}</th><td>{shown(text)}</td></tr>'
        for label, text in receipt.facts
    )
    rows = "".join(
        f"<tr><td>{shown(paper)}</td><td>{'<br>'.join(map(shown, files)) or 'なし'}</td></tr>"
        for paper, files in receipt.received
    )
    contact = f"<h2>問い合わせ先</h2><p>{shown(receipt.contact)}</p>" if receipt.contact else ""
    body = (
        f"<h1>受付票</h1><p class=says>{shown(receipt.title)}</p>"
        f'<div class="big"><p>受付番号</p><p class="figure">{shown(receipt.number)}</p></div>'
        f'<table class="answers">{facts}</table><h2>受け付けた書類</h2><table class="grid"><thead>'
        '<tr><th scope="col">書類</th><th scope="col">添付したファイル</th></tr></thead>'
        f"{rows}</table>"
        f"<h2>これからのこと</h2><p>{shown(receipt.next_step)}</p>{contact}"
        f'<p class="from">{shown(receipt.addressee)}</p>'
    )
    return html_page(f"受付票 {receipt.number}", body)
