"""``@@kyodo-callsteps``: the next steps of a call, each with what follows from it."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.callpage.flow import calendar_flow
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.formdesk.base import problem_links
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.domain.deadlines import end_of_day
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.workflow import labels
from plone import api


CONSEQUENCES = {
    "publish": (_("だれでもこの募集を見られるようになります。提案はまだ出せません。"),),
    "open": (
        _("団体が提案を書いて、提出できるようになります。"),
        _("様式と設定は、この募集の間は変わりません。"),
    ),
    "retract": (_("募集のページは、だれにも見えなくなります。"),),
    "close": (_("新しい提案は出せなくなります。延長を認めた団体は、その期限まで出せます。"),),
    "start_selection": (_("選考委員会が審査を始められるようになります。"),),
    "complete": (_("この年度の募集を終わりにします。公開したページは残ります。"),),
    "not_hold": (_("「募集なし」と、その理由を公表します。"),),
}
QUESTIONS = {
    "publish": _("この募集を公開しますか"),
    "open": _("受付を始めますか"),
    "retract": _("この募集を準備中に戻しますか"),
    "close": _("受付を締め切りますか"),
    "start_selection": _("選考を始めますか"),
    "complete": _("この募集を完了にしますか"),
    "not_hold": _("この年度は募集しないことにしますか"),
}


class CallSteps(KyodoView):
    """What the secretariat does next with the call."""

    @property
    def title(self):
        return _("${call}の手続き", mapping={"call": self.context.title})

    @property
    def back(self):
        return self.url(), self.context.title

    def update(self) -> None:
        call = self.context
        self.state = api.content.get_state(call)
        chip = labels.chip("call", self.state)
        self.chip = parts.chip(chip.text, "good" if self.state == "accepting" else "neutral")
        self.flow = calendar_flow(call, today(self.now))
        self.problems = problem_links(call)
        self.confirms = self._confirms()
        self.links = [
            parts.Link(_("日程を決める"), self.url("kyodo-calldates")),
            parts.Link(_("案内文・上限を直す"), self.url("edit")),
            parts.Link(_("審査の基準を決める"), self.url("kyodo-criteria")),
            parts.Link(_("様式の設定"), self.url("kyodo-forms")),
            parts.Link(_("市提案を作る"), self.url("kyodo-addtheme")),
            parts.Link(_("この募集を写して、次の募集を作る"), self.url("kyodo-copycall")),
        ]

    def _confirms(self) -> list[parts.Confirm]:
        steps = {step.id: step for step in life_cycle("call").leaving(self.state)}
        made = [
            parts.Confirm(
                action=key,
                button=labels.transition_label("call", key),
                question=QUESTIONS[key],
                consequences=CONSEQUENCES[key],
                reason="reason" if key in ("not_hold", "retract", "close") else "",
                reason_required=key != "close",
                reason_help=_("締切より前に締め切るときは、理由を書いてください。")
                if key == "close"
                else "",
                danger=key == "not_hold",
            )
            for key in QUESTIONS
            if key in steps
        ]
        if self.state in ("accepting", "closed"):
            made.append(self._extension())
        return made

    def _extension(self) -> parts.Confirm:
        return parts.Confirm(
            action="extend",
            button=_("延長を認める"),
            question=_("1つの団体に、締切の延長を認めますか"),
            consequences=(_("選んだ団体だけが、延長した日まで提出できます。記録に残ります。"),),
            reason="reason",
            extra=(
                FormField(
                    "organization",
                    _("団体"),
                    kind="select",
                    required=True,
                    options=self._organizations(),
                ),
                FormField("until", _("延長する日"), kind="date", required=True),
            ),
        )

    def _organizations(self) -> tuple[Option, ...]:
        brains = api.content.find(
            context=program_of(self.context),
            portal_type="KyodoOrganization",
            sort_on="sortable_title",
        )
        return (
            Option("", _("選んでください")),
            *(Option(brain.UID, brain.Title) for brain in brains),
        )

    def do_publish(self):
        calls.publish_call(self.context, by=self.by, now=self.now)
        return self._done(_("公開しました。"))

    def do_open(self):
        calls.open_call(self.context, by=self.by, now=self.now)
        return self._done(_("受付を始めました。"))

    def do_retract(self):
        calls.retract_call(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self._done(_("準備中に戻しました。"))

    def do_close(self):
        reason = self.typed("reason").strip()
        calls.close_call(self.context, by=self.by, now=self.now, reason=reason)
        return self._done(_("締め切りました。"))

    def do_start_selection(self):
        calls.start_selection(self.context, by=self.by, now=self.now)
        return self._done(_("選考を始めました。"))

    def do_complete(self):
        calls.complete_call(self.context, by=self.by, now=self.now)
        return self._done(_("完了にしました。"))

    def do_not_hold(self):
        calls.decline_call(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self._done(_("募集なしにしました。"))

    def do_extend(self):
        self.update()
        values = self.cleaned_confirm("extend")
        if values is None:
            return None
        calls.extend_for(
            self.context,
            organization_uid=values["organization"],
            until=end_of_day(values["until"]),
            reason=values["reason"],
            by=self.by,
            now=self.now,
        )
        return self._done(_("延長を認めました。"))

    def cleaned_confirm(self, action: str):
        """Clean values of a confirm's fields; None with ``errors`` filled."""
        confirm = next(one for one in self.confirms if one.action == action)
        return self.cleaned_fields(self.confirm_fields(confirm))

    def _done(self, message):
        return self.redirect(self.url("kyodo-callsteps"), message)
