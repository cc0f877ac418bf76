"""What a group does with its proposal, through the verbs."""

from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import pytest


@pytest.fixture
def site(portal):
    made = sample.make_site(portal)
    made.call.frozen["settings"]["require_preliminary"] = False
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
    return made


def send(proposal, *, token="t1", now=NOW):
    with acting("daihyo"):
        return verbs.file_proposal(proposal, token=token, by="daihyo", now=now)


def test_papers_are_complete(proposal):
    with acting("daihyo"):
        found = IPaperReader(proposal).at(NOW).papers("proposal")
    assert [(p.key, [f for f in p.findings if f.level == "error"]) for p in found] == [
        ("group_proposal", []),
        ("project_plan", []),
        ("budget", []),
        ("organization_profile", []),
    ]


def test_sending_gives_number_state_and_process_fields(proposal):
    number = send(proposal)
    assert (number, api.content.get_state(proposal)) == ("R8-G-01", "submitted")
    assert (proposal.title, proposal.total_cost, proposal.city_share, proposal.sections) == (
        papers.PROJECT["project_name"],
        430000,
        400000,
        ["bosai"],
    )
    assert Filings(proposal).answers("budget") == papers.BUDGET
