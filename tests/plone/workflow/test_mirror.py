"""The workflows of the profile and the table of ``domain.states`` say the same."""

from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.domain.states import LIFE_CYCLES
from kamakura.kyodo.permissions import PREFIX
from kamakura.kyodo.workflow.conditions import CONDITIONS
from kamakura.kyodo.workflow.labels import noun_of
from plone import api
import pytest


# Published by an editor like any page: no verb, no condition.
PLAIN = {"basic", "committee"}

TYPES = (
    "KyodoProgram",
    "KyodoFolder",
    "KyodoOrganization",
    "KyodoCommittee",
    "KyodoMeeting",
    "KyodoCall",
    "KyodoTheme",
    "KyodoProposal",
    "KyodoConsultation",
    "KyodoReview",
    "KyodoProject",
    "KyodoEvaluation",
)


def workflow(noun):
    return api.portal.get_tool("portal_workflow")[f"kyodo_{noun}_workflow"]


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_states_and_their_labels(portal, noun):
    wf = workflow(noun)
    assert wf.initial_state == LIFE_CYCLES[noun].initial
    assert {s.id: s.title for s in wf.states.objectValues()} == {
        s.id: s.label for s in LIFE_CYCLES[noun].states
    }


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_exits_of_each_state(portal, noun):
    cycle = LIFE_CYCLES[noun]
    assert {s.id: set(s.transitions) for s in workflow(noun).states.objectValues()} == {
        s.id: {t.id for t in cycle.leaving(s.id)} for s in cycle.states
    }


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_transitions_with_target_label_and_permission(portal, noun):
    found = {
        t.id: (t.new_state_id, t.title, t.actbox_name, set(t.guard.permissions))
        for t in workflow(noun).transitions.objectValues()
    }
    assert found == {
        t.id: (t.target, t.label, t.label, {PREFIX + p for p in t.permissions})
        for t in LIFE_CYCLES[noun].transitions
    }


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_every_step_of_the_process_asks_the_guard(portal, noun):
    asked = {
        t.id: t.guard.expr.text if t.guard.expr else None
        for t in workflow(noun).transitions.objectValues()
    }
    call = "python: object.restrictedTraverse('@@kyodo-guard').allows('{}')"
    assert asked == {t: None if noun in PLAIN else call.format(t) for t in asked}


@pytest.mark.parametrize("portal_type", TYPES)
def test_every_type_has_its_workflow(portal, portal_type):
    noun = life_cycle(noun_of(portal_type)).noun
    chain = api.portal.get_tool("portal_workflow").getChainForPortalType(portal_type)
    assert chain == (f"kyodo_{noun}_workflow",)


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_nothing_is_acquired(portal, noun):
    wf = workflow(noun)
    open_ended = [
        (state.id, permission)
        for state in wf.states.objectValues()
        for permission in wf.permissions
        if state.getPermissionInfo(permission)["acquired"]
    ]
    assert open_ended == []


def test_conditional_steps_are_those_with_a_condition():
    told = {(n, t.id) for n, c in LIFE_CYCLES.items() for t in c.transitions if t.conditional}
    assert told == set(CONDITIONS)
