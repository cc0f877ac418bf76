"""送り箱: what waits, what left, what failed."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.catalog import NOTICES
from kamakura.kyodo.notifications.outbox import seen_outbox
from kamakura.kyodo.operations import outbox as mails
from urllib.parse import urlencode


STATUS_CHIPS = {
    "prepared": (_("公表を待つ"), "waiting"),
    "released": (_("送信中"), "waiting"),
    "sent": (_("送信済み"), "good"),
    "failed": (_("送れなかった"), "bad"),
    "withdrawn": (_("取消し"), "neutral"),
}
FILTERS = (("", _("すべて")), ("failed", _("送れなかった")), ("prepared", _("公表を待つ")))
PAGE = 50


class OutboxPage(KyodoView):
    """``@@kyodo-outbox``."""

    title = _("送り箱")
    lead = _("団体・委員・職員に送るメールです。新しいものから並べています。")

    @property
    def back(self):
        return self.url(), _("協働事業のページ")

    def update(self) -> None:
        self.box = seen_outbox(self.context)
        self.chosen = self.box.by_id.get(self.typed("mail", ""))
        self.next_step = self._next_step()
        self.status = self.typed("status", "")
        shown = self.box.newest(self.status, before=self.typed("before", ""), size=PAGE + 1)
        self.filters = self._filters()
        self.table = self._table(shown[:PAGE])
        self.older = self._older(shown[PAGE - 1].id) if len(shown) > PAGE else None
        self.letter = self._letter() if self.chosen is not None else None
        self.confirms = self._confirms() if self.chosen is not None else []
        self.stopped = self._stopped()

    def _next_step(self) -> parts.NextStep | None:
        if self.box.stopped(self.now):
            return parts.NextStep(
                text=_("送信の途中で止まったメールがあります。"),
                detail=_("下の「止まったメールを調べる」を押すと、もう一度送れるようになります。"),
            )
        failed = len(self.box.failed)
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
        counts = {"failed": len(self.box.failed), "prepared": len(self.box.prepared)}
        return [
            parts.Link(
                word,
                self.url("@@kyodo-outbox" + (f"?status={status}" if status else "")),
                str(counts.get(status, "")),
            )
            for status, word in FILTERS
        ]

    def _older(self, last: str) -> parts.Link:
        query = urlencode({"status": self.status, "before": last})
        return parts.Link(_("これより古いメール"), self.url(f"@@kyodo-outbox?{query}"))

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
            rows=[self._row(one) for one in shown],
            empty=_("メールはありません。"),
            show_count=False,
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
        if message.status == "failed":
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

    def _stopped(self) -> list[parts.Confirm]:
        count = len(self.box.stopped(self.now))
        if not count:
            return []
        consequences = (
            _(
                "1時間より長く「送信中」のメールが${count}通あります。",
                mapping={"count": str(count)},
            ),
            _("「送れなかった」の一覧に移り、1通ずつ送り直せます。"),
            _("相手に届いているかもしれません。送り直す前に、メールサーバーの記録を見てください。"),
        )
        return [
            parts.Confirm(
                action="give_up",
                button=_("止まったメールを調べる"),
                question=_("止まったメールを「送れなかった」の一覧に移しますか"),
                consequences=consequences,
            )
        ]

    def do_give_up(self) -> str:
        """List what a stopped server left."""
        mails.give_up_stopped(self.context, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-outbox?status=failed"))

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
