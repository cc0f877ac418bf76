"""審査: the member's list of proposals, done and undone."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.chair.member import member_result
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.sheets import own_sheets
from kamakura.kyodo.content.snapshots.committee import chair_title
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.presentation_day import days_of
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import proposal_order
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.visibility import result_is_public
from kamakura.kyodo.domain.marks import sheet_total
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.messages.titles import GROUND_TITLES
from kamakura.kyodo.operations import recusal as recusals
from kamakura.kyodo.operations.base import state_of
from plone import api
from typing import Any


STATE_CHIPS = {
    "assigned": (_("まだ"), "neutral"),
    "marking": (_("途中"), "waiting"),
    "finished": (_("済み"), "good"),
    "closed": (_("締切"), "done"),
    "recused": (_("除斥"), "bad"),
}


def own_reviews(call, user_id: str) -> list:
    """The sheets of a person, in the order of the proposals."""
    around = [(enclosing(one, IKyodoProposal), one) for one in own_sheets(call, user_id).values()]
    open_ones = [pair for pair in around if state_of(pair[0]) in ("ready", "judging")]
    open_ones.sort(key=lambda pair: proposal_order(pair[0]))
    return [review for _proposal, review in open_ones]


def points(value: Any) -> str:
    """A total as it reads: without needless zeros."""
    return round_half_up(value, 2).removesuffix("0").removesuffix(".0").removesuffix(".")


class MarkingList(KyodoView):
    """``@@kyodo-marking``: what I have to mark, what is done."""

    title = _("審査する提案")

    @property
    def back(self):
        return self.url(), _("募集のページ")

    def update(self) -> None:
        call = self.context
        self.member = member_of_user(committee_of(call), self.by, today(self.now))
        proposals = proposals_in(call, "ready", "judging") if self.member else []
        self.own = {enclosing(one, IKyodoProposal).UID(): one for one in own_reviews(call, self.by)}
        self.is_closed = marking_is_closed(call)
        presides = api.user.has_permission(permissions.CLOSE_MARKING, obj=call)
        self.chair_url = self.url("@@kyodo-chair") if presides else ""
        self.days = [
            parts.Link(
                _("当日の進行を開く: ${title}", mapping={"title": meeting.title}),
                f"{meeting.absolute_url()}/@@kyodo-day",
            )
            for meeting in days_of(call)
            if self.member
        ]
        self.next_step = self._next_step()
        self.table = lists.Table(
            caption=_("審査する提案"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("団体")),
                lists.Column(_("担当課")),
                lists.Column(_("わたしの採点")),
                lists.Column(_("点"), "number"),
            ),
            rows=[self._row(one) for one in proposals],
            empty=_("いま審査する提案はありません。審査が始まるとメールで知らせます。"),
        )
        self.confirms = [] if self.is_closed or not self.member else self._recusal(proposals)
        self.is_public = result_is_public(call)
        self.result = None
        if self.is_closed and self.member:
            self.result = member_result(self, call, self.member.id, "@@kyodo-marking")

    def _next_step(self) -> parts.NextStep:
        if self.member is None:
            return parts.NextStep(text=_("任期中の委員ではありません。"), waiting=True)
        states = [state_of(one) for one in self.own.values()]
        left = [one for one in self.own.values() if state_of(one) in ("assigned", "marking")]
        if result_is_public(self.context):
            button = parts.Link(_("公表したページを見る"), self.url("@@kyodo-result"))
            return parts.NextStep(text=_("結果は公表されました。"), button=button)
        if self.is_closed:
            text = _("採点は締め切られました。結果の公表を待ってください。")
            return parts.NextStep(text=text, waiting=True)
        if state_of(self.context) != "selecting":
            return parts.NextStep(text=_("審査はまだ始まっていません。"), waiting=True)
        if not left:
            chair = chair_title(committee_of(self.context))
            text = _(
                "すべて終えました。${chair}が締め切るまでは直せます。", mapping={"chair": chair}
            )
            return parts.NextStep(text=text, waiting=True)
        done = len(states) - len(left)
        text = _(
            "${count}件のうち${done}件を終えました。",
            mapping={"count": str(len(states)), "done": str(done)},
        )
        button = parts.Link(_("次の提案を採点する"), left[0].absolute_url())
        return parts.NextStep(text=text, button=button)

    def _row(self, proposal) -> lists.Row:
        recused = proposal.recusals.get(self.member.id)
        review = self.own.get(proposal.UID())
        sections = "、".join(section_title(one) for one in proposal.sections or ())
        if recused or review is None:
            ground = GROUND_TITLES.get(recused["code"], "") if recused else _("審査票がありません")
            word, tone = STATE_CHIPS["recused"] if recused else (_("なし"), "neutral")
            cells = (
                proposal.title,
                proposal.organization_title,
                sections,
                parts.chip(word, tone),
                "",
            )
            return lists.Row(cells, note=ground)
        word, tone = STATE_CHIPS[state_of(review)]
        total = sheet_total(criteria_of(self.context), review.sheet.marks)
        link = parts.Link(proposal.title, review.absolute_url(), proposal.receipt_number)
        shown = points(total) if review.sheet.marks else ""
        return lists.Row(
            (link, proposal.organization_title, sections, parts.chip(word, tone), shown)
        )

    def _recusal(self, proposals: list) -> list[parts.Confirm]:
        options = tuple(
            Option(one.getId(), one.title)
            for one in proposals
            if self.member.id not in one.recusals
        )
        if not options:
            return []
        chosen = FormField("proposal", _("提案"), kind="select", required=True, options=options)
        return [
            parts.Confirm(
                action="recuse",
                button=_("除斥を申し出る"),
                question=_("審査から外れることを申し出ますか"),
                consequences=(
                    _("この提案の書類と審査票は、すぐに見られなくなります。"),
                    _("あなたの点は計算に入りません。"),
                    _("理由は記録に残り、事務局が見ます。"),
                ),
                reason="reason",
                reason_help=_("例: 団体の会員である。役員の親族である。"),
                danger=True,
                extra=(chosen,),
            )
        ]

    def do_recuse(self) -> str | None:
        """Declare a recusal."""
        wanted = self.typed("proposal")
        proposals = proposals_in(self.context, "ready", "judging")
        proposal = next((one for one in proposals if one.getId() == wanted), None)
        if proposal is None:
            self.errors["proposal"] = _("「提案」を選んでください。")
            return None
        recusals.declare_recusal(proposal, reason=self.typed("reason"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-marking"), _("除斥を記録しました。"))
