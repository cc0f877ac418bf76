"""提案の一覧 as a workbook: what the board shows, from the catalog alone."""

from .base import Download
from .base import Export
from .sheet import file_name
from .writers import Page
from .writers import XLSX
from .writers import xlsx
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.indexers import NO_DUE
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.domain.turns import days_waiting
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IKyodoCall
from plone import api
from types import MappingProxyType
from typing import Any
from zope.component import adapter


COLUMNS = (
    "受付番号",
    "提案",
    "団体",
    "種別",
    "担当課",
    "状態",
    "だれの番か",
    "この状態の日数",
    "期限",
)


@adapter(IKyodoCall)
class BoardOfCall(Export):
    """Every proposal of the call that the person may see; Excel's own filters are on."""

    name = "board"
    title = _("提案の一覧(Excel)")
    description = _("提案ごとの状態、だれの番か、期限の一覧です。点や結果の前ぶれは入りません。")
    permission = permissions.MANAGE_CALL

    query: Mapping[str, Any] = MappingProxyType({})
    """What the board is filtered and sorted by; everything by number when nothing is said."""

    def make(self, now: datetime) -> Download:
        today = in_japan(now).date()
        page = Page("提案の一覧", COLUMNS, list(self.rows(today)))
        name = file_name(
            f"{self.context.fiscal_year}年度", "提案の一覧", f"{today:%Y%m%d}", ending="xlsx"
        )
        return Download(name, XLSX, xlsx([page]))

    def rows(self, today: date) -> Iterator[tuple[Any, ...]]:
        """One row per proposal, in the order asked for; no object is woken."""
        kinds, cycle = dict(PROPOSAL_KINDS), life_cycle("proposal")
        query = {"sort_on": "kyodo_receipt_order", **self.query, "portal_type": "KyodoProposal"}
        for brain in api.content.find(context=self.context, **query):
            since, due = brain.kyodo_since or None, brain.kyodo_due or NO_DUE
            yield (
                brain.kyodo_receipt or "",
                brain.Title,
                brain.kyodo_organization_title or "",
                japanese(kinds[brain.kyodo_kind]),
                "、".join(section_title(key) for key in brain.kyodo_sections or ()),
                cycle.state(brain.review_state).label,
                "、".join(japanese(party_title(one)) for one in brain.kyodo_waiting or ()),
                days_waiting(date.fromisoformat(since), today=today) if since else None,
                None if due == NO_DUE else date.fromisoformat(due),
            )
