"""The plain model: what each thing must be, in dictionaries and sets. It asks nothing of the site.

The rules of the scheme are written here a second time, as short as they can be read aloud.
"""

from dataclasses import dataclass
from dataclasses import field
from fractions import Fraction
from tests.domain import ordinance
from tests.plone.walk.people import CENTER
from tests.plone.walk.people import CHAIR
from tests.plone.walk.people import MEMBERS
from tests.plone.walk.people import OFFICER
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.people import VICE_CHAIR
from typing import Any


UNDER_WAY = frozenset(
    {"preliminary", "submitted", "screening", "correction", "consulting", "ready", "judging"}
)
RELEASED = frozenset({"passed", "below_mark", "not_chosen"})
READ_BY_COMMITTEE = frozenset({"ready", "judging"}) | RELEASED
BACK = {
    "referred": "preliminary",
    "not_accepted": "screening",
    "dropped": "consulting",
    "ready": "consulting",
}


@dataclass
class Talk:
    """A consultation."""

    obj: Any
    kind: str
    sections: tuple[str, ...]
    state: str = "answering"
    answered: set[str] = field(default_factory=set)
    sittings: int = 0
    outcome: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in ("answering", "meeting")

    def own_party(self, by: str, group: str) -> str:
        """The part a person may write; empty for who has none."""
        parties = {SECRETARIAT: "secretariat", CENTER: "center", OFFICER: "section:bosai"}
        if by == group:
            return "group" if self.kind == "four_party" else ""
        party = parties.get(by, "")
        return "" if party == "section:bosai" and "bosai" not in self.sections else party

    def may_conclude(self, outcome: str, reason: str, explanation: str) -> bool:
        """Going on needs the sections' answers, and a sitting of the four; all else a reason."""
        if outcome == "go":
            asked = {f"section:{one}" for one in self.sections}
            return asked <= self.answered and (self.kind == "preliminary" or self.sittings > 0)
        if outcome == "drop":
            return self.kind == "four_party" and bool(reason and explanation)
        known = ("again", "withdraw", "refer") if self.kind == "preliminary" else ("withdraw",)
        return outcome in known and bool(reason)


@dataclass
class Sheet:
    """A member's sheet."""

    obj: Any
    state: str = "assigned"
    marks: dict[str, int] = field(default_factory=dict)
    comment: str = ""
    counted: bool = False

    @property
    def is_shut(self) -> bool:
        return self.state in ("closed", "recused")


@dataclass
class Proposal:
    """A proposal, with everything inside it."""

    obj: Any
    group: str
    state: str = "draft"
    theme: str = ""
    written: set[str] = field(default_factory=set)
    number: str | None = None
    sections: tuple[str, ...] = ()
    checks: dict[str, bool] = field(default_factory=dict)
    talks: list[Talk] = field(default_factory=list)
    recused: set[str] = field(default_factory=set)
    cleared: set[str] = field(default_factory=set)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    papers: Any = None

    @property
    def uid(self) -> str:
        return self.obj.UID()

    @property
    def talk(self) -> Talk | None:
        """The consultation under way."""
        return next((one for one in reversed(self.talks) if one.is_open), None)

    def outcome(self, kind: str) -> str:
        """How the newest consultation of a kind ended."""
        same = [one for one in self.talks if one.kind == kind]
        return same[-1].outcome if same and same[-1].state == "concluded" else ""

    @property
    def is_shut(self) -> bool:
        """Are all its sheets closed or recused?"""
        return all(one.is_shut for one in self.sheets.values())

    @property
    def is_closed(self) -> bool:
        """Did somebody close its sheets?"""
        return any(one.state == "closed" for one in self.sheets.values())

    def reads(self, member: str) -> bool:
        """May a member of the committee open it?"""
        given = member in self.sheets and member not in self.recused
        return given and self.state in READ_BY_COMMITTEE

    def plain_sheets(self) -> list[dict[str, Any]]:
        """The sheets as the ordinance has them."""
        return [
            {
                "member": member,
                "marks": one.marks,
                "recused": member in self.recused,
                "absent": not one.counted,
            }
            for member, one in self.sheets.items()
        ]


@dataclass
class Meeting:
    """A meeting of the committee."""

    obj: Any
    about: str
    is_selection: bool
    state: str = "drafted"
    attendance: dict[str, bool] = field(default_factory=dict)
    resolved: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> list[str]:
        return [member for member, there in self.attendance.items() if there]


@dataclass
class Model:
    """The call and all that hangs on it."""

    call_state: str
    rules: dict[str, Any]
    places: dict[str, int]
    frozen: bool = False
    proposals: list[Proposal] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    is_closed: bool = False
    computed: dict[str, tuple[Fraction, str]] = field(default_factory=dict)
    decided: dict[str, tuple[str, str]] = field(default_factory=dict)
    votes: dict[str, list[str]] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)
    is_prepared: bool = False
    is_released: bool = False

    def of(self, *states: str) -> list[Proposal]:
        """Proposals in these states."""
        return [one for one in self.proposals if one.state in states]

    def absent_from(self, proposal: Proposal) -> set[str]:
        """Who was away when it was heard: at the last selection meeting about it, else the last."""
        held = [
            one
            for one in self.meetings
            if one.is_selection and one.state not in ("drafted", "convened", "cancelled")
        ]
        about = [one for one in held if one.about == proposal.uid] or held
        return {m for m, there in about[-1].attendance.items() if not there} if about else set()

    def chair_of(self, proposal: Proposal) -> str:
        """Who presides over a proposal: the chair, else the vice chair."""
        away = proposal.recused | self.absent_from(proposal)
        able = [m for m in (CHAIR, VICE_CHAIR) if m not in away]
        return able[0] if able else ""

    def enough(self, proposal: Proposal, counted: int) -> bool:
        """More than half of the members who are not recused have marked."""
        able = [member for member in MEMBERS if member not in proposal.recused]
        return counted > len(able) - counted and counted > 0

    def unprepare(self) -> None:
        """What was prepared is out of date."""
        self.is_prepared = False
        self.letters.clear()

    def compute(self) -> None:
        """The result of everything that is being judged, after the ordinance."""
        self.unprepare()
        self.is_closed = True
        judged = {one.uid: one for one in self.of("judging")}
        results = ordinance.results(
            self.rules,
            {uid: (one.theme, one.plain_sheets()) for uid, one in judged.items()},
            self.places,
            self.votes,
        )
        self.computed = {}
        for uid, one in judged.items():
            counted = ordinance.counted_sheets(one.plain_sheets())
            mean = Fraction(*ordinance.mean_of_totals(self.rules, counted))
            self.computed[uid] = (mean, results[uid])
        self.decided = {uid: line for uid, line in self.decided.items() if uid in judged}

    def may_release(self) -> bool:
        """Everything is decided, with its reason where it differs, and no theme is over-filled."""
        judged = self.of("judging")
        for one in judged:
            if one.uid not in self.computed or one.uid not in self.decided:
                return False
            outcome, reason = self.decided[one.uid]
            if outcome != self.computed[one.uid][1] and not reason:
                return False
        chosen = [one.theme for one in judged if self.decided[one.uid][0] == "passed"]
        return all(chosen.count(theme) <= places for theme, places in self.places.items())
