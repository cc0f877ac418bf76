"""The checker finds nothing in what the verbs made, and every kind of damage."""

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.invariants.calls import problems_of_missing
from kamakura.kyodo.invariants.meetings import problems_of_meeting
from kamakura.kyodo.invariants.sheets import problems_of_sheets
from kamakura.kyodo.operations import intake
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import recusal
from pathlib import Path
from tests.plone import chosen
from tests.plone import papers
from tests.plone import sample
from tests.plone import selection_sample
from tests.plone.judged import hold
from tests.plone.judged import judge
import pytest


SCRIPT = Path(__file__).parents[3] / "scripts" / "check_invariants.py"


@pytest.fixture
def checker():
    spec = spec_from_file_location("check_invariants", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def said(checker, obj_or_portal):
    """What is found, without the paths."""
    return [line.partition(": ")[2] for line in checker.problems(obj_or_portal)]


def test_genuine_data_is_sound(portal, checker):
    site = sample.make_site(portal)
    chosen.opened(site)
    # The helpers skip the committee, the letters and release of the call, and the design and
    # most of the 調整シート.
    known = (
        "without a letter",
        "preliminary_sheet was filled on a design",
        "preliminary_sheet taken in incomplete",
        "is not on the committee",
        "was released, but is not announced",
        "marked on criteria that may still change",
    )
    assert [one for one in said(checker, portal) if not any(k in one for k in known)] == []


def test_damage_is_found(portal, checker):
    site = sample.make_site(portal)
    project, sheet = chosen.opened(site)
    before = set(said(checker, portal))
    del sheet.locked["section"]
    proposal = by_uid(project.proposal_uid)
    other = sample.make_proposal(site)
    other.receipt_number = proposal.receipt_number
    ensure_selection(site.call).decided.clear()
    filing = Filings(proposal).get("budget")
    form_versions.version(site.call, filing.version).model = "<model/>"
    filing.last_filed.number = 7
    Filings(proposal)._tree().pop("project_plan")
    assert sorted(set(said(checker, portal)) - before) == sorted(
        [
            "receipt number R8-G-01 was given 2 times",
            "was released without a decision",
            "project_plan was never sent",
            "budget has revision 7 in place 1",
            "the design of budget was changed after it was frozen",
            "the catalog counts papers per version wrongly",
            "is both_locked with the locks ['group']",
        ]
    )


def test_result_without_a_release_is_found(portal, checker):
    site = sample.make_site(portal)
    proposal = chosen.chosen(site)
    ensure_selection(site.call).released_at = None
    assert "is passed though no result was released" in said(checker, portal)
    assert proposal.receipt_number == "R8-G-01"


def half_a_paper(site):
    """A paper that was taken in with parts missing."""
    with sample.acting("jimu"):
        proposal = intake.start_intake(
            site.call,
            kind="group",
            organization=site.organization,
            received=sample.NOW,
            how="post",
            waiver="窓口で協議済み",
            by="jimu",
            now=sample.NOW,
        )
        papers.write_all(proposal, by="jimu", now=sample.NOW)
        del Filings(proposal).get("group_proposal").draft.raw["form.widgets.summary"]
        verbs.file_proposal(proposal, token="t", incomplete="概要は後日", by="jimu", now=sample.NOW)
    return proposal


def test_sheet_lacks_no_part_of_other_parties(portal, checker):
    site = sample.make_site(portal)
    proposal = sample.make_proposal(site)
    with sample.acting("daihyo"):
        papers.write(
            proposal,
            "preliminary_sheet",
            papers.ANSWERS["preliminary_sheet"],
            by="daihyo",
            now=sample.NOW,
        )
        verbs.send_sheet(proposal, token="s", by="daihyo", now=sample.NOW)
    assert list(problems_of_missing(proposal)) == []


INCOMPLETE = "group_proposal taken in incomplete without a reason"


def test_incomplete_paper_with_its_reason_is_sound(portal, checker):
    proposal = half_a_paper(sample.make_site(portal))
    lacking = [len(f.last_filed.missing) for _key, f in Filings(proposal).items()]
    assert (sum(lacking), INCOMPLETE in said(checker, portal)) == (1, False)


@pytest.mark.parametrize("keeps_note", [True, False])
def test_incomplete_filing_without_an_intake_is_found(portal, checker, keeps_note):
    proposal = half_a_paper(sample.make_site(portal))
    proposal.intake = None
    if not keeps_note:
        Filings(proposal).get("group_proposal").last_filed.missing = ()
    assert INCOMPLETE in said(checker, portal)


@pytest.fixture
def resolved(portal):
    """A held meeting with a resolution about P2."""
    made = judge(portal)
    meeting = portal.unrestrictedTraverse(hold(made, now=selection_sample.NOW))
    with selection_sample.acting("jimu"):
        meetings.record_resolution(
            meeting,
            agenda_id="2",
            votes=dict.fromkeys(("iin1", "iin2", "iin4", "iin5"), "for"),
            by="jimu",
            now=selection_sample.NOW,
        )
    return made, meeting


@pytest.fixture
def judged(resolved):
    """The same, and one proposal whose marks are counted."""
    made, meeting = resolved
    selection_sample.mark_all(made)
    with selection_sample.acting("iin1"):
        marking.close_marking(made.call, by="iin1", now=selection_sample.NOW)
    return made, meeting


def test_a_meeting_made_by_the_verbs_is_sound(portal, checker, judged):
    _made, meeting = judged
    assert list(problems_of_meeting(meeting)) == []


def test_a_catalog_that_was_not_told_of_a_sheet_is_found(checker, judged):
    made, _meeting = judged
    proposal = made.proposals["P1"]
    assert list(problems_of_sheets(proposal)) == []
    selection_sample.review_of(proposal, "iin1").member_id = "iin9"
    said = [line.partition(": ")[2] for line in problems_of_sheets(proposal)]
    assert said[1] == (
        f"the catalog has ('iin1', '{proposal.UID()}') instead of ('iin9', '{proposal.UID()}')"
    )


def test_resolution_keeps_who_was_recused_at_the_time(resolved):
    """A ground that comes up later does not make the record of the vote untrue."""
    made, meeting = resolved
    options = {"member_id": "iin5", "ground": "voted", "reason": "あとで分かった"}
    with selection_sample.acting("jimu"):
        recusal.record_recusal(made.proposals["P2"], **options, by="jimu", now=selection_sample.NOW)
    assert meeting.resolutions["2"]["recused"] == ["iin3"]
    assert list(problems_of_meeting(meeting)) == []


def test_damage_to_a_meeting_is_found(portal, checker, judged):
    _made, meeting = judged
    meeting.attendance_notes["2"] = {"iin4": "left"}
    meeting.attendance_notes["3"] = {"iin4": "left"}
    meeting.resolutions["8"] = {"votes": {}}
    meeting.resolutions["2"]["recused"] = ["iin2"]
    said = [line.partition(": ")[2] for line in problems_of_meeting(meeting)]
    assert said == [
        "notes a coming or leaving that changes nothing",
        "has a record of the item 8, which is not on the agenda",
        "somebody voted on the item 2 without being there",
        "somebody recused voted on the item 2",
        "marks of an absent member count for the item 2",
        "marks of an absent member count for the item 3",
    ]
