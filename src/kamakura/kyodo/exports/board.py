"""提案の一覧 of a call as a workbook: what the board shows, from the catalog alone.

States are those of the workflow, which say 審査中 until the release; nothing of marks, ranks or
decisions is in the catalog.
"""

from .base import Download
from .base import Export
from .sheet import file_name
from .writers import Page
from .writers import XLSX
from .writers import xlsx
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.indexers import NO_DUE
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.domain.turns import days_waiting
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCall
from plone import api
from typing import Any
from zope.component import adapter
from zope.i18n import translate


COLUMNS = (
    "受付番号",
    "提案",
    "団体",
    "種別",
    "市提案",
    "状態",
    "だれの番か",
    "この状態の日数",
    "期限",
    "担当課",
)


@adapter(IKyodoCall)
class BoardOfCall(Export):
    """One row per proposal the person may see."""

    name = "board"
    title = _("提案の一覧(Excel)")
    description = _("状態・だれの番か・待っている日数・期限・担当課です。点や結果は入りません。")
    permission = permissions.EXPORT_DATA

    query: Mapping[str, Any] = {}
    """What the board is filtered and sorted by; all by number when nothing is said."""

    def make(self, now: datetime) -> Download:
        query = {"sort_on": "kyodo_receipt_order", **self.query, "portal_type": "KyodoProposal"}
        brains = api.content.find(context=self.context, **query)
        themes = _theme_titles(self.context)
        page = Page("提案の一覧", COLUMNS, [_row(one, themes, today(now)) for one in brains])
        year = f"{self.context.fiscal_year}年度"
        name = file_name(year, "提案の一覧", f"{in_japan(now):%Y%m%d}", ending="xlsx")
        return Download(name, XLSX, xlsx([page]))


def _theme_titles(call) -> dict[str, str]:
    """Receipt order does not tell the theme: it is looked up once, theme by theme."""
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    for theme in catalog.unrestrictedSearchResults(portal_type="KyodoTheme", kyodo_call=call.UID()):
        for brain in api.content.find(portal_type="KyodoProposal", kyodo_theme=theme.UID):
            found[brain.UID] = theme.Title
    return found


def _row(brain: Any, themes: Mapping[str, str], day: date) -> tuple[Any, ...]:
    due, since = brain.kyodo_due or NO_DUE, brain.kyodo_since
    return (
        brain.kyodo_receipt or "",
        brain.Title,
        brain.kyodo_organization_title or "",
        _japanese(dict(PROPOSAL_KINDS)[brain.kyodo_kind]),
        themes.get(brain.UID, ""),
        life_cycle("proposal").state(brain.review_state).label,
        "、".join(_japanese(party_title(one)) for one in brain.kyodo_waiting or ()),
        days_waiting(date.fromisoformat(since), today=day) if since else "",
        "" if due == NO_DUE else date.fromisoformat(due),
        "、".join(section_title(one) for one in brain.kyodo_sections or ()),
    )


def _japanese(text: Any) -> str:
    return str(translate(text, target_language="ja"))
