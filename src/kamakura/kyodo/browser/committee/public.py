"""What everybody may know of the committee: categories, and names as far as the city says."""

from collections import Counter
from datetime import datetime
from kamakura.kyodo.browser import lists
from kamakura.kyodo.content.snapshots.committee import name_is_public
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.snapshots.committee import rows_in_office
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.vocabularies import MEMBER_CATEGORIES
from kamakura.kyodo.i18n import _


def composition(view, committee, when: datetime) -> lists.Table:
    """Categories with their numbers; names of the chair or of all, after the setting."""
    rows = rows_in_office(committee, today(when)) if committee is not None else []
    offices = office_titles(committee)
    counts = Counter(row["category"] for row in rows)
    shown = []
    for category, title in MEMBER_CATEGORIES:
        if not counts[category]:
            continue
        named = [
            f"{row['name']}({view.translate(offices[row['office']])})"
            for row in rows
            if row["category"] == category and name_is_public(row)
        ]
        count = _("${count}人", mapping={"count": str(counts[category])})
        shown.append(lists.Row((title, count, "、".join(named) or "-")))
    return lists.Table(
        caption=_("委員の構成"),
        columns=(
            lists.Column(_("区分")),
            lists.Column(_("人数")),
            lists.Column(_("氏名")),
        ),
        rows=shown,
        empty=_("委員の構成は準備中です。"),
        show_count=False,
    )
