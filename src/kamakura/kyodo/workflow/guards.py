"""Whether a transition may be taken now: the one answer for buttons, verbs, REST and tests."""

from datetime import datetime
from kamakura.kyodo.content.clock import acting_moment
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.workflow.conditions import CONDITIONS
from kamakura.kyodo.workflow.labels import noun_of
from kamakura.kyodo.workflow.labels import state_label
from kamakura.kyodo.workflow.labels import transition_label
from plone import api
from Products.Five.browser import BrowserView
from typing import Any


def refusal(obj: Any, transition: str, *, now: datetime, reason: str = "") -> Refusal | None:
    """Why the transition is not possible now, or None. Says nothing about who may take it."""
    noun = noun_of(obj.portal_type)
    step = life_cycle(noun).transition(transition)
    state = api.content.get_state(obj)
    if state not in step.sources:
        params = {
            "transition": transition_label(noun, transition),
            "state": state_label(noun, state),
        }
        return Refusal(ActCode.NOT_POSSIBLE, params)
    if step.reason and not reason.strip():
        return Refusal(ActCode.REASON_NEEDED, {"transition": step.label})
    return condition_refusal(obj, transition, now=now)


def condition_refusal(obj: Any, transition: str, *, now: datetime) -> Refusal | None:
    """Only the condition of the city, if the transition has one: greys a button with its reason."""
    condition = CONDITIONS.get((noun_of(obj.portal_type), transition))
    return condition(obj, now) if condition is not None else None


class GuardView(BrowserView):
    """``@@kyodo-guard``: asked by the guard expressions of our workflows."""

    def allows(self, transition: str) -> bool:
        """True inside a verb whose condition holds; the guard checks the person itself.

        Outside a verb nothing moves: see ``content.clock``.
        """
        now = acting_moment()
        return now is not None and condition_refusal(self.context, transition, now=now) is None
