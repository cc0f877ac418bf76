"""送り箱: what waits, what left, what failed or stopped."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.outbox.stopped import Stopped
from kamakura.kyodo.browser.outbox.words import status_chip
from kamakura.kyodo.domain.outbox import AGAIN
from kamakura.kyodo.domain.outbox import OPEN
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.catalog import NOTICES
from kamakura.kyodo.notifications.outbox import seen_outbox
from kamakura.kyodo.operations import outbox as mails
from urllib.parse import urlencode


FILTERS = (("", _("すべて")), ("failed", _("送れなかった")), ("prepared", _("公表を待つ")))
PAGE = 50


class OutboxPage(Stopped):
    """``@@kyodo-outbox``."""

    leads_to_record = True
    title = _("送り箱")
    lead = _("団体・委員・職員に送るメールです。新しいものから並べています。")

    @property
    def back(self):
        return self.url("@@kyodo-setup"), _("協働事業の管理")

    def update(self) -> None:
        self.box = seen_outbox(self.context)
        self.chosen = self.box.by_id.get(self.typed("mail", ""))
        self.find_stopped()
        self.next_step = self._next_step()
        self.status = self.typed("status", "")
        shown = self.box.newest(self.status, before=self.typed("before", ""), size=PAGE + 1)
        self.filters = self._filters()
        self.table = self._table(shown[:PAGE])
        self.older = self._older(shown[PAGE - 1].id) if len(shown) > PAGE else None
        self.letter = self._letter() if self.chosen is not None else None
        self.confirms = self._confirms() if self.chosen is not None else []

    def _next_step(self) -> parts.NextStep | None:
        if self.stopped_ids:
            return self.stopped_step()
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
        return lists.Row(
            (
                parts.Link(message.subject, self.url(f"@@kyodo-outbox?mail={message.id}")),
                message.recipient.name,
                status_chip(message, self.now),
                moment_text(message.created_at),
                moment_text(message.sent_at),
            ),
            note=message.error if message.status == "failed" else "",
        )

    def _letter(self) -> list[lists.Definition]:
        message = self.chosen
        found = [
            lists.Definition(_("種類"), NOTICES[message.kind].title),
            lists.Definition(_("宛名"), message.recipient.name),
            lists.Definition(_("メール"), message.recipient.email),
            lists.Definition(_("状態"), status_chip(message, self.now)),
            lists.Definition(_("件名"), message.subject),
            lists.Definition(_("本文"), message.body),
        ]
        if message.status_at(self.now) == "stopped":
            found.append(lists.Definition(_("いつから送信中か"), moment_text(message.since)))
        if message.error:
            found.append(lists.Definition(_("送れなかった理由"), message.error))
        return found

    def _confirms(self) -> list[parts.Confirm]:
        found, status = [], self.chosen.status_at(self.now)
        if status in AGAIN:
            found.append(self._confirm_resend(status))
        if status in OPEN:
            found.append(self._confirm_withdraw(status))
        return found

    def _confirm_resend(self, status: str) -> parts.Confirm:
        twice = _("前の送信で届いていたときは、同じメールが2通届きます。")
        return parts.Confirm(
            action="resend",
            button=_("もう一度送る"),
            question=_("このメールをもう一度送りますか"),
            consequences=(twice,) if status == "stopped" else (),
            hidden={"mail": self.chosen.id},
        )

    def _confirm_withdraw(self, status: str) -> parts.Confirm:
        nothing = _("この人にはメールが届きません。")
        no_more = _("もう一度は送りません。前の送信で届いているかもしれません。")
        return parts.Confirm(
            action="withdraw",
            button=_("取り消す"),
            question=_("このメールを取り消しますか"),
            consequences=(no_more if status == "stopped" else nothing,),
            reason="reason",
            danger=True,
            hidden={"mail": self.chosen.id},
        )

    def do_resend(self) -> str:
        """Send again."""
        mails.resend(self.context, message_id=self.typed("mail"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-outbox"), _("送信をもう一度始めました。"))

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
