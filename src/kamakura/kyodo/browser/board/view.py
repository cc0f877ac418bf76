"""``@@kyodo-board``: every proposal of a call, filtered and sorted; a row opens the desk."""

from .base import BoardBase
from .query import SIZE
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.bulk.words import STEP_WORDS
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.rows import COLUMNS
from kamakura.kyodo.browser.rows import proposal_row
from kamakura.kyodo.browser.takeaway.sending import line_only
from kamakura.kyodo.browser.takeaway.sending import send
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import bulk
from zExceptions import NotFound


class Board(BoardBase):
    """The list of proposals."""

    title = _("提案の一覧")

    @property
    def back(self):
        return self.url("kyodo-calldesk"), self.context.title

    def update(self) -> None:
        self.request.set("disable_plone.leftcolumn", 1)
        self.read_filters()
        found = self.found()
        self.total, start = len(found), self.filters.start
        rows = [proposal_row(brain, self, tick=True) for brain in found[start : start + SIZE]]
        self.table = lists.Table(
            caption=_("提案"),
            columns=COLUMNS,
            rows=rows,
            count=self.total,
            empty=_("あてはまる提案はありません。条件をへらして、もう一度しぼり込んでください。"),
        )
        self.pages = self._pages(self.total)
        self.fields = self.filter_fields()
        self.step_field = self._step_field()
        self.hidden = self.filters.params(start=start)

    def _step_field(self) -> FormField:
        options = tuple(Option(key, words.button) for key, words in STEP_WORDS.items())
        return FormField(
            "step",
            _("行う手続き"),
            kind="select",
            required=True,
            options=options,
            value=self.typed("step"),
        )

    def is_ticked(self, uid: str) -> bool:
        """Was this row ticked before a refusal showed the page again?"""
        return uid in self._ticked()

    def _ticked(self) -> list[str]:
        typed = self.typed("uid", [])
        return [typed] if isinstance(typed, str) else [str(one) for one in typed]

    def do_choose(self) -> str:
        """Keep the ticked proposals, or all that these filters find, and show the preview."""
        self.read_filters()
        uids = self._ticked()
        if self.typed("all"):
            uids = [brain.UID for brain in self.found()]
        step = str(self.typed("step"))
        bulk.begin_batch(self.context, step=step, uids=uids, by=self.by, now=self.now)
        return self.redirect(self.board_url("kyodo-bulk"))

    def _pages(self, total: int) -> list[parts.Link]:
        links = []
        start = self.filters.start
        if start > 0:
            before = self.board_url(start=max(0, start - SIZE))
            links.append(parts.Link(_("← 前の50件"), before))
        if start + SIZE < total:
            links.append(parts.Link(_("次の50件 →"), self.board_url(start=start + SIZE)))
        return links


class BoardBook(BoardBase):
    """``@@kyodo-board-xlsx``: the same filters as a workbook."""

    def __call__(self) -> bytes:
        self.read_filters()
        export = export_of(self.context, "board")
        if export is None:
            raise NotFound("board")
        export.query = self.query()
        with line_only(self.context, self.request):
            made = export.download(by=self.by, now=self.now)
        return send(self.request, made)
