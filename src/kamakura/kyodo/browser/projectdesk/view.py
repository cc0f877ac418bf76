"""``@@kyodo-projectdesk``: the project for those who carry it: group, section, secretariat."""

from .actions import ACTS
from .actions import confirm
from .actions import may
from .agreement import agreement_fields
from .papers import accounts
from .papers import change_note
from .papers import facts
from .papers import papers
from .papers import was_late
from .steps import is_city
from .steps import next_step
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.history import entries
from kamakura.kyodo.browser.projectpage.flow import life_flow
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import report as reports
from plone import api


VERBS = {
    "agree": (projects.agree, _("協定を結んだことを記録しました。")),
    "start": (projects.start_work, _("実施を始めました。")),
    "request_change": (projects.request_change, _("変更を申請しました。")),
    "approve_change": (projects.approve_change, _("変更を承認しました。")),
    "reject_change": (projects.reject_change, _("変更を承認しないことにしました。")),
    "end": (projects.end_work, _("実施を終えました。")),
    "settle": (reports.settle_project, _("確認・精算へ進めました。")),
    "return_report": (reports.return_report, _("実績報告を団体に戻しました。")),
    "evaluate": (projects.start_evaluating, _("評価へ進めました。")),
    "reopen": (reports.reopen_report, _("実績の確認に戻しました。")),
    "present": (projects.present, _("報告会を終えたことを記録しました。")),
    "complete": (projects.complete_project, _("完了にして、公表しました。")),
    "resume": (projects.resume, _("協定準備に戻しました。")),
    "postpone": (projects.postpone, _("翌年度へ延期しました。")),
    "stop": (projects.stop, _("中止しました。")),
}


class ProjectDesk(ConfirmsView):
    """Next step, dates, buttons, papers, record."""

    @property
    def title(self):
        return _("${project}の手続き", mapping={"project": self.context.title})

    @property
    def back(self):
        return self.url(), _("事業の公開ページ")

    def update(self) -> None:
        project = self.context
        self.state = api.content.get_state(project)
        self.chip = state_chip("project", self.state)
        self.flow = life_flow(project)
        self.evaluation = self._evaluation()
        sheet = self.evaluation.absolute_url() if self.evaluation is not None else ""
        self.next_step = next_step(
            project, now=self.now, form_url=self.url("@@kyodo-form", "report"), sheet_url=sheet
        )
        self.late = was_late(project)
        self.facts = facts(self)
        self.papers = papers(project)
        self.accounts = accounts(self)
        self.change_note = change_note(self) if self.accounts is not None else ""
        self.confirms = self.make_confirms()
        self.edit = self.url("edit") if self._may_edit() else None
        self.history = entries(project)

    def _evaluation(self):
        found = children(self.context, "KyodoEvaluation")
        visible = [one for one in found if api.user.has_permission("View", obj=one)]
        return visible[-1] if visible else None

    def _may_edit(self) -> bool:
        return api.user.has_permission("Modify portal content", obj=self.context)

    # buttons

    def make_confirms(self) -> list[parts.Confirm]:
        project, state = self.context, api.content.get_state(self.context)
        made = [self._agreement()] if state in ("preparing", "agreed") and is_city(project) else []
        steps = {step.id for step in life_cycle("project").leaving(state)}
        made += [
            confirm("project", action, act, self._extra(action))
            for action, act in ACTS.items()
            if action in steps and may(project, action)
        ]
        if state == "evaluating" and not children(project, "KyodoEvaluation"):
            made.insert(0, self._sheet())
        return [one for one in made if one is not None]

    def _extra(self, action: str) -> tuple[FormField, ...]:
        if action != "resume":
            return ()
        year = self.context.fiscal_year + 1
        title = _("実施する年度(西暦)")
        return (FormField("fiscal_year", title, kind="number", required=True, value=year),)

    def _agreement(self) -> parts.Confirm:
        return parts.Confirm(
            action="dates",
            button=_("協定の内容を書く"),
            question=_("協定の日付と金額"),
            consequences=(_("実績報告の期限が決まります。記録に残ります。"),),
            extra=tuple(agreement_fields(self.context)),
        )

    def _sheet(self) -> parts.Confirm | None:
        if not api.user.has_permission(permissions.MANAGE_EVALUATION, obj=self.context):
            return None
        return parts.Confirm(
            action="sheet",
            button=_("評価シートを頼む"),
            question=_("団体と担当課に、評価シートの記入を頼みますか"),
            consequences=(
                _("団体と担当課に、メールで頼みます。"),
                _("両方が確定するまで、相手の欄はだれも見られません。"),
            ),
            extra=(FormField("due", _("記入の期限"), kind="date", required=True),),
        )

    def handle_post(self) -> str | None:
        """Transitions are answered by their table, the other buttons by ``do_…``."""
        action = self.request.form.get("do", "")
        if action not in VERBS:
            return super().handle_post()
        if not self.is_authentic():
            return None
        with self.collecting_refusals():
            return self._step(action)
        return None

    def _step(self, action: str) -> str | None:
        values = self.answers(action)
        if values is None:
            return None
        verb, said = VERBS[action]
        verb(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url("@@kyodo-projectdesk"), said)

    def do_dates(self):
        values = self.answers("dates")
        if values is None:
            return None
        projects.set_agreement(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url("@@kyodo-projectdesk"), _("協定の内容を保存しました。"))

    def do_sheet(self):
        values = self.answers("sheet")
        if values is None:
            return None
        evaluations.start_evaluation(self.context, due=values["due"], by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-projectdesk"), _("評価シートを頼みました。"))
