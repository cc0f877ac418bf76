"""What the group can do with its proposal next, and what has happened so far."""

from .base import person_name
from .mending import first_mend_url
from .sheetstep import returned_words
from .sheetstep import sheet_link
from .talks import talk_step
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.act_words import ACTS
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.done_words import PROPOSAL
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.content.snapshots.presentation_day import presentation_of
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.operations.rules import closing_of
from typing import Any


WAITING = {
    "submitted": _("事務局が書類を受け取り、確認を始めます。"),
    "screening": _("事務局が応募の要件を確認しています。"),
    "ready": _("選考のプレゼンテーションの日を待っています。日時はメールでお知らせします。"),
    "judging": _("選考委員会が審査しています。結果は市からお知らせします。"),
    "passed": _("選考に合格しました。担当課との協議が始まるのを待っています。"),
    "decided": _("実施が決まりました。協定の準備が始まります。"),
}
PRESENTED = ("ready", "judging")
ENDED = {
    "not_accepted": _("市が受け付けませんでした。理由は、届いたお知らせで読めます。"),
    "dropped": _("4者協議の結果、見送りになりました。理由は、届いたお知らせで読めます。"),
    "below_mark": _("選考で合格点に届きませんでした。点数は、届いたお知らせで読めます。"),
    "not_chosen": _("選考の結果、選ばれませんでした。点数は、届いたお知らせで読めます。"),
}

TYPED_IN = {
    "draft": _("事務局が入力しています。提出されると、受付番号をメールでお知らせします。"),
    "correction": _("届いた補正を、事務局が入力しています。終わると、メールでお知らせします。"),
}
PAPER_ACTS = (
    "start_intake",
    "keep_copy",
    "drop_copy",
    "start_paper_correction",
    "discard_paper_correction",
)


class NextActs:
    """The part of the proposal's page about the next step, other acts and the record."""

    def next(self) -> parts.NextStep | None:
        state = self.state
        if open_intake(self.context) is not None and not self.acts:
            text = TYPED_IN.get(state, TYPED_IN["draft"])
            return parts.NextStep(text=text, waiting=True)
        if state == "correction":
            return parts.NextStep(
                text=_("直すところがあります。下の一覧を見て直し、もう一度提出してください。"),
                due=parts.due(self.context.correction_due, self.now),
                button=parts.Link(_("直す"), first_mend_url(self.papers)) if self.acts else None,
            )
        if state in ("draft", "preliminary"):
            return self.next_before_sending(state)
        if (step := talk_step(self)) is not None:
            return step
        if state in PRESENTED and (words := self.presentation_words()):
            return parts.NextStep(text=words, waiting=True)
        if state in WAITING:
            return parts.NextStep(text=WAITING[state], waiting=True)
        if state in ENDED:
            return self.next_after_the_end(ENDED[state])
        if state in ("consulting", "budgeting"):
            return parts.NextStep(
                text=_("関係者と協議しています。書類を書き直したときは、下から送れます。"),
                waiting=True,
            )
        return None

    def presentation_words(self) -> Any:
        """When and where the group presents; "" before the meeting is announced."""
        found = presentation_of(self.context)
        if found is None:
            return ""
        meeting, order = found
        when = self.translate(moment_text(meeting.starts))
        place = meeting.place or self.translate(_("会場は後でお知らせします"))
        return _(
            "プレゼンテーションは、${when}に始まる会議の${order}番目です。会場: ${place}",
            mapping={"when": when, "order": str(order), "place": place},
        )

    def next_before_sending(self, state: str) -> parts.NextStep:
        # A paper is in time by its stamp, whenever somebody finds time to type it in.
        is_paper = open_intake(self.context) is not None
        due = None if is_paper else parts.due(closing_of(self.context), self.now)
        if state == "draft" and (link := sheet_link(self.papers)) is not None:
            reason = next(iter(returned(self.context).values()), "")
            first = _("まず提案事前調整シートを書いて送ります。")
            again = _("提案事前調整シートを書き直して、もう一度送ってください。")
            return parts.NextStep(
                text=again if reason else first,
                due=due,
                button=link if self.acts else None,
                detail=returned_words(reason),
            )
        if state == "preliminary" and not self.may_file_now():
            return parts.NextStep(
                text=_(
                    "市と市民活動センターがシートを読んでいます。待つ間も提案書を書き進められます。"
                ),
                waiting=True,
                due=due,
                button=self.form_button(_("提案書を書く"), "proposal"),
            )
        if self.all_written():
            return parts.NextStep(
                text=_("様式がすべて書けました。内容を確かめて提出してください。"),
                due=due,
                button=parts.Link(_("確かめて提出する"), self.preview_url("proposal"))
                if self.acts
                else None,
            )
        return parts.NextStep(
            text=_("様式をすべて書いて提出します。"),
            due=due,
            button=self.form_button(_("様式を書く"), "proposal"),
        )

    def next_after_the_end(self, text: Any) -> parts.NextStep | None:
        """Lead to the letters, which are for the people of the group only."""
        group = organization_of(self.context)
        if self.by not in getattr(group, "members", {}) or not letters_to(group, group.UID()):
            return None
        url = f"{group.absolute_url()}/@@kyodo-letters"
        return parts.NextStep(text=text, button=parts.Link(_("届いたお知らせを読む"), url))

    def all_written(self) -> bool:
        """Is nothing missing in any form?"""
        return all(paper.is_complete for paper in self.papers.papers("proposal"))

    def may_file_now(self) -> bool:
        """The 事前調整 has ended with leave to go on."""
        return any(
            one.kind == "preliminary" and one.outcome == "go"
            for one in self.context.objectValues()
            if one.portal_type == "KyodoConsultation"
        )

    def form_button(self, text: Any, bundle: str = "") -> parts.Link | None:
        chosen = self.papers.bundle(bundle)
        if chosen is None or not chosen.keys or not self.acts:
            return None
        return parts.Link(text, self.form_url(chosen.keys[0]))

    def acts_with_consequences(self) -> list[parts.Confirm]:
        cycle = life_cycle("proposal")
        found = []
        if open_intake(self.context) is not None:
            return [self._discard()] if self.acts else []
        if self.state == "draft" and not self.has_sent():
            found.append(
                parts.Confirm(
                    action="delete",
                    button=_("下書きを消す"),
                    question=_("この下書きを消しますか"),
                    consequences=(_("書いた内容と付けたファイルは戻せません。"),),
                    danger=True,
                )
            )
        if self.state in cycle.transition("withdraw").sources:
            found.append(
                parts.Confirm(
                    action="withdraw",
                    button=_("提案を取り下げる"),
                    question=_("この提案を取り下げますか"),
                    consequences=(
                        _("選考や協議はここで終わります。取り下げたあとは戻せません。"),
                        _("事務局に知らせが届きます。"),
                    ),
                    reason="reason",
                    danger=True,
                )
            )
        return found

    def _discard(self) -> parts.Confirm:
        rest = _("取り消した人・日時・理由は、募集の記録に残ります。")
        if self.state == "correction":
            rest = _("補正の依頼は残り、団体が画面から直せるようになります。記録に残ります。")
        return parts.Confirm(
            action="discard",
            button=_("入力を取り消す"),
            question=_("この入力を取り消しますか"),
            consequences=(
                _("入力した内容と付けたファイルは戻せません。団体を間違えたときなどに使います。"),
                rest,
            ),
            reason="reason",
            danger=True,
        )

    def has_sent(self) -> bool:
        return any(filing.revisions for _key, filing in self.papers.filings.items())

    def entries(self) -> list[lists.Entry]:
        """記録 as the group reads it: persons of the city hall stand behind their office."""
        people = getattr(organization_of(self.context), "members", {})
        names: dict[str, Any] = dict(PROPOSAL)
        names |= {"create": _("下書きを作りました")}
        names |= {one: ACTS[one] for one in PAPER_ACTS}
        found = []
        for line in reversed(audit.lines(self.context)):
            if line.action not in names:
                continue
            who = person_name(line.by) if line.by in people else _("市")
            found.append(lists.Entry(who, names[line.action], line.at, reason=line.reason))
        return found
