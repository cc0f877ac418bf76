"""Steps of the chair: close the sheets, open them again."""

from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.strategies import sampled_from
from kamakura.kyodo.operations import marking
from tests.plone.walk.filing import REASON
from tests.plone.walk.marking import MarkingSteps
from tests.plone.walk.people import CHAIR
from tests.plone.walk.people import RIGHT
from tests.plone.walk.people import SECRETARIAT
from tests.plone.walk.people import VICE_CHAIR


class ClosingSteps(MarkingSteps):
    """What whoever presides does about the sheets."""

    def set_out(self) -> None:
        """Somebody begins a proposal; or everybody marks, and the chair closes."""
        if self.begins == "accepting":
            self.start(RIGHT, "gp1")
        if self.begins == "closed":
            self.everybody_marks(4, 3, None)
            self.close(RIGHT)

    @precondition(lambda self: self.model.of("judging"))
    @rule(person=sampled_from((RIGHT, CHAIR, VICE_CHAIR, "iin4", SECRETARIAT, "gp1", "")))
    def close(self, person: str) -> None:
        model, by = self.model, self.who(person, CHAIR)
        judging = model.of("judging")
        mine = [one for one in judging if not one.is_shut and model.chair_of(one) == by]
        settled = ("finished", "closed", "recused")
        waiting = [
            member
            for one in mine
            for member, sheet in one.sheets.items()
            if sheet.state not in settled and member not in model.absent_from(one)
        ]
        is_last = all(one.is_shut or one in mine for one in judging)
        counting = {
            one.uid: {
                member
                for member, sheet in one.sheets.items()
                if sheet.state == "finished" and member not in model.absent_from(one)
            }
            for one in mine
        }
        enough = all(model.enough(one, len(counting[one.uid])) for one in mine)
        legal = bool(by) and not model.is_closed and not waiting and enough
        presides = any(model.chair_of(one) == by for one in judging)
        legal = legal and bool(mine or (presides and all(one.is_shut for one in judging)))
        answer = self.attempt(marking.close_marking, self.call, legal=legal, by=by)
        if not legal:
            return
        for one in mine:
            for member, sheet in one.sheets.items():
                if sheet.state != "recused":
                    sheet.state, sheet.counted = "closed", member in counting[one.uid]
        assert answer == is_last
        if is_last:
            model.compute()

    @precondition(lambda self: self.model.is_closed)
    @rule(person=sampled_from((RIGHT, RIGHT, VICE_CHAIR, "iin4", SECRETARIAT, "")), reason=REASON)
    def reopen(self, person: str, reason: str) -> None:
        model, by = self.model, self.who(person, CHAIR)
        presides = any(model.chair_of(one) == by for one in model.of("judging"))
        legal = bool(by and presides and reason.strip()) and not model.is_released
        self.attempt(marking.reopen_marking, self.call, reason=reason, legal=legal, by=by)
        if not legal:
            return
        for one in model.of("judging"):
            for sheet in one.sheets.values():
                if sheet.state == "closed":
                    sheet.state, sheet.counted = "marking", False
        model.is_closed = False
        model.computed, model.decided, model.votes = {}, {}, {}
        model.unprepare()
