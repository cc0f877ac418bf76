"""送り箱: what waits, what left, what failed."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.catalog import NOTICES
from kamakura.kyodo.notifications.outbox import messages_of
from kamakura.kyodo.operations import outbox as mails


STATUS_CHIPS = {
    "prepared": (_("公表を待つ"), "waiting"),
    "released": (_("送信中"), "waiting"),
    "sent": (_("送信済み"), "good"),
    "failed": (_("送れなかった"), "bad"),
    "withdrawn": (_("取消し"), "neutral"),
}
SHOWN = 200


class OutboxPage(KyodoView):
    """``@@kyodo-outbox``."""

    title = _("送り箱")
    lead = _("団体・委員・職員に送るメールです。新しいものから並べています。")

    @property
    def back(self):
        return self.url(), _("協働事業のページ")

    def update(self) -> None:
        self.messages = messages_of(self.context)
        mail = self.typed("mail", "")
        self.chosen = next((one for one in self.messages if one.id == mail), None)
        self.next_step = self._next_step()
        wanted = self.typed("status", "")
        shown = [one for one in self.messages if not wanted or one.status == wanted]
        self.filters = self._filters()
        self.table = self._table(shown)
        self.letter = self._letter() if self.chosen is not None else None
        self.confirms = self._confirms() if self.chosen is not None else []

    def _count(self, status: str) -> int:
        return sum(one.status == status for one in self.messages)

    def _next_step(self) -> parts.NextStep | None:
        failed = self._count("failed")
        if not failed:
            return None
        return parts.NextStep(
            text=_("送れなかったメールが${count}通あります。", mapping={"count": str(failed)}),
            button=parts.Link(
                _("送れなかったメールを見る"), self.url("@@kyodo-outbox?status=failed")
            ),
            detail=_("メールサーバーを確かめてから、1通ずつ送り直してください。"),
        )

    def _filters(self) -> list[parts.Link]:
        links = [parts.Link(_("すべて"), self.url("@@kyodo-outbox"), str(len(self.messages)))]
        for status, (word, _tone) in STATUS_CHIPS.items():
            url = self.url(f"@@kyodo-outbox?status={status}")
            links.append(parts.Link(word, url, str(self._count(status))))
        return links

    def _table(self, shown: list) -> lists.Table:
        return lists.Table(
            caption=_("メール"),
            columns=(
                lists.Column(_("件名")),
                lists.Column(_("宛名")),
                lists.Column(_("状態")),
                lists.Column(_("つくった日時")),
                lists.Column(_("送った日時")),
            ),
            rows=[self._row(one) for one in shown[:SHOWN]],
            empty=_("メールはありません。"),
            count=len(shown),
        )

    def _row(self, message) -> lists.Row:
        word, tone = STATUS_CHIPS[message.status]
        return lists.Row(
            (
                parts.Link(message.subject, self.url(f"@@kyodo-outbox?mail={message.id}")),
                message.recipient.name,
                parts.chip(word, tone),
                moment_text(message.created_at),
                moment_text(message.sent_at),
            ),
            note=message.error if message.status == "failed" else "",
        )

    def _letter(self) -> list[lists.Definition]:
        message = self.chosen
        word, tone = STATUS_CHIPS[message.status]
        found = [
            lists.Definition(_("種類"), NOTICES[message.kind].title),
            lists.Definition(_("宛名"), message.recipient.name),
            lists.Definition(_("メール"), message.recipient.email),
            lists.Definition(_("状態"), parts.chip(word, tone)),
            lists.Definition(_("件名"), message.subject),
            lists.Definition(_("本文"), message.body),
        ]
        if message.error:
            found.append(lists.Definition(_("送れなかった理由"), message.error))
        return found

    def _confirms(self) -> list[parts.Confirm]:
        message, found = self.chosen, []
        hidden = {"mail": message.id}
        if message.status in ("failed", "released"):
            found.append(
                parts.Confirm(
                    action="resend",
                    button=_("もう一度送る"),
                    question=_("このメールをもう一度送りますか"),
                    hidden=hidden,
                )
            )
        if message.status in ("prepared", "failed"):
            found.append(
                parts.Confirm(
                    action="withdraw",
                    button=_("取り消す"),
                    question=_("このメールを取り消しますか"),
                    consequences=(_("この人にはメールが届きません。"),),
                    reason="reason",
                    danger=True,
                    hidden=hidden,
                )
            )
        return found

    def do_resend(self) -> str:
        """Send again."""
        mails.resend(self.context, message_id=self.typed("mail"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-outbox"), _("もう一度送りました。"))

    def do_withdraw(self) -> str:
        """Take back."""
        mails.withdraw_message(
            self.context,
            message_id=self.typed("mail"),
            reason=self.typed("reason"),
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("@@kyodo-outbox"), _("取り消しました。"))
