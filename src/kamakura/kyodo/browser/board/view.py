"""``@@kyodo-board``: every proposal of a call, filtered and sorted; a row opens the desk."""

from .query import ORDERS
from .query import read
from .query import SIZE
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.rows import COLUMNS
from kamakura.kyodo.browser.rows import proposal_row
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.parties import PARTY_TITLES
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from plone import api
from urllib.parse import urlencode


ORDER_WORDS = {"number": _("番号の順"), "yomi": _("ふりがなの順"), "due": _("期限の近い順")}


class Board(KyodoView):
    """The list of proposals."""

    title = _("提案の一覧")

    @property
    def back(self):
        return self.url("kyodo-calldesk"), self.context.title

    def update(self) -> None:
        self.sections = dict(setting("sections") or {})
        self.filters = read(self.request.form, sections=self.sections)
        found = api.content.find(context=self.context, **self.filters.query())
        total, start = len(found), self.filters.start
        rows = [proposal_row(brain, self) for brain in found[start : start + SIZE]]
        self.table = lists.Table(
            caption=_("提案"),
            columns=COLUMNS,
            rows=rows,
            count=total,
            empty=_("あてはまる提案はありません。条件をへらして、もう一度しぼり込んでください。"),
        )
        self.pages = self._pages(total)
        self.files = export_links(self.context, ("board",))
        self.filter_fields = self._filter_fields()

    def _pages(self, total: int) -> list[parts.Link]:
        links = []
        start = self.filters.start
        if start > 0:
            links.append(parts.Link(_("← 前の50件"), self._page_url(max(0, start - SIZE))))
        if start + SIZE < total:
            links.append(parts.Link(_("次の50件 →"), self._page_url(start + SIZE)))
        return links

    def _page_url(self, start: int) -> str:
        return f"{self.url('kyodo-board')}?{urlencode(self.filters.params(start=start))}"

    def _filter_fields(self) -> list[FormField]:
        states = [(state.id, _(state.label)) for state in life_cycle("proposal").states]
        turns = [
            *PARTY_TITLES.items(),
            *((f"section:{key}", title) for key, title in self.sections.items()),
        ]
        now = self.filters
        return [
            self._select("state", _("状態"), states, now.state),
            self._select("kind", _("種別"), PROPOSAL_KINDS, now.kind),
            self._select("section", _("担当課"), self.sections.items(), now.section),
            self._select("waiting", _("だれの番か"), turns, now.waiting),
            self._select("order", _("並べ方"), [(k, ORDER_WORDS[k]) for k in ORDERS], now.order),
        ]

    def _select(self, name, label, pairs, value) -> FormField:
        options = tuple(Option(key, title) for key, title in pairs)
        return FormField(name, label, kind="select", options=options, value=value)
