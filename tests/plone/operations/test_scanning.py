"""Files that wait for a scan: never in the way of a sending, never handed out before their time."""

from io import BytesIO
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.scanner import IVirusScanner
from kamakura.kyodo.content.scanner import Verdict
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations.filing import save_draft
from kamakura.kyodo.operations.scanning import scan_waiting
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.plone import sample
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.interface import implementer
import pytest


@implementer(IVirusScanner)
class Scanner:
    """A scanner that says what it is told, file by file."""

    def __init__(self, *verdicts: Verdict) -> None:
        self.verdicts = list(verdicts)

    def scan(self, stream) -> Verdict:
        return self.verdicts.pop(0)


@pytest.fixture
def scanner():
    """Lets a test put another scanner in place."""
    usual = getUtility(IVirusScanner)
    manager = getGlobalSiteManager()
    yield lambda *verdicts: manager.registerUtility(Scanner(*verdicts), IVirusScanner)
    manager.registerUtility(usual, IVirusScanner)


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def waiting_file(name: str = "会則.pdf") -> NamedBlobFile:
    file = NamedBlobFile(BytesIO(b"%PDF-1.7 %%EOF").read(), filename=name)
    scans.set_scan_state(file, scans.WAITING)
    return file


def with_files(site, *files):
    proposal = sample.make_proposal(site)
    sample.begin(proposal, "organization_profile", by="daihyo")
    named = {f"file_{number}": file for number, file in enumerate(files)}
    save_draft(proposal, "organization_profile", raw={}, files=named, by="daihyo", now=sample.NOW)
    return proposal


def run(site, limit: int = 50):
    return scan_waiting(site.program, limit=limit, by="cron", now=sample.NOW)


def test_clean_file_leaves_the_queue(site, scanner):
    file = waiting_file()
    with_files(site, file)
    scanner(Verdict.CLEAN)
    assert run(site) == {"clean": 1, "found": 0, "unjudged": 0}
    assert (scans.scan_state(file), scans.count_waiting(site.program)) == ("clean", 0)


def test_found_virus_is_recorded_and_told(site, scanner):
    file = waiting_file()
    proposal = with_files(site, file)
    scanner(Verdict.FOUND)
    assert run(site) == {"clean": 0, "found": 1, "unjudged": 0}
    assert not scans.may_hand_out(file)
    assert [line.action for line in audit.lines(proposal)].count("virus_found") == 1
    mails = {m.recipient.email for m in outbox_of(proposal).by_id.values()}
    assert mails == {"jimu@example.com", "daihyo@example.com", "tanto@example.com"}


def test_scanner_that_is_away_leaves_the_rest_waiting(site, scanner):
    with_files(site, waiting_file("a.pdf"), waiting_file("b.pdf"))
    scanner(Verdict.CLEAN, Verdict.AWAY)
    assert run(site) == {"clean": 1, "found": 0, "unjudged": 0}
    assert scans.count_waiting(site.program) == 1


def test_file_nobody_can_judge_does_not_hold_up_the_others(site, scanner):
    odd, usual = waiting_file("a.pdf"), waiting_file("b.pdf")
    proposal = with_files(site, odd, usual)
    scanner(Verdict.UNJUDGED, Verdict.UNJUDGED)
    assert run(site) == {"clean": 0, "found": 0, "unjudged": 2}
    assert (scans.scan_state(odd), scans.count_waiting(site.program)) == ("unjudged", 0)
    assert [line.action for line in audit.lines(proposal)].count("file_unjudged") == 2


def test_batch_ends_at_its_limit(site, scanner):
    with_files(site, waiting_file("a.pdf"), waiting_file("b.pdf"))
    scanner(Verdict.CLEAN)
    run(site, limit=1)
    assert scans.count_waiting(site.program) == 1


def test_file_of_a_draft_is_the_same_in_the_sent_revision(site, scanner):
    file = waiting_file()
    proposal = with_files(site, file)
    filing = Filings(proposal).get("organization_profile")
    receipt = sample.Receipt(filed_by="daihyo", filed_at=sample.NOW, received_at=sample.NOW)
    filing.file(answers={}, receipt=receipt)
    scanner(Verdict.CLEAN)
    run(site)
    assert scans.scan_state(filing.last_filed.files["file_0"]) == "clean"


@pytest.mark.parametrize(
    ("state", "mode", "handed_out"),
    [
        ("unchecked", "required", True),
        ("clean", "required", True),
        ("waiting", "off", True),
        ("waiting", "best_effort", True),
        ("waiting", "required", False),
        ("unjudged", "best_effort", True),
        ("unjudged", "required", False),
        ("found", "off", False),
        ("found", "best_effort", False),
    ],
)
def test_who_gets_what(portal, state, mode, handed_out):
    api.portal.set_registry_record("kamakura.kyodo.scan_mode", mode)
    file = waiting_file()
    scans.set_scan_state(file, state)
    assert scans.may_hand_out(file) is handed_out


@pytest.mark.parametrize(
    ("state", "given"), [("waiting", True), ("unjudged", True), ("found", False)]
)
def test_sender_gets_the_own_file_back_unless_it_is_infected(portal, state, given):
    api.portal.set_registry_record("kamakura.kyodo.scan_mode", "required")
    file = waiting_file()
    scans.set_scan_state(file, state)
    assert scans.may_hand_out(file, to_its_sender=True) is given
