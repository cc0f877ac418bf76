"""取りまとめ: who has finished, closing with its consequences, the result after it."""

from .member import member_result
from .progress import awaited_names
from .progress import presiding_table
from .progress import progress_table
from .progress import TURNED
from .results import page_links
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.sheets import member_progress
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.domain.marking import is_partly_closed
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import marking


class ChairPage(KyodoView):
    """``@@kyodo-chair``."""

    title = _("採点の取りまとめ")

    @property
    def back(self):
        return self.url("@@kyodo-marking"), _("審査する提案の一覧")

    def update(self) -> None:
        call = self.context
        self.member = member_of_user(committee_of(call), self.by, today(self.now))
        self.is_closed = marking_is_closed(call)
        selection = selection_of(call)
        self.is_released = selection is not None and selection.released_at is not None
        self.members = tuple(member_progress(call))
        self.progress = progress_table(call, self.members)
        self.presiding = presiding_table(self, call)
        self.presiding_pages = page_links(self, "@@kyodo-chair", self.presiding.count, TURNED)
        self.result = None
        if self.is_closed:
            mine = self.member.id if self.member else ""
            self.result = member_result(self, call, mine, "@@kyodo-chair")
        self.confirms = self._confirms()
        self.next_step = self._next_step()

    def _next_step(self) -> parts.NextStep:
        if self.is_released:
            return parts.NextStep(text=_("結果は公表されました。"), waiting=True)
        if self.is_closed:
            text = _("採点を締め切りました。事務局が委員会の決定を記録し、公表の準備をします。")
            return parts.NextStep(text=text, waiting=True)
        waiting = awaited_names(self.context, self.members)
        if waiting:
            text = _("${names}の採点を待っています。", mapping={"names": "、".join(waiting)})
            return parts.NextStep(text=text, waiting=True)
        if is_partly_closed(self.members):
            text = _("一部の提案の採点を締め切りました。残りは、下の表の委員が締め切ります。")
            return parts.NextStep(text=text)
        text = _("全員が採点を終えました。下の表の委員が、採点を締め切ってください。")
        return parts.NextStep(text=text)

    def _confirms(self) -> list[parts.Confirm]:
        if self.is_released or not self.progress.rows:
            return []
        if self.is_closed:
            return [
                parts.Confirm(
                    action="reopen",
                    button=_("採点を再開する"),
                    question=_("採点を再開しますか"),
                    consequences=(
                        _("委員は点を直せるようになります。"),
                        _("計算の結果と委員会の決定は取り消され、記録に残ります。"),
                        _("準備した通知は取り消されます。"),
                    ),
                    reason="reason",
                    danger=True,
                )
            ]
        return [
            parts.Confirm(
                action="close",
                button=_("採点を締め切る"),
                question=_("採点を締め切りますか"),
                consequences=(
                    _("委員は点を変えられなくなります。"),
                    _("結果を計算し、事務局と委員が点を見られるようになります。"),
                    _("結果は公表するまで外に出ません。"),
                ),
            )
        ]

    def do_close(self) -> str:
        """Close the sheets over which the person presides."""
        if marking.close_marking(self.context, by=self.by, now=self.now):
            text = _("採点を締め切り、結果を計算しました。")
        else:
            text = _("採点を締め切りました。ほかの進行役が残りの提案を締め切るのを待ちます。")
        return self.redirect(self.url("@@kyodo-chair"), text)

    def do_reopen(self) -> str:
        """Open the sheets again."""
        marking.reopen_marking(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-chair"), _("採点を再開しました。"))
