"""What a group does with its proposal, through the verbs."""

from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import screening
from kamakura.kyodo.operations import theme as themes
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import pytest


SECOND = timedelta(seconds=1)


@pytest.fixture
def site(portal):
    made = sample.make_site(portal)
    made.call.frozen["settings"]["require_preliminary"] = False
    return made


def start(site, *, by="daihyo", now=NOW, **options):
    organization = site.organization
    with acting(by):
        return verbs.start_proposal(
            site.call, organization=organization, by=by, now=now, **{"kind": "group", **options}
        )


@pytest.fixture
def proposal(site):
    made = start(site)
    with acting("daihyo"):
        papers.write_all(made, by="daihyo", now=NOW)
    return made


def send(proposal, *, token="t1", now=NOW, by="daihyo"):
    with acting(by):
        return verbs.file_proposal(proposal, token=token, by=by, now=now)


def refused(act, *args, **options):
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return str(caught.value.refusal.code)


def revisions(proposal):
    return {key: len(filing.revisions) for key, filing in Filings(proposal).items()}


FILED = {"budget": 1, "group_proposal": 1, "organization_profile": 1, "project_plan": 1}


def test_papers_are_complete(proposal):
    with acting("daihyo"):
        found = IPaperReader(proposal).at(NOW).papers("proposal")
    assert [(p.key, [f for f in p.findings if f.level == "error"]) for p in found] == [
        ("group_proposal", []),
        ("project_plan", []),
        ("budget", []),
        ("organization_profile", []),
    ]


def test_sending_gives_number_state_and_process_fields(proposal):
    number = send(proposal)
    assert (number, api.content.get_state(proposal)) == ("R8-G-01", "submitted")
    assert (proposal.title, proposal.total_cost, proposal.city_share, proposal.sections) == (
        papers.PROJECT["project_name"],
        430000,
        400000,
        ["bosai"],
    )
    assert Filings(proposal).answers("budget") == papers.BUDGET


def test_same_token_again_is_the_same_receipt(proposal):
    assert [send(proposal), send(proposal), send(proposal)] == ["R8-G-01"] * 3
    assert revisions(proposal) == FILED


def test_second_tab_with_its_own_token_sends_nothing(proposal):
    send(proposal)
    assert refused(send, proposal, token="t2") == "already_sent"
    assert revisions(proposal) == FILED


def test_sending_without_a_token_is_refused(proposal):
    assert refused(send, proposal, token="") == "filing_token_missing"


def test_incomplete_papers_are_not_sent(site):
    proposal = start(site)
    assert refused(send, proposal) == "filing_incomplete"
    assert (api.content.get_state(proposal), proposal.receipt_number) == ("draft", None)


def test_the_closing_second_is_in_time_and_the_next_is_not(site, proposal):
    assert refused(send, proposal, now=site.call.closes + SECOND) == "filing_rolled_over"
    assert send(proposal, now=site.call.closes) == "R8-G-01"


def test_before_opening_nothing_is_taken(site, proposal):
    assert refused(send, proposal, now=site.call.opens - SECOND) == "window_not_yet_open"


def test_extension_of_one_group_lets_it_send_late(site, proposal):
    late = site.call.closes + timedelta(hours=3)
    with acting("jimu"):
        calls.extend_for(
            site.call,
            organization_uid=site.organization.UID(),
            until=site.call.closes + timedelta(days=1),
            reason="停電のため",
            by="jimu",
            now=NOW,
        )
    assert send(proposal, now=late) == "R8-G-01"


def test_preliminary_consultation_comes_first_unless_waived(site, proposal):
    site.call.frozen["settings"]["require_preliminary"] = True
    assert refused(send, proposal) == "preliminary_needed"


@pytest.mark.parametrize("by", ["other", "iin", "bosai"])
def test_others_can_neither_start_nor_send(site, proposal, by):
    assert refused(send, proposal, by=by) == "not_permitted"
    assert refused(start, site, by=by) == "not_permitted"


def test_a_reader_of_the_group_cannot_send(site, proposal):
    site.organization.members["other"] = "reader"
    assert refused(send, proposal, by="other") == "not_permitted"


def test_group_is_told_its_number_and_the_secretariat_of_the_arrival(proposal):
    send(proposal)
    sent = outbox_of(proposal).by_id.values()
    found = {
        (m.kind, m.recipient.user_id, m.subject) for m in sent if m.target_uid == proposal.UID()
    }
    title = "【受付番号 R8-G-01】提案を受け付けました"
    assert found == {
        ("proposal_received", "daihyo", title),
        ("proposal_received", "tanto", title),
        ("proposal_arrived", "jimu", "【R8-G-01】提案が届きました"),
    }


def test_money_of_two_forms_must_agree(site, proposal):
    answers = {**papers.ANSWERS["group_proposal"], "city_share": 390000}
    with acting("daihyo"):
        papers.write(proposal, "group_proposal", answers, by="daihyo", now=NOW)
        found = IPaperReader(proposal).at(NOW).papers("proposal")[0].findings
    assert [(f.level, str(f.code), f.field) for f in found] == [
        ("error", "city_share_differs", "city_share")
    ]


def test_budget_above_the_ceiling_names_its_cell(site, proposal):
    site.call.cap_group_yen = 300000
    with acting("daihyo"):
        found = IPaperReader(proposal).at(NOW).papers("proposal")[2].findings
    assert [(f.level, str(f.code), f.field) for f in found] == [
        ("error", "city_share_above_ceiling", "income")
    ]


def in_correction(proposal, items):
    send(proposal)
    with acting("jimu"):
        screening.request_correction(proposal, items=items, reason="確認", by="jimu", now=NOW)


def correct(proposal, key, answers, *, token="c1"):
    with acting("daihyo"):
        papers.write(proposal, key, answers, by="daihyo", now=NOW)
        verbs.resend_correction(proposal, token=token, by="daihyo", now=NOW)


def test_correction_takes_only_the_marked_field(proposal):
    in_correction(proposal, {"group_proposal:purpose": "目的をくわしく書いてください。"})
    changed = {
        **papers.ANSWERS["group_proposal"],
        "purpose": "だれもが逃げる道を言える町にする。",
        "summary": "こっそり変えた概要",
    }
    correct(proposal, "group_proposal", changed)
    first, second = Filings(proposal).get("group_proposal").revisions
    assert {k for k, v in second.answers.items() if first.answers[k] != v} == {"purpose"}
    assert (api.content.get_state(proposal), dict(proposal.correction_items)) == ("screening", {})
    assert revisions(proposal) == {**FILED, "group_proposal": 2}


def test_what_was_sent_first_never_changes(proposal):
    in_correction(proposal, {"budget:expense": "内訳を直してください。"})
    before = Filings(proposal).get("budget").revisions[0].answers
    expense = [
        {**papers.BUDGET["expense"][0], "breakdown": "講師 2人"},
        papers.BUDGET["expense"][1],
    ]
    correct(proposal, "budget", {**papers.BUDGET, "expense": expense})
    assert Filings(proposal).get("budget").revisions[0].answers == before


def test_one_application_per_theme(site):
    with acting("jimu"):
        theme = sample_theme(site)
    start(site, kind="city", theme=theme)
    assert refused(start, site, kind="city", theme=theme) == "theme_already_answered"
    assert refused(start, site, kind="city", theme=None) == "theme_needed"


def sample_theme(site):
    made = themes.create_theme(
        site.call,
        by="jimu",
        now=NOW,
        title="避難所の案内",
        section="bosai",
        contact="内線",
        cap_yen=700000,
        period_from=NOW.date().replace(year=2027, month=4, day=1),
        period_to=NOW.date().replace(year=2028, month=3, day=31),
    )
    themes.send_theme(made, by="jimu", now=NOW)
    themes.publish_theme(made, by="jimu", now=NOW)
    return made


def test_limit_of_proposals_per_group(site):
    site.call.frozen["settings"]["proposals_per_group"] = 1
    start(site)
    assert refused(start, site) == "too_many_proposals"


def test_after_closing_a_group_proposal_waits_for_the_next_call(site):
    assert refused(start, site, now=site.call.closes + SECOND) == "filing_rolled_over"


def test_withdrawing_keeps_the_reason(proposal):
    send(proposal)
    with acting("daihyo"):
        assert refused(verbs.withdraw_proposal, proposal, reason=" ", by="daihyo", now=NOW) == (
            "reason_needed"
        )
        verbs.withdraw_proposal(proposal, reason="担い手が減った", by="daihyo", now=NOW)
    assert api.content.get_state(proposal) == "withdrawn"
    assert audit.lines(proposal)[-1].reason == "担い手が減った"


def test_a_draft_can_be_thrown_away_and_a_sent_proposal_cannot(site, proposal):
    other = start(site)
    with acting("daihyo"):
        verbs.delete_draft(other, by="daihyo", now=NOW)
    assert other.getId() not in site.call
    send(proposal)
    with acting("daihyo"):
        assert refused(verbs.delete_draft, proposal, by="daihyo", now=NOW) == (
            "transition_not_possible"
        )


def test_sheet_goes_to_the_parties_and_the_papers_stay_drafts(site):
    site.call.frozen["settings"]["require_preliminary"] = True
    proposal = start(site)
    with acting("daihyo"):
        papers.write(proposal, "preliminary_sheet", papers.SHEET, by="daihyo", now=NOW)
        verbs.send_sheet(proposal, token="s1", by="daihyo", now=NOW)
        verbs.send_sheet(proposal, token="s1", by="daihyo", now=NOW)
    assert (api.content.get_state(proposal), proposal.title) == ("preliminary", "防災さんぽマップ")
    assert revisions(proposal) == {"preliminary_sheet": 1}


def test_nothing_is_asked_twice(site):
    proposal = start(site)
    with acting("daihyo"):
        papers.write(
            proposal, "group_proposal", papers.ANSWERS["group_proposal"], by="daihyo", now=NOW
        )
        raw = IPaperReader(proposal).at(NOW).raw("organization_profile")
    assert raw["form.widgets.rep_name"] == "髙橋𠮷子"
    assert raw["form.widgets.members_total"] == "20"
    assert "form.widgets.pledge" not in raw


def test_broken_frozen_design_is_never_sent_silently(site, proposal):
    form_versions.current(site.call, "budget").model = "<model><schema/></model>"
    assert refused(send, proposal) == "filing_design_broken"
    assert api.content.get_state(proposal) == "draft"


def test_beginning_and_deleting_leave_the_call_as_it_was(site):
    before = (site.call.creators, site.call.modified())
    made = start(site)
    with acting("daihyo"):
        verbs.delete_draft(made, by="daihyo", now=NOW)
    assert (site.call.creators, site.call.modified()) == before
