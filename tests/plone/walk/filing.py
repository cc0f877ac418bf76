"""Steps of a proposal from the draft to the committee, and out of the way."""

from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import booleans
from hypothesis.strategies import integers
from hypothesis.strategies import sampled_from
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import correction
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import screening
from tests.plone import papers
from tests.plone.walk.machine import Walk
from tests.plone.walk.model import BACK
from tests.plone.walk.model import Proposal
from tests.plone.walk.model import UNDER_WAY
from tests.plone.walk.people import acting
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.people import SOMEBODY
from uuid import uuid4


PERSON = sampled_from(SOMEBODY)
REASON = sampled_from(("理由です。", "理由です。", "理由です。", " "))
WHICH = integers(0, 4)
CHECKED_IN = ("submitted", "screening", "correction")
ASSIGNED_IN = (*CHECKED_IN, "preliminary", "consulting", "ready", "passed")
FORMS = ("group_proposal", "project_plan", "budget", "organization_profile")


class FilingSteps(Walk):
    """What the group does, and what the secretariat does about it."""

    def one(self, which: int) -> Proposal:
        """One of the proposals there are."""
        found = self.model.proposals[which % len(self.model.proposals)]
        self.touch(found)
        return found

    def write(self, proposal: Proposal, *forms: str) -> None:
        """The group fills forms in."""
        with acting(proposal.group):
            for form in forms:
                papers.write(
                    proposal.obj, form, papers.ANSWERS[form], by=proposal.group, now=self.now
                )
        proposal.written |= set(forms)

    @precondition(lambda self: len(self.model.proposals) < 3)
    @rule(person=PERSON, group=sampled_from(("gp1", "gp2")))
    def start(self, person: str, group: str) -> None:
        by = self.who(person, group)
        organization = by_uid(self.world.started[int(group[-1]) - 1].obj.organization_uid)
        legal = by == group and self.model.call_state == "accepting"
        made = self.attempt(
            verbs.start_proposal,
            self.call,
            kind="group",
            organization=organization,
            legal=legal,
            by=by,
        )
        if legal:
            self.model.proposals.append(Proposal(made, group))

    @precondition(lambda self: self.model.of("draft"))
    @rule(which=WHICH, person=PERSON)
    def send_sheet(self, which: int, person: str) -> None:
        proposal = self.one(which)
        by = self.who(person, proposal.group)
        if proposal.state == "draft":
            self.write(proposal, "preliminary_sheet")
        legal = (
            by == proposal.group
            and proposal.state == "draft"
            and self.model.call_state == "accepting"
        )
        self.attempt(verbs.send_sheet, proposal.obj, token=uuid4().hex, legal=legal, by=by)
        if legal:
            proposal.state = "preliminary"

    @precondition(lambda self: self.model.of("draft", "preliminary"))
    @rule(which=WHICH, person=PERSON, complete=sampled_from((True, True, True, False)))
    def file(self, which: int, person: str, complete: bool) -> None:
        proposal = self.one(which)
        by = self.who(person, proposal.group)
        if complete and proposal.state in ("draft", "preliminary"):
            self.write(proposal, *(set(FORMS) - proposal.written))
        legal = (
            by == proposal.group
            and proposal.state in ("draft", "preliminary")
            and self.model.call_state == "accepting"
            and proposal.written >= set(FORMS)
            and proposal.outcome("preliminary") == "go"
        )
        number = self.attempt(
            verbs.file_proposal, proposal.obj, token=uuid4().hex, legal=legal, by=by
        )
        if legal:
            assert number not in {one.number for one in self.model.proposals}
            proposal.state, proposal.number = "submitted", number
            proposal.sections = ("bosai",) if not proposal.sections else proposal.sections

    @precondition(lambda self: len(self.model.proposals) > 1)
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def withdraw(self, which: int, person: str, reason: str) -> None:
        proposal = self.one(which)
        by = self.who(person, proposal.group)
        legal = (
            by == proposal.group
            and proposal.state in UNDER_WAY | {"passed"}
            and bool(reason.strip())
        )
        self.attempt(verbs.withdraw_proposal, proposal.obj, reason=reason, legal=legal, by=by)
        if legal:
            proposal.state = "withdrawn"

    @precondition(lambda self: self.model.of("draft") and len(self.model.proposals) > 1)
    @rule(which=WHICH, person=PERSON)
    def delete_draft(self, which: int, person: str) -> None:
        proposal = self.one(which)
        by = self.who(person, proposal.group)
        legal = by == proposal.group and proposal.state == "draft" and not proposal.talks
        legal = legal and not proposal.obj.workflow_history["kyodo_proposal_workflow"][1:]
        self.attempt(verbs.delete_draft, proposal.obj, legal=legal, by=by)
        if legal:
            self.model.proposals.remove(proposal)
            self.touched = None

    @precondition(lambda self: self.model.of("submitted"))
    @rule(which=WHICH, person=PERSON)
    def receive(self, which: int, person: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == "submitted"
        self.attempt(screening.accept_proposal, proposal.obj, legal=legal, by=by)
        if legal:
            proposal.state = "screening"

    @precondition(lambda self: self.model.of(*CHECKED_IN))
    @rule(which=WHICH, person=PERSON, ok=sampled_from((True, True, True, False)))
    def check(self, which: int, person: str, ok: bool) -> None:
        """Note every requirement; the last one may fail."""
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state in CHECKED_IN
        keys = [one.key for one in screening.eligibility_checks(proposal.obj)]
        for key in keys if legal else keys[:1]:
            is_met = ok or key != keys[-1]
            options = {"key": key, "ok": is_met, "note": "書類で確認", "legal": legal, "by": by}
            self.attempt(screening.record_check, proposal.obj, **options)
            if legal:
                proposal.checks[key] = is_met

    @precondition(lambda self: self.model.of("submitted", "screening"))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def ask_for_correction(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state in ("submitted", "screening")
        legal = legal and bool(reason.strip())
        items = {"group_proposal:purpose": "目的をくわしく書いてください。"}
        options = {"items": items, "reason": reason, "legal": legal, "by": by}
        self.attempt(screening.request_correction, proposal.obj, **options)
        if legal:
            proposal.state = "correction"

    @precondition(lambda self: self.model.of("correction"))
    @rule(which=WHICH, person=PERSON, field=sampled_from(("purpose", "purpose", "summary")))
    def correct(self, which: int, person: str, field: str) -> None:
        """The group mends what was asked for, or something else."""
        proposal = self.one(which)
        by = self.who(person, proposal.group)
        legal = by == proposal.group and proposal.state == "correction" and field == "purpose"
        if proposal.state == "correction":
            answers = {**papers.ANSWERS["group_proposal"], field: f"直しました {self.now}"}
            with acting(proposal.group):
                papers.write(
                    proposal.obj, "group_proposal", answers, by=proposal.group, now=self.now
                )
        self.attempt(verbs.resend_correction, proposal.obj, token=uuid4().hex, legal=legal, by=by)
        if legal:
            proposal.state = "screening"

    @precondition(lambda self: self.model.of("correction"))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def withdraw_correction(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == "correction" and bool(reason.strip())
        self.attempt(
            correction.withdraw_correction, proposal.obj, reason=reason, legal=legal, by=by
        )
        if legal:
            proposal.state = "screening"

    @precondition(lambda self: self.model.of(*CHECKED_IN))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def not_accept(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state in CHECKED_IN and bool(reason.strip())
        self.attempt(screening.not_accept, proposal.obj, reason=reason, legal=legal, by=by)
        if legal:
            proposal.state = "not_accepted"

    @precondition(lambda self: self.model.of(*CHECKED_IN, "consulting"))
    @rule(which=WHICH, person=PERSON, also=booleans(), none=sampled_from((False, False, True)))
    def assign_sections(self, which: int, person: str, also: bool, none: bool) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        chosen = () if none else ("bosai", "midori") if also else ("bosai",)
        legal = by == SECRETARIAT and proposal.state in ASSIGNED_IN and bool(chosen)
        options = {"sections": chosen, "legal": legal, "by": by}
        self.attempt(screening.assign_sections, proposal.obj, **options)
        if legal:
            proposal.sections = chosen

    @precondition(lambda self: self.model.of("preliminary"))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def refer(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == "preliminary" and bool(reason.strip())
        self.attempt(screening.refer, proposal.obj, reason=reason, legal=legal, by=by)
        if legal:
            proposal.state = "referred"

    @precondition(lambda self: self.model.of(*BACK))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def take_a_step_back(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state in BACK and bool(reason.strip())
        self.attempt(screening.reopen, proposal.obj, reason=reason, legal=legal, by=by)
        if legal:
            proposal.state = BACK[proposal.state]

    @precondition(lambda self: self.model.call_state == "accepting" and self.model.proposals)
    @rule(person=PERSON, reason=REASON)
    def close_call(self, person: str, reason: str) -> None:
        by = self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and bool(reason.strip())
        self.attempt(calls.close_call, self.call, reason=reason, legal=legal, by=by, shows=True)
        if legal:
            self.model.call_state = "closed"
