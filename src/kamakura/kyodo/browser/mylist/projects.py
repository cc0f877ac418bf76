"""Projects that wait for a department or for the secretariat."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.settings import sections_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.permissions import MANAGE_PROJECT
from plone import api
from typing import Any


# State -> what the city does next.
TO_DO = {
    "preparing": _("協定を結ぶ"),
    "agreed": _("実施を始める"),
    "changing": _("変更の申請を確かめる"),
    "reported": _("実績報告を確かめる"),
    "settling": _("評価へ進める"),
    "evaluating": _("評価シートを進める"),
    "presented": _("完了・公表する"),
    "postponed": _("再開を決める"),
}


def project_table(view: Any) -> lists.Table | None:
    """The projects the person moves on; None for who leads none (the centre, for example)."""
    query: dict[str, Any] = {"portal_type": "KyodoProject", "review_state": sorted(TO_DO)}
    if not api.user.has_permission(MANAGE_PROJECT, obj=view.context):
        sections = list(sections_of(view.by))
        if not sections:
            return None
        query["kyodo_sections"] = sections
    found = api.content.find(context=view.context, sort_on="sortable_title", **query)
    return lists.Table(
        caption=_("進める実施事業"),
        columns=(
            lists.Column(_("事業")),
            lists.Column(_("状態")),
            lists.Column(_("すること")),
            lists.Column(_("期限")),
        ),
        rows=[_row(brain, view) for brain in found],
        empty=_("いま進める実施事業はありません。"),
    )


def _row(brain: Any, view: Any) -> lists.Row:
    project = brain.getObject()
    return lists.Row(
        (
            parts.Link(brain.Title, f"{brain.getURL()}/@@kyodo-projectdesk"),
            state_chip("project", brain.review_state),
            TO_DO[brain.review_state],
            parts.due(_due(project, brain.review_state), view.now),
        )
    )


def _due(project: Any, state: str) -> Any:
    sheets = children(project, "KyodoEvaluation") if state == "evaluating" else []
    return sheets[-1].due if sheets else None
