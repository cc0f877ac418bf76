"""図: SVG drawn on the server, each with a title, a sentence and its table."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import accumulate
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.lists import Column
from kamakura.kyodo.browser.lists import Money
from kamakura.kyodo.browser.lists import Row
from kamakura.kyodo.browser.lists import Table
from kamakura.kyodo.i18n import _
from typing import Any
from unicodedata import east_asian_width


INK = "#1f2933"
FIRST = "#0b5d8a"
SECOND = "#b35c00"
LINE = "#8794a1"
WIDTH = 640
LABEL = 170
LABEL_WIDTH = 22
"""What fits beside the bars, in halves of a kanji."""
END = 90
"""Room for the number behind the longest bar."""


Say = Callable[[Any], str]
"""Puts a text into the reader's language; ``view.translate``."""


@dataclass(frozen=True)
class Chart:
    """A figure: drawing, name, what it says in a sentence, the numbers behind it."""

    title: Any
    svg: str
    summary: Any
    table: Table


def planned_and_spent(
    title: Any,
    lines: Sequence[tuple[Any, int, int | None]],
    *,
    words: tuple[Any, Any] | None = None,
    say: Say = str,
) -> Chart:
    """Draw planned and spent yen per item as two bars with their numbers."""
    first, second = words or (_("予算"), _("決算"))
    planned = sum(line[1] for line in lines)
    spent = sum(line[2] or 0 for line in lines)
    return Chart(
        title=title,
        svg=grouped_bars(
            say(title),
            said(lines, say),
            top=None,
            words=(say(first), say(second)),
            write=money_text,
        ),
        summary=_(
            "${first}の合計は${planned}、${second}の合計は${spent}です。",
            mapping={
                "first": first,
                "second": second,
                "planned": money_text(planned),
                "spent": money_text(spent),
            },
        ),
        table=Table(
            caption=title,
            columns=(Column(_("項目")), Column(first, "money"), Column(second, "money")),
            rows=tuple(Row((line[0], Money(line[1]), Money(line[2]))) for line in lines),
            total=(_("合計"), Money(planned), Money(spent)),
            show_count=False,
        ),
    )


def two_sided(
    title: Any,
    lines: Sequence[tuple[Any, int | None, int | None]],
    *,
    top: int,
    words: tuple[Any, Any] | None = None,
    say: Say = str,
) -> Chart:
    """Draw both sides' marks per question as two bars up to ``top``."""
    first, second = words or (_("団体"), _("市の担当課"))
    far = [say(line[0]) for line in lines if None not in line[1:] and abs(line[1] - line[2]) > 1]
    summary = (
        _(
            "2点以上の差があるのは、${items}です。",
            mapping={"items": "".join(f"「{item}」" for item in far)},
        )
        if far
        else _("どの項目も、差は1点までです。")
    )
    return Chart(
        title=title,
        svg=grouped_bars(
            say(title), said(lines, say), top=top, words=(say(first), say(second)), write=plain
        ),
        summary=summary,
        table=Table(
            caption=title,
            columns=(Column(_("項目")), Column(first, "number"), Column(second, "number")),
            rows=tuple(Row((line[0], plain(line[1]), plain(line[2]))) for line in lines),
            show_count=False,
        ),
    )


def spread(
    title: Any, lines: Sequence[tuple[Any, Sequence[int]]], *, top: int, say: Say = str
) -> Chart:
    """Draw every mark of an item as a dot on a line from 0 to ``top``; equal marks stack."""
    height = 40 * len(lines) + 34
    body = [scale(top, height)]
    for place, (label, marks) in enumerate(lines):
        y = 34 + 40 * place
        body.append(text(0, y + 5, say(label)))
        body.append(f'<line x1="{LABEL}" x2="{WIDTH - END}" y1="{y}" y2="{y}" stroke="{LINE}"/>')
        body.extend(dots(marks, y=y, top=top))
    return Chart(
        title=title,
        svg=frame(say(title), height, body),
        summary=_(
            "点は${count}項目、0点から${top}点までの目盛りに並べています。同じ点は上に重ねます。",
            mapping={"count": str(len(lines)), "top": str(top)},
        ),
        table=Table(
            caption=title,
            columns=(Column(_("項目")), Column(_("点(低い順)"))),
            rows=tuple(Row((label, "、".join(map(str, sorted(marks))))) for label, marks in lines),
            show_count=False,
        ),
    )


def said(lines: Sequence[Any], say: Say) -> list[Any]:
    """Return the lines with their labels in the reader's language."""
    return [(say(line[0]), *line[1:]) for line in lines]


def grouped_bars(title: Any, lines: Sequence[Any], *, top: int | None, words, write) -> str:
    """Return the SVG of two bars per line, with a legend and the number behind each bar."""
    top = top or max([1, *(value or 0 for line in lines for value in line[1:])])
    height = 62 * len(lines) + 34
    body = [legend(words)]
    for place, (label, one, two) in enumerate(lines):
        y = 34 + 62 * place
        body.append(text(0, y + 28, label))
        for value, colour, at in ((one, FIRST, y), (two, SECOND, y + 24)):
            wide = bar_width(value, top)
            body.append(f'<rect x="{LABEL}" y="{at}" width="{wide}" height="18" fill="{colour}"/>')
            body.append(text(LABEL + wide + 6, at + 14, write(value) or "-"))
    return frame(title, height, body)


def bar_width(value: int | None, top: int) -> int:
    """Return the pixels of a bar."""
    return int(Fraction(max(0, value or 0), top) * (WIDTH - LABEL - END))


def dots(marks: Sequence[int], *, y: int, top: int) -> list[str]:
    """Return one dot per mark; equal marks go up."""
    seen: dict[int, int] = {}
    drawn = []
    for mark in sorted(marks):
        level = seen.get(mark, 0)
        seen[mark] = level + 1
        x = LABEL + bar_width(mark, top)
        drawn.append(f'<circle cx="{x}" cy="{y - 9 * level}" r="5" fill="{FIRST}"/>')
    return drawn


def scale(top: int, height: int) -> str:
    """Return the numbers 0 … top above the lines."""
    marks = []
    for value in range(top + 1):
        x = LABEL + bar_width(value, top)
        marks.append(f'<text x="{x}" y="14" text-anchor="middle" font-size="13">{value}</text>')
        marks.append(f'<line x1="{x}" x2="{x}" y1="20" y2="{height}" stroke="#e1e6ea"/>')
    return "".join(marks)


def legend(words: Sequence[Any]) -> str:
    """Return the two colours with their words."""
    second = LABEL + 130
    return (
        f'<rect x="{LABEL}" y="2" width="14" height="14" fill="{FIRST}"/>'
        f"{text(LABEL + 20, 14, words[0])}"
        f'<rect x="{second}" y="2" width="14" height="14" fill="{SECOND}"/>'
        f"{text(second + 20, 14, words[1])}"
    )


def text(x: int, y: int, words: Any) -> str:
    """Return a text; a label too long for its room is cut, the table has it whole."""
    said = str(words) if x else cut(str(words))
    return f'<text x="{x}" y="{y}" font-size="14" fill="{INK}">{escape(said)}</text>'


def cut(label: str) -> str:
    """Return what fits beside the bars: a Latin letter takes half the room of a kanji."""
    widths = list(accumulate(2 if east_asian_width(one) in "FWA" else 1 for one in label))
    if not widths or widths[-1] <= LABEL_WIDTH:
        return label
    return label[: sum(width <= LABEL_WIDTH - 2 for width in widths)] + "…"


def frame(title: Any, height: int, body: Sequence[str]) -> str:
    """Return the SVG element; readers of screens get the title, the summary and the table."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'aria-label="{escape(str(title), quote=True)}">'
        f"<title>{escape(str(title))}</title>{''.join(body)}</svg>"
    )


def plain(value: int | None) -> str:
    """Write a mark."""
    return "" if value is None else str(value)
