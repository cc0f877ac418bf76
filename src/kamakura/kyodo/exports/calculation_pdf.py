"""採点集計表: the calculation as a council reads it, with the sentence how each mean came about."""

from .calculation_data import Calculation
from .calculation_data import Judged
from .calculation_words import OFFICE
from .calculation_words import reading_rules
from .pdf import html_page
from .pdf import shown
from collections.abc import Iterable
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.domain.scoring import score
from string import ascii_uppercase
import re


FIGURE = re.compile(r"[\d./() ]+位?")


def calculation_html(made: Calculation, title: str) -> str:
    """One table of all proposals, the ties, then one table of marks per proposal."""
    letters = member_letters(made)
    ties = "".join(f"<li>{shown(text)}</li>" for text in made.ties)
    body = (
        f"<h1>{shown(title)}</h1>{_notes(made, letters)}{_summary(made)}{_rules(made.criteria)}"
        + (f"<h2>同点の扱い</h2><ul>{ties}</ul>" if ties else "")
        + "".join(_proposal(one, made.criteria, letters) for one in made.proposals)
    )
    return html_page(title, body)


def member_letters(made: Calculation) -> dict[str, str]:
    """委員A, 委員B …, the same for a member on every page."""
    members = sorted({sheet.member for one in made.proposals for sheet in one.sheets})
    return {
        member: f"委員{ascii_uppercase[place % 26]}{place // 26 or ''}"
        for place, member in enumerate(members)
    }


def _notes(made: Calculation, letters: dict[str, str]) -> str:
    """When the marking began, was closed and opened again; members by their letter."""
    lines = (
        f"<p>{shown(title)}: {shown(text)} {letters.get(member, OFFICE)}</p>"
        for title, text, member in made.notes
    )
    return "".join(lines)


def _rules(criteria: CriteriaSet) -> str:
    """What a reader needs to check a mean by hand."""
    lines = (f"<li>{shown(title)}: {shown(text)}</li>" for title, text in reading_rules(criteria))
    return f"<h2>計算のしかた</h2><ul>{''.join(lines)}</ul>"


def _summary(made: Calculation) -> str:
    heads = ("順位", "受付番号", "提案", "市提案", "平均", "計算の結果", "委員会の決定")
    rows = (
        (
            f"{one.rank}位",
            one.number,
            one.title,
            one.theme,
            f"{round_half_up(one.mean, 2)} ({one.mean})",
            one.result,
            one.decided or "未決定",
        )
        for one in made.proposals
    )
    criteria = made.criteria
    marks = f"満点{float(criteria.full_mark):g}点、合格点{float(criteria.pass_mark):g}点"
    return f"<p>{marks}</p>{_table(heads, rows)}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = "".join(f'<th scope="col">{shown(text)}</th>' for text in heads)
    lines = "".join("<tr>" + "".join(_cell(text) for text in row) + "</tr>" for row in rows)
    return f'<table class="grid"><thead><tr>{head}</tr></thead>{lines}</table>'


def _cell(text: object) -> str:
    """Figures stand right, so that they can be compared."""
    figure = FIGURE.fullmatch(str(text))
    return f'<td class="n">{shown(text)}</td>' if figure else f"<td>{shown(text)}</td>"


def _proposal(one: Judged, criteria: CriteriaSet, letters: dict[str, str]) -> str:
    counted = sorted((sheet for sheet in one.sheets if sheet.counts), key=lambda s: s.member)
    result = score(criteria, one.sheets)
    means = {item.key: round_half_up(item.mean, 2) for item in result.items}
    rows = [
        (item.title, item.weight, *(_mark(sheet, item.key) for sheet in counted), means[item.key])
        for item in criteria.criteria
    ]
    totals = dict(result.totals)
    sums = [round_half_up(totals[sheet.member], 2) for sheet in counted]
    total = "合計(換算後)" if criteria.not_applicable else "合計(重みを掛けたもの)"
    rows.append((total, "", *sums, round_half_up(result.mean, 2)))
    heads = ("項目", "重み", *(letters[sheet.member] for sheet in counted), "平均")
    out = "、".join(f"{letters[key]}({why})" for key, why in sorted(one.left_out.items()))
    dropped = "と".join(letters[key] for key in result.dropped)
    kept = len(totals) - len(result.dropped)
    said = [
        f"点を付けた委員は{len(totals)}人です。",
        f"数えない委員: {out}。" if out else "",
        f"最高点と最低点として{dropped}を除きます。" if dropped else "",
        f"{kept}人の合計の平均は{result.mean}({round_half_up(result.mean, 2)}点)です。",
    ]
    title = f"{one.number} {one.title}".strip()
    words = shown("".join(said))
    return f"<section><h2>{shown(title)}</h2>{_table(heads, rows)}<p>{words}</p></section>"


def _mark(sheet: MemberSheet, key: str) -> str:
    mark = sheet.marks[key]
    return "該当せず" if mark == 0 else str(mark)
