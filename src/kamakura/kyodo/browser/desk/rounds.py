"""補正 on the proposal desk: its rounds, a later day, taking it back."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.corrections import rounds
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import correction as corrections
from typing import Any


ROUND_WORDS = {
    "asked": parts.chip(_("団体が直しています"), "waiting"),
    "sent": parts.chip(_("届きました"), "good"),
    "withdrawn": parts.chip(_("取り下げました"), "neutral"),
}

TYPED_IN = parts.chip(_("紙で届き、入力しています"), "waiting")


def round_table(view: Any) -> lists.Table:
    """補正, newest first; what came back is one link away."""
    rows = []
    for number, one in reversed(list(enumerate(rounds(view.context), 1))):
        when: Any = moment_text(one.asked_at)
        if one.status == "sent":
            url = f"{view.url('@@kyodo-corrected')}?round={number}"
            when = parts.Link(_("比べる"), url, note=moment_text(one.sent_at))
        late = parts.chip(_("期限のあと"), "bad") if one.is_late else None
        word = TYPED_IN if one.status == "asked" and one.intake is not None else None
        chip = word or ROUND_WORDS[one.status]
        state = [chip, late] if late else chip
        title = _("${number}回目の補正", mapping={"number": str(number)})
        count = _("${count}か所", mapping={"count": str(len(one.items))})
        rows.append(lists.Row((title, count, state, date_text(one.due), when)))
    return lists.Table(
        caption=_("補正"),
        columns=(
            lists.Column(_("補正")),
            lists.Column(_("お願いしたところ")),
            lists.Column(_("状態")),
            lists.Column(_("期限")),
            lists.Column(_("日時")),
        ),
        rows=rows,
        show_count=False,
    )


class CorrectionActs:
    """The part of the desk that changes an open 補正."""

    def do_extend(self):
        values = self.answers("extend")
        if values is None:
            return None
        corrections.extend_correction(
            self.context,
            due=values["extended_due"],
            reason=values["extend_reason"],
            by=self.by,
            now=self.now,
        )
        return self.done(_("補正の期限をのばして、団体に知らせました。"))

    def do_take_back(self):
        values = self.answers("take_back")
        if values is None:
            return None
        corrections.withdraw_correction(
            self.context, reason=values["take_back_reason"], by=self.by, now=self.now
        )
        return self.done(_("補正の依頼を取り下げて、団体に知らせました。"))
