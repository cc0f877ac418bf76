"""紙で届いた補正: typed in by the secretariat, judged by its stamp, never the group's own act."""

from datetime import date
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.snapshots.duties import reminder_day
from kamakura.kyodo.content.snapshots.proposal import turn_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import correction as corrections
from kamakura.kyodo.operations import paper_correction
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
from zope.annotation.interfaces import IAnnotations
import pytest


ASKED = NOW + timedelta(days=1)
STAMP = NOW + timedelta(days=3)
TYPED = NOW + timedelta(days=9)
DUE = date(2026, 5, 18)
MARK = "budget:expense"
BETTER = "地図 330円×1,000部(見積書のとおり)"


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


@pytest.fixture
def proposal(site):
    """A proposal whose group was asked to mend the expenses; its papers are complete."""
    made = sample.after_preliminary(site)
    with acting("daihyo"):
        papers.write_all(made, by="daihyo", now=NOW)
        verbs.file_proposal(made, token="t", by="daihyo", now=NOW)
    with acting("jimu"):
        screening.accept_proposal(made, by="jimu", now=NOW)
        screening.request_correction(
            made, items={MARK: "内訳"}, reason="不足", due=DUE, by="jimu", now=ASKED
        )
    return made


def start(proposal, *, by="jimu", received=STAMP, now=TYPED, **options):
    wanted = {"how": "post", "note": "封筒に手紙", **options}
    with acting(by):
        paper_correction.start_paper_correction(
            proposal, received=received, by=by, now=now, **wanted
        )


def mend(proposal, *, by="jimu", now=TYPED):
    """Type the mended expenses."""
    with acting(by):
        reader = IPaperReader(proposal).at(now)
        rows = [dict(row) for row in papers.BUDGET["expense"]]
        rows[1]["breakdown"] = BETTER
        typed = raw_of(reader.schema("budget"), {"expense": rows})
        reader.save("budget", typed=typed, names=["expense"], files={}, by=by, now=now)


def send(proposal, *, by="jimu", now=TYPED, token="c"):
    with acting(by):
        verbs.resend_correction(proposal, token=token, by=by, now=now)


def code(verb, *args, **options) -> str:
    with pytest.raises(Refused) as caught:
        verb(*args, **options)
    return str(caught.value.refusal.code)


def told(site) -> list[tuple[str, str]]:
    box = outbox_of(site.program).by_id.values()
    return sorted((mail.kind, mail.recipient.email) for mail in box)


def test_revision_keeps_the_stamp_and_who_typed_it(proposal):
    start(proposal)
    mend(proposal)
    send(proposal)
    sent = Filings(proposal).get("budget").last_filed
    receipt = sent.receipt
    assert sent.number == 2
    assert (receipt.received_at, receipt.filed_at, receipt.entered_by) == (STAMP, TYPED, "jimu")
    assert sent.answers["expense"][1]["breakdown"] == BETTER


@pytest.mark.parametrize(("days", "is_late"), [(3, False), (7, False), (8, True)])
def test_the_stamp_decides_about_the_due_day(proposal, days, is_late):
    received = NOW + timedelta(days=days)
    start(proposal, received=received)
    mend(proposal)
    send(proposal)
    one = last_round(proposal)
    assert (one.is_late, one.sent_at, one.intake.is_open) == (is_late, received, False)


def test_group_is_told_what_was_taken_in(site, proposal):
    before = told(site)
    start(proposal)
    mend(proposal)
    send(proposal)
    new = sorted(set(told(site)) - set(before))
    assert ("correction_received", "daihyo@example.com") in new


def test_typing_goes_no_further_than_what_was_asked_for(proposal):
    start(proposal)
    with acting("jimu"):
        reader = IPaperReader(proposal).at(TYPED)
        assert reader.open_fields("budget") == frozenset({"expense"})


def test_group_reads_along_and_does_not_write(proposal):
    start(proposal)
    with acting("daihyo"):
        assert IPaperReader(proposal).at(TYPED).may_edit("budget") is False
    mend(proposal)
    assert code(send, proposal, by="daihyo") == "intake_clerk_acts"


def test_secretariat_does_not_write_while_the_group_mends(proposal):
    with acting("jimu"):
        assert IPaperReader(proposal).at(ASKED).may_edit("budget") is False


def test_secretariat_writes_while_it_types_in(proposal):
    start(proposal)
    with acting("jimu"):
        assert IPaperReader(proposal).at(TYPED).may_edit("budget") is True


def test_secretariat_does_not_write_after_sending(site, proposal):
    start(proposal)
    mend(proposal)
    send(proposal)
    IAnnotations(site.portal.REQUEST).clear()  # who may do what is kept for one request
    with acting("jimu"):
        assert api.user.has_permission(permissions.FILE_PROPOSAL, obj=proposal) is False


def test_it_is_the_secretariats_turn_and_nobody_is_reminded(proposal):
    before = (turn_of(proposal), reminder_day(proposal))
    start(proposal)
    during = (turn_of(proposal), reminder_day(proposal))
    assert (before, during) == ((("group",), DUE), (("secretariat",), None))


def test_what_the_group_began_is_not_thrown_away_unasked(proposal):
    mend(proposal, by="daihyo", now=ASKED)
    assert code(start, proposal) == "intake_group_began"
    start(proposal, replace=True)
    assert Filings(proposal).get("budget").draft is None
    assert audit.lines(proposal)[-1].details["replaced"] is True


def test_discarded_the_group_may_mend_again(proposal):
    start(proposal)
    mend(proposal)
    with acting("jimu"):
        paper_correction.discard_paper_correction(
            proposal, reason="別の団体の書類", by="jimu", now=TYPED
        )
    assert Filings(proposal).get("budget").draft is None
    assert turn_of(proposal) == ("group",)
    mend(proposal, by="daihyo")
    send(proposal, by="daihyo")
    assert Filings(proposal).get("budget").last_filed.receipt.entered_by == ""


def test_discarding_needs_its_reason(proposal):
    start(proposal)
    with acting("jimu"):
        verb = paper_correction.discard_paper_correction
        assert code(verb, proposal, reason=" ", by="jimu", now=TYPED) == "reason_needed"


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        ({"by": "daihyo"}, "not_permitted"),
        ({"by": "bosai"}, "not_permitted"),
        ({"received": ASKED - timedelta(minutes=2)}, "intake_before_asked"),
        ({"received": TYPED + timedelta(days=1)}, "intake_in_future"),
        ({"how": "pigeon"}, "intake_how_unknown"),
    ],
)
def test_it_is_not_begun(proposal, options, refused):
    assert code(start, proposal, **options) == refused


def test_it_is_begun_once(proposal):
    start(proposal)
    assert code(start, proposal) == "transition_not_possible"


def test_request_that_is_taken_back_ends_the_typing(proposal):
    start(proposal)
    mend(proposal)
    with acting("jimu"):
        corrections.withdraw_correction(proposal, reason="不要に", by="jimu", now=TYPED)
        may_write = IPaperReader(proposal).at(TYPED).may_edit("budget")
    assert (may_write, turn_of(proposal)) == (False, ("secretariat",))
    assert Filings(proposal).get("budget").draft is None


def test_group_that_withdraws_ends_the_typing(proposal):
    start(proposal)
    with acting("daihyo"):
        verbs.withdraw_proposal(proposal, reason="やめます", by="daihyo", now=TYPED)
    with acting("jimu"):
        assert IPaperReader(proposal).at(TYPED).may_edit("budget") is False
    assert api.content.get_state(proposal) == "withdrawn"
