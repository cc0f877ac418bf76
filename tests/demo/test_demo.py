"""What the profile of the demo puts into a site."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.setuphandlers.demo import install
from kamakura.kyodo.setuphandlers.demo.people import accounts
from kamakura.kyodo.setuphandlers.demo.people import accounts_text
from kamakura.kyodo.setuphandlers.demo.people import PASSWORD
from pathlib import Path
from plone import api
from runpy import run_path
import pytest


@pytest.fixture
def portal(demo):
    return demo["portal"]


@pytest.fixture
def program(portal):
    return portal["kyodo"]


def states(container, portal_type):
    return {one.getId(): api.content.get_state(one) for one in children(container, portal_type)}


def test_calls_of_the_years(program):
    found = states(program, "KyodoCall")
    assert found["fy2015"] == "completed"
    assert found["fy2020"] == "not_held"
    assert list(found.values()).count("accepting") == 1


def test_everybody_can_log_in(portal):
    refused = [
        one.user_id
        for one in accounts()
        if portal.acl_users.authenticate(one.user_id, PASSWORD, portal.REQUEST) is None
    ]
    assert refused == []


def test_table_of_accounts_names_everybody():
    lines = accounts_text().splitlines()
    assert [line.split()[0] for line in lines] == [one.user_id for one in accounts()]


def test_second_application_changes_nothing(portal, program):
    before = sorted(program.objectIds())
    install(portal.portal_setup)
    assert sorted(portal["kyodo"].objectIds()) == before


def test_imported_year_says_where_it_is_from(program):
    call = program["fy2015"]
    lines = [(line.action, line.by, line.new) for line in audit.lines(call)]
    assert lines == [("create", "jimu", "preparing"), ("import", "jimu", "completed")]
    assert call.archive.source == "団体と市の公表資料(平成27年度の報告)"


def test_imported_year_has_no_forms_and_invents_no_marks(program):
    call = program["fy2015"]
    assert list(call.objectIds()) == []
    figures = {one["label"]: one["value"] for one in call.archive.figures}
    assert (figures["合格"], figures["基準未達"], figures["点数"]) == (
        "5件",
        "1件",
        "記録がありません",
    )
    titles = [one["title"] for one in call.archive.proposals]
    assert titles[0] == "外国人のための鎌倉指南書"
    assert titles[2:] == ["題名は不明"] * 4


def test_year_without_a_call_says_why(program):
    assert "延期" in program["fy2020"].not_held_reason


def test_open_call_takes_papers_now(demo, program):
    (call,) = [one for one in children(program, "KyodoCall") if is_open(one)]
    assert call.opens < demo["made_at"] < call.closes
    assert states(call, "KyodoTheme") == {
        "theme-archive": "published",
        "theme-walking": "checking",
    }


def is_open(call):
    return api.content.get_state(call) == "accepting"


def test_documents_are_real_files(program):
    files = [program["documents"][key].file for key in ("guide", "criteria", "forms")]
    assert [file.data[:5] for file in files] == [b"%PDF-"] * 3


def test_demo_breaks_no_promise(portal):
    place = Path(__file__).parents[2] / "scripts" / "check_invariants.py"
    found = run_path(str(place))["problems"](portal)
    assert list(found) == []


def test_meeting_to_come_takes_observers(program):
    meeting = program["committee"]["meeting-observed"]
    assert api.content.get_state(meeting) == "convened"
    found = [one.state for one in seen_book(meeting).records()]
    assert (found.count("placed"), found.count("cancelled"), meeting.observer_capacity) == (
        8,
        1,
        10,
    )
