"""Places in the minutes that may be names: shown before everybody reads them."""

from dataclasses import replace
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.snapshots.minutes import open_places
from kamakura.kyodo.i18n import _
from typing import Any


BEFORE_PUBLISHING = ("minutes_draft", "confirmed")


def places_table(view: Any) -> lists.Table | None:
    """Each place with what stands around it; None when there is none, or it is too late."""
    if view.state not in BEFORE_PUBLISHING:
        return None
    rows = [
        lists.Row(
            (
                f"…{place.before}【{place.word}】{place.after}…",
                title or _("はじめ"),
                "、".join(place.names),
            )
        )
        for title, place in open_places(view.context)
    ]
    if not rows:
        return None
    return lists.Table(
        caption=_("氏名かもしれない箇所"),
        columns=(
            lists.Column(_("公開する文")),
            lists.Column(_("議題")),
            lists.Column(_("同じ字の氏名")),
        ),
        rows=rows,
    )


def with_names(view: Any, confirm: parts.Confirm, places: lists.Table | None) -> parts.Confirm:
    """The button that publishes asks whether somebody has looked at the places."""
    if confirm.action != "publish" or places is None:
        return confirm
    count = {"count": str(len(places.rows))}
    ticked = FormField(
        "names_checked",
        _("氏名かもしれない箇所を、${count}か所とも確かめました", mapping=count),
        kind="checkbox",
        required=True,
        error=view.errors.get("names_checked"),
    )
    return replace(confirm, extra=(*confirm.extra, ticked))
