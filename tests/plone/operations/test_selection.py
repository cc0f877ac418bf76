"""From the sheets to the released result, through the verbs alone."""

from fractions import Fraction
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import closed
from tests.plone.selection_sample import judging
from tests.plone.selection_sample import mark_all
from tests.plone.selection_sample import NOW
import pytest


@pytest.fixture
def site(integration):
    return closed(integration["portal"])


def computed(site, key):
    return selection_of(site.call).computed[site.proposals[key].UID()]


def test_result_is_exact(site):
    means = {key: Fraction(computed(site, key)["mean"]) for key in site.proposals}
    assert means == {
        "P1": Fraction("38.8"),
        "P2": Fraction(133, 4),
        "P3": Fraction(36),
        "P4": Fraction(36),
        "P5": Fraction(29),
    }


def test_results_follow_mark_and_theme(site):
    results = {key: computed(site, key)["result"] for key in site.proposals}
    assert results == {
        "P1": "passed",
        "P2": "passed",
        "P3": "passed",
        "P4": "not_chosen",
        "P5": "below_mark",
    }


def test_tie_is_broken_by_the_named_items(site):
    (note,) = selection_of(site.call).tie_notes
    by_key = {key: note["values"].get(one.UID()) for key, one in site.proposals.items()}
    assert (note["step"], by_key["P3"], by_key["P4"]) == ("q2+q3+q4", "54/5", "53/5")


def test_recused_member_does_not_count(site):
    assert list(computed(site, "P2")["totals"]) != ["iin1", "iin2", "iin3", "iin4", "iin5"]
    assert sorted(computed(site, "P2")["totals"]) == ["iin1", "iin2", "iin4", "iin5"]


def test_no_state_tells_the_result_before_the_release(site):
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
    assert {state_of(one) for one in site.proposals.values()} == {"judging"}
    assert {one.status for one in release.prepared_mails(site.call)} == {"prepared"}
    assert state_of(site.call) == "selecting"


def test_decision_against_the_arithmetic_needs_a_reason(site):
    with acting("jimu"), pytest.raises(Refused) as caught:
        selections.record_decision(
            site.call, site.proposals["P5"], outcome="passed", by="jimu", now=NOW
        )
    assert caught.value.refusal.code == "decision_reason_needed"


def test_release_needs_a_decision_on_every_proposal(site):
    with acting("jimu"):
        selections.record_decision(
            site.call, site.proposals["P1"], outcome="passed", by="jimu", now=NOW
        )
        with pytest.raises(Refused) as caught:
            release.prepare_release(site.call, by="jimu", now=NOW)
    assert caught.value.refusal.code == "proposals_undecided"


def test_two_winners_of_a_theme_for_one_are_refused(site):
    with acting("jimu"):
        selections.record_decision(
            site.call, site.proposals["P4"], outcome="passed", reason="議決", by="jimu", now=NOW
        )
        selections.accept_computed(site.call, by="jimu", now=NOW)
        with pytest.raises(Refused) as caught:
            release.prepare_release(site.call, by="jimu", now=NOW)
    assert caught.value.refusal.code == "too_many_for_theme"


def test_release_is_one_act(site):
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
        count = release.release_selection(site.call, by="jimu", now=NOW)
    assert {key: state_of(one) for key, one in site.proposals.items()} == {
        "P1": "passed",
        "P2": "passed",
        "P3": "passed",
        "P4": "not_chosen",
        "P5": "below_mark",
    }
    assert state_of(site.call) == "announced"
    assert {state_of(one) for one in site.themes.values()} == {"selected"}
    assert count == 5
    rows = selection_of(site.call).public_rows
    assert [(row["number"], row["outcome"], row["points"]) for row in rows] == [
        ("R8-G-01", "passed", "38.80"),
        ("R8-G-02", "passed", "33.25"),
        ("R8-C-03", "passed", "36.00"),
        ("R8-C-04", "not_chosen", ""),
        ("R8-C-05", "below_mark", ""),
    ]


def test_failed_groups_are_not_named_unless_the_city_wants_it(site):
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
    rows = selection_of(site.call).prepared_rows
    named = {row["number"] for row in rows if row["organization"]}
    assert named == {"R8-C-03", "R8-G-01", "R8-G-02"}


def test_changed_decision_withdraws_what_was_prepared(site):
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
        mails = release.prepared_mails(site.call)
        selections.record_decision(
            site.call, site.proposals["P4"], outcome="below_mark", reason="議決", by="jimu", now=NOW
        )
        assert {one.status for one in mails} == {"withdrawn"}
        with pytest.raises(Refused) as caught:
            release.release_selection(site.call, by="jimu", now=NOW)
    assert caught.value.refusal.code == "release_not_prepared"


def test_letter_says_points_and_reason(site):
    with acting("jimu"):
        selections.record_decision(
            site.call,
            site.proposals["P4"],
            outcome="not_chosen",
            comment="図鑑の使い道をさらに考えてください。",
            by="jimu",
            now=NOW,
        )
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
    uid = site.proposals["P4"].UID()
    (mail,) = [one for one in release.prepared_mails(site.call) if one.target_uid == uid]
    assert mail.recipient.email == "gp4@example.com"
    assert "結果: 非選定" in mail.body
    assert "36.00点(50.00点満点、合格点30.00点)" in mail.body
    assert "図鑑の使い道をさらに考えてください。" in mail.body


def test_withdrawal_asks_for_a_new_computation(site):
    with acting("gp3"):
        base.move(site.proposals["P3"], "withdraw", by="gp3", now=NOW, reason="人手が足りない")
    with acting("jimu"):
        selections.recompute(site.call, by="jimu", now=NOW)
    assert computed(site, "P4")["result"] == "passed"
    assert site.proposals["P3"].UID() not in selection_of(site.call).computed


def test_catalog_tells_nothing_of_the_result(site):
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="KyodoProposal")
    assert {brain.review_state for brain in brains} == {"judging"}
    columns = [name for name in catalog.schema() if "mark" in name or "score" in name]
    assert columns == []


def test_withdrawal_while_marking_does_not_stop_the_release(integration):
    site = judging(integration["portal"])
    with acting("gp3"):
        base.move(site.proposals["P3"], "withdraw", by="gp3", now=NOW, reason="人手が足りない")
    del site.proposals["P3"]
    mark_all(site)
    with acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
    with acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
        release.release_selection(site.call, by="jimu", now=NOW)
    assert (state_of(site.call), state_of(site.proposals["P4"])) == ("announced", "passed")
