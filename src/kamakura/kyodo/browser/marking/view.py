"""審査: the member's list of proposals, and the sheet beside the papers."""

from .papers import papers_of
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.chair.results import result_table
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.marks import sheet_total
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.messages import GROUND_TITLES
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import recusal as recusals
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations.base import state_of
from plone import api
from typing import Any
import json


SCALE_WORDS = {
    5: _("特に優れている"),
    4: _("優れている"),
    3: _("普通"),
    2: _("やや劣る"),
    1: _("劣る"),
    0: _("該当しない"),
}
STATE_CHIPS = {
    "assigned": (_("まだ"), "neutral"),
    "marking": (_("途中"), "waiting"),
    "finished": (_("済み"), "good"),
    "closed": (_("締切"), "done"),
    "recused": (_("除斥"), "bad"),
}
COMMENT_LIMIT = 400
ITEM_LIMIT = 200


def own_reviews(call, user_id: str) -> list:
    """The sheets of a person, in the order of the proposals."""
    return [
        review
        for proposal in proposals_in(call, "ready", "judging")
        for review in reviews_of(proposal)
        if review.user_id == user_id
    ]


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
        self.confirms = (
            [] if self.is_closed else [self._confirm(one) for one in self._open(proposals)]
        )
        self.results = (
            result_table(self, call, member_id=self.member.id)
            if self.is_closed and self.member
            else None
        )

    def _open(self, proposals: list) -> list:
        return [one for one in proposals if self.member.id not in one.recusals]

    def _next_step(self) -> parts.NextStep:
        if self.member is None:
            return parts.NextStep(text=_("任期中の委員ではありません。"), waiting=True)
        states = [state_of(one) for one in self.own.values()]
        left = [one for one in self.own.values() if state_of(one) in ("assigned", "marking")]
        if self.is_closed:
            text = _("採点は締め切られました。結果の公表を待ってください。")
            return parts.NextStep(text=text, waiting=True)
        if state_of(self.context) != "selecting":
            return parts.NextStep(text=_("審査はまだ始まっていません。"), waiting=True)
        if not left:
            text = _("すべて終えました。委員長が締め切るまでは直せます。")
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

    def _confirm(self, proposal) -> parts.Confirm:
        return parts.Confirm(
            action=f"recuse_{proposal.getId().replace('-', '_')}",
            button=_("「${title}」の除斥を申し出る", mapping={"title": proposal.title}),
            question=_("この提案の審査から外れることを申し出ますか"),
            consequences=(
                _("この提案の書類と審査票は、すぐに見られなくなります。"),
                _("あなたの点は計算に入りません。"),
                _("理由は記録に残り、事務局と委員長が見ます。"),
            ),
            reason="reason",
            reason_help=_("例: 団体の会員である。役員の親族である。"),
            danger=True,
            hidden={"proposal": proposal.getId()},
        )

    def handle_post(self) -> str | None:
        """Every proposal has its own button; all declare a recusal."""
        if str(self.typed("do")).startswith("recuse_") and self.is_authentic():
            with self.collecting_refusals():
                return self.do_recuse()
            return None
        return super().handle_post()

    def do_recuse(self) -> str:
        """Declare a recusal."""
        wanted = self.typed("proposal")
        chosen = [one for one in proposals_in(self.context, "ready", "judging")]
        proposal = next((one for one in chosen if one.getId() == wanted), None)
        if proposal is None:
            return self.redirect(self.url("@@kyodo-marking"))
        recusals.declare_recusal(proposal, reason=self.typed("reason"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-marking"), _("除斥を記録しました。"))


class ReviewPage(KyodoView):
    """``@@kyodo-review``: papers on the left, criteria on the right."""

    @property
    def title(self):
        return self.proposal.title

    @property
    def back(self):
        call = call_of(self.context)
        if self.is_own:
            return f"{call.absolute_url()}/@@kyodo-marking", _("審査する提案の一覧")
        return f"{call.absolute_url()}/@@kyodo-resultdesk", _("選考結果")

    @property
    def proposal(self):
        return enclosing(self.context, IKyodoProposal)

    @property
    def is_own(self) -> bool:
        return self.context.user_id == self.by

    @property
    def state(self) -> str:
        return state_of(self.context)

    @property
    def is_open(self) -> bool:
        """May the person write here now?"""
        judging = state_of(self.proposal) == "judging"
        return self.is_own and judging and self.state in ("assigned", "marking")

    def update(self) -> None:
        review, call = self.context, call_of(self.context)
        self.criteria = criteria_of(call)
        self.is_recused = review.member_id in self.proposal.recusals
        self.papers = (
            papers_of(self.proposal) if api.user.has_permission("View", obj=self.proposal) else ()
        )
        word, tone = STATE_CHIPS["recused" if self.is_recused else self.state]
        self.chip = parts.chip(word, tone)
        saved = review.sheet.saved_at
        self.saved = parts.Saved(saved)
        self.base = saved.isoformat() if saved else ""
        self.marks = {} if self.is_recused else self._marks()
        self.items = [self._item(one) for one in self.criteria.criteria]
        total = sheet_total(self.criteria, self.marks)
        self.total = points(total)
        self.full = points(self.criteria.full_mark)
        self.pass_mark = points(self.criteria.pass_mark)
        self.left = len(self.criteria.keys) - len(self.marks)
        self.comment = FormField(
            "comment",
            _("全体の講評"),
            kind="textarea",
            required=True,
            maxlength=COMMENT_LIMIT,
            rows=5,
            value=self.typed("comment", review.sheet.comment),
            error=self.errors.get("comment"),
            help=_("団体への通知と公表に使うことがあります。"),
        )
        self.lines = self._about()
        self.neighbours = self._neighbours(call)

    def _marks(self) -> dict[str, int]:
        """What stands in the sheet, with what was typed and not taken on top."""
        found = dict(self.context.sheet.marks)
        for key in self.criteria.keys:
            typed = self.typed(f"mark-{key}", "")
            if str(typed).isdigit():
                found[key] = int(typed)
        return found

    def _item(self, criterion) -> dict[str, Any]:
        low = 0 if self.criteria.not_applicable else self.criteria.scale_min
        values = range(self.criteria.scale_max, low - 1, -1)
        standard = (self.criteria.scale_min, self.criteria.scale_max) == (1, 5)
        mark = self.marks.get(criterion.key)
        stored = self.context.sheet.comments.get(criterion.key, "")
        return {
            "key": criterion.key,
            "title": criterion.title,
            "look_at": criterion.look_at,
            "weight": criterion.weight,
            "weighted": criterion.weight != "1",
            "choices": [
                {
                    "value": str(value),
                    "word": SCALE_WORDS.get(value, "") if standard or value == 0 else "",
                    "checked": "checked" if value == mark else None,
                }
                for value in values
            ],
            "mark": mark,
            "comment": self.typed(f"comment-{criterion.key}", stored),
        }

    def _about(self) -> list[lists.Definition]:
        proposal = self.proposal
        sections = "、".join(section_title(one) for one in proposal.sections or ())
        return [
            lists.Definition(_("受付番号"), proposal.receipt_number or ""),
            lists.Definition(_("団体"), proposal.organization_title or ""),
            lists.Definition(_("担当課"), sections),
            lists.Definition(_("事業概要"), proposal.summary or ""),
            lists.Definition(_("総事業費"), lists.Money(proposal.total_cost)),
            lists.Definition(_("市負担額"), lists.Money(proposal.city_share)),
        ]

    def _neighbours(self, call) -> list[parts.Link]:
        if not self.is_own:
            return []
        mine = own_reviews(call, self.by)
        links = []
        at = [one.UID() for one in mine].index(self.context.UID())
        if at:
            links.append(parts.Link(_("前の提案"), mine[at - 1].absolute_url()))
        if at + 1 < len(mine):
            links.append(parts.Link(_("次の提案"), mine[at + 1].absolute_url()))
        return links

    # buttons

    def _save(self) -> None:
        criteria = criteria_of(call_of(self.context))
        marks, comments = {}, {}
        for key in criteria.keys:
            typed = str(self.typed(f"mark-{key}", ""))
            if typed.isdigit():
                marks[key] = int(typed)
            comments[key] = str(self.typed(f"comment-{key}", "")).strip()[:ITEM_LIMIT]
        reviews.save_marks(
            self.context,
            marks=marks,
            comments=comments,
            comment=str(self.typed("comment", "")).replace("\r\n", "\n").strip(),
            base=self.typed("base", None),
            by=self.by,
            now=self.now,
        )

    def do_save(self) -> str:
        """保存する."""
        self._save()
        return self.redirect(self.url(), _("保存しました。"))

    def do_next(self) -> str:
        """Save, then go on with the next sheet that is not finished."""
        self._save()
        mine = own_reviews(call_of(self.context), self.by)
        at = [one.UID() for one in mine].index(self.context.UID())
        after = [one for one in mine[at + 1 :] + mine[:at] if state_of(one) in reviews.OPEN]
        url = after[0].absolute_url() if after else self.back[0]
        return self.redirect(url, _("保存しました。"))

    def do_finish(self) -> str:
        """採点を終える: save, then check that nothing is missing."""
        self._save()
        reviews.finish_review(self.context, by=self.by, now=self.now)
        return self.redirect(self.back[0], _("採点を終えました。委員長が締め切るまでは直せます。"))

    def do_resume(self) -> str:
        """採点を直す."""
        reviews.resume_review(self.context, by=self.by, now=self.now)
        return self.redirect(self.url(), _("採点を直せます。直したら、もう一度終えてください。"))

    def do_autosave(self) -> str:
        """Save while marking; answers JSON for the script of the page."""
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        try:
            self._save()
        except Refused as refused:
            self.request.response.setStatus(409)
            return json.dumps({"error": self.translate(sentence(refused.refusal))})
        saved = self.context.sheet.saved_at
        shown = parts.Saved(saved).clock if saved else ""
        text = self.translate(_("${when} に保存しました", mapping={"when": self.translate(shown)}))
        return json.dumps({"base": saved.isoformat() if saved else "", "text": text})
