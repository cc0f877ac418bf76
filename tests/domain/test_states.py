"""The life cycles: complete, connected, and drawn as a band."""

from kamakura.kyodo.domain.life_cycle import Phase
from kamakura.kyodo.domain.states import flow
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.domain.states import LIFE_CYCLES
from kamakura.kyodo.domain.states import STATES
import pytest


def phases(noun, here=None, **where):
    return {step.state.id: step.phase for step in flow(noun, here, **where).steps}


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_enum_and_table_name_the_same_states(noun):
    assert [s.id for s in LIFE_CYCLES[noun].states] == [s.value for s in STATES[noun]]


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_transitions_join_known_states(noun):
    known = {s.id for s in LIFE_CYCLES[noun].states}
    ends = [(t.id, s) for t in LIFE_CYCLES[noun].transitions for s in (*t.sources, t.target)]
    assert [end for end in ends if end[1] not in known] == []


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_every_state_can_be_reached(noun):
    cycle = LIFE_CYCLES[noun]
    reached = {cycle.initial}
    while True:
        more = {t.target for t in cycle.transitions if reached & set(t.sources)} - reached
        if not more:
            break
        reached |= more
    assert reached == {s.id for s in cycle.states}


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_states_that_are_not_ends_can_be_left(noun):
    cycle = LIFE_CYCLES[noun]
    assert [s.id for s in cycle.states if not s.end and not cycle.leaving(s.id)] == []


@pytest.mark.parametrize("noun", set(LIFE_CYCLES) - {"basic", "committee"})
def test_going_back_needs_a_reason(noun):
    # A member mends their own marks freely until the chair closes; each change is kept.
    free = {("review", "resume"), ("project", "approve_change")}
    main = LIFE_CYCLES[noun].main
    back = [
        (noun, t.id)
        for t in LIFE_CYCLES[noun].transitions
        for source in t.sources
        if not t.reason
        and t.target in main
        and source in main
        and main.index(source) > main.index(t.target)
    ]
    assert set(back) <= free


def test_side_exits_need_a_reason():
    exits = ("withdrawn", "not_accepted", "dropped", "not_funded", "referred", "stopped")
    exits += ("postponed", "cancelled", "recused", "not_held")
    silent = [
        (noun, t.id)
        for noun, cycle in LIFE_CYCLES.items()
        for t in cycle.transitions
        if t.target in exits and not t.reason
    ]
    assert silent == []


def test_no_state_between_marking_and_release_tells_the_outcome():
    judging = [t.target for t in life_cycle("proposal").leaving("judging")]
    assert judging == ["passed", "below_mark", "not_chosen", "withdrawn"]
    assert {t.permissions for t in life_cycle("proposal").leaving("judging")[:3]} == {
        ("Release Selection",)
    }


def test_citizens_do_not_read_the_name_for_staff():
    proposal = life_cycle("proposal")
    assert proposal.state("passed").public == "採択候補"
    assert proposal.state("correction").public == proposal.state("submitted").public


def test_program_shares_the_basic_life_cycle():
    assert life_cycle("program") is life_cycle("folder") is LIFE_CYCLES["basic"]


def test_band_before_anything_has_begun():
    assert set(phases("call").values()) == {Phase.TO_COME}


def test_band_marks_done_here_and_to_come():
    assert phases("theme", "published") == {
        "draft": Phase.DONE,
        "checking": Phase.DONE,
        "published": Phase.HERE,
        "closed": Phase.TO_COME,
        "selected": Phase.TO_COME,
        "finished": Phase.TO_COME,
    }


def test_detour_stands_at_its_step():
    band = flow("proposal", "correction")
    assert band.side.id == "correction"
    assert phases("proposal", "correction")["screening"] == Phase.HERE


def test_exit_leaves_its_last_step_done():
    assert phases("proposal", "below_mark")["judging"] == Phase.DONE
    assert phases("proposal", "below_mark")["passed"] == Phase.TO_COME


def test_exit_from_many_places_needs_where_it_was():
    assert set(phases("proposal", "withdrawn").values()) == {Phase.TO_COME}
    assert phases("proposal", "withdrawn", reached="consulting")["consulting"] == Phase.DONE
    assert phases("proposal", "withdrawn", reached="correction")["screening"] == Phase.DONE


def test_unknown_state_is_an_error():
    with pytest.raises(KeyError):
        flow("proposal", "gone")
