"""``@@kyodo-bulk``: a step for many proposals: what will happen, then the button, then the rest.

Fifty at a time: a preview says for each of them what will happen or why not (the rule of the
verb, asked without doing it); one press carries those out in one transaction, each with a line in
its own record. What a rule refuses between preview and press stays as it was, is listed with its
reason, and the others go on: no step looks at another proposal of the batch, so an order
disturbed by a refusal does no harm, and what was done is right by itself. Anything but a refusal
stops everything: nothing of these fifty is stored, and the batch stands where it stood. The batch
waits on the call under the person's name, so a closed browser loses nothing; pressing twice does
nothing the second time.
"""

from .words import STEP_WORDS
from collections.abc import Mapping
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.board.base import BoardBase
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.batches import Batch
from kamakura.kyodo.content.batches import batch_of
from kamakura.kyodo.content.batches import drop_batch
from kamakura.kyodo.domain.bulk import SIZE
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import bulk
from kamakura.kyodo.operations.bulk_steps import default_due
from kamakura.kyodo.operations.bulk_steps import STEPS
from typing import Any


class Bulk(KyodoFormView, BoardBase):
    """Preview and progress of what the person has begun."""

    @property
    def title(self) -> Any:
        batch = self.batch
        return _("まとめて行う") if batch is None else STEP_WORDS[batch.step].button

    @property
    def back(self):
        self.read_filters()
        return self.board_url(), _("提案の一覧")

    @property
    def batch(self) -> Batch | None:
        return batch_of(self.context, self.by)

    def update(self) -> None:
        self.request.set("disable_plone.leftcolumn", 1)
        batch = self.batch
        self.failed = self.preview = self.progress = None
        self.can_go = False
        if batch is None:
            self.lead = _("始めた手続きはありません。提案の一覧で、提案と手続きを選んでください。")
            return
        self.progress = self._progress(batch)
        if batch.failed:
            self.failed = self._failed(batch)
        if not batch.waiting:
            return
        lines = bulk.preview(self.context, batch, {}, now=self.now)
        self.able = sum(line.refusal is None for line in lines)
        self.preview = self._preview(batch, lines)
        self.can_go = bool(self.able) or len(batch.waiting) > len(lines)
        self.effects = self._effects(lines, bulk.count_mails(batch, lines))
        self.position = str(batch.position)

    def _progress(self, batch: Batch) -> Any:
        params = {
            "done": str(batch.done),
            "total": str(batch.total),
            "left": str(len(batch.waiting)),
            "mails": str(batch.mails),
        }
        if not batch.waiting:
            return _(
                "${total}件のうち${done}件を行いました。メールは${mails}通です。", mapping=params
            )
        if not batch.position:
            return _("${total}件を選びました。まだ何も変わっていません。", mapping=params)
        return _(
            "${total}件のうち${done}件を行いました。あと${left}件です。次の分を確かめてください。",
            mapping=params,
        )

    def _effects(self, lines: list[bulk.Line], mails: int) -> list[Any]:
        if not self.able:
            return [_("この中に、行える提案はありません。理由は下の表にあります。")]
        refused = str(len(lines) - self.able)
        made = [
            _("${count}件で行います。", mapping={"count": str(self.able)}),
            _("${count}件は、理由があって行いません。", mapping={"count": refused}),
            _("メールを${count}通送ります。", mapping={"count": str(mails)}),
        ]
        return [one for one, shown in zip(made, (True, refused != "0", True), strict=True) if shown]

    def _preview(self, batch: Batch, lines: list[bulk.Line]) -> lists.Table:
        will = STEP_WORDS[batch.step].will
        rows = [lists.Row((self._name(line), self._what(line, will))) for line in lines]
        return lists.Table(
            caption=_("押すとこうなります") if self.able else _("行えない理由"),
            columns=(lists.Column(_("提案")), lists.Column(_("どうなるか"))),
            rows=rows,
        )

    def _name(self, line: bulk.Line) -> Any:
        one = line.proposal
        if one is None:
            return _("見つからない提案")
        note = "  ".join(filter(None, (one.receipt_number, one.organization_title)))
        return parts.Link(one.title, f"{one.absolute_url()}/kyodo-desk", note=note)

    def _what(self, line: bulk.Line, will: Any) -> list[Any]:
        if line.refusal is None:
            return [parts.chip(_("行います"), "good"), self.translate(will)]
        said = self.translate(sentence(line.refusal))
        return [parts.chip(_("行いません"), "bad"), said]

    def _failed(self, batch: Batch) -> lists.Table:
        rows = [
            lists.Row((title or _("見つからない提案"), sentence(refusal)))
            for title, refusal in batch.failed
        ]
        return lists.Table(
            caption=_("行わなかった提案"),
            columns=(lists.Column(_("提案")), lists.Column(_("理由"))),
            rows=rows,
        )

    def form_fields(self) -> list[FormField]:
        batch = self.batch
        asks = STEPS[batch.step].asks if batch is not None else ()
        made = []
        if "due" in asks:
            due: Any = default_due(self.now)
            made.append(FormField("due", _("回答の期限"), kind="date", required=True, value=due))
        if "sections" in asks:
            self.read_filters()
            options = tuple(Option(key, title) for key, title in self.sections.items())
            label = _("担当課")
            made.append(
                FormField("sections", label, kind="checkboxes", required=True, options=options)
            )
        return made

    @property
    def button(self) -> Any:
        """What the press does, counted."""
        params = {"count": str(self.able)}
        if self.able:
            return _("${count}件で行う", mapping=params)
        return _("この${count}件をとばす", mapping={"count": str(SIZE)})

    def do_go(self) -> str | None:
        """Carry out what the preview showed."""
        batch = self.batch
        values: Mapping[str, Any] | None = self.cleaned()
        if batch is None or values is None:
            return None
        typed = str(self.typed("position"))
        position = int(typed) if typed.isascii() and typed.isdigit() else -1
        options = {"position": position, "by": self.by, "now": self.now}
        bulk.carry_out(self.context, batch, values, **options)
        self.read_filters()
        return self.redirect(self.board_url("kyodo-bulk"))

    def do_stop(self) -> str:
        """Give up what is left; what was done stays."""
        drop_batch(self.context, self.by)
        self.read_filters()
        return self.redirect(self.board_url(), _("残りの提案はそのままにしました。"))
