"""What may no longer be edited by hand."""

from kamakura.kyodo.domain.fixed import fixed_fields
from kamakura.kyodo.domain.fixed import FREE_IN
from kamakura.kyodo.domain.states import STATES
import pytest


@pytest.mark.parametrize(
    ("noun", "state", "fixed"),
    [
        ("call", "preparing", ("fiscal_year",)),
        ("call", "accepting", ("fiscal_year", "cap_group_yen")),
        ("call", "selecting", ("fiscal_year", "cap_group_yen", "committee_uid")),
        ("theme", "draft", ()),
        (
            "theme",
            "published",
            (
                "section",
                "cap_yen",
                "period_from",
                "period_to",
                "number_to_select",
                "apply_until",
            ),
        ),
        ("committee", "published", ()),
    ],
)
def test_fields_that_stay_as_they_were_told(noun, state, fixed):
    assert fixed_fields(noun, state) == fixed


@pytest.mark.parametrize("noun", FREE_IN)
def test_states_of_the_table_are_states_of_the_thing(noun):
    named = {state for states in FREE_IN[noun].values() for state in states}
    assert named - set(STATES[noun]) == set()
