"""試算: what the rules under edit would make of two imaginary proposals."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.chair.results import result_chip
from kamakura.kyodo.browser.criteria.words import plain_number
from kamakura.kyodo.browser.criteria.words import step_text
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria_example import MEMBERS
from kamakura.kyodo.domain.criteria_example import work_out
from kamakura.kyodo.domain.criteria_example import WorkedExample
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any


NAMES = {"first": _("架空の提案 甲"), "second": _("架空の提案 乙")}


def example_tables(criteria: CriteriaSet) -> list[lists.Table]:
    """Every member's marks of each proposal, with totals and mean."""
    example = work_out(criteria)
    return [_table(criteria, example, key) for key in NAMES]


def _table(criteria: CriteriaSet, example: WorkedExample, key: str) -> lists.Table:
    found, sheets = example.scores[key], example.sheets[key]
    totals = dict(found.totals)
    shown = [plain_number(totals[m]) if m in totals else _("除斥") for m in MEMBERS]
    means = {item.key: round_half_up(item.mean, 2) for item in found.items}
    rows = [
        lists.Row(
            (
                item.title,
                plain_number(item.weight),
                *("" if sheet.recused else str(sheet.marks[item.key]) for sheet in sheets),
                means[item.key],
            )
        )
        for item in criteria.criteria
    ]
    return lists.Table(
        caption=NAMES[key],
        columns=(
            lists.Column(_("項目")),
            lists.Column(_("重み"), "number"),
            *(lists.Column(_("委員${name}", mapping={"name": m}), "number") for m in MEMBERS),
            lists.Column(_("平均"), "number"),
        ),
        rows=rows,
        total=(_("合計"), None, *shown, round_half_up(found.mean, 2)),
        show_count=False,
    )


def example_results(view: Any, criteria: CriteriaSet) -> list[dict[str, Any]]:
    """The result of each proposal, with its reasons."""
    example = work_out(criteria)
    return [
        {
            "name": NAMES[outcome.proposal],
            "chip": result_chip(str(outcome.result)),
            "reasons": [sentence(_named(view, reason)) for reason in outcome.reasons],
        }
        for outcome in example.selection.outcomes
    ]


def _named(view: Any, reason: Any) -> Any:
    theme = view.translate(_("架空の市提案"))
    params = {**reason.params, "theme": theme} if "theme" in reason.params else reason.params
    return type(reason)(reason.code, params)


def example_ties(view: Any, criteria: CriteriaSet) -> list[Any]:
    """How the two would be told apart, if their means are equal."""
    said = []
    for tie in work_out(criteria).selection.tie_breaks:
        values = "、".join(
            f"{view.translate(NAMES[key])} {round_half_up(value, 2)}" for key, value in tie.values
        )
        step = view.translate(step_text(criteria, tie.step))
        said.append(
            _(
                "同点なので、${step}で比べました: ${values}",
                mapping={"step": step, "values": values},
            )
        )
    return said
