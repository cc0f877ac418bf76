"""これまでの事業: every public project, to be searched and filtered."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from plone import api
from plone.batching import Batch


PAGE = 20


class Archive(KyodoView):
    """``@@kyodo-archive``."""

    public = True
    title = _("これまでの協働事業")

    @property
    def back(self):
        return program_of(self.context).absolute_url(), _("協働事業のページ")

    def update(self) -> None:
        catalog = api.portal.get_tool("portal_catalog")
        self.years = sorted(
            (year for year in catalog.uniqueValuesFor("kyodo_fiscal_year") if year), reverse=True
        )
        self.filters = (
            FormField("q", _("ことばで探す"), value=self.typed("q")),
            FormField(
                "year",
                _("実施した年度"),
                kind="select",
                value=self.typed("year"),
                options=(
                    Option("", _("すべての年度")),
                    *(Option(str(year), year_label(year)) for year in self.years),
                ),
            ),
        )
        found = api.content.find(context=self.context, **self._query())
        self.batch = Batch(found, PAGE, start=self._start())
        self.cards = [self._card(brain) for brain in self.batch]
        self.count = len(found)

    def _query(self) -> dict:
        query = {
            "portal_type": "KyodoProject",
            "sort_on": "kyodo_fiscal_year",
            "sort_order": "descending",
        }
        if words := self.typed("q").strip():
            query["SearchableText"] = words
        if self.typed("year").isdecimal():
            query["kyodo_fiscal_year"] = int(self.typed("year"))
        return query

    def _start(self) -> int:
        typed = self.typed("start", "0")
        return int(typed) if typed.isdecimal() else 0

    def _card(self, brain) -> lists.Card:
        chip = labels.public_chip("project", brain.review_state)
        return lists.Card(
            title=brain.Title,
            url=brain.getURL(),
            text=year_label(brain.kyodo_fiscal_year),
            chip=parts.chip(chip.text) if chip else None,
        )
