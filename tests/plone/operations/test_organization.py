"""Groups and their people."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import organizations_for
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import organization as verbs
from kamakura.kyodo.operations import proposal as proposals
from plone import api
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import pytest


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def refused(act, *args, **options):
    with pytest.raises(Refused) as caught:
        act(*args, by=options.pop("by"), now=NOW, **options)
    return str(caught.value.refusal.code)


def register(site, *, title="𠮷野の会", by="iin"):
    with acting(by):
        return verbs.register_organization(
            site.program, title=title, yomi="よしののかい", corp_type="voluntary", by=by, now=NOW
        )


def test_first_member_becomes_representative(site):
    group = register(site)
    assert dict(group.members) == {"iin": "representative"}
    assert [one.title for one in organizations_for("iin")] == ["𠮷野の会"]
    assert group.get_local_roles_for_userid("iin") == ()


def test_same_name_in_another_spelling_is_taken(site):
    register(site)
    with acting("center"):
        assert (
            refused(
                verbs.register_organization,
                site.program,
                title="吉野の会",
                yomi="よしののかい",
                corp_type="voluntary",
                by="center",
            )
            == "organization_name_taken"
        )


def test_profile_change_is_recorded_by_field_name_only(site):
    with acting("daihyo"):
        verbs.update_profile(site.organization, tel="0467-11-1111", by="daihyo", now=NOW)
    line = audit.lines(site.organization)[-1]
    assert (line.action, line.details) == ("update_profile", {"fields": ["tel"]})


def test_hand_over_in_april_moves_every_right_at_once(site):
    site.call.frozen["settings"]["require_preliminary"] = False
    with acting("daihyo"):
        proposal = proposals.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        verbs.hand_over(site.organization, user_id="tanto", by="daihyo", now=NOW)
    with acting("tanto"):
        verbs.remove_member(site.organization, user_id="daihyo", by="tanto", now=NOW)
    with acting("daihyo"):
        assert not api.user.has_permission("View", obj=proposal)
        found = api.content.find(portal_type="KyodoProposal")
    assert [brain.getId for brain in found] == []
    with acting("tanto"):
        assert [b.getId for b in api.content.find(portal_type="KyodoProposal")] == [
            proposal.getId()
        ]


def test_the_last_representative_stays(site):
    with acting("daihyo"):
        code = refused(verbs.remove_member, site.organization, user_id="daihyo", by="daihyo")
    assert code == "last_representative"


def test_an_editor_does_not_change_people(site):
    with acting("tanto"):
        code = refused(
            verbs.set_member, site.organization, user_id="other", role="reader", by="tanto"
        )
    assert code == "not_in_group"


def test_unknown_person_is_named(site):
    with acting("daihyo"):
        code = refused(
            verbs.set_member, site.organization, user_id="daremo", role="reader", by="daihyo"
        )
    assert code == "person_unknown"
