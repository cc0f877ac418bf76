"""``@@kyodo-desk``: everything about one proposal, for the city hall and the centre."""

from .actions import proposal_confirms
from .actions import section_options
from .checks import changed_judgements
from .checks import check_rows
from .checks import confirmed_by_papers
from .rounds import CorrectionActs
from .rounds import round_table
from .steps import next_step
from .summary import summary
from AccessControl import Unauthorized
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import history
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.desk.papers import paper_table
from kamakura.kyodo.browser.desk.papers import sheet_words
from kamakura.kyodo.browser.desk.papers import talk_table
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.content.visibility import roles_on
from kamakura.kyodo.domain.states import flow
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import screening
from plone import api
from typing import Any


DESK_ROLES = frozenset(
    {permissions.ROLE_SECRETARIAT, permissions.ROLE_SECTION, permissions.ROLE_CENTER}
)
MARKED_IN = ("submitted", "screening")
PHASES = {"done": "done", "here": "here", "to_come": "todo"}


class ProposalDesk(CorrectionActs, ConfirmsView):
    """The proposal with its papers, requirements, talks, acts and record."""

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        call = call_of(self.context)
        if self.is_secretariat:
            return f"{call.absolute_url()}/kyodo-board", _("提案の一覧")
        program = call.aq_parent
        return f"{program.absolute_url()}/kyodo-mylist", _("担当の一覧")

    @property
    def is_secretariat(self) -> bool:
        return api.user.has_permission(permissions.SCREEN_PROPOSAL, obj=self.context)

    def handle_post(self) -> str | None:
        self.require_desk()
        return super().handle_post()

    def require_desk(self) -> None:
        """The group has a page of its own; here names of officers stand."""
        if not roles_on(self.context) & DESK_ROLES and not self.is_secretariat:
            raise Unauthorized("kyodo-desk")

    def update(self) -> None:
        self.require_desk()
        self.state = api.content.get_state(self.context)
        self.chip = state_chip("proposal", self.state)
        self.flow = self._flow()
        self.summary = summary(self)
        self.words = sheet_words(self)
        self.papers = paper_table(self)
        self.talks = talk_table(self)
        self.rounds = round_table(self)
        self.checks = check_rows(self.context, self) if self.is_secretariat else []
        self.may_check = self.is_secretariat and self.state in screening.CHECKED_IN
        self.may_mark = self.is_secretariat and self.state in MARKED_IN
        self.may_assign = self.is_secretariat and self.state in screening.ASSIGNED_IN
        self.open_checks = [row for row in self.checks if not row.judged]
        # What was typed wrongly stays in view, whatever was judged before.
        self.checks_met = [row for row in self.checks if row.is_met and not row.note_field.error]
        self.checks_to_see = [row for row in self.checks if row not in self.checks_met]
        self.by_papers = confirmed_by_papers(self.context) if self.may_check else []
        self.confirms = self.make_confirms()
        self.next_step = next_step(self, self.state, is_secretariat=self.is_secretariat)
        self.other_confirms = self._other_confirms()
        self.history = history.entries(self.context, *consultations_of(self.context))

    def _other_confirms(self) -> list[parts.Confirm]:
        """The acts that do not stand in the box of the next step already."""
        first = self.next_step.confirm if self.next_step is not None else None
        return [one for one in self.confirms if one is not first]

    def _flow(self) -> parts.Flow:
        drawn = flow("proposal", self.state)
        steps = tuple(
            parts.FlowStep(
                title=_(step.state.label),
                state=PHASES[str(step.phase)],
                mark="✓" if str(step.phase) == "done" else str(number),
            )
            for number, step in enumerate(drawn.steps, 1)
        )
        return parts.Flow(label=_("この提案の流れ"), steps=steps)

    def who(self, user_id: str, at: datetime) -> Any:
        """Who judged, and when."""
        name = history.actor(user_id, self.context, inside=True)
        return _("${who}、${at}", mapping={"who": name, "at": moment_text(at)})

    @property
    def sections_field(self) -> FormField:
        return FormField(
            "sections",
            _("担当課"),
            kind="checkboxes",
            required=True,
            help=_("選んだ課の職員が、この提案を見られるようになります。"),
            options=section_options(),
            value=self.typed("sections", None) or list(self.context.sections or ()),
            error=self.errors.get("sections"),
        )

    def make_confirms(self):
        if not self.is_secretariat:
            return []
        return proposal_confirms(self.context, api.content.get_state(self.context))

    # acts

    def do_accept(self):
        screening.accept_proposal(self.context, by=self.by, now=self.now)
        return self.done(_("受け付けました。要件を確認してください。"), "#checks")

    def do_checks(self):
        changed = changed_judgements(self.context, self.request.form)
        for key, ok, note in changed:
            refusal = screening.check_refusal(self.context, key=key, ok=ok, note=note)
            if refusal is not None:
                self.errors[f"note-{key}"] = sentence(refusal)
        if self.errors:
            return None
        for key, ok, note in changed:
            screening.record_check(
                self.context, key=key, ok=ok, note=note, by=self.by, now=self.now
            )
        return self.done(_("要件の判断を記録しました。"), "#checks")

    def do_checks_by_papers(self):
        note = japanese(_("書類のとおり"))
        for key in confirmed_by_papers(self.context):
            screening.record_check(
                self.context, key=key, ok=True, note=note, by=self.by, now=self.now
            )
        return self.done(_("書類で確かめられる要件を「満たす」と記録しました。"), "#checks")

    def do_assign(self):
        chosen = self.typed("sections", [])
        chosen = [chosen] if isinstance(chosen, str) else list(chosen)
        screening.assign_sections(self.context, sections=chosen, by=self.by, now=self.now)
        return self.done(_("担当課を決めました。"))

    def do_not_accept(self):
        values = self.answers("not_accept")
        if values is None:
            return None
        reason = values["not_accept_reason"]
        screening.not_accept(self.context, reason=reason, by=self.by, now=self.now)
        return self.done(_("不受理にして、団体に知らせました。"))

    def do_refer(self):
        values = self.answers("refer")
        if values is None:
            return None
        screening.refer(self.context, reason=values["refer_reason"], by=self.by, now=self.now)
        return self.done(_("他の制度を案内して終わりにしました。"))

    def do_request(self):
        values = self.answers("request")
        if values is None:
            return None
        talk = consultations.request_consultation(
            self.context, kind="preliminary", **values, by=self.by, now=self.now
        )
        return self.redirect(talk.absolute_url(), _("回答を依頼しました。"))

    def do_consult(self):
        values = self.answers("consult")
        if values is None:
            return None
        talk = screening.start_consultation(
            self.context, due=values["due"], by=self.by, now=self.now
        )
        return self.redirect(talk.absolute_url(), _("4者協議を依頼しました。"))

    def do_request_again(self):
        values = self.answers("request_again")
        if values is None:
            return None
        talk = consultations.request_consultation(
            self.context,
            kind="four_party",
            sections=self.context.sections,
            due=values["due"],
            by=self.by,
            now=self.now,
        )
        return self.redirect(talk.absolute_url(), _("4者協議を依頼しました。"))

    def do_review(self):
        values = self.answers("review")
        if values is None:
            return None
        screening.go_to_review(self.context, order=values["order"], by=self.by, now=self.now)
        return self.done(_("審査へ進めました。"))

    def do_reopen(self):
        values = self.answers("reopen")
        if values is None:
            return None
        screening.reopen(self.context, reason=values["reopen_reason"], by=self.by, now=self.now)
        return self.done(_("1つ前の段階に戻しました。"))

    def done(self, message: Any, anchor: str = "") -> str:
        """Back to the desk, with a message."""
        return self.redirect(f"{self.url('kyodo-desk')}{anchor}", message)
