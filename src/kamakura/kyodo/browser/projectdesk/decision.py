"""``@@kyodo-decision``: from the choice of the committee to the decision of the city."""

from .actions import Act
from .actions import confirm
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import project as projects
from plone import api


ACTS = {
    "start_budgeting": Act(
        _("協議と予算化を始めますか"),
        (_("団体が、担当課と話し合って書類を書き直せるようになります。"),),
    ),
    "decide": Act(
        _("実施を決定しますか"),
        (
            _("予算が議決されたことを確かめてから押してください。"),
            _("実施事業が作られ、団体と担当課にメールで知らせます。"),
        ),
    ),
    "not_fund": Act(
        _("予算化されなかったことを記録しますか"),
        (_("この提案の手続きはここで終わります。理由を付けて、団体にメールで知らせます。"),),
        reason=_("予算化されなかった理由"),
        danger=True,
    ),
}
NEXT = {
    "passed": _("団体・担当課と、計画と予算の協議を始めてください。"),
    "budgeting": _("予算が議決されたら、実施を決定してください。"),
}


class DecisionPage(ConfirmsView):
    """For the secretariat, on a proposal that was chosen."""

    @property
    def title(self):
        return _("実施の決定: ${proposal}", mapping={"proposal": self.context.title})

    @property
    def back(self):
        return self.url(), self.context.title

    def update(self) -> None:
        proposal = self.context
        state = api.content.get_state(proposal)
        self.chip = state_chip("proposal", state)
        if state in NEXT:
            self.next_step = parts.NextStep(text=NEXT[state])
        else:
            self.next_step = parts.NextStep(
                text=_("いまは、ここですることはありません。"), waiting=True
            )
        sections = "、".join(section_title(key) for key in proposal.sections or ())
        self.facts = [
            lists.Definition(_("受付番号"), proposal.receipt_number),
            lists.Definition(_("団体"), proposal.organization_title),
            lists.Definition(_("担当課"), sections),
            lists.Definition(_("総事業費"), lists.Money(proposal.total_cost)),
            lists.Definition(_("市の負担金"), lists.Money(proposal.city_share)),
        ]
        self.confirms = self.make_confirms()

    def make_confirms(self) -> list[parts.Confirm]:
        if not api.user.has_permission(permissions.DECIDE_PROPOSAL, obj=self.context):
            return []
        state = api.content.get_state(self.context)
        steps = {step.id for step in life_cycle("proposal").leaving(state)}
        return [confirm("proposal", name, act) for name, act in ACTS.items() if name in steps]

    def do_start_budgeting(self):
        if self.answers("start_budgeting") is None:
            return None
        projects.start_budgeting(self.context, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-decision"), _("協議と予算化を始めました。"))

    def do_not_fund(self):
        values = self.answers("not_fund")
        if values is None:
            return None
        projects.refuse_funding(self.context, by=self.by, now=self.now, **values)
        return self.redirect(
            self.url("@@kyodo-decision"), _("予算化されなかったことを記録しました。")
        )

    def do_decide(self):
        if self.answers("decide") is None:
            return None
        project = projects.decide_project(self.context, by=self.by, now=self.now)
        said = _("実施を決定し、実施事業を作りました。")
        return self.redirect(f"{project.absolute_url()}/@@kyodo-projectdesk", said)
