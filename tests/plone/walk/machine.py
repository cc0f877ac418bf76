"""What every walk does: one act at a time, and after each the same questions to the site."""

from AccessControl import Unauthorized
from collections.abc import Callable
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.strategies import just
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.content.visibility import public_result_rows
from kamakura.kyodo.content.visibility import readable_notice
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.invariants import problems
from kamakura.kyodo.operations.base import state_of
from plone import api
from Products.CMFCore.indexing import processQueue
from tests.plone.walk.model import Model
from tests.plone.walk.model import Proposal
from tests.plone.walk.people import acting
from tests.plone.walk.people import EVERYBODY
from tests.plone.walk.people import MEMBERS
from tests.plone.walk.people import NOBODY
from tests.plone.walk.people import RIGHT
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.world import later
from tests.plone.walk.world import model_of
from tests.plone.walk.world import NOW
from tests.plone.walk.world import World
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import setSite
import transaction


SHOWN = ("Title", "Description", "review_state", "modified", "effective", "listCreators")


class Everything:
    """Every rule may come up."""

    def is_enabled(self, name: str) -> bool:
        """Yes."""
        return True


class Walk(RuleBasedStateMachine):
    """The site, the model beside it, and ``attempt``: the one way from a rule to a verb.

    The model says beforehand whether an act is legal. A legal act must succeed; any other must
    be refused and must not have written a single object of the database.
    """

    def __init__(self, world: World, begins: str) -> None:
        super().__init__()
        # Hypothesis leaves some rules out of each walk; a few dozen walks need all of them.
        self._rules_strategy.enabled_rules_strategy = just(Everything())
        transaction.begin()
        setSite(world.portal)
        self.world = world
        self.now = NOW
        self.begins = begins
        self.call: Any = None
        self.model: Model
        self.touched: Proposal | None = None
        self.shown: Any = None

    def teardown(self) -> None:
        """Forget everything that was done, answers that indexes keep for the request too."""
        transaction.abort()
        self.world.portal.REQUEST.other.pop("__catalog_cache__", None)
        self.next_request()

    @initialize()
    def begin(self) -> None:
        """Take the call that takes papers, or the one that is being judged."""
        self.call = self.world.accepting if self.begins == "accepting" else self.world.judging
        self.model = model_of(self.world, self.call)
        self.shown = self.public()
        self.set_out()

    def set_out(self) -> None:
        """The first acts of every walk."""

    # acts

    def attempt(
        self, act: Callable, *args: Any, legal: bool, by: str, shows: bool = False, **options: Any
    ) -> Any:
        """Carry out an act as a person; ``shows``: citizens may see something else after it."""
        self.now = later(self.now)
        self.next_request()
        processQueue()
        transaction.savepoint(optimistic=True)
        with acting(by):
            try:
                answer = act(*args, by=by, now=self.now, **options)
            except (Refused, Unauthorized) as refused:
                assert not legal, f"{by or 'a visitor'} was refused: {refused}"
                assert self.written() == []
                return None
        assert legal, f"{by or 'a visitor'} was not refused"
        self.next_request()
        if shows:
            self.shown = self.public()
        return answer

    def next_request(self) -> None:
        """Who may do what is kept for one request: every act, and the look after it, is one."""
        kept = IAnnotations(self.world.portal.REQUEST)
        for key in list(kept):
            del kept[key]

    def written(self) -> list[str]:
        """What was written in the database since the last savepoint."""
        processQueue()
        connection = self.world.portal._p_jar
        changed = [*connection._registered_objects, *connection._added.values()]
        return sorted({type(one).__name__ for one in changed})

    def who(self, person: str, right: str) -> str:
        """The person of a rule: a named one, or the one the act belongs to."""
        return right if person == RIGHT else person

    def touch(self, proposal: Proposal) -> None:
        """Look at this proposal more closely after the step."""
        self.touched = proposal

    # what must hold after every step

    @invariant()
    def the_data_is_sound(self) -> None:
        """What ``scripts/check_invariants.py`` finds."""
        found = list(problems(self.world.portal))
        assert found == []

    @invariant()
    def states_are_as_modelled(self) -> None:
        """Of the call, its proposals with their talks, sheets and recusals, and the meetings."""
        if self.call is None:
            return
        model = self.model
        assert state_of(self.call) == model.call_state
        for one in model.proposals:
            assert (state_of(one.obj), one.obj.receipt_number) == (one.state, one.number)
            assert [state_of(talk.obj) for talk in one.talks] == [t.state for t in one.talks]
            assert set(one.obj.recusals) == one.recused
            for sheet in one.sheets.values():
                found = (state_of(sheet.obj), dict(sheet.obj.sheet.marks), sheet.obj.counted)
                assert found == (sheet.state, sheet.marks, sheet.counted)
        for meeting in model.meetings:
            assert state_of(meeting.obj) == meeting.state

    @invariant()
    def citizens_see_nothing_new(self) -> None:
        """Nothing that anybody may see differs, unless the last act was to show something."""
        if self.call is not None:
            lines, rows = self.public()
            before, rows_before = self.shown
            assert sorted(set(lines) ^ set(before)) == []
            assert rows == rows_before

    def public(self) -> Any:
        """What a visitor finds: every line of the catalog, and the public table."""
        with acting(NOBODY):
            catalog = api.portal.get_tool("portal_catalog")
            lines = sorted(
                (brain.getPath(), *(str(getattr(brain, column)) for column in SHOWN))
                for brain in catalog.searchResults()
            )
            rows = [(row["uid"], row["outcome"]) for row in public_result_rows(self.call)]
        return lines, rows

    @invariant()
    def committee_reads_what_it_judges(self) -> None:
        """Members read the papers of what they have a sheet for, the recused none."""
        if self.call is None:
            return
        for member in MEMBERS:
            with acting(member):
                found = {one.uid: sees_papers(one.obj) for one in self.model.proposals}
            assert found == {one.uid: one.reads(member) for one in self.model.proposals}

    @invariant()
    def marks_are_their_members_own(self) -> None:
        """Nobody else reads a sheet before it is closed; then the secretariat does."""
        if self.touched is None:
            return
        proposal = self.touched
        for person in EVERYBODY:
            with acting(person):
                found = {
                    member: bool(api.user.has_permission("View", obj=sheet.obj))
                    for member, sheet in proposal.sheets.items()
                }
                letter = readable_notice(proposal.obj) if person != SECRETARIAT else None
            assert found == {
                member: (person == SECRETARIAT and sheet.is_shut)
                or (person == member and sheet.state != "recused")
                for member, sheet in proposal.sheets.items()
            }
            told = self.model.is_released and person == proposal.group
            assert (letter is not None) == (told and proposal.uid in self.model.letters)


def sees_papers(obj: Any) -> bool:
    """May the person open the proposal, and read its 様式1?"""
    is_open = bool(api.user.has_permission("View", obj=obj))
    first = "city_proposal" if obj.kind == "city" else "group_proposal"
    assert may_read_form(obj, first) == is_open
    return is_open
