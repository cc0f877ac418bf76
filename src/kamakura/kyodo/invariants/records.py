"""Of the record: every state was reached by an act that somebody did at a known time."""

from .common import where
from collections.abc import Iterator
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.workflow.labels import noun_of
from plone import api


def problems_of_record(obj) -> Iterator[str]:
    """The lines lead from the first state to the present one without a gap, each with who and
    when, and with why where the step asks for it."""
    cycle = life_cycle(noun_of(obj.portal_type))
    steps = {step.id: step for step in cycle.transitions}
    here = cycle.initial
    for line in audit.lines(obj):
        if not line.by or line.at is None:
            yield f"{where(obj)}: nobody stands for {line.action}"
        step = steps.get(line.action)
        if step is None or not line.new or not line.old:
            continue
        if line.old != here:
            yield f"{where(obj)}: {line.action} starts from {line.old}, not from {here}"
        if step.reason and not line.reason.strip():
            yield f"{where(obj)}: {line.action} has no reason"
        here = line.new
    state = api.content.get_state(obj)
    if state != here:
        yield f"{where(obj)}: is {state}, but its record ends with {here}"
