"""The filters of the board, for its page, its workbook and its bulk steps alike."""

from .query import Filters
from .query import ORDERS
from .query import read
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.parties import PARTY_TITLES
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any
from urllib.parse import urlencode


ORDER_WORDS = {
    "number": _("番号の順"),
    "yomi": _("ふりがなの順"),
    "due": _("期限の近い順"),
    "since": _("待っている日数の長い順"),
}
# A draft is the group's own: no other person finds it in a list.
UNSEEN = ("draft",)


class BoardBase(KyodoView):
    """``filters``, and what they find."""

    sections: dict[str, Any]
    themes: dict[str, Any]
    filters: Filters

    def read_filters(self) -> None:
        """Understand the address (or, after a POST, the hidden fields)."""
        self.sections = dict(setting("sections") or {})
        found = api.content.find(
            context=self.context, portal_type="KyodoTheme", sort_on="sortable_title"
        )
        self.themes = {brain.UID: brain.Title for brain in found}
        self.filters = read(self.request.form, sections=self.sections, themes=self.themes)

    def found(self) -> Any:
        """The proposals these filters find, as the catalog has them for this person."""
        return api.content.find(context=self.context, **self.query())

    def query(self) -> dict[str, Any]:
        """The catalog query."""
        return self.filters.query(today=today(self.now))

    def board_url(self, name: str = "kyodo-board", **changes: Any) -> str:
        """An address with these filters."""
        params = urlencode(self.filters.params(**changes))
        return f"{self.url(name)}?{params}"

    def filter_fields(self) -> list[FormField]:
        """What can be chosen; a choice without things to choose from is left out."""
        states = [(s.id, _(s.label)) for s in life_cycle("proposal").states if s.id not in UNSEEN]
        turns = [
            *PARTY_TITLES.items(),
            *((f"section:{key}", title) for key, title in self.sections.items()),
        ]
        now = self.filters
        fields = [
            self._select("state", _("状態"), states, now.state),
            self._select("kind", _("種別"), PROPOSAL_KINDS, now.kind),
            self._select("section", _("担当課"), self.sections.items(), now.section),
            self._select("waiting", _("だれの番か"), turns, now.waiting),
            self._select("late", _("期限"), [("1", _("期限切れだけ"))], now.late),
            self._select("order", _("並べ方"), [(k, ORDER_WORDS[k]) for k in ORDERS], now.order),
        ]
        if self.themes:
            themes = self._select("theme", _("市提案"), self.themes.items(), now.theme)
            fields.insert(2, themes)
        return fields

    def _select(self, name, label, pairs, value) -> FormField:
        options = tuple(Option(key, title) for key, title in pairs)
        return FormField(name, label, kind="select", options=options, value=value)
