"""The completed project of the demo, and the call that is open today."""

from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from plone import api
import pytest


@pytest.fixture
def program(demo):
    return demo["portal"]["kyodo"]


@pytest.fixture
def project(program):
    (found,) = [one for one in children(program["projects"], "KyodoProject") if one.proposal_uid]
    return found


@pytest.fixture
def open_call(program):
    calls = children(program, "KyodoCall")
    return next(one for one in calls if api.content.get_state(one) == "accepting")


def test_project_is_complete_and_settled(project):
    assert api.content.get_state(project) == "completed"
    (year,) = project.year_slices
    assert (year["city_share"], year["settled_share"], year["spent"]) == (300000, 288000, 378000)
    report = Filings(project).answers("report")
    assert (report["surplus"], report["refund"]) == (12000, 12000)


def test_evaluation_has_both_columns_and_the_joint_one(project):
    (sheet,) = children(project, "KyodoEvaluation")
    assert api.content.get_state(sheet) == "published"
    locked = {side: entry["by"] for side, entry in sheet.locked.items()}
    assert locked == {"group": "sanpo", "section": "bosai"}


def test_call_of_the_completed_project_is_put_away(program):
    assert api.content.get_state(program["fy2024"]) == "completed"


def test_open_call_has_a_sent_proposal_and_a_draft(open_call):
    found = {
        one.organization_title: (api.content.get_state(one), bool(one.receipt_number))
        for one in children(open_call, "KyodoProposal")
    }
    assert found == {
        "腰越健康クラブ": ("submitted", True),
        "防災あそび研究会": ("draft", False),
    }


def test_nothing_lies_in_the_future(demo, program):
    catalog = api.portal.get_tool("portal_catalog")
    late = [
        brain.getPath()
        for brain in catalog.unrestrictedSearchResults(portal_type="KyodoProposal")
        if (sent := brain._unrestrictedGetObject().submitted_at) and sent > demo["made_at"]
    ]
    assert late == []
