"""``@@kyodo-history``: the whole record of a thing, for those who answer for it."""

from collections.abc import Iterator
from kamakura.kyodo.browser import history
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.act_words import kind_word
from kamakura.kyodo.browser.act_words import KINDS
from kamakura.kyodo.browser.act_words import STEPS
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProgram
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.interfaces import IKyodoReview
from plone.base.interfaces import IPloneSiteRoot
from typing import Any
from urllib.parse import urlencode


PAGE = 50
MOST = 2000
"""So many lines are looked at for one page, however rare what is searched for."""
NEWEST = 300
"""Among so many the kinds are found that are offered."""
WITHIN = {
    "KyodoProgram": ("KyodoFolder",),
    "KyodoProposal": ("KyodoConsultation", "KyodoReview"),
    "KyodoProject": ("KyodoEvaluation",),
}
"""Things without a desk of their own stand in the record of what they belong to."""


def recorded(context: Any) -> Iterator[Any]:
    """The things whose lines a page of the record shows."""
    yield context
    for portal_type in WITHIN.get(context.portal_type, ()):
        yield from children(context, portal_type)


class RecordPage(KyodoView):
    """Newest first, fifty on a page, one kind or all."""

    title = _("記録")
    record_url = ""

    @property
    def lead(self) -> Any:
        what = _("協働事業の設定") if self.is_site else self.context.Title()
        return _("「${what}」の記録です。新しいものから並べています。", mapping={"what": what})

    @property
    def is_site(self) -> bool:
        return IPloneSiteRoot.providedBy(self.context)

    @property
    def back(self):
        if self.is_site:
            return self.url("@@kyodo-settings"), _("協働事業の設定")
        if IKyodoProgram.providedBy(self.context):
            return self.url("@@kyodo-setup"), _("協働事業の管理")
        if IKyodoProposal.providedBy(self.context):
            return self.url("@@kyodo-desk"), self.context.title
        if IKyodoReview.providedBy(self.context):
            proposal = self.context.aq_parent
            return f"{proposal.absolute_url()}/@@kyodo-history", proposal.title
        return f"{self.url()}/view", self.context.Title()

    def update(self) -> None:
        things = list(recorded(self.context))
        self.kind = self.typed("kind", "")
        found = history.kinds(*things, most=NEWEST)
        self.filters = self._filters([one for one in (STEPS, *KINDS) if one in found])
        before = self.typed("before", "")
        page = history.page(*things, kind=self.kind, before=before, size=PAGE, most=MOST)
        self.history = page.entries
        self.older = self._link(kind=self.kind, before=page.older) if page.older else ""

    def _filters(self, kinds: list[str]) -> list[tuple[parts.Link, bool]]:
        """All, and each kind there is; nothing to choose where there is one."""
        if len(kinds) < 2 and not self.kind:
            return []
        links = [("", parts.Link(_("すべて"), self._link()))]
        links += [(one, parts.Link(kind_word(one), self._link(kind=one))) for one in kinds]
        return [(link, one == self.kind) for one, link in links]

    def _link(self, **query: str) -> str:
        asked = urlencode({key: value for key, value in query.items() if value})
        return self.url("@@kyodo-history") + (f"?{asked}" if asked else "")
