"""Groups and sections are told when and where they present, and of every change."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.snapshots.presentation_day import in_running_order
from kamakura.kyodo.content.snapshots.presentation_day import presentation_of
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import meeting_plan
from kamakura.kyodo.operations import proposal as proposals
from plone import api
from tests.plone import selection_sample as sample
import pytest
import re


NOW = datetime(2026, 9, 14, 3, 0, tzinfo=UTC)
STARTS = datetime(2026, 9, 27, 4, 0, tzinfo=UTC)
WORDS = {"starts": "", "place": "", "agenda": ""}


@pytest.fixture
def site(integration):
    made = sample.make_selection(integration["portal"])
    api.user.create(username="kakari", email="kakari@example.com", password=sample.PASSWORD)
    sections = {"kakari": list(made.proposals["P1"].sections)}
    api.portal.set_registry_record("kamakura.kyodo.section_members", sections)
    return made


def item(proposal, number: int) -> dict:
    return {
        "id": str(number),
        "title": f"説明と質疑: {proposal.title}",
        "is_open": True,
        "reason": "",
        "proposal_uid": proposal.UID(),
        "about_all": False,
    }


def announced(site, *keys: str, kind: str = "selection"):
    agenda = [item(site.proposals[key], number) for number, key in enumerate(keys, 1)]
    with sample.acting("jimu"):
        made = meetings.add_meeting(
            site.committee,
            title="プレゼンテーション",
            kind=kind,
            starts=STARTS,
            place="講堂",
            agenda=agenda,
            by="jimu",
            now=NOW,
            call_uid=site.call.UID(),
        )
        meetings.convene(made, params=WORDS, by="jimu", now=NOW)
    return made


def change(meeting, **given) -> None:
    names = ("title", "kind", "starts", "place", "agenda")
    plan = {name: getattr(meeting, name) for name in names} | given
    with sample.acting("jimu"):
        meeting_plan.change_plan(meeting, **plan, words=WORDS, by="jimu", now=NOW)


def told(proposal) -> list[tuple[str, str, str]]:
    """Address, kind and place in the order of what was posted about the presentation."""
    mails = [
        (
            one.recipient.email,
            one.kind.removeprefix("presentation_"),
            "".join(re.findall(r"順番: (\d+)番目", one.body)),
        )
        for one in outbox_of(proposal).by_id.values()
        if one.target_uid == proposal.UID() and one.kind.startswith("presentation")
    ]
    return sorted(mails)


def to_both(*acts: tuple[str, str]) -> list[tuple[str, str, str]]:
    """The same to the group and to the officer of the section."""
    return sorted((email, *act) for act in acts for email in ADDRESSES)


ADDRESSES = ("gp1@example.com", "kakari@example.com")


def test_group_and_section_are_invited_with_their_place_in_the_order(site):
    announced(site, "P2", "P1")
    assert told(site.proposals["P1"]) == to_both(("invitation", "2"))
    assert told(site.proposals["P3"]) == []


def test_nobody_is_invited_to_a_meeting_where_groups_do_not_present(site):
    announced(site, "P1", kind="briefing")
    assert told(site.proposals["P1"]) == []


def test_new_day_is_told_to_those_who_present(site):
    meeting = announced(site, "P1")
    change(meeting, starts=STARTS + timedelta(days=1))
    assert told(site.proposals["P1"]) == to_both(("invitation", "1"), ("changed", "1"))


def test_each_is_told_only_of_its_own_change(site):
    meeting = announced(site, "P1", "P2")
    change(meeting, agenda=[item(site.proposals["P1"], 1), item(site.proposals["P3"], 2)])
    assert told(site.proposals["P1"]) == to_both(("invitation", "1"))
    kinds = {key: {kind for _to, kind, _n in told(site.proposals[key])} for key in ("P2", "P3")}
    assert kinds == {"P2": {"invitation", "cancelled"}, "P3": {"invitation"}}


def test_meeting_called_off_is_told_to_those_who_were_invited(site):
    meeting = announced(site, "P1")
    with sample.acting("jimu"):
        meetings.cancel(meeting, reason="大雪のため", by="jimu", now=NOW)
    assert told(site.proposals["P1"]) == to_both(("invitation", "1"), ("cancelled", ""))


def test_proposal_knows_its_presentation_while_it_is_announced(site):
    meeting = announced(site, "P2", "P1")
    assert presentation_of(site.proposals["P1"]) == (meeting, 2)
    assert presentation_of(site.proposals["P3"]) is None
    with sample.acting("gp2"):
        proposals.withdraw_proposal(site.proposals["P2"], reason="都合", by="gp2", now=NOW)
    assert presentation_of(site.proposals["P1"]) == (meeting, 1)


def test_running_order_is_that_of_the_papers_that_were_ready_first(site):
    site.proposals["P3"].presentation_order = 1
    site.proposals["P1"].presentation_order = 2
    keys = {one.UID(): key for key, one in site.proposals.items()}
    first = in_running_order(site.call)[:2]
    assert [keys[one.UID()] for one in first] == ["P3", "P1"]
