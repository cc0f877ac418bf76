"""Steps for many proposals: the preview changes nothing, the press does what it said."""

from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.batches import batch_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.bulk import SIZE
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import bulk
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import sample
from tests.plone import selection_sample
import pytest


NOW = sample.NOW


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def begun(site, step, proposals, *, by="jimu"):
    with sample.acting(by):
        uids = [one.UID() for one in proposals]
        return bulk.begin_batch(site.call, step=step, uids=uids, by=by, now=NOW)


def shown(site, batch, **values):
    """Codes of the preview; "" where the step will be taken."""
    with sample.acting("jimu"):
        lines = bulk.preview(site.call, batch, values, now=NOW)
    return [str(line.refusal.code) if line.refusal else "" for line in lines]


def go(site, batch, *, position=None, now=NOW, **values):
    place = batch.position if position is None else position
    with sample.acting("jimu"):
        bulk.carry_out(site.call, batch, values, position=place, by="jimu", now=now)


def states(proposals):
    return [api.content.get_state(one) for one in proposals]


def mails(site):
    return len(outbox_of(site.program).by_id)


def test_preview_says_why_not_and_changes_nothing(site):
    some = [sample.submitted(site, title="一"), sample.consulting(site, title="二")[0]]
    batch = begun(site, "accept", some)
    assert shown(site, batch) == ["", "bulk_other_state"]
    assert states(some) == ["submitted", "consulting"]


def test_step_is_taken_where_it_may_be_and_the_rest_is_reported(site):
    some = [sample.submitted(site, title="一"), sample.consulting(site, title="二")[0]]
    batch = begun(site, "accept", some)
    go(site, batch)
    assert states(some) == ["screening", "consulting"]
    assert (batch.done, [title for title, _why in batch.failed]) == (1, ["二"])


def test_each_proposal_gets_its_own_line_in_the_record(site):
    some = [sample.submitted(site, title=title) for title in ("一", "二")]
    go(site, begun(site, "accept", some))
    last = [audit.lines(one)[-1] for one in some]
    assert [(line.action, line.by) for line in last] == [("receive", "jimu")] * 2


def test_what_changed_after_the_preview_stays_and_the_others_go_on(site):
    some = [sample.submitted(site, title=title) for title in ("一", "二")]
    batch = begun(site, "accept", some)
    assert shown(site, batch) == ["", ""]
    with sample.acting("jimu"):
        screening.not_accept(some[0], reason="要件外", by="jimu", now=NOW)
    go(site, batch)
    assert states(some) == ["not_accepted", "screening"]


def test_mails_are_counted_as_they_will_be_sent(site):
    some = [sample.screened(site, title=title) for title in ("一", "二")]
    batch = begun(site, "consult", some)
    with sample.acting("jimu"):
        count = bulk.count_mails(batch, bulk.preview(site.call, batch, {}, now=NOW))
    before = mails(site)
    go(site, batch, due=today(NOW) + timedelta(days=10))
    assert (mails(site) - before, count) == (count, 8)


def test_reminders_are_counted_once_per_person(site):
    some = [sample.consulting(site, title=title)[0] for title in ("一", "二")]
    batch = begun(site, "remind", some)
    with sample.acting("jimu"):
        count = bulk.count_mails(batch, bulk.preview(site.call, batch, {}, now=NOW))
    before = mails(site)
    go(site, batch)
    assert (mails(site) - before, count) == (4, 4)


def test_due_date_in_the_past_is_refused_for_all(site):
    some = [sample.screened(site)]
    batch = begun(site, "consult", some)
    with pytest.raises(Refused) as caught:
        go(site, batch, due=today(NOW) - timedelta(days=1))
    assert (str(caught.value.refusal.code), states(some)) == ("due_past", ["screening"])


def test_pressing_twice_does_nothing_the_second_time(site):
    some = [sample.submitted(site, title=title) for title in ("一", "二")]
    batch = begun(site, "accept", some)
    go(site, batch)
    with pytest.raises(Refused) as caught:
        go(site, batch, position=0)
    assert (str(caught.value.refusal.code), batch.done) == ("bulk_already_done", 2)


def test_fifty_at_a_time(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        uids = [proposal.UID(), *(f"gone-{number}" for number in range(SIZE))]
        batch = bulk.begin_batch(site.call, step="accept", uids=uids, by="jimu", now=NOW)
    go(site, batch)
    assert (batch.done, batch.position, len(batch.waiting)) == (1, SIZE, 1)


def test_proposals_of_another_call_are_out_of_reach(site):
    other = sample._make_group(site.program, "別の会", {"other": "representative"}, NOW)
    with sample.acting("jimu"):
        uids = [other.UID(), site.call.UID()]
        batch = bulk.begin_batch(site.call, step="accept", uids=uids, by="jimu", now=NOW)
    assert shown(site, batch) == ["bulk_proposal_gone"] * 2


def test_draft_of_a_group_is_out_of_reach(site):
    batch = begun(site, "accept", [sample.make_proposal(site)])
    assert shown(site, batch) == ["bulk_proposal_gone"]


@pytest.mark.parametrize("user", ["bosai", "center", "daihyo", "iin"])
def test_only_the_secretariat_begins(site, user):
    proposal = sample.submitted(site)
    with pytest.raises(Refused) as caught:
        begun(site, "accept", [proposal], by=user)
    assert str(caught.value.refusal.code) == "not_permitted"


@pytest.mark.parametrize(
    ("step", "uids", "code"),
    [("accept", [], "bulk_nothing_chosen"), ("delete", ["x"], "bulk_step_unknown")],
)
def test_nothing_begins_without_step_and_proposals(site, step, uids, code):
    with sample.acting("jimu"), pytest.raises(Refused) as caught:
        bulk.begin_batch(site.call, step=step, uids=uids, by="jimu", now=NOW)
    assert str(caught.value.refusal.code) == code


def test_batch_is_the_persons_own(site):
    batch = begun(site, "accept", [sample.submitted(site)])
    assert (batch_of(site.call, "jimu"), batch_of(site.call, "bosai")) == (batch, None)


def test_checks_that_want_eyes_are_not_recorded_in_bulk(site):
    proposal = sample.submitted(site)
    batch = begun(site, "check", [proposal])
    assert shown(site, batch) == ["bulk_checks_unclear"]


def test_checks_the_papers_prove_are_recorded_with_who_when_and_why(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        for check in screening.eligibility_checks(proposal):
            if check.answer != "ok":
                options = {"key": check.key, "ok": True, "note": "規約で確認", "now": NOW}
                screening.record_check(proposal, by="jimu", **options)
    go(site, begun(site, "check", [proposal]))
    assert screening.consult_refusal(proposal) is None or proposal.sections == []
    assert proposal.checks["pledge"] == {
        "ok": True,
        "note": "書類のとおり(まとめて確認)",
        "by": "jimu",
        "at": NOW,
    }


def test_sections_are_assigned_in_bulk(site):
    some = [sample.submitted(site, title=title) for title in ("一", "二")]
    go(site, begun(site, "sections", some), sections=["midori"])
    assert [one.sections for one in some] == [["midori"], ["midori"]]


def test_sections_of_an_open_consultation_are_left_alone(site):
    proposal, _talk = sample.consulting(site)
    assert shown(site, begun(site, "sections", [proposal])) == ["consultation_still_open"]


def conclude(talk):
    with sample.acting("jimu"):
        consultations.record_meeting(
            talk, held_on=NOW.date(), attendees="全員", points="分担", by="jimu", now=NOW
        )
        consultations.conclude_consultation(talk, outcome="go", by="jimu", now=NOW)


def test_ready_proposals_get_places_one_after_another(site):
    some = []
    for title in ("一", "二"):
        proposal, talk = sample.consulting(site, title=title)
        sample.answer_all(talk)
        conclude(talk)
        some.append(proposal)
    go(site, begun(site, "review", some))
    assert [one.presentation_order for one in some] == [1, 2]


def test_sheets_are_given_out_for_the_chosen_ones_only(portal):
    site = selection_sample.make_selection(portal)
    some = [site.proposals["P1"], site.proposals["P3"]]
    batch = begun(site, "sheets", some)
    go(site, batch, now=selection_sample.NOW)
    counts = {key: len(reviews_of(one)) for key, one in site.proposals.items()}
    assert counts == {"P1": 5, "P2": 0, "P3": 5, "P4": 0, "P5": 0}
