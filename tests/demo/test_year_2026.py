"""The fictional year of the demo: what the people of the sample data would find."""

from fractions import Fraction
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.notifications.outbox import outbox_of
from plone import api
import pytest


STATES = {
    "R8-G-01": "budgeting",
    "R8-G-02": "budgeting",
    "R8-C-01": "budgeting",
    "R8-G-03": "dropped",
    "R8-C-02": "not_chosen",
    "R8-G-04": "withdrawn",
    "R8-C-03": "below_mark",
}


@pytest.fixture
def call(demo):
    return demo["portal"]["kyodo"]["fy2026"]


@pytest.fixture
def proposals(call):
    return {one.receipt_number: one for one in children(call, "KyodoProposal")}


def test_every_proposal_ends_where_the_sample_says(proposals):
    assert {number: api.content.get_state(one) for number, one in proposals.items()} == STATES


def test_result_is_that_of_the_mark_table(call, proposals):
    computed = selection_of(call).computed
    means = {
        number: Fraction(computed[one.UID()]["mean"])
        for number, one in proposals.items()
        if one.UID() in computed
    }
    assert means == {
        "R8-G-01": Fraction("38.8"),
        "R8-G-02": Fraction("33.25"),
        "R8-C-01": Fraction(36),
        "R8-C-02": Fraction(36),
        "R8-C-03": Fraction(29),
    }


def test_tie_is_broken_by_the_named_items(call):
    (note,) = selection_of(call).tie_notes
    assert note["step"] == "q2+q3+q4"


def test_recusal_was_found_in_the_list_of_officers(proposals):
    found = {number: sorted(one.recusals) for number, one in proposals.items() if one.recusals}
    assert found == {"R8-G-02": ["iin3"]}


def test_budget_of_the_first_proposal_balances(proposals):
    budget = Filings(proposals["R8-G-01"]).answers("budget")
    sums = [sum(row["amount"] for row in budget[table]) for table in ("income", "expense")]
    eligible = sum(row["eligible"] for row in budget["expense"])
    assert (sums, eligible) == ([390000, 390000], 375000)


def test_correction_made_a_second_revision_of_one_form(proposals):
    filings = Filings(proposals["R8-C-03"])
    counts = {key: len(filings.get(key).revisions) for key in ("budget", "project_plan")}
    assert counts == {"budget": 2, "project_plan": 1}


def test_released_in_one_act_on_the_announced_day(call):
    selection = selection_of(call)
    assert selection.released_at.isoformat() == "2026-10-09T01:00:00+00:00"
    assert sorted(row["number"] for row in selection.public_rows) == [
        "R8-C-01",
        "R8-C-02",
        "R8-C-03",
        "R8-G-01",
        "R8-G-02",
    ]


def test_dropped_proposal_is_explained_to_the_public(proposals):
    assert "新たな施設の整備" in proposals["R8-G-03"].public_explanation


def test_each_act_was_done_by_the_person_whose_act_it_is(proposals):
    who = {line.action: line.by for line in audit.lines(proposals["R8-G-01"])}
    wanted = ("create", "send_sheet", "file", "receive", "consult", "make_ready")
    assert {action: who[action] for action in wanted} == {
        "create": "sanpo",
        "send_sheet": "sanpo",
        "file": "sanpo",
        "receive": "jimu",
        "consult": "jimu",
        "make_ready": "jimu",
    }


def test_acts_stand_in_the_order_of_time(proposals):
    moments = [line.at for line in audit.lines(proposals["R8-G-01"])]
    assert moments == sorted(moments)


def test_theme_without_an_answer_is_put_away_too(call):
    found = {one.getId(): api.content.get_state(one) for one in children(call, "KyodoTheme")}
    assert set(found.values()) == {"selected"}


def test_meeting_reached_its_quorum_and_its_minutes_are_published(demo):
    meeting = demo["portal"]["kyodo"]["committee"]["meeting-2026-09-27"]
    assert api.content.get_state(meeting) == "published"
    assert set(meeting.attendance.values()) == {"present"}
    assert meeting.resolutions["6"]["carried"] is True
    assert sorted(clock_of(meeting).times) == ["1", "2", "3", "4", "5"]
    assert "13:05から13:28まで" in meeting.minutes_parts["1"]


def test_mails_of_the_year_are_in_the_outbox(call):
    kinds = {}
    upcoming = program_of(call)["committee"]["meeting-observed"].UID()
    for message in outbox_of(call).by_id.values():
        if message.target_uid != upcoming:
            kinds[message.kind] = kinds.get(message.kind, 0) + 1
    assert kinds["marking_started"] == 10  # two years of the demo
    assert kinds["meeting_convened"] == 5
    assert kinds["proposal_received"] >= 7
    assert {one.recipient.email.rpartition(".")[2] for one in outbox_of(call).by_id.values()} == {
        "invalid"
    }


def test_no_mail_of_the_demo_failed(call):
    assert {one.status for one in outbox_of(call).by_id.values()} == {"sent"}
