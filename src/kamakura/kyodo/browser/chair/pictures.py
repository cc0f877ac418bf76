"""Pictures of a computed result: where the totals lie, and how the members mark."""

from collections.abc import Mapping
from collections.abc import Sequence
from fractions import Fraction
from kamakura.kyodo.browser.charts import bar_width
from kamakura.kyodo.browser.charts import Chart
from kamakura.kyodo.browser.charts import END
from kamakura.kyodo.browser.charts import FIRST
from kamakura.kyodo.browser.charts import frame
from kamakura.kyodo.browser.charts import LABEL
from kamakura.kyodo.browser.charts import LINE
from kamakura.kyodo.browser.charts import SECOND
from kamakura.kyodo.browser.charts import text
from kamakura.kyodo.browser.charts import WIDTH
from kamakura.kyodo.browser.lists import Column
from kamakura.kyodo.browser.lists import Row
from kamakura.kyodo.browser.lists import Table
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.domain.tendency import tendencies
from kamakura.kyodo.domain.tendency import Tendency
from kamakura.kyodo.i18n import _
from typing import Any


ROW = 34
TOP = 30
MIDDLE = LABEL + (WIDTH - LABEL - END) // 2


def totals_of(data: Mapping[str, Any]) -> dict[str, Fraction]:
    """Member -> total, as it was counted."""
    return {member: Fraction(value) for member, value in data["totals"].items()}


def totals_chart(view: Any, call: Any, pairs: Sequence[tuple[Any, Mapping[str, Any]]]) -> Chart:
    """Every member's total of every proposal as a dot, the mean as a bar, the mark as a line."""
    criteria = criteria_of(call)
    full, mark = criteria.full_mark, criteria.pass_mark
    title = _("提案ごとの委員の合計点")
    rows, body = [], [_mark_line(view, mark, full, len(pairs))]
    for place, (proposal, data) in enumerate(pairs):
        totals, mean = totals_of(data), Fraction(data["mean"])
        y = TOP + ROW * place + 12
        body += [text(0, y + 5, proposal.title), *_totals_row(totals, mean, y=y, full=full)]
        values = "、".join(round_half_up(one, 1) for one in sorted(totals.values()))
        rows.append(Row((proposal.title, values, round_half_up(mean, 2))))
    return Chart(
        title=title,
        svg=frame(view.translate(title), TOP + ROW * len(rows), body),
        summary=_(
            "丸は委員1人の合計点、縦の太い線は平均、点線は合格点${mark}点です。満点は${full}点です。",
            mapping={"mark": round_half_up(mark, 1), "full": round_half_up(full, 1)},
        ),
        table=Table(
            caption=title,
            columns=(
                Column(_("提案")),
                Column(_("委員の合計点(低い順)")),
                Column(_("平均"), "number"),
            ),
            rows=tuple(rows),
            show_count=False,
        ),
    )


def _place(value: Fraction, full: Fraction) -> int:
    # Tenths of a point are enough for the eye; the table has the exact numbers.
    return LABEL + bar_width(int(value * 10), int(full * 10))


def _mark_line(view: Any, mark: Fraction, full: Fraction, count: int) -> str:
    x = _place(mark, full)
    word = view.translate(_("合格点 ${mark}", mapping={"mark": round_half_up(mark, 1)}))
    return (
        f'<line x1="{x}" x2="{x}" y1="18" y2="{TOP + ROW * count}" stroke="{SECOND}" '
        f'stroke-dasharray="5 4" stroke-width="2"/>{text(x - 34, 13, word)}'
    )


def _totals_row(
    totals: Mapping[str, Fraction], mean: Fraction, *, y: int, full: Fraction
) -> list[str]:
    x = _place(mean, full)
    drawn = [f'<line x1="{LABEL}" x2="{WIDTH - END}" y1="{y}" y2="{y}" stroke="{LINE}"/>']
    drawn += [
        f'<circle cx="{_place(total, full)}" cy="{y}" r="5" fill="{FIRST}" fill-opacity="0.55"/>'
        for total in totals.values()
    ]
    drawn.append(f'<rect x="{x - 2}" y="{y - 11}" width="4" height="22" fill="{FIRST}"/>')
    return [*drawn, text(WIDTH - END + 8, y + 5, round_half_up(mean, 2))]


def tendency_chart(view: Any, call: Any) -> Chart:
    """Each member's mean distance from the others: to the right generous, to the left strict."""
    names = member_names(committee_of(call))
    computed = selection_of(call).computed
    found = tendencies({uid: totals_of(data) for uid, data in computed.items()})
    title = _("委員ごとの点のつけ方")
    reach = max([Fraction(1), *(abs(one.difference) for one in found)])
    height = TOP + ROW * len(found)
    words = (
        text(LABEL, 13, view.translate(_("辛め"))),
        text(WIDTH - END - 32, 13, view.translate(_("甘め"))),
        f'<line x1="{MIDDLE}" x2="{MIDDLE}" y1="18" y2="{height}" stroke="{LINE}"/>',
    )
    body = list(words)
    for place, one in enumerate(found):
        y = TOP + ROW * place
        body += [text(0, y + 17, names.get(one.member, one.member)), _bar(one, reach, y)]
        body.append(text(WIDTH - END + 8, y + 17, signed(one.difference)))
    return Chart(
        title=title,
        svg=frame(view.translate(title), height, body),
        summary=_(
            "同じ提案での全員の平均との差を、委員ごとに平均しました。差は結果の計算に使いません。"
        ),
        table=Table(
            caption=title,
            columns=(
                Column(_("委員")),
                Column(_("採点した提案"), "number"),
                Column(_("平均との差"), "number"),
            ),
            rows=tuple(
                Row((names.get(one.member, one.member), str(one.count), signed(one.difference)))
                for one in found
            ),
            show_count=False,
        ),
    )


def _bar(one: Tendency, reach: Fraction, y: int) -> str:
    wide = int(abs(one.difference) / reach * (MIDDLE - LABEL))
    x, colour = (MIDDLE, FIRST) if one.difference >= 0 else (MIDDLE - wide, SECOND)
    return f'<rect x="{x}" y="{y + 4}" width="{max(wide, 1)}" height="18" fill="{colour}"/>'


def signed(value: Fraction) -> str:
    """A difference with its sign, to two places."""
    shown = round_half_up(abs(value), 2)
    if shown == "0.00":
        return shown
    return f"+{shown}" if value > 0 else f"△{shown}"
