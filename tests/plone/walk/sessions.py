"""Steps of the meetings: convene, attendance, hold, resolve, cancel, minutes."""

from datetime import timedelta
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import booleans
from hypothesis.strategies import fixed_dictionaries
from hypothesis.strategies import integers
from hypothesis.strategies import sampled_from
from hypothesis.strategies import sets
from kamakura.kyodo.operations import attendance as roll_call
from kamakura.kyodo.operations import meeting as verbs
from kamakura.kyodo.operations import minutes
from tests.domain import ordinance
from tests.plone.walk.deciding import DecidingSteps
from tests.plone.walk.filing import PERSON
from tests.plone.walk.filing import REASON
from tests.plone.walk.filing import WHICH
from tests.plone.walk.model import Meeting
from tests.plone.walk.people import CHAIR
from tests.plone.walk.people import MEMBERS
from tests.plone.walk.people import RIGHT
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.people import VICE_CHAIR


NUMBER = integers(0, 2)
VOTES = fixed_dictionaries(
    {member: sampled_from(("for", "against", "against", "abstain")) for member in MEMBERS}
)
CLOSED = "率直な意見の交換を損なうおそれがあるため"


class Sessions(DecidingSteps):
    """What the committee does in its meetings."""

    def meeting(self, number: int) -> Meeting:
        """One of the meetings there are."""
        return self.model.meetings[number % len(self.model.meetings)]

    @precondition(lambda self: self.model.proposals and len(self.model.meetings) < 2)
    @rule(
        which=WHICH,
        person=PERSON,
        is_selection=booleans(),
        reason=sampled_from((CLOSED, CLOSED, "")),
    )
    def draft_meeting(self, which: int, person: str, is_selection: bool, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and bool(reason)
        item = {"id": "1", "title": "審査", "is_open": False, "reason": reason}
        made = self.attempt(
            verbs.add_meeting,
            self.world.committee,
            title="選考会議",
            kind="selection" if is_selection else "other",
            starts=self.now + timedelta(days=7 + len(self.model.meetings)),
            agenda=[{**item, "proposal_uid": proposal.uid}],
            call_uid=self.call.UID(),
            legal=legal,
            by=by,
        )
        if legal:
            self.model.meetings.append(Meeting(made, proposal.uid, is_selection))

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON)
    def convene(self, number: int, person: str) -> None:
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and meeting.state == "drafted"
        params = {"starts": "", "place": "", "agenda": ""}
        self.attempt(verbs.convene, meeting.obj, params=params, legal=legal, by=by)
        if legal:
            meeting.state = "convened"

    @precondition(lambda self: self.model.meetings)
    @rule(
        number=NUMBER,
        person=PERSON,
        away=sets(sampled_from(MEMBERS), max_size=3),
        all_named=booleans(),
    )
    def call_the_roll(self, number: int, person: str, away: set[str], all_named: bool) -> None:
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        named = MEMBERS if all_named else MEMBERS[1:]
        roll = {member: "absent" if member in away else "present" for member in named}
        there = {member for member in MEMBERS if member not in away}
        legal = by == SECRETARIAT and meeting.state in ("convened", "held") and all_named
        legal = legal and not self.rests_on(meeting, there)
        self.attempt(roll_call.record_attendance, meeting.obj, attendance=roll, legal=legal, by=by)
        if legal:
            meeting.attendance = {member: member not in away for member in MEMBERS}

    def rests_on(self, meeting: Meeting, there: set[str]) -> bool:
        """Does a resolution, or a result, rest on another room than this one?"""
        if meeting.resolved and set(meeting.present) != there:
            return True
        return meeting.is_selection and any(
            sheet.counted and sheet.state == "closed" and member not in there
            for one in self.model.proposals
            if one.uid == meeting.about
            for member, sheet in one.sheets.items()
        )

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON)
    def hold(self, number: int, person: str) -> None:
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and meeting.state == "convened"
        legal = legal and ordinance.has_quorum(MEMBERS, meeting.present, ())
        self.attempt(verbs.hold, meeting.obj, legal=legal, by=by)
        if legal:
            meeting.state = "held"

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON, votes=VOTES, extra=sampled_from((None, None, *MEMBERS)))
    def resolve(self, number: int, person: str, votes: dict[str, str], extra: str | None) -> None:
        """Those who may vote do; perhaps also somebody who may not."""
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        about = [one.recused for one in self.model.proposals if one.uid == meeting.about]
        recused = about[0] if about else set()
        able = [member for member in meeting.present if member not in recused]
        given = {member: votes[member] for member in able}
        if extra is not None:
            given[extra] = votes[extra]
        chair = next((m for m in (CHAIR, VICE_CHAIR) if m in able), "")
        carried = ordinance.is_carried(given, chair) if given else None
        legal = by == SECRETARIAT and meeting.state == "held" and bool(chair)
        legal = legal and ordinance.has_quorum(MEMBERS, meeting.present, recused)
        legal = legal and set(given) == set(able) and carried is not None
        options = {"agenda_id": "1", "votes": given, "legal": legal, "by": by}
        self.attempt(verbs.record_resolution, meeting.obj, **options)
        if legal:
            meeting.resolved["1"] = carried
        found = {key: line["carried"] for key, line in meeting.obj.resolutions.items()}
        assert found == meeting.resolved

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON, reason=REASON)
    def cancel(self, number: int, person: str, reason: str) -> None:
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and meeting.state in ("drafted", "convened")
        legal = legal and bool(reason.strip())
        self.attempt(verbs.cancel, meeting.obj, reason=reason, legal=legal, by=by)
        if legal:
            meeting.state = "cancelled"

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, away=sets(sampled_from(MEMBERS), max_size=2))
    def meet(self, number: int, away: set[str]) -> None:
        """The short way to a meeting that is held."""
        self.convene(number, RIGHT)
        self.call_the_roll(number, RIGHT, away, True)
        self.hold(number, RIGHT)

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON)
    def write_minutes(self, number: int, person: str) -> None:
        meeting, by = self.meeting(number), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and meeting.state in ("held", "minutes_draft")
        generated = {"": "頭", "1": "話したこと"}
        self.attempt(minutes.draft_minutes, meeting.obj, generated=generated, legal=legal, by=by)
        if legal:
            meeting.state = "minutes_draft"

    @precondition(lambda self: self.model.meetings)
    @rule(number=NUMBER, person=PERSON)
    def confirm_minutes(self, number: int, person: str) -> None:
        meeting, by = self.meeting(number), self.who(person, CHAIR)
        legal = by in (CHAIR, VICE_CHAIR, SECRETARIAT) and meeting.state == "minutes_draft"
        self.attempt(minutes.confirm_minutes, meeting.obj, legal=legal, by=by)
        if legal:
            meeting.state = "confirmed"
