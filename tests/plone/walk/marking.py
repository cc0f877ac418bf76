"""Steps of the sheets: assign, start, mark, finish, recuse, close, reopen."""

from dataclasses import replace
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import dictionaries
from hypothesis.strategies import integers
from hypothesis.strategies import sampled_from
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.operations import criteria
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import review as reviews
from tests.plone.walk.filing import PERSON
from tests.plone.walk.filing import REASON
from tests.plone.walk.filing import WHICH
from tests.plone.walk.model import Proposal
from tests.plone.walk.model import Sheet
from tests.plone.walk.people import MEMBERS
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.talks import TalkSteps


MEMBER = sampled_from(MEMBERS)
KEYS = tuple(f"q{number}" for number in range(1, 11))
MARKS = dictionaries(sampled_from(KEYS), integers(1, 5), min_size=1, max_size=3)
BAD = sampled_from(({"q1": 6}, {"q1": 0}, {"other": 3}))
TO_JUDGE = ("ready", "judging")


class MarkingSteps(TalkSteps):
    """What the committee does until its chair closes."""

    @property
    def may_judge(self) -> bool:
        """Marking is prepared and begun between the closing of the call and that of the sheets."""
        return self.model.call_state in ("closed", "selecting") and not self.model.is_closed

    @precondition(lambda self: self.model.of(*TO_JUDGE))
    @rule(person=PERSON)
    def assign(self, person: str) -> None:
        by = self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and not self.model.is_closed and bool(self.model.of(*TO_JUDGE))
        made = self.attempt(reviews.assign_reviews, self.call, legal=legal, by=by)
        for sheet in made or ():
            proposal = next(p for p in self.model.proposals if p.obj == sheet.aq_parent)
            assert sheet.member_id not in proposal.sheets | dict.fromkeys(proposal.recused)
            proposal.sheets[sheet.member_id] = Sheet(sheet)
        for proposal in self.model.of(*TO_JUDGE) if legal else ():
            waiting = set(MEMBERS) - set(proposal.sheets) - proposal.recused
            assert waiting == set() or proposal.is_closed

    @precondition(lambda self: self.model.of("ready"))
    @rule(person=PERSON)
    def start_judging(self, person: str) -> None:
        by, ready = self.who(person, SECRETARIAT), self.model.of("ready")
        able = all(any(s.state != "recused" for s in one.sheets.values()) for one in ready)
        legal = by == SECRETARIAT and self.may_judge and bool(ready) and able
        self.attempt(marking.start_judging, self.call, legal=legal, by=by, shows=True)
        if legal:
            self.model.call_state, self.model.frozen = "selecting", True
            for one in ready:
                one.state = "judging"

    @precondition(lambda self: self.model.proposals)
    @rule(person=PERSON, percent=sampled_from((50, 60, 70)), reason=REASON)
    def set_criteria(self, person: str, percent: int, reason: str) -> None:
        """The pass mark may move until the marking starts."""
        by, old = self.who(person, SECRETARIAT), criteria_of(self.call)
        same = old.pass_percent == percent
        legal = by == SECRETARIAT and not self.model.frozen and (same or bool(reason.strip()))
        new = replace(old, pass_percent=percent)
        options = {"reason": reason, "legal": legal, "by": by}
        self.attempt(criteria.set_criteria, self.call, new, **options)
        if legal:
            self.model.rules["pass_percent"] = percent

    def sheet(self, which: int, member: str) -> tuple[Proposal, Sheet | None]:
        """A member's sheet of one proposal, if there is one."""
        proposal = self.one(which)
        return proposal, proposal.sheets.get(member)

    def is_open(self, proposal: Proposal, sheet: Sheet) -> bool:
        return proposal.state == "judging" and sheet.state in ("assigned", "marking")

    @precondition(lambda self: any(one.sheets for one in self.model.proposals))
    @rule(which=WHICH, member=MEMBER, person=PERSON, marks=MARKS)
    def mark(self, which: int, member: str, person: str, marks: dict[str, int]) -> None:
        proposal, sheet = self.sheet(which, member)
        if sheet is not None:
            by = self.who(person, member)
            legal = by == member and self.is_open(proposal, sheet)
            self._save(sheet, marks, "", legal=legal, by=by)

    @precondition(lambda self: any(one.sheets for one in self.model.proposals))
    @rule(which=WHICH, member=MEMBER, marks=BAD)
    def mark_badly(self, which: int, member: str, marks: dict[str, int]) -> None:
        _proposal, sheet = self.sheet(which, member)
        if sheet is not None:
            self._save(sheet, marks, "", legal=False, by=member)

    def _save(
        self, sheet: Sheet, marks: dict[str, int], words: str, *, legal: bool, by: str
    ) -> None:
        comment = words or sheet.comment
        options = {"marks": marks, "comments": {}, "comment": comment, "legal": legal, "by": by}
        self.attempt(reviews.save_marks, sheet.obj, **options)
        if legal:
            sheet.state, sheet.comment = "marking", comment
            sheet.marks |= marks

    @precondition(lambda self: any(one.sheets for one in self.model.proposals))
    @rule(which=WHICH, member=MEMBER, person=PERSON)
    def finish(self, which: int, member: str, person: str) -> None:
        proposal, sheet = self.sheet(which, member)
        if sheet is None:
            return
        by = self.who(person, member)
        legal = by == member and proposal.state == "judging" and sheet.state == "marking"
        legal = legal and set(sheet.marks) == set(KEYS) and bool(sheet.comment)
        self.attempt(reviews.finish_review, sheet.obj, legal=legal, by=by)
        if legal:
            sheet.state = "finished"

    @precondition(lambda self: any(one.sheets for one in self.model.proposals))
    @rule(which=WHICH, member=MEMBER, person=PERSON)
    def resume(self, which: int, member: str, person: str) -> None:
        proposal, sheet = self.sheet(which, member)
        if sheet is None:
            return
        by = self.who(person, member)
        legal = by == member and proposal.state == "judging" and sheet.state == "finished"
        self.attempt(reviews.resume_review, sheet.obj, legal=legal, by=by)
        if legal:
            sheet.state = "marking"

    @precondition(lambda self: self.model.of("judging"))
    @rule(
        high=sampled_from((3, 4, 4)),
        low=sampled_from((2, 3, 3)),
        left=sampled_from((None, None, 4)),
    )
    def everybody_marks(self, high: int, low: int, left: int | None) -> None:
        """All members fill in and finish what is open, perhaps but for one of them."""
        for number, proposal in enumerate(self.model.of("judging")):
            for place, (member, sheet) in enumerate(proposal.sheets.items()):
                if not self.is_open(proposal, sheet) or member == MEMBERS[left or 0] == MEMBERS[4]:
                    continue
                # Neighbours get equal totals often, so that ties are met.
                grade = high if number % 2 == 0 or place % 2 == 0 else low
                self._save(sheet, dict.fromkeys(KEYS, grade), "講評です。", legal=True, by=member)
                self.attempt(reviews.finish_review, sheet.obj, legal=True, by=member)
                sheet.state = "finished"

    # recusal

    def may_recuse(self, proposal: Proposal, member: str) -> bool:
        """Until the sheets are closed."""
        return (
            proposal.state in TO_JUDGE
            and member not in proposal.recused
            and not proposal.is_closed
            and not self.model.is_closed
        )

    def _recused(self, proposal: Proposal, member: str) -> None:
        proposal.recused.add(member)
        if member in proposal.sheets:
            proposal.sheets[member].state = "recused"

    @precondition(lambda self: self.model.of(*TO_JUDGE))
    @rule(
        which=WHICH,
        person=sampled_from((*MEMBERS, *MEMBERS, SECRETARIAT, "gp1", "")),
        reason=REASON,
    )
    def declare(self, which: int, person: str, reason: str) -> None:
        proposal = self.one(which)
        legal = person in MEMBERS and bool(reason.strip()) and self.may_recuse(proposal, person)
        self.attempt(recusal.declare_recusal, proposal.obj, reason=reason, legal=legal, by=person)
        if legal:
            self._recused(proposal, person)

    @precondition(lambda self: self.model.of(*TO_JUDGE))
    @rule(which=WHICH, member=MEMBER, person=PERSON, reason=REASON)
    def vote_out(self, which: int, member: str, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and bool(reason.strip()) and self.may_recuse(proposal, member)
        options = {"member_id": member, "ground": "voted", "reason": reason}
        self.attempt(recusal.record_recusal, proposal.obj, **options, legal=legal, by=by)
        if legal:
            self._recused(proposal, member)

    @precondition(lambda self: any(one.recused for one in self.model.proposals))
    @rule(which=WHICH, member=MEMBER, person=PERSON, reason=REASON)
    def lift(self, which: int, member: str, person: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and bool(reason.strip()) and member in proposal.recused
        legal = legal and proposal.state in TO_JUDGE
        legal = legal and not proposal.is_closed and not self.model.is_closed
        options = {"member_id": member, "reason": reason}
        self.attempt(recusal.lift_recusal, proposal.obj, **options, legal=legal, by=by)
        if legal:
            proposal.recused.remove(member)
            proposal.cleared.add(member)
            if member in proposal.sheets:
                proposal.sheets[member].state = "assigned"
