"""The public table of a selection, from rows that were prepared or released."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.chair.results import result_chip
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.i18n import _
from typing import Any


LEFT = {
    "withdrawn": _("その後、取り下げられました"),
    "not_funded": _("その後、予算化されませんでした"),
}


def _result(view, row: Mapping[str, Any]) -> list[Any]:
    """The result, and what became of it later."""
    said: list[Any] = [result_chip(row["outcome"])]
    if row.get("later"):
        day = {"day": date_text(date.fromisoformat(row["later"]))}
        said.append(view.translate(_("${day}に繰上げ", mapping=day)))
    if row.get("told"):
        said.append(row["told"])
    if row.get("left"):
        said.append(view.translate(LEFT[row["left"]]))
    return said


def public_table(
    view, rows: Iterable[Mapping[str, Any]], *, count: int | None = None
) -> lists.Table:
    """Number, title, group, department, result, points as far as they are published.

    ``count``: how many there are in all, when ``rows`` are a part.
    """
    kinds = dict(PROPOSAL_KINDS)
    shown = []
    for row in rows:
        theme = row["theme"]
        note = view.translate(kinds[row["kind"]]) + (f": {theme}" if theme else "")
        cells = (
            row["number"],
            row["title"],
            row["organization"] or _("公表しません"),
            "、".join(row["sections"]),
            _result(view, row),
            row["points"] or "-",
        )
        comment = row["comment"]
        if comment:
            note = f"{note} / {view.translate(_('講評'))}: {comment}"
        shown.append(lists.Row((cells[0], [cells[1], note], *cells[2:])))
    return lists.Table(
        caption=_("選考結果"),
        columns=(
            lists.Column(_("番号"), "number"),
            lists.Column(_("提案")),
            lists.Column(_("団体")),
            lists.Column(_("担当課")),
            lists.Column(_("結果")),
            lists.Column(_("評価点"), "number"),
        ),
        rows=shown,
        count=count,
        empty=_("審査した提案はありませんでした。"),
    )
