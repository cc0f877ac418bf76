"""``@@kyodo-evaluation``: one's own column, then both side by side, then the joint column."""

from .acts import DONE
from .acts import QUESTIONS
from .acts import WITH_REASON
from .words import Words
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.filing.sheetstep import returned_words
from kamakura.kyodo.browser.history import entries
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content import columns
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.domain.evaluation import JOINT
from kamakura.kyodo.domain.evaluation import SIDES
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.operations import evaluation as verbs
from kamakura.kyodo.workflow import labels
from plone import api


SIDE_TITLES = {"group": _("団体"), "section": _("市の担当課")}


class EvaluationPage(ConfirmsView):
    """For both sides and the secretariat; nobody sees the other's column before both locked."""

    @property
    def project(self):
        return enclosing(self.context, IKyodoProject)

    @property
    def title(self):
        return _("評価シート: ${project}", mapping={"project": self.project.title})

    @property
    def back(self):
        return f"{self.project.absolute_url()}/@@kyodo-projectdesk", _("事業の手続き")

    def update(self) -> None:
        evaluation = self.context
        self.state = api.content.get_state(evaluation)
        self.side = columns.side_of(evaluation)
        self.is_open = columns.columns_open(evaluation)
        self.chip = state_chip("evaluation", self.state)
        self.flow = parts.flow(_("評価の流れ"), self._steps(), here=self._here())
        self.next_step = self._next_step()
        self.progress = self._progress()
        self._take_columns()
        self.confirms = self.make_confirms()
        self.history = entries(evaluation)

    def _steps(self) -> list[tuple]:
        cycle = life_cycle("evaluation")
        names = [name for name in cycle.main if name not in ("not_started", "both_locked")]
        if self.state != "third_party" and not self.context.third_party:
            names.remove("third_party")
        return [(name, _(cycle.state(name).label)) for name in names]

    def _here(self) -> str | None:
        return {"both_locked": "joint", "published": None}.get(self.state, self.state)

    # what to do

    def _next_step(self) -> parts.NextStep:
        make = getattr(self, f"_next_{self.state}", None)
        return make() if make else parts.NextStep(text=_("評価は公表されています。"), waiting=True)

    def _next_writing(self) -> parts.NextStep:
        due = parts.due(self.context.due, self.now)
        if self.side is None:
            return parts.NextStep(
                text=_("団体と担当課が、それぞれの欄を書いています。"), due=due, waiting=True
            )
        if self.side in self.context.locked:
            return parts.NextStep(
                text=_("あなたの側の欄は確定しました。相手の側が確定すると、両方の欄が開きます。"),
                due=due,
                waiting=True,
            )
        return parts.NextStep(
            text=_("あなたの側の欄を書いて、確定してください。"),
            due=due,
            button=parts.Link(_("自分の欄を書く"), self._form(self.side)),
            detail=_("途中で保存できます。両方が確定するまで、読めるのはあなたの側の人だけです。"),
        )

    def _next_both_locked(self) -> parts.NextStep:
        return parts.NextStep(
            text=_("両者の評価が開きました。事務局が相互評価を始めます。"),
            waiting=not self._may_manage(),
        )

    def _next_joint(self) -> parts.NextStep:
        if not api.user.has_permission(permissions.WRITE_EVALUATION, obj=self.context):
            return parts.NextStep(
                text=_("両者が話し合って、合意したことを書いています。"), waiting=True
            )
        if reason := returned(self.context).get(columns.column_key(JOINT), ""):
            return parts.NextStep(
                text=_("相互評価を書き直してください。"),
                button=parts.Link(_("相互評価を書き直す"), f"{self._form(JOINT)}#returned"),
                detail=returned_words(reason),
            )
        return parts.NextStep(
            text=_("両者で話し合い、合意したことを書いてください。"),
            button=parts.Link(_("相互評価を書く"), self._form(JOINT)),
            detail=_(
                "団体・担当課・事務局のだれが書いてもかまいません。書いた人は記録に残ります。"
            ),
        )

    def _next_third_party(self) -> parts.NextStep:
        return parts.NextStep(text=_("第三者の意見を待っています。"), waiting=True)

    def _next_publishable(self) -> parts.NextStep:
        return parts.NextStep(
            text=_("内容を最後に確かめて、公表してください。"), waiting=not self._may_manage()
        )

    def _form(self, column: str) -> str:
        return self.url("@@kyodo-form", columns.column_key(column))

    def _may_manage(self) -> bool:
        return api.user.has_permission(permissions.MANAGE_EVALUATION, obj=self.context)

    # what is seen

    def _progress(self) -> lists.Table:
        """Who is how far: whether a column is written, never what is in it."""
        filings = Filings(self.context)
        rows = []
        for side in SIDES:
            locked = self.context.locked.get(side)
            if locked:
                state = parts.chip(_("確定"), "done")
            elif filings.get(columns.column_key(side)) is not None:
                state = parts.chip(_("書いている途中"), "waiting")
            else:
                state = parts.chip(_("まだ始めていません"), "neutral")
            moment = moment_text(locked["at"]) if locked else None
            rows.append(lists.Row((SIDE_TITLES[side], state, moment)))
        return lists.Table(
            caption=_("記入の進み具合"),
            columns=(
                lists.Column(_("欄")),
                lists.Column(_("状態")),
                lists.Column(_("確定した日時")),
            ),
            rows=rows,
            show_count=False,
        )

    def _take_columns(self) -> None:
        self.chart = self.overall = self.comments = self.agreed = None
        self.joint = []
        if self.is_open:
            words = Words(self.context)
            group, section = (columns.column(self.context, side) for side in SIDES)
            self.chart = words.chart(group, section, say=self.translate)
            self.overall = words.overall(group, section)
            self.comments = words.comments(group, section)
            answers = columns.joint(self.context)
            if answers:
                self.joint, self.agreed = words.joint(answers), words.agreed(answers)

    # what is done

    def make_confirms(self) -> list[parts.Confirm]:
        state = api.content.get_state(self.context)
        made = [self._opinion()] if state == "third_party" else []
        if not self._may_manage():
            return [one for one in made if one is not None]
        steps = {step.id for step in life_cycle("evaluation").leaving(state)}
        for action, (question, consequences) in QUESTIONS.items():
            if action in steps:
                made.append(
                    parts.Confirm(
                        action=action,
                        button=labels.transition_label("evaluation", action),
                        question=question,
                        consequences=consequences,
                        reason="reason" if action in WITH_REASON else "",
                        danger=action == "reopen",
                    )
                )
        return [one for one in made if one is not None]

    def _opinion(self) -> parts.Confirm | None:
        if not api.user.has_permission(permissions.WRITE_EVALUATION, obj=self.context):
            return None
        field = FormField(
            "opinion",
            _("第三者の意見"),
            kind="textarea",
            required=True,
            maxlength=1000,
            value=self.context.third_party or "",
        )
        return parts.Confirm(
            action="opinion",
            button=_("意見を書く"),
            question=_("第三者の意見"),
            consequences=(_("公表するとき、いっしょに載ります。"),),
            extra=(field,),
        )

    def do_opinion(self):
        values = self.answers("opinion")
        if values is None:
            return None
        text = values["opinion"]
        verbs.write_third_party(self.context, text=text, by=self.by, now=self.now)
        return self.redirect(self.url(), _("意見を保存しました。"))

    def _step(self, action: str, verb):
        values = self.answers(action)
        if values is None:
            return None
        verb(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url(), DONE[action])

    def do_start_joint(self):
        return self._step("start_joint", verbs.start_joint)

    def do_ask_third_party(self):
        return self._step("ask_third_party", verbs.ask_third_party)

    def do_make_publishable(self):
        return self._step("make_publishable", verbs.make_publishable)

    def do_publish(self):
        return self._step("publish", verbs.publish_evaluation)

    def do_reopen(self):
        return self._step("reopen", verbs.reopen_joint)
