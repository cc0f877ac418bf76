"""The record tells what was done; a button says what will be."""

from kamakura.kyodo.browser.done_words import DONE
from kamakura.kyodo.domain.states import LIFE_CYCLES
import pytest


@pytest.mark.parametrize("noun", sorted(DONE))
def test_every_transition_has_its_past(noun):
    assert set(DONE[noun]) == {one.id for one in LIFE_CYCLES[noun].transitions}


@pytest.mark.parametrize("noun", sorted(DONE))
def test_past_is_no_button(noun):
    buttons = {one.label for one in LIFE_CYCLES[noun].transitions}
    assert set(DONE[noun].values()) & buttons == set()
