"""Finding things: what is not asked for stays asleep, whatever the number of proposals."""

from kamakura.kyodo.content import lookup
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import proposal_brains
from plone import api
from tests.plone.sample import acting
from tests.plone.sample import make_proposal
from tests.plone.sample import make_site
import pytest
import transaction


@pytest.fixture
def site(portal):
    return make_site(portal)


def test_children_are_of_one_type_by_id(site):
    made = {make_proposal(site).getId(), make_proposal(site, title="もう一つ").getId()}
    assert [one.getId() for one in children(site.call, "KyodoProposal")] == sorted(made)
    assert children(site.call, "KyodoTheme") == []


def test_looking_for_themes_wakes_no_proposal(site):
    proposal = make_proposal(site)
    transaction.savepoint()
    proposal._p_deactivate()
    children(site.call, "KyodoTheme")
    assert proposal._p_changed is None


def test_a_deleted_child_is_no_longer_found(site):
    proposal = make_proposal(site)
    with acting("daihyo"):
        site.call._delObject(proposal.getId())
    assert children(site.call, "KyodoProposal") == []


def test_proposals_of_a_call_by_catalog(site):
    ours = make_proposal(site)
    make_proposal(site, by="other")
    found = proposal_brains(site.call, kyodo_organization=site.organization.UID())
    assert [brain.UID for brain in found] == [ours.UID()]


def test_object_that_is_not_indexed_yet_is_found_by_its_uid(portal):
    with api.env.adopt_roles(["Manager"]):
        document = api.content.create(portal, "Document", id="fresh")

    assert lookup.by_uid(document.UID()) == document


def test_object_that_was_moved_is_found_by_its_uid(portal):
    with api.env.adopt_roles(["Manager"]):
        document = api.content.create(portal, "Document", id="old")
        api.content.rename(document, "new")

    assert lookup.by_uid(document.UID()).getId() == "new"
