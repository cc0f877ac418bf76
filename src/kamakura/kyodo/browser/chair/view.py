"""取りまとめ: who has finished, closing with its consequences, the result after it."""

from .results import first_of
from .results import PAGE
from .results import page_links
from .results import result_table
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import ranked
from kamakura.kyodo.domain.marking import SETTLED
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.exports.result_words import tie_sentences
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import marking


def progress_table(call) -> lists.Table:
    """Who has finished what; never a mark."""
    states = list(marking.sheet_states(call))
    names = member_names(committee_of(call))
    rows = []
    for member in dict.fromkeys(one.member for one in states):
        mine = [one for one in states if one.member == member and one.state != "recused"]
        done = [one for one in mine if one.state in SETTLED]
        ready = len(done) == len(mine)
        if not ready and not any(one.is_awaited for one in mine):
            chip = parts.chip(_("欠席"), "neutral")
        else:
            chip = parts.chip(_("済み") if ready else _("採点中"), "good" if ready else "waiting")
        count = _("${done} / ${all}件", mapping={"done": str(len(done)), "all": str(len(mine))})
        rows.append(lists.Row((names.get(member, member), count, chip)))
    return lists.Table(
        caption=_("委員ごとの進み具合"),
        columns=(
            lists.Column(_("委員")),
            lists.Column(_("終えた審査票")),
            lists.Column(_("状態")),
        ),
        rows=rows,
        empty=_("審査票はまだ割り当てられていません。"),
        show_count=False,
    )


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
        self.progress = progress_table(call)
        self.presiding = self._presiding()
        self.results, self.pages = None, []
        self.ties = []
        if self.is_closed:
            mine = self.member.id if self.member else "-"
            pairs = ranked(call, start=first_of(self), size=PAGE)
            self.results = result_table(self, call, pairs, member_id=mine)
            self.pages = page_links(self, call, "@@kyodo-chair")
            self.ties = tie_sentences(call, say=self.translate)
        self.confirms = self._confirms()
        self.next_step = self._next_step()

    def _presiding(self) -> lists.Table:
        call = self.context
        names = member_names(committee_of(call))
        titles = office_titles(committee_of(call))
        bases = {
            "chair": titles["chair"],
            "vice_chair": _(
                "${vice}(${chair}の職務代理)",
                mapping={"vice": titles["vice_chair"], "chair": titles["chair"]},
            ),
            "elected": _("互選"),
            "eldest": _("年長者"),
        }
        rows = []
        for proposal in proposals_in(call, "judging"):
            acting = marking.presiding(call, proposal, now=self.now)
            unknown = isinstance(acting, Refusal)
            who = _("決まりません") if unknown else names.get(acting.member, acting.member)
            basis = "" if unknown else bases[acting.basis]
            recused = "、".join(names.get(one, one) for one in proposal.recusals)
            rows.append(lists.Row((proposal.title, who, basis, recused)))
        return lists.Table(
            caption=_("提案ごとの進行役と除斥"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("採点を締め切る委員")),
                lists.Column(_("根拠")),
                lists.Column(_("除斥された委員")),
            ),
            rows=rows,
            empty=_("審査中の提案はありません。"),
        )

    def _waiting(self) -> list:
        return [one for one in marking.sheet_states(self.context) if one.is_awaited]

    def _next_step(self) -> parts.NextStep:
        if self.is_released:
            return parts.NextStep(text=_("結果は公表されました。"), waiting=True)
        if self.is_closed:
            text = _("採点を締め切りました。事務局が委員会の決定を記録し、公表の準備をします。")
            return parts.NextStep(text=text, waiting=True)
        waiting = self._waiting()
        if waiting:
            names = "、".join(dict.fromkeys(one.name for one in waiting))
            text = _("${names}の採点を待っています。", mapping={"names": names})
            return parts.NextStep(text=text, waiting=True)
        return parts.NextStep(text=_("全員が採点を終えました。採点を締め切ってください。"))

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
