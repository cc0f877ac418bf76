"""Taking a call back into preparation, and letting a group rest."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
from zope.interface import alsoProvides
import datetime
import pytest


@pytest.fixture
def site(integration):
    alsoProvides(integration["request"], IKyodoLayer)
    return sample.make_site(integration["portal"])


def deactivate(group, *, by="jimu", reason="代表が交代するまで"):
    with acting(by):
        organizations.deactivate(group, reason=reason, by=by, now=NOW)


def start(site):
    group = site.organization
    with acting("daihyo"):
        return proposals.start_proposal(
            site.call, kind="group", organization=group, by="daihyo", now=NOW
        )


def refused(act, *args, **options) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return str(caught.value.refusal.code)


def shown(group, user: str) -> str:
    with acting(user):
        return api.content.get_view("kyodo-organization", context=group)()


def test_resting_group_begins_nothing_new_and_goes_on_with_what_it_has(site):
    begun = start(site)
    deactivate(site.organization)
    assert refused(start, site) == "organization_inactive"
    with acting("daihyo"):
        proposals.name_draft(begun, title="続きを書く")
    assert begun.title == "続きを書く"


def test_group_at_work_again_begins_as_before(site):
    deactivate(site.organization)
    with acting("jimu"):
        organizations.reactivate(site.organization, reason="再開した", by="jimu", now=NOW)
    assert state_of(start(site)) == "draft"
    lines = audit.lines(site.organization)
    assert [(line.action, line.reason) for line in lines[-2:]] == [
        ("deactivate", "代表が交代するまで"),
        ("reactivate", "再開した"),
    ]


def test_resting_needs_a_reason_and_the_secretariat(site):
    assert refused(deactivate, site.organization, reason=" ") == "reason_needed"
    assert refused(deactivate, site.organization, by="daihyo") == "transition_not_possible"


def test_group_reads_that_it_rests_and_only_the_secretariat_can_change_it(site):
    assert "休止にする" not in shown(site.organization, "daihyo")
    assert "休止にする" in shown(site.organization, "jimu")
    deactivate(site.organization)
    assert "この団体は休止中です。" in shown(site.organization, "daihyo")
    assert "活動中に戻す" in shown(site.organization, "jimu")


def test_published_call_goes_back_into_preparation_with_a_reason(site):
    with acting("jimu"):
        call = calls.create_call(
            site.program,
            fiscal_year=2027,
            by="jimu",
            now=NOW,
            opens=NOW + datetime.timedelta(days=300),
            closes=NOW + datetime.timedelta(days=360),
        )
        calls.publish_call(call, by="jimu", now=NOW)
        assert refused(calls.retract_call, call, reason="", by="jimu", now=NOW) == "reason_needed"
        calls.retract_call(call, reason="日程を決め直す", by="jimu", now=NOW)
    assert state_of(call) == "preparing"
    with acting("jimu"):
        page = api.content.get_view("kyodo-callsteps", context=site.call)()
    assert "準備中に戻す" not in page
