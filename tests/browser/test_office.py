"""The secretariat's own pages: what is prepared, the record, the settings; every screen checked."""

from kamakura.kyodo.operations import settings
from plone import api
from test_correction import CALL
from test_correction import open_call
from town import CALL_YEAR
from town import NOW
import pytest
import town


@pytest.fixture
def office(crew, as_manager):
    """The secretariat at its desk, in a town with a call."""
    with as_manager() as site:
        town.settle(site)
        open_call(site["kyodo"], CALL_YEAR)
        with api.env.adopt_user(username="jimu"):
            settings.change_settings({"correction_days": 9}, by="jimu", now=NOW)
    return crew["jimu"]


def test_pages_of_the_office(crew, office) -> None:
    office.go("kyodo/@@kyodo-setup")
    office.look("o1-setup")
    for number, name in enumerate(("addcommittee", "addcall", "adddocument"), 2):
        office.go(f"kyodo/@@kyodo-{name}")
        office.press("保存する")
        office.look(f"o{number}-{name}")
    office.go(f"{CALL}/kyodo-history")
    office.look("o5-record-call")
    office.go("@@kyodo-history")
    office.sees("補正の日数")
    office.look("o6-record-settings")
    office.go("@@kyodo-settings?open=sections#sections")
    office.look("o7-settings")
    office.go(f"{CALL}/kyodo-calldates")
    office.look("o8-dates")
    assert crew.problems == []
