"""紙の応募: typed in by the secretariat, judged by its stamp; no other draft is touched."""

from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.paper_copies import paper_copies
from kamakura.kyodo.content.visibility import may_read_copies
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import intake
from kamakura.kyodo.operations import organization as groups
from kamakura.kyodo.operations import paper_copy as copies
from kamakura.kyodo.operations import proposal as verbs
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import pytest


STAMP = NOW - timedelta(days=2)


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def start(site, *, by="jimu", received=STAMP, now=NOW, **options):
    wanted = {"kind": "group", "how": "post", "note": "封筒に写真", "waiver": "窓口で協議済み"}
    wanted |= options
    with acting(by):
        return intake.start_intake(
            site.call, organization=site.organization, received=received, by=by, now=now, **wanted
        )


def send(proposal, *, by="jimu", now=NOW, **options):
    with acting(by):
        return verbs.file_proposal(proposal, token="t1", by=by, now=now, **options)


def typed_in(site, **options):
    proposal = start(site, **options)
    with acting("jimu"):
        papers.write_all(proposal, by="jimu", now=options.get("now", NOW))
    return proposal


def may(user, permission, obj):
    with acting(user):
        return api.user.has_permission(permission, obj=obj)


def test_paper_keeps_its_stamp_and_who_typed_it(site):
    proposal = typed_in(site)
    number = send(proposal)
    receipt = Filings(proposal).get("budget").last_filed.receipt
    assert number == "R8-G-01"
    assert (receipt.received_at, receipt.filed_at, receipt.entered_by) == (STAMP, NOW, "jimu")
    assert proposal.submitted_at == STAMP


def test_group_is_told_when_the_paper_arrived(site):
    proposal = typed_in(site)
    send(proposal)
    mails = [m for m in outbox_of(proposal).by_id.values() if m.kind == "proposal_received"]
    assert {m.recipient.email for m in mails} == {"daihyo@example.com", "tanto@example.com"}
    assert all("令和8年5月9日" in m.body for m in mails)


def test_paper_in_time_is_accepted_after_the_call_was_closed(site):
    closes, later = site.call.closes, site.call.closes + timedelta(days=3)
    with acting("jimu"):
        calls.close_call(site.call, by="jimu", now=later)
    proposal = typed_in(site, received=closes, now=later)
    assert send(proposal, now=later) == "R8-G-01"


def test_late_paper_is_refused_as_others_are(site):
    later = site.call.closes + timedelta(days=3)
    with pytest.raises(Refused) as refused:
        start(site, received=site.call.closes + timedelta(seconds=1), now=later)
    assert refused.value.refusal.code == "filing_rolled_over"


def test_paper_from_before_the_opening_is_refused(site):
    with pytest.raises(Refused) as refused:
        start(site, received=site.call.opens - timedelta(seconds=1))
    assert refused.value.refusal.code == "window_not_yet_open"


@pytest.mark.parametrize("user", ["bosai", "center", "iin", "daihyo", "other"])
def test_only_the_secretariat_types_papers_in(site, user):
    with pytest.raises(Refused) as refused:
        start(site, by=user)
    assert refused.value.refusal.code == "not_permitted"


def test_secretariat_writes_the_paper_and_no_other_draft(site):
    paper, own = start(site), sample.make_proposal(site)
    found = [may("jimu", permissions.EDIT_FILING, one) for one in (paper, own)]
    assert found == [True, False]
    assert [may("jimu", "View", one) for one in (paper, own)] == [True, False]


def test_secretariat_no_longer_writes_it_once_it_is_sent(site):
    proposal = typed_in(site)
    send(proposal)
    assert may("jimu", permissions.EDIT_FILING, proposal) is False
    assert may("jimu", permissions.SCREEN_PROPOSAL, proposal) is True


@pytest.mark.parametrize("user", ["daihyo", "tanto"])
def test_group_neither_sends_nor_deletes_what_the_secretariat_types_in(site, user):
    proposal = typed_in(site)
    codes = []
    for act in (
        lambda: send(proposal, by=user),
        lambda: verbs.delete_draft(proposal, by=user, now=NOW),
    ):
        with acting(user), pytest.raises(Refused) as refused:
            act()
        codes.append(str(refused.value.refusal.code))
    assert codes == ["intake_clerk_acts"] * 2
    assert (api.content.get_state(proposal), proposal.intake.is_open) == ("draft", True)


def test_group_does_not_write_what_the_secretariat_types_in(site):
    proposal = start(site)
    with acting("daihyo"):
        refusal = IPaperReader(proposal).at(NOW).edit_refusal("group_proposal")
    assert refusal.code == "filing_locked"


def test_paper_without_the_talks_needs_a_reason_where_they_are_demanded(site):
    with pytest.raises(Refused) as refused:
        start(site, waiver=" ")
    assert refused.value.refusal.code == "intake_waiver_needed"


def test_no_reason_is_needed_where_no_talks_are_demanded(site):
    site.call.frozen["settings"] = {**site.call.frozen["settings"], "require_preliminary": False}
    assert start(site, waiver="").intake.waiver == ""


def test_reason_to_go_without_the_talks_is_kept(site):
    proposal = start(site)
    reasons = [line.reason for line in audit.lines(proposal) if line.action == "start_intake"]
    assert (proposal.intake.waiver, reasons) == ("窓口で協議済み", ["窓口で協議済み"])


def discard(proposal, *, by="jimu", reason="団体を間違えた"):
    with acting(by):
        intake.discard_intake(proposal, reason=reason, by=by, now=NOW)


def test_intake_begun_by_mistake_is_thrown_away_with_its_reason(site):
    proposal = start(site)
    discard(proposal)
    (line,) = [one for one in audit.lines(site.call) if one.action == "discard_intake"]
    assert proposal.getId() not in site.call
    assert (line.by, line.reason, line.details["begun_by"]) == ("jimu", "団体を間違えた", "jimu")


def test_throwing_away_needs_a_reason(site):
    with pytest.raises(Refused) as refused:
        discard(start(site), reason=" ")
    assert refused.value.refusal.code == "reason_needed"


@pytest.mark.parametrize("user", ["daihyo", "bosai", "center"])
def test_nobody_else_throws_it_away(site, user):
    with pytest.raises(Refused) as refused:
        discard(start(site), by=user)
    assert refused.value.refusal.code == "not_permitted"


def test_draft_of_the_group_is_not_thrown_away_as_an_intake(site):
    with pytest.raises(Refused) as refused:
        discard(sample.make_proposal(site))
    assert refused.value.refusal.code == "transition_not_possible"


def limit_to(site, number):
    site.call.frozen["settings"] = {
        **site.call.frozen["settings"],
        "proposals_per_group": number,
        "require_preliminary": False,
    }


def test_own_draft_of_the_group_does_not_stand_in_the_way_of_its_paper(site):
    limit_to(site, 1)
    sample.make_proposal(site)
    assert send(typed_in(site)) == "R8-G-01"


def test_draft_is_not_sent_when_the_paper_was_the_last_that_is_allowed(site):
    limit_to(site, 1)
    own = sample.make_proposal(site)
    send(typed_in(site))
    with acting("daihyo"):
        papers.write_all(own, by="daihyo", now=NOW)
    with pytest.raises(Refused) as refused:
        send(own, by="daihyo")
    assert refused.value.refusal.code == "too_many_proposals"


def test_what_was_missing_is_kept_with_the_paper(site):
    proposal = start(site)
    send(proposal, incomplete="名簿は後日")
    missing = Filings(proposal).get("group_proposal").last_filed.missing
    assert ("project_name", "answer_missing") in {(one.field, one.code) for one in missing}


def test_complete_paper_lacks_nothing(site):
    proposal = typed_in(site)
    send(proposal)
    assert {len(f.last_filed.missing) for _key, f in Filings(proposal).items()} == {0}


def test_group_reads_along_and_no_other_group_does(site):
    proposal = start(site)
    assert [may(user, "View", proposal) for user in ("daihyo", "tanto", "other")] == [
        True,
        True,
        False,
    ]


def test_incomplete_paper_needs_a_reason(site):
    proposal = start(site)
    with pytest.raises(Refused) as refused:
        send(proposal)
    assert refused.value.refusal.code == "filing_incomplete"


def test_incomplete_paper_is_taken_in_with_a_reason(site):
    proposal = start(site)
    number = send(proposal, incomplete="窓口で受け取った。押印の説明は後日")
    assert (number, api.content.get_state(proposal)) == ("R8-G-01", "submitted")
    reasons = [line.reason for line in audit.lines(proposal) if line.action == "file"]
    assert reasons == ["窓口で受け取った。押印の説明は後日"]


def test_reason_does_not_let_a_group_send_incomplete_papers(site):
    site.call.frozen["settings"] = {
        **site.call.frozen["settings"],
        "require_preliminary": False,
    }
    proposal = sample.make_proposal(site)
    with pytest.raises(Refused) as refused:
        send(proposal, by="daihyo", incomplete="急ぐので")
    assert refused.value.refusal.code == "filing_incomplete"


def test_note_stands_in_no_reason_that_the_group_reads(site):
    proposal = start(site)
    assert "封筒" not in "".join(line.reason for line in audit.lines(proposal))


def test_hand_over_takes_only_known_roles(site):
    with acting("daihyo"), pytest.raises(Refused) as refused:
        groups.hand_over(site.organization, user_id="tanto", stay_as="owner", by="daihyo", now=NOW)
    assert refused.value.refusal.code == "not_permitted"
    assert site.organization.members["daihyo"] == "representative"


def test_unknown_role_gives_no_rights(site):
    site.organization.members["other"] = "friend"
    assert may("other", permissions.FILE_PROPOSAL, site.organization) is False


def turn(site, party):
    """What the catalog says a party is waited for."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(kyodo_waiting=party)
    return [brain.UID for brain in brains]


def test_paper_waits_for_the_secretariat_until_it_is_sent(site):
    proposal = start(site)
    found = [proposal.UID() in turn(site, one) for one in ("secretariat", "group")]
    assert found == [True, False]


def copy(proposal, *, by="jimu", name="応募書類.pdf", now=NOW):
    with acting(by):
        return copies.keep_copy(proposal, file=papers.pdf(name), by=by, now=now)


def test_copies_of_a_paper_are_kept_in_order_also_after_it_was_sent(site):
    proposal = typed_in(site)
    copy(proposal, name="1枚目.pdf")
    send(proposal)
    copy(proposal, name="2枚目.pdf", now=NOW + timedelta(hours=1))
    assert [one.file.filename for one in paper_copies(proposal).values()] == [
        "1枚目.pdf",
        "2枚目.pdf",
    ]
    lines = [line for line in audit.lines(proposal) if line.action == "keep_copy"]
    assert [(line.by, line.details["file"]) for line in lines] == [
        ("jimu", "1枚目.pdf"),
        ("jimu", "2枚目.pdf"),
    ]


def test_wrong_copy_is_taken_away_with_a_reason(site):
    proposal = start(site)
    key = copy(proposal)
    with acting("jimu"):
        copies.drop_copy(proposal, key=key, reason="別の団体の書類", by="jimu", now=NOW)
    (line,) = [line for line in audit.lines(proposal) if line.action == "drop_copy"]
    assert (dict(paper_copies(proposal)), line.reason) == ({}, "別の団体の書類")


@pytest.mark.parametrize(
    ("user", "reason", "code"),
    [
        ("jimu", " ", "reason_needed"),
        ("daihyo", "消したい", "not_permitted"),
        ("bosai", "消したい", "not_permitted"),
    ],
)
def test_copy_is_taken_away_by_the_secretariat_with_a_reason_only(site, user, reason, code):
    proposal = start(site)
    key = copy(proposal)
    with acting(user), pytest.raises(Refused) as refused:
        copies.drop_copy(proposal, key=key, reason=reason, by=user, now=NOW)
    assert (refused.value.refusal.code, len(paper_copies(proposal))) == (code, 1)


def test_group_adds_no_copy(site):
    with pytest.raises(Refused) as refused:
        copy(start(site), by="daihyo")
    assert refused.value.refusal.code == "not_permitted"


def test_what_a_group_wrote_itself_takes_no_copy(site):
    with pytest.raises(Refused) as refused:
        copy(sample.make_proposal(site))
    assert refused.value.refusal.code == "transition_not_possible"


def test_copies_are_read_by_the_group_and_the_secretariat_alone(site):
    """Nothing can be masked on a scan: not even the department in charge reads it."""
    proposal = typed_in(site)
    send(proposal)
    proposal.sections = ["bosai"]
    found = {}
    for user in ("daihyo", "tanto", "jimu", "bosai", "center", "iin", "other"):
        with acting(user):
            found[user] = may_read_copies(proposal)
    readers = {"daihyo", "tanto", "jimu"}
    assert found == {user: user in readers for user in found}


def test_copies_go_with_what_is_thrown_away(site):
    proposal = start(site)
    copy(proposal)
    discard(proposal)
    assert proposal.getId() not in site.call
