"""REST: reading is closed unless declared open; writing goes through the verbs."""

from kamakura.kyodo.content.openness import OPEN_FIELDS
from kamakura.kyodo.interfaces import IKyodoLayer
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFields
import io
import json
import pytest
import sample


FRAME = {
    "@id",
    "@type",
    "type_title",
    "id",
    "UID",
    "title",
    "description",
    "review_state",
    "is_folderish",
    "parent",
}


@pytest.fixture
def site(integration):
    alsoProvides(integration["request"], IKyodoLayer)
    return sample.make_site(integration["portal"])


def as_json(site, obj, user_id, **form):
    request = site.portal.REQUEST
    request.form.update(form)
    with sample.acting(user_id):
        return getMultiAdapter((obj, request), ISerializeToJson)()


def test_every_open_field_exists(site):
    proposal, consultation = sample.consulting(site)
    for obj in (site.program, site.call, site.organization, proposal, consultation):
        known = {name for schema in iterSchemata(obj) for name in getFields(schema)}
        named = {name for names in OPEN_FIELDS[obj.portal_type].values() for name in names}
        assert named - known == set()


def test_every_type_is_declared(site):
    types = api.portal.get_tool("portal_types").objectIds()
    assert {name for name in types if name.startswith("Kyodo")} == set(OPEN_FIELDS)


def test_a_consultation_gives_its_frame_only(site):
    _proposal, consultation = sample.consulting(site)
    found = as_json(site, consultation, "daihyo", include_items="0")
    assert set(found) == FRAME | {"kind", "sections", "due"}


def test_a_proposal_in_preliminary_talks_gives_no_papers_to_the_office(site):
    proposal = sample.in_preliminary(site)
    found = as_json(site, proposal, "center", include_items="0")
    assert set(found) == FRAME | {"kind", "organization_title"}


def test_a_sent_proposal_gives_its_summary_to_the_office(site):
    proposal = sample.submitted(site)
    assert as_json(site, proposal, "jimu")["receipt_number"] == "R8-G-01"


def test_a_list_shows_only_what_the_person_may_see(site):
    sample.make_proposal(site)
    found = as_json(site, site.call, "other")
    assert "KyodoProposal" not in {item["@type"] for item in found["items"]}
    assert found["items_total"] == len(found["items"])


def test_all_columns_of_a_search_are_less_than_all(site):
    sample.make_proposal(site)
    request = site.portal.REQUEST
    request.form["metadata_fields"] = ["_all"]
    with sample.acting("daihyo"):
        brain = api.content.find(portal_type="KyodoProposal")[0]
        found = getMultiAdapter((brain, request), ISerializeToJsonSummary)()
    people = {"Creator", "listCreators", "modified", "kyodo_waiting", "kyodo_since"}
    assert people & set(found) == set()
    assert found["kyodo_organization_title"] == "かまくら多文化さんぽの会"


def send(site, obj, user_id, method, name="", **data):
    """Ask the service as the publisher finds it; answers (status, body)."""
    request = site.portal.REQUEST.clone()
    alsoProvides(request, IKyodoLayer)
    request["BODY"] = json.dumps(data)
    request.stdin = io.BytesIO(request["BODY"].encode())
    with sample.acting(user_id):
        service = getMultiAdapter((obj, request), name=f"{method}_application_json_{name}")
        answer = service.reply()
    return request.response.getStatus(), answer


@pytest.mark.parametrize(
    ("method", "name", "data"),
    [
        ("PATCH", "", {"receipt_number": "R8-G-99"}),
        ("POST", "", {"@type": "KyodoReview", "title": "x"}),
        ("POST", "", {"@type": "File", "title": "x"}),
        ("POST", "@copy", {"source": "/x"}),
        ("POST", "@move", {"source": "/x"}),
    ],
)
def test_a_proposal_is_not_written_over_rest(site, method, name, data):
    proposal = sample.submitted(site)
    status, answer = send(site, proposal, "jimu", method, name, **data)
    assert (status, answer["error"]["type"]) == (403, "Forbidden")
    assert proposal.receipt_number == "R8-G-01"


def test_a_state_does_not_move_over_rest(site):
    proposal = sample.submitted(site)
    request = site.portal.REQUEST.clone()
    alsoProvides(request, IKyodoLayer)
    with sample.acting("jimu"):
        name = "POST_application_json_@workflow"
        service = getMultiAdapter((proposal, request), name=name)
        service.publishTraverse(request, "receive")
        service.reply()
    state = api.content.get_state(proposal)
    assert (request.response.getStatus(), state) == (400, "submitted")


def test_nothing_of_the_process_is_created_over_rest(site):
    status, _answer = send(site, site.program, "jimu", "POST", **{"@type": "KyodoCall"})
    assert status == 403


def test_the_secretariat_edits_the_schemes_texts_over_rest(site):
    status, _answer = send(site, site.program, "jimu", "PATCH", contact="0467-23-3000")
    assert (status, site.program.contact) == (204, "0467-23-3000")


def test_a_proposal_cannot_be_copied_or_moved_by_hand(site):
    proposal = sample.make_proposal(site)
    assert (proposal.cb_isCopyable(), proposal.cb_isMoveable()) == (False, False)
