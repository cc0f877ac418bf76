"""``@@kyodo-calldesk``: one year of the scheme: calendar, numbers, warnings, next steps."""

from collections import Counter
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.callpage.flow import calendar_flow
from kamakura.kyodo.browser.rows import due_of
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.messages import sentence
from plone import api
from typing import Any


CALL_TO_DO = {
    "preparing": _("日程と様式を確かめて、募集を公開してください。"),
    "published": _("受付を始める日になったら、受付を始めてください。"),
    "accepting": _("届いた提案を受け付けてください。締切のあと、受付を締め切ります。"),
    "closed": _("要件の確認と4者協議を進めてください。終わったら選考を始めます。"),
    "selecting": _("選考の結果がまとまったら、まとめて公表してください。"),
    "announced": _("実施の決定と協定が終わったら、この年度を完了にしてください。"),
}
URGENT = 8


class CallDesk(KyodoView):
    """What the secretariat sees first."""

    leads_to_record = True

    @property
    def title(self):
        return _("${call}の管理", mapping={"call": self.context.title})

    @property
    def back(self):
        program = program_of(self.context)
        return f"{program.absolute_url()}/@@kyodo-setup", _("協働事業の管理")

    def update(self) -> None:
        self.state = api.content.get_state(self.context)
        self.chip = state_chip("call", self.state)
        self.flow = calendar_flow(self.context, today(self.now))
        self.next_step = self._next_step()
        self.warnings = self._warnings()
        self.total = len(self._find())
        self.counts = self._counts()
        self.urgent = self._urgent()
        self.links = self._links()

    def _next_step(self) -> parts.NextStep | None:
        if self.state not in CALL_TO_DO:
            return None
        due = parts.due(self.context.closes, self.now) if self.state == "accepting" else None
        button = parts.Link(_("募集の手続きを開く"), self.url("kyodo-callsteps"))
        return parts.NextStep(CALL_TO_DO[self.state], due=due, button=button)

    def _find(self, **query: Any) -> Any:
        """Proposals of the call; their brains are made only when asked for."""
        return api.content.find(context=self.context, portal_type="KyodoProposal", **query)

    def _counts(self) -> list[dict[str, Any]]:
        """Numbers per state in the order of the life; empty side states are left out."""
        cycle = life_cycle("proposal")
        in_use = api.portal.get_tool("portal_catalog").uniqueValuesFor("review_state")
        counted = Counter({state: len(self._find(review_state=state)) for state in in_use})
        return [
            {
                "label": _(state.label),
                "count": str(counted[state.id]),
                "url": f"{self.url('kyodo-board')}?state={state.id}",
                "empty": not counted[state.id],
            }
            for state in cycle.states
            if state.id != "draft" and (state.id in cycle.main or counted[state.id])
        ]

    def _urgent(self) -> lists.Table:
        mine = self._find(kyodo_waiting="secretariat", sort_on="kyodo_due")
        rows = [
            lists.Row(
                (
                    parts.Link(brain.Title, f"{brain.getURL()}/kyodo-desk"),
                    state_chip("proposal", brain.review_state),
                    turn_text(brain.kyodo_waiting, self),
                    due_of(brain, self),
                )
            )
            for brain in mine[:URGENT]
        ]
        return lists.Table(
            caption=_("事務局の番の提案"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("状態")),
                lists.Column(_("だれの番か")),
                lists.Column(_("期限")),
            ),
            rows=rows,
            count=len(mine),
            empty=_("いま、事務局を待っている提案はありません。"),
        )

    def _warnings(self) -> list[Any]:
        made = [sentence(problem) for problem in IFormDesigns(self.context).problems()]
        confirmed = set(setting("confirmed_forms") or ())
        open_forms = [spec for spec in FORMS if spec.key not in confirmed]
        if open_forms:
            params = {"count": str(len(open_forms))}
            made.append(
                _(
                    "${count}つの様式が、公式様式とまだ照合されていません。"
                    "項目は推定です。公式様式と照合してください。",
                    mapping=params,
                )
            )
        if self.state in ("preparing", "published") and not self.context.closes:
            made.append(_("締め切る日時が決まっていません。日程を決めてください。"))
        if self.state in ("accepting", "closed") and not self.context.committee_uid:
            made.append(_("選考委員会が決まっていません。募集の編集画面で選んでください。"))
        return made

    def _links(self) -> list[parts.Link]:
        program = program_of(self.context).absolute_url()
        committee = by_uid(self.context.committee_uid)
        links = [
            parts.Link(_("提案の一覧"), self.url("kyodo-board")),
            parts.Link(_("紙やWordの応募を入力する"), self.url("kyodo-intake")),
            parts.Link(_("募集の手続き(公開・受付・締切)"), self.url("kyodo-callsteps")),
            parts.Link(_("日程を決める"), self.url("kyodo-calldates")),
            parts.Link(_("様式の設定"), self.url("kyodo-forms")),
            parts.Link(_("データの取り出し(Excel・ZIP)"), self.url("kyodo-takeaway")),
            parts.Link(_("審査の準備・選考結果"), self.url("kyodo-resultdesk")),
            parts.Link(_("送り箱"), f"{program}/kyodo-outbox"),
            parts.Link(_("公開している募集のページ"), self.url()),
        ]
        if committee is not None:
            links.insert(5, parts.Link(committee.title, committee.absolute_url()))
        return links
