"""見送り: citizens read the explanation from the presentation day on, and nothing else."""

from bs4 import BeautifulSoup
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import consultation as talks
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import observed
from tests.plone import sample
from zope.interface import alsoProvides
import pytest


NOW = sample.NOW
WORDS = "新しい施設の整備に当たるため、見送りました。"


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    made = sample.make_site(portal)
    made.proposal, talk = sample.consulting(made)
    with sample.acting("jimu"):
        talks.conclude_consultation(
            talk,
            outcome="drop",
            reason="窓口で話したこと",
            public_explanation=WORDS,
            by="jimu",
            now=NOW,
        )
    return made


@pytest.fixture
def presented(site):
    """The selection meeting of the call was held."""
    committee = observed.committee_of(site, now=NOW)
    meeting = observed.convened(committee, now=NOW)
    meeting.kind, meeting.call_uid = "selection", site.call.UID()
    site.call.committee_uid = committee.UID()
    with sample.acting("jimu"):
        meeting.attendance["m1"] = "present"
        observed.meetings.hold(meeting, by="jimu", now=meeting.starts)
    return site, meeting


def read(obj, name: str, **form) -> str:
    """What a visitor reads in the middle of a page."""
    obj.REQUEST.form.clear()
    obj.REQUEST.form.update(form)
    with api.env.adopt_roles(["Anonymous"]):
        soup = BeautifulSoup(obj.restrictedTraverse(f"@@{name}")(), "html.parser")
    return " ".join(soup.select_one(".kyodo-page").get_text().split())


def test_nothing_is_told_before_the_presentation_day(site):
    assert WORDS not in read(site.call, "kyodo-result")


def test_the_explanation_is_told_from_that_day_on(presented):
    site, _meeting = presented
    said = read(site.call, "kyodo-result")
    assert (WORDS in said, "まだ公表していません。" in said) == (True, True)


def test_neither_title_nor_group_nor_reason_is_told(presented):
    site, _meeting = presented
    said = read(site.call, "kyodo-result")
    secrets = (site.proposal.title, site.proposal.organization_title, "窓口で話したこと")
    assert [one for one in secrets if one in said] == []


def test_page_of_the_meeting_leads_to_it(presented):
    site, meeting = presented
    said = read(site.program, "kyodo-observe", meeting=meeting.UID())
    assert "審査に進まなかった提案 説明を読む" in said


def test_a_proposal_taken_up_again_is_not_told_any_more(presented):
    site, _meeting = presented
    with sample.acting("jimu"):
        screening.reopen(site.proposal, reason="計画を改めたため", by="jimu", now=NOW)
    assert WORDS not in read(site.call, "kyodo-result")
