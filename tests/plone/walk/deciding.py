"""Steps of the result: decide, break ties, prepare letters, correct them, release."""

from datetime import timedelta
from fractions import Fraction
from hypothesis.stateful import invariant
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import booleans
from hypothesis.strategies import sampled_from
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.operations import notice
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from tests.plone.walk.closing import ClosingSteps
from tests.plone.walk.filing import PERSON
from tests.plone.walk.filing import REASON
from tests.plone.walk.filing import WHICH
from tests.plone.walk.people import RIGHT
from tests.plone.walk.people import SECRETARIAT


OUTCOMES = ("passed", "below_mark", "not_chosen")


class DecidingSteps(ClosingSteps):
    """What happens between the closing of the sheets and the public table."""

    @property
    def is_open_result(self) -> bool:
        """Computed, and not yet released."""
        return self.model.is_closed and not self.model.is_released

    @precondition(lambda self: self.model.is_closed)
    @rule(person=PERSON)
    def compute_again(self, person: str) -> None:
        by = self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and self.is_open_result
        self.attempt(selections.recompute, self.call, legal=legal, by=by)
        if legal:
            self.model.compute()

    @precondition(lambda self: self.model.computed)
    @rule(which=WHICH, person=PERSON, outcome=sampled_from((*OUTCOMES, "undecided")), reason=REASON)
    def decide(self, which: int, person: str, outcome: str, reason: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        computed = self.model.computed.get(proposal.uid)
        legal = by == SECRETARIAT and self.is_open_result and computed is not None
        legal = legal and outcome in OUTCOMES and (outcome == computed[1] or bool(reason.strip()))
        options = {"outcome": outcome, "reason": reason, "comment": "講評です。"}
        self.attempt(
            selections.record_decision, self.call, proposal.obj, **options, legal=legal, by=by
        )
        if legal:
            self.model.decided[proposal.uid] = (outcome, reason.strip())
            self.model.unprepare()

    @precondition(lambda self: self.model.computed)
    @rule(person=PERSON)
    def accept_all(self, person: str) -> None:
        by, model = self.who(person, SECRETARIAT), self.model
        legal = by == SECRETARIAT and self.is_open_result
        self.attempt(selections.accept_computed, self.call, legal=legal, by=by)
        for uid, (_mean, result) in model.computed.items() if legal else ():
            if uid not in model.decided and result in OUTCOMES:
                model.decided[uid] = (result, "")
                model.unprepare()

    @precondition(lambda self: any(one[1] == "undecided" for one in self.model.computed.values()))
    @rule(person=PERSON, turned=booleans(), reason=REASON)
    def break_tie(self, person: str, turned: bool, reason: str) -> None:
        by, model = self.who(person, SECRETARIAT), self.model
        themes = {one.uid: one.theme for one in model.proposals}
        tied = [uid for uid, (_mean, result) in model.computed.items() if result == "undecided"]
        theme = themes[tied[0]]
        order = sorted((uid for uid in tied if themes[uid] == theme), reverse=turned)
        legal = by == SECRETARIAT and self.is_open_result and bool(reason.strip())
        options = {"theme": theme, "order": order, "reason": reason}
        self.attempt(selections.resolve_tie, self.call, **options, legal=legal, by=by)
        if legal:
            model.votes[theme] = order
            model.compute()

    @precondition(lambda self: self.model.is_closed)
    @rule(person=PERSON)
    def prepare(self, person: str) -> None:
        by, model = self.who(person, SECRETARIAT), self.model
        judging = model.of("judging")
        legal = by == SECRETARIAT and self.is_open_result and bool(judging) and model.may_release()
        self.attempt(release.prepare_release, self.call, legal=legal, by=by)
        if legal:
            model.is_prepared, model.letters = True, {one.uid for one in judging}

    @precondition(lambda self: self.model.letters)
    @rule(which=WHICH, person=PERSON, grounds=sampled_from(("合格点に達しました。", "")))
    def correct_letter(self, which: int, person: str, grounds: str) -> None:
        proposal, by = self.one(which), self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and self.is_open_result and bool(grounds)
        legal = legal and proposal.uid in self.model.letters
        options = {"number": "1", "grounds": grounds, "comment": "講評です。"}
        self.attempt(notice.correct_notice, proposal.obj, **options, legal=legal, by=by)

    @precondition(lambda self: self.model.is_closed)
    @rule(person=PERSON, minutes=sampled_from((0, 600)))
    def set_time(self, person: str, minutes: int) -> None:
        by = self.who(person, SECRETARIAT)
        legal = by == SECRETARIAT and self.is_open_result and self.model.is_prepared and minutes > 0
        at = self.now + timedelta(minutes=minutes)
        self.attempt(release.schedule_release, self.call, at=at, legal=legal, by=by)

    @precondition(lambda self: self.model.is_closed)
    @rule(person=PERSON)
    def release(self, person: str) -> None:
        by, model = self.who(person, SECRETARIAT), self.model
        judging = model.of("judging")
        waiting = any(
            not sheet.is_shut
            for one in model.of("ready", "judging")
            for sheet in one.sheets.values()
        )
        legal = by == SECRETARIAT and self.is_open_result and model.is_prepared and bool(judging)
        legal = legal and {one.uid for one in judging} == set(model.computed)
        legal = legal and model.may_release() and not model.of("ready") and not waiting
        self.attempt(release.release_selection, self.call, legal=legal, by=by, shows=True)
        if legal:
            model.is_released, model.call_state = True, "announced"
            for one in judging:
                one.state = model.decided[one.uid][0]

    @precondition(lambda self: self.model.computed and not self.model.is_released)
    @rule(to_the_end=sampled_from((False, False, True)))
    def go_to_the_letters(self, to_the_end: bool) -> None:
        """The short way to the letters, perhaps to the public table."""
        self.accept_all(RIGHT)
        self.prepare(RIGHT)
        if to_the_end:
            self.release(RIGHT)

    @precondition(lambda self: self.model.letters and not self.model.is_released)
    @rule(which=WHICH, outcome=sampled_from(OUTCOMES))
    def think_again(self, which: int, outcome: str) -> None:
        """The committee decides anew when the letters are written."""
        self.decide(which, RIGHT, outcome, "理由です。")

    @invariant()
    def results_are_those_of_the_ordinance(self) -> None:
        """Exactly, and apart from them what the committee decided."""
        if self.call is None:
            return
        found, model = selection_of(self.call), self.model
        computed = {} if found is None else found.computed
        decided = {} if found is None else found.decided
        assert model.computed == {
            uid: (Fraction(data["mean"]), data["result"]) for uid, data in computed.items()
        }
        assert model.decided == {
            uid: (line["outcome"], line["reason"]) for uid, line in decided.items()
        }
        assert bool(found and found.prepared_at) == (model.is_prepared)
        assert bool(found and found.released_at) == model.is_released

    @invariant()
    def citizens_read_what_was_decided(self) -> None:
        """The public table: nothing before the release, after it the decision on each."""
        if self.call is None:
            return
        model = self.model
        _lines, rows = self.public()
        told = {uid: outcome for uid, (outcome, _reason) in model.decided.items()}
        assert dict(rows) == (told if model.is_released else {})
