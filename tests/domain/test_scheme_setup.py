"""What a new city still has to prepare."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.scheme_setup import AFTER
from kamakura.kyodo.domain.scheme_setup import NEEDED
from kamakura.kyodo.domain.scheme_setup import next_of
from kamakura.kyodo.domain.scheme_setup import OPTIONAL
from kamakura.kyodo.domain.scheme_setup import ORDER
from kamakura.kyodo.domain.scheme_setup import setup_steps


NOTHING = dict.fromkeys(ORDER, False)
facts = st.fixed_dictionaries({key: st.booleans() for key in ORDER})


def test_every_step_is_needed_or_optional():
    assert sorted(ORDER) == sorted((*NEEDED, *OPTIONAL))


def test_what_a_step_stands_on_comes_before_it():
    assert all(ORDER.index(key) > ORDER.index(first) for key, first in AFTER.items())


def test_first_thing_to_do_are_the_texts():
    assert next_of(setup_steps(NOTHING)).key == "texts"


def test_steps_that_stand_on_another_are_closed_before_it_is_done():
    closed = {one.key for one in setup_steps(NOTHING) if not one.is_open}
    assert closed == set(AFTER)


def test_call_opens_its_steps():
    steps = {one.key: one for one in setup_steps({**NOTHING, "call": True})}
    assert steps["dates"].is_open
    assert not steps["members"].is_open


@given(facts)
def test_next_step_is_missing_and_needed_and_nothing_needed_before_it_is_missing(done):
    found = next_of(setup_steps(done))
    if found is None:
        assert all(done[key] for key in NEEDED)
        return
    assert found.key in NEEDED
    assert not done[found.key]
    before = ORDER[: ORDER.index(found.key)]
    assert all(done[key] for key in before if key in NEEDED)


@given(facts)
def test_what_is_next_can_be_done_now(done):
    done = {key: value and done.get(AFTER.get(key, key), True) for key, value in done.items()}
    found = next_of(setup_steps(done))
    assert found is None or found.is_open
