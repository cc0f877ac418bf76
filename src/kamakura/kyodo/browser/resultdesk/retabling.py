"""``@@kyodo-retabling`` on a proposal: 繰上げ is decided here, then released on its own."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.chair.results import result_chip
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.retabling import RetablingCode
from kamakura.kyodo.exports.notice import NOTICE_FILES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import retabling
from kamakura.kyodo.operations.notice import rounded
from typing import Any


def retabling_links(view, call) -> list[parts.Link]:
    """The proposals of a call that may move up, or wait for their release."""
    later = selection_of(call).later if selection_of(call) is not None else {}
    return [
        parts.Link(
            one.title,
            f"{one.absolute_url()}/@@kyodo-retabling",
            note=_("公表を待っています。") if one.UID() in later else _("次の順位です。"),
        )
        for one in retabling.candidates(call)
    ]


class Retabling(ConfirmsView):
    """One proposal: how it was judged, why it may move up, decision and release."""

    title = _("繰上げ")

    @property
    def back(self) -> tuple[str, Any]:
        return f"{call_of(self.context).absolute_url()}/@@kyodo-resultdesk", _("選考結果")

    def update(self) -> None:
        call, uid = call_of(self.context), self.context.UID()
        selection = selection_of(call)
        self.later = None if selection is None else selection.later.get(uid)
        data = None if selection is None else selection.computed.get(uid)
        self.definitions = self._definitions(data) if data else []
        self.confirms = self.make_confirms()
        waits = self.later is not None and self.later.released_at is None
        self.files = export_links(self.context, NOTICE_FILES) if waits else []
        self.next_step = self._next_step()

    def _definitions(self, data: Any) -> list[lists.Definition]:
        theme = theme_of(self.context)
        made = [
            lists.Definition(_("提案"), self.context.title),
            lists.Definition(_("団体"), self.context.organization_title),
            lists.Definition(_("市提案"), theme.title if theme is not None else ""),
            lists.Definition(_("市提案の中の順位"), str(data["theme_rank"] or "")),
            lists.Definition(_("平均"), rounded(data["mean"])),
            lists.Definition(_("審査のときの結果"), result_chip(data["result"])),
        ]
        if self.later is not None:
            made.append(lists.Definition(_("繰上げの理由"), self.later.reason))
            made.append(lists.Definition(_("決めた日時"), moment_text(self.later.at)))
        return made

    def _next_step(self) -> parts.NextStep:
        if self.later is None:
            refusal = self._refusal()
            text = _("理由を書いて、繰上げを決めてください。まだだれにも見えません。")
            said = text if refusal is None else sentence(refusal)
            return parts.NextStep(said, waiting=refusal is not None)
        if self.later.released_at is None:
            return parts.NextStep(_("通知書を確かめて、公表してください。"))
        return parts.NextStep(_("繰上げを公表しました。"), waiting=True)

    def _refusal(self) -> Any:
        refusal = retabling.retable_refusal(self.context, reason="")
        wanting = refusal is not None and refusal.code == RetablingCode.REASON
        return None if wanting else refusal

    def make_confirms(self) -> list[parts.Confirm]:
        selection = selection_of(call_of(self.context))
        later = None if selection is None else selection.later.get(self.context.UID())
        if later is None:
            return [DECIDE] if self._refusal() is None else []
        if later.released_at is not None:
            return []
        return [self._release(len(retabling.waiting_mails(self.context))), WITHDRAW]

    def _release(self, mails: int) -> parts.Confirm:
        return parts.Confirm(
            action="release",
            button=_("繰上げを公表する"),
            question=_("この繰上げを公表しますか"),
            consequences=(
                _("提案は「合格(実施候補)」になります。"),
                _("公表した表の行が「合格」に変わり、繰上げの日が付きます。"),
                _("${count}通のメールを送ります。", mapping={"count": str(mails)}),
                _("公表は取り消せません。"),
            ),
            danger=True,
        )

    def do_decide(self) -> str | None:
        """Record the decision."""
        values = self.answers("decide")
        if values is None:
            return None
        retabling.decide_retabling(
            self.context,
            reason=values["decide_reason"],
            comment=values["comment"],
            by=self.by,
            now=self.now,
        )
        return self._done(_("繰上げを決めました。通知書を確かめてください。"))

    def do_release(self) -> str:
        """Release it."""
        retabling.release_retabling(self.context, by=self.by, now=self.now)
        return self._done(_("繰上げを公表しました。"))

    def do_withdraw(self) -> str | None:
        """Take the decision back."""
        values = self.answers("withdraw")
        if values is None:
            return None
        reason = values["withdraw_reason"]
        retabling.withdraw_retabling(self.context, reason=reason, by=self.by, now=self.now)
        return self._done(_("繰上げの決定を取り消しました。"))

    def _done(self, text: Any) -> str:
        return self.redirect(self.url("@@kyodo-retabling"), text)


DECIDE = parts.Confirm(
    action="decide",
    button=_("繰上げを決める"),
    question=_("この提案を繰り上げて選定しますか"),
    consequences=(
        _("審査の点と結果は、そのまま残ります。繰上げの決定を別に記録します。"),
        _("通知書とメールをつくります。公表するまで、団体にも市民にも見えません。"),
    ),
    reason="decide_reason",
    reason_label=_("だれが、なぜ決めたか"),
    reason_help=_("例: 選定した提案の取下げにより、選考委員会の議決で次の順位の提案を選びました。"),
    extra=(FormField("comment", _("講評"), kind="textarea", rows=3, maxlength=400),),
)
WITHDRAW = parts.Confirm(
    action="withdraw",
    button=_("繰上げの決定を取り消す"),
    question=_("繰上げの決定を取り消しますか"),
    consequences=(_("待っている通知書とメールを取り消します。決めたことは記録に残ります。"),),
    reason="withdraw_reason",
    danger=True,
)
