"""A folder of ours: what a person may see of it, by よみ."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.i18n import _
from plone import api
from plone.batching import Batch


PAGE = 50


class FolderPage(KyodoView):
    """``@@kyodo-folder``."""

    public = False

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        return program_of(self.context).absolute_url(), _("協働事業のページ")

    @property
    def holds_groups(self) -> bool:
        """Is this where the groups are?"""
        return self.context.getId() == "organizations"

    def update(self) -> None:
        found = api.content.find(context=self.context, depth=1, sort_on="sortable_title")
        typed = self.typed("start", "0")
        self.batch = Batch(found, PAGE, start=int(typed) if typed.isdecimal() else 0)
        self.table = lists.Table(
            caption=self.context.title,
            columns=(lists.Column(_("名前")), lists.Column(_("説明"))),
            rows=[
                lists.Row((parts.Link(brain.Title, f"{brain.getURL()}/view"), brain.Description))
                for brain in self.batch
            ],
            count=len(found),
            counted=lists.GROUPS if self.holds_groups else lists.THINGS,
        )
