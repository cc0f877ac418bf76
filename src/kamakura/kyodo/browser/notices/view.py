"""通知書: every letter of a call, before its release to look through, afterwards to look up."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.outbox.words import mail_links
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.numbering import by_receipt
from kamakura.kyodo.exports.notice import NOTICE_FILES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import seen_outbox
from typing import Any


class Notices(KyodoView):
    """``@@kyodo-notices`` on a call."""

    title = _("選考結果通知書")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("@@kyodo-resultdesk"), _("選考結果")

    def update(self) -> None:
        selection = selection_of(self.context)
        self.selection = selection
        notices = {} if selection is None else selection.notices
        rows = sorted(notices.items(), key=lambda item: by_receipt(item[1].receipt_number))
        self.released = selection is not None and selection.released_at is not None
        self.box = seen_outbox(self.context)
        self.table = lists.Table(
            caption=_("提案ごとの通知書"),
            columns=tuple(map(lists.Column, self._columns())),
            rows=[self._row(uid, notice) for uid, notice in rows],
            empty=_("通知書はまだありません。「公表の準備をする」を押すと、できます。"),
        )
        self.lead = None if not rows else self._lead()

    def _columns(self) -> tuple[Any, ...]:
        always = (_("受付番号"), _("提案"), _("結果"), _("直した日時"), _("ファイル"))
        return (*always, _("メール")) if self.released else always

    def _lead(self) -> Any:
        if not self.released:
            return _("まだだれにも届いていません。提案の名前を開くと、文章を直せます。")
        when = {"when": moment_text(self.selection.released_at)}
        return _("${when}に公表したときの通知書です。", mapping=when)

    def _row(self, uid: str, notice) -> lists.Row:
        proposal = by_uid(uid)
        name: Any = notice.title
        if proposal is not None and not self.released:
            name = parts.Link(notice.title, f"{proposal.absolute_url()}/@@kyodo-noticeedit")
        links = export_links(proposal, NOTICE_FILES) if proposal is not None else []
        corrected = moment_text(notice.corrected_at) if notice.corrected_at else ""
        cells = (notice.receipt_number, name, notice.outcome_title, corrected, links)
        return lists.Row((*cells, self._mails(notice)) if self.released else cells)

    def _mails(self, notice) -> Any:
        """How far the mails are that say the same: those that did not leave one by one."""
        found = [self.box.by_id[id] for id in notice.mails if id in self.box.by_id]
        page = f"{program_of(self.context).absolute_url()}/@@kyodo-outbox"
        return mail_links(found, page, now=self.now)
