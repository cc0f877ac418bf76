"""Whether a transition may be taken now: the one answer for buttons, verbs, REST and tests."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.clock import acting_moment
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.workflow.labels import noun_of
from plone import api
from Products.Five.browser import BrowserView
from typing import Any


Condition = Callable[[Any, datetime], Refusal | None]

CONDITIONS: Mapping[tuple[str, str], Condition] = {}


def refusal(obj: Any, transition: str, *, now: datetime, reason: str = "") -> Refusal | None:
    """Why the transition is not possible now, or None. Says nothing about who may take it."""
    noun = noun_of(obj.portal_type)
    cycle = life_cycle(noun)
    step = cycle.transition(transition)
    state = api.content.get_state(obj)
    if state not in step.sources:
        return Refusal(
            "transition_not_possible",
            {"transition": step.label, "state": cycle.state(state).label},
        )
    if step.reason and not reason.strip():
        return Refusal("reason_needed", {"transition": step.label})
    return condition_refusal(obj, transition, now=now)


def condition_refusal(obj: Any, transition: str, *, now: datetime) -> Refusal | None:
    """Only the condition of the city, if the transition has one."""
    condition = CONDITIONS.get((noun_of(obj.portal_type), transition))
    return condition(obj, now) if condition is not None else None


class GuardView(BrowserView):
    """``@@kyodo-guard``: asked by the guard expressions of our workflows."""

    def allows(self, transition: str) -> bool:
        """True only inside a verb, and only while the city's condition holds.

        Plone's own menu, a REST call or a content rule cannot move a state: it would leave out
        the record and the letters that belong to it.
        """
        now = acting_moment()
        return now is not None and condition_refusal(self.context, transition, now=now) is None
