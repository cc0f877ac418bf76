"""The secretariat's acts before the selection."""

from datetime import date
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import sample
import pytest


NOW = sample.NOW


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def refusal_of(act, *args, **options):
    with pytest.raises(Refused) as caught:
        act(*args, **options, by="jimu", now=NOW)
    return str(caught.value.refusal.code)


def mails(site):
    return [(m.kind, m.recipient.email) for m in outbox_of(site.program).by_id.values()]


def test_accepting_begins_the_screening(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
    assert api.content.get_state(proposal) == "screening"


def test_a_section_cannot_accept(site):
    proposal = sample.submitted(site)
    with sample.acting("bosai"), pytest.raises(Refused):
        screening.accept_proposal(proposal, by="bosai", now=NOW)


def test_papers_answer_the_requirements(site):
    proposal = sample.submitted(site)
    answers = {c.key: str(c.answer) for c in screening.eligibility_checks(proposal)}
    assert answers == {
        "base_in_city": "ok",
        "officers": "ok",
        "citizen_members": "ok",
        "activity": "ok",
        "bylaws": "unknown",
        "accounts": "unknown",
        "open_to_public": "unknown",
        "registration": "ok",
        "pledge": "ok",
        "in_city": "ok",
        "public_benefit": "ok",
        "not_for_profit": "ok",
        "not_limited_benefit": "ok",
        "not_political": "ok",
        "not_religious": "ok",
        "not_election": "ok",
        "not_construction": "ok",
        "not_already_subsidised": "ok",
        "not_social_gathering": "ok",
        "not_academic_research": "ok",
        "not_unlawful": "ok",
        "not_organised_crime": "ok",
    }


def test_a_check_keeps_who_when_and_why(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.record_check(proposal, key="bylaws", ok=True, note="会則", by="jimu", now=NOW)
    assert proposal.checks["bylaws"] == {"ok": True, "note": "会則", "by": "jimu", "at": NOW}


def test_a_failed_check_needs_its_ground(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        code = refusal_of(screening.record_check, proposal, key="bylaws", ok=False)
    assert code == "check_note_missing"


def test_correction_marks_fields_sets_the_due_day_and_tells_the_group(site):
    proposal = sample.submitted(site)
    items = {"organization_profile:officers": "住所を書いてください。"}
    with sample.acting("jimu"):
        screening.request_correction(proposal, items=items, reason="不足", by="jimu", now=NOW)
    assert api.content.get_state(proposal) == "correction"
    assert dict(proposal.correction_items) == items
    assert proposal.correction_due == date(2026, 5, 18)
    assert ("correction_requested", "daihyo@example.com") in mails(site)


def test_correction_without_a_place_is_refused(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        code = refusal_of(screening.request_correction, proposal, items={}, reason="x")
    assert code == "correction_empty"
    assert api.content.get_state(proposal) == "submitted"


def test_not_accepted_is_told_with_its_reason(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.not_accept(proposal, reason="市外の事業です。", by="jimu", now=NOW)
    bodies = [m.body for m in outbox_of(site.program).by_id.values()]
    assert api.content.get_state(proposal) == "not_accepted"
    assert any("市外の事業です。" in body for body in bodies)


def test_assigning_a_section_opens_the_proposal_to_it(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.assign_sections(proposal, sections=["midori"], by="jimu", now=NOW)
    with sample.acting("midori"):
        assert api.user.has_permission("View", obj=proposal)
        found = api.content.find(portal_type="KyodoProposal", kyodo_sections="midori")
        assert [b.UID for b in found] == [proposal.UID()]
    with sample.acting("bosai"):
        assert not api.user.has_permission("View", obj=proposal)
        assert list(api.content.find(portal_type="KyodoProposal")) == []


def test_an_unknown_section_is_refused(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        code = refusal_of(screening.assign_sections, proposal, sections=["nowhere"])
    assert code == "section_unknown"


def test_consultation_waits_for_every_requirement(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
        assert refusal_of(screening.start_consultation, proposal) == "checks_open"


def test_review_waits_for_the_conclusion(site):
    proposal, _consultation = sample.consulting(site)
    with sample.acting("jimu"):
        assert refusal_of(screening.go_to_review, proposal) == "consultation_not_done"


def test_going_to_review_notes_the_papers_that_are_judged(site):
    proposal = sample.ready(site)
    line = audit.lines(proposal)[-1]
    assert api.content.get_state(proposal) == "ready"
    assert line.details == {
        "papers": {"group_proposal": 1, "organization_profile": 1, "preliminary_sheet": 1},
        "order": 1,
    }
    assert proposal.presentation_order == 1


def test_reopening_is_an_act_with_a_reason(site):
    proposal = sample.ready(site)
    with sample.acting("jimu"):
        assert refusal_of(screening.reopen, proposal, reason="") == "reason_needed"
        screening.reopen(proposal, reason="予算の見直し", by="jimu", now=NOW)
    assert api.content.get_state(proposal) == "consulting"


def test_the_catalog_knows_whose_turn_it_is(site):
    proposal = sample.submitted(site)
    turns = []
    with sample.acting("jimu"):
        find = lambda: api.content.find(UID=proposal.UID())[0]  # noqa: E731
        turns.append(find().kyodo_waiting)
        screening.request_correction(
            proposal, items={"group_proposal:summary": "短く"}, reason="長い", by="jimu", now=NOW
        )
        turns.append(find().kyodo_waiting)
        assert find().kyodo_due == "2026-05-18"
        assert find().kyodo_since == "2026-05-11"
    assert turns == [["secretariat"], ["group"]]
