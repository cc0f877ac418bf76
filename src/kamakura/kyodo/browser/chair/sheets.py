"""計算書: for each proposal the marks, their picture, who is left out, what was said."""

from .results import comments_of
from .results import left_out
from .results import marks_table
from collections.abc import Mapping
from collections.abc import Sequence
from kamakura.kyodo.browser import charts
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.i18n import _
from typing import Any


Pairs = Sequence[tuple[Any, Mapping[str, Any]]]


def calculation_sheets(view: Any, call: Any, pairs: Pairs) -> list[dict[str, Any]]:
    """One entry per proposal of the page: everything that is needed to check it by hand."""
    criteria = criteria_of(call)
    made = []
    for proposal, data in pairs:
        counted = [one for one in reviews_of(proposal) if one.member_id in data["totals"]]
        lines = [
            (item.title, [one.sheet.marks[item.key] for one in counted])
            for item in criteria.criteria
        ]
        title = view.translate(_("「${title}」の点のばらつき", mapping={"title": proposal.title}))
        made.append(
            {
                "title": proposal.title,
                "table": marks_table(call, proposal),
                "comments": comments_of(call, proposal),
                "left_out": left_out(call, proposal),
                "chart": charts.spread(title, lines, top=criteria.scale_max),
            }
        )
    return made
