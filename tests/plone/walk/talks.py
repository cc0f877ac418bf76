"""Steps of the 事前調整 and the 4者協議, and the short way through them."""

from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import integers
from hypothesis.strategies import sampled_from
from kamakura.kyodo.domain.consultation import questions_for
from kamakura.kyodo.operations import consultation as verbs
from kamakura.kyodo.operations import screening
from tests.plone.sample import SECTION_ANSWER
from tests.plone.walk.filing import FilingSteps
from tests.plone.walk.filing import PERSON
from tests.plone.walk.filing import REASON
from tests.plone.walk.filing import WHICH
from tests.plone.walk.model import Proposal
from tests.plone.walk.model import Talk
from tests.plone.walk.people import CENTER
from tests.plone.walk.people import OFFICER
from tests.plone.walk.people import RIGHT
from tests.plone.walk.people import SECRETARIAT


MOMENT = {"preliminary": "preliminary", "four_party": "consulting"}
PARTIES = ("group", "section:bosai", "center", "secretariat")
WRITERS = {"section:bosai": OFFICER, "center": CENTER, "secretariat": SECRETARIAT}
OUTCOMES = ("go", "go", "go", "again", "withdraw", "refer", "drop")
MINUTES = {"attendees": "団体: 2人", "points": "役割分担"}


class TalkSteps(FilingSteps):
    """What the four parties do."""

    @precondition(lambda self: self.model.of("preliminary", "consulting"))
    @rule(which=WHICH, person=PERSON, kind=sampled_from(tuple(MOMENT)))
    def request_talk(self, which: int, person: str, kind: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == MOMENT[kind] and proposal.talk is None
        options = {"kind": kind, "sections": ["bosai"], "legal": legal, "by": by}
        made = self.attempt(verbs.request_consultation, proposal.obj, **options)
        if legal:
            proposal.talks.append(Talk(made, kind, ("bosai",)))
            proposal.sections = ("bosai",)

    def may_talk(self, proposal: Proposal, talk: Talk) -> bool:
        """Talks go on while the proposal waits for them."""
        return talk.is_open and proposal.state == MOMENT[talk.kind]

    @precondition(lambda self: any(one.talks for one in self.model.proposals))
    @rule(which=WHICH, person=PERSON, party=sampled_from(PARTIES))
    def answer(self, which: int, person: str, party: str) -> None:
        proposal = self.one(which)
        if not proposal.talks:
            return
        talk = proposal.talks[-1]
        by = self.who(person, WRITERS.get(party, proposal.group))
        answers = {one.name: "よいと思います。" for one in questions_for(party) if not one.choices}
        answers |= SECTION_ANSWER if party == "section:bosai" else {}
        legal = self.may_talk(proposal, talk) and talk.own_party(by, proposal.group) == party
        options = {"party": party, "answers": answers, "legal": legal, "by": by}
        self.attempt(verbs.answer_part, talk.obj, **options)
        if legal:
            talk.answered.add(party)

    @precondition(lambda self: any(one.talks for one in self.model.proposals))
    @rule(which=WHICH, person=PERSON)
    def sit(self, which: int, person: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        if not proposal.talks:
            return
        talk = proposal.talks[-1]
        legal = by == SECRETARIAT and self.may_talk(proposal, talk)
        options = {"held_on": self.now.date(), **MINUTES, "legal": legal, "by": by}
        self.attempt(verbs.record_meeting, talk.obj, **options)
        if legal:
            talk.state, talk.sittings = "meeting", talk.sittings + 1

    @precondition(lambda self: any(one.talks for one in self.model.proposals))
    @rule(which=WHICH, person=PERSON, outcome=sampled_from(OUTCOMES), reason=REASON)
    def conclude(self, which: int, person: str, outcome: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        if not proposal.talks:
            return
        talk = proposal.talks[-1]
        explanation = "新しい施設の整備にあたるため。"
        legal = by == SECRETARIAT and self.may_talk(proposal, talk)
        legal = legal and talk.may_conclude(outcome, reason.strip(), explanation)
        options = {"outcome": outcome, "reason": reason, "public_explanation": explanation}
        self.attempt(verbs.conclude_consultation, talk.obj, **options, legal=legal, by=by)
        if legal:
            talk.state, talk.outcome = "concluded", outcome
            after = {"again": "draft", "refer": "referred", "drop": "dropped"}
            proposal.state = after.get(outcome, proposal.state)

    @precondition(lambda self: any(one.talks for one in self.model.proposals))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def cancel_talk(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        if not proposal.talks:
            return
        talk = proposal.talks[-1]
        legal = by == SECRETARIAT and talk.is_open and bool(reason.strip())
        self.attempt(verbs.cancel_consultation, talk.obj, reason=reason, legal=legal, by=by)
        if legal:
            talk.state = "cancelled"

    @precondition(lambda self: any(one.talks for one in self.model.proposals))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def reopen_talk(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        if not proposal.talks:
            return
        talk = proposal.talks[-1]
        legal = by == SECRETARIAT and talk.state == "concluded" and bool(reason.strip())
        legal = legal and proposal.state == MOMENT[talk.kind] and proposal.talk is None
        self.attempt(verbs.reopen_consultation, talk.obj, reason=reason, legal=legal, by=by)
        if legal:
            talk.state = "answering"

    @precondition(lambda self: self.model.of("screening"))
    @rule(which=WHICH, person=PERSON)
    def consult(self, which: int, person: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        keys = {one.key for one in screening.eligibility_checks(proposal.obj)}
        met = keys == set(proposal.checks) and all(proposal.checks.values())
        legal = by == SECRETARIAT and proposal.state == "screening"
        legal = legal and met and bool(proposal.sections)
        made = self.attempt(screening.start_consultation, proposal.obj, legal=legal, by=by)
        if legal:
            proposal.state = "consulting"
            proposal.talks.append(Talk(made, "four_party", proposal.sections))

    @precondition(lambda self: self.model.of("consulting"))
    @rule(which=WHICH, person=PERSON)
    def make_ready(self, which: int, person: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == "consulting"
        legal = legal and proposal.outcome("four_party") == "go"
        self.attempt(screening.go_to_review, proposal.obj, legal=legal, by=by)
        if legal:
            proposal.state = "ready"

    @precondition(lambda self: self.model.of("consulting"))
    @rule(which=WHICH, person=PERSON, reason=REASON)
    def drop(self, which: int, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and proposal.state == "consulting" and bool(reason.strip())
        legal = legal and proposal.outcome("four_party") == "drop"
        options = {"reason": reason, "public_explanation": "施設の整備にあたるため。"}
        self.attempt(screening.drop, proposal.obj, **options, legal=legal, by=by)
        if legal:
            proposal.state = "dropped"

    @precondition(lambda self: self.model.of("draft", "preliminary", *MOMENT.values(), "screening"))
    @rule(which=WHICH, stretches=integers(1, 3))
    def go_on(self, which: int, stretches: int) -> None:
        """The next stretches of the main line, each act by the one it belongs to."""
        for _stretch in range(stretches):
            self._stretch(which, self.one(which))

    def _stretch(self, which: int, proposal: Proposal) -> None:
        if proposal.state == "draft":
            self.send_sheet(which, RIGHT)
        if proposal.state in MOMENT.values():
            self._talk_to_the_end(which, proposal)
        if proposal.state == "preliminary":
            self.file(which, RIGHT, True)
        elif proposal.state == "consulting":
            self.make_ready(which, RIGHT)
        elif proposal.state == "submitted":
            self.receive(which, RIGHT)
        elif proposal.state == "screening":
            self.check(which, RIGHT, True)
            self.consult(which, RIGHT)

    def _talk_to_the_end(self, which: int, proposal: Proposal) -> None:
        kind = next(kind for kind, state in MOMENT.items() if state == proposal.state)
        if proposal.talk is None and proposal.outcome(kind) != "go":
            self.request_talk(which, RIGHT, kind)
        if proposal.talk is not None and proposal.talk.sections == ("bosai",):
            self.answer(which, RIGHT, "section:bosai")
            self.sit(which, RIGHT)
            self.conclude(which, RIGHT, "go", "")
