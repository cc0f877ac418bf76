"""採点: own sheets only, nothing visible before the chair closes."""

from dataclasses import replace
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import judging
from tests.plone.selection_sample import mark_all
from tests.plone.selection_sample import NOW
from tests.plone.selection_sample import review_of
from tests.plone.selection_sample import table
import pytest


@pytest.fixture
def site(integration):
    return judging(integration["portal"])


def sees(user: str, obj) -> bool:
    with acting(user):
        return api.user.has_permission("View", obj=obj)


def save(review, user: str, **options):
    values = {"marks": {}, "comments": {}, "comment": "", "by": user, "now": NOW, **options}
    with acting(user):
        return reviews.save_marks(review, **values)


def test_officer_of_the_group_is_recused(site):
    line = site.proposals["P2"].recusals["iin3"]
    assert (line["code"], line["reason"]) == ("officer", "小町 ゆかり")
    assert [one.member_id for one in reviews_of(site.proposals["P2"])] != []
    assert "iin3" not in [one.member_id for one in reviews_of(site.proposals["P2"])]


def test_recused_member_sees_neither_papers_nor_sheets(site):
    proposal = site.proposals["P2"]
    assert [sees("iin3", one) for one in (proposal, *reviews_of(proposal))] == [False] * 5
    assert sees("iin3", site.proposals["P1"])


def test_sheet_is_seen_by_its_member_only(site):
    review = review_of(site.proposals["P1"], "iin4")
    people = ("iin1", "iin2", "iin3", "iin5", "jimu", "center", "gp1", "other", "admin")
    assert {user: sees(user, review) for user in people} == dict.fromkeys(people, False)
    assert sees("iin4", review)


def test_criteria_are_frozen_when_marking_starts(site):
    site.call.criteria = replace(DEFAULT_CRITERIA, pass_percent=99).to_data()
    assert criteria_of(site.call) == DEFAULT_CRITERIA


def test_marks_of_others_cannot_be_written(site):
    review = review_of(site.proposals["P1"], "iin4")
    with pytest.raises(Refused) as caught:
        save(review, "iin1", marks={"q1": 5})
    assert caught.value.refusal.code == "review_not_own"


def test_mark_outside_the_scale_is_refused(site):
    review = review_of(site.proposals["P1"], "iin4")
    with pytest.raises(Refused) as caught:
        save(review, "iin4", marks={"q1": 6})
    assert caught.value.refusal.code == "mark_outside_scale"


def test_every_change_is_kept(site):
    review = review_of(site.proposals["P1"], "iin4")
    save(review, "iin4", marks={"q1": 2})
    save(review, "iin4", marks={"q1": 4})
    kept = [(one["key"], one["old"], one["new"], one["by"]) for one in review.sheet.changes]
    assert kept == [("q1", None, 2, "iin4"), ("q1", 2, 4, "iin4")]


def test_second_tab_does_not_overwrite(site):
    review = review_of(site.proposals["P1"], "iin4")
    save(review, "iin4", marks={"q1": 2}, base="")
    with pytest.raises(Refused) as caught:
        save(review, "iin4", marks={"q1": 5}, base="")
    assert (caught.value.refusal.code, review.sheet.marks["q1"]) == ("review_changed", 2)


def test_finish_needs_every_mark_and_a_comment(site):
    review = review_of(site.proposals["P1"], "iin4")
    save(review, "iin4", marks={"q1": 2})
    with acting("iin4"), pytest.raises(Refused) as caught:
        reviews.finish_review(review, by="iin4", now=NOW)
    assert caught.value.refusal.code == "mark_missing"
    save(review, "iin4", marks=table()["P1", "iin4"])
    with acting("iin4"), pytest.raises(Refused) as caught:
        reviews.finish_review(review, by="iin4", now=NOW)
    assert caught.value.refusal.code == "comment_missing"


def test_close_names_who_has_not_finished(site):
    with acting("iin1"), pytest.raises(Refused) as caught:
        marking.close_marking(site.call, by="iin1", now=NOW)
    refusal = caught.value.refusal
    assert refusal.code == "reviews_not_finished"
    assert refusal.params["count"] == 24
    assert selection_of(site.call) is None


def test_secretariat_and_members_cannot_close(site):
    mark_all(site)
    for user in ("jimu", "iin4"):
        with acting(user), pytest.raises(Refused) as caught:
            marking.close_marking(site.call, by=user, now=NOW)
        assert caught.value.refusal.code == "not_permitted"


def test_vice_chair_closes_what_the_chair_is_recused_from(site):
    with acting("iin1"):
        recusal.declare_recusal(site.proposals["P5"], reason="親族がいる", by="iin1", now=NOW)
    mark_without(site, ("P5", "iin1"))
    with acting("iin2"), pytest.raises(Refused):
        marking.close_marking(site.call, by="iin3", now=NOW)
    with acting("iin1"):
        assert marking.close_marking(site.call, by="iin1", now=NOW) is False
    assert selection_of(site.call) is None
    with acting("iin2"):
        assert marking.close_marking(site.call, by="iin2", now=NOW) is True
    assert sorted(selection_of(site.call).computed[site.proposals["P5"].UID()]["totals"]) == [
        "iin2",
        "iin3",
        "iin4",
        "iin5",
    ]


def mark_without(site, *left):
    for (proposal, member), marks in table().items():
        if (proposal, member) in left:
            continue
        review = review_of(site.proposals[proposal], member)
        save(review, member, marks=marks, comment="講評です。")
        with acting(member):
            reviews.finish_review(review, by=member, now=NOW)


def test_declared_recusal_closes_the_papers_at_once(site):
    proposal = site.proposals["P1"]
    save(review_of(proposal, "iin4"), "iin4", marks={"q1": 5})
    with acting("iin4"):
        recusal.declare_recusal(proposal, reason="会員である", by="iin4", now=NOW)
    assert (sees("iin4", proposal), state_of(review_of(proposal, "iin4"))) == (False, "recused")


def test_lifted_recusal_is_not_found_again(site):
    proposal = site.proposals["P2"]
    with acting("jimu"):
        recusal.lift_recusal(
            proposal, member_id="iin3", reason="同姓同名の別人", by="jimu", now=NOW
        )
        reviews.assign_reviews(site.call, by="jimu", now=NOW)
    assert "iin3" not in proposal.recusals
    assert sees("iin3", proposal)


def test_after_closing_marks_are_fixed_and_shown_to_the_secretariat(site):
    mark_all(site)
    with acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
    review = review_of(site.proposals["P1"], "iin4")
    assert (sees("jimu", review), sees("gp1", review)) == (True, False)
    with pytest.raises(Refused) as caught:
        save(review, "iin4", marks={"q1": 5})
    assert caught.value.refusal.code == "review_not_open"


def test_reopening_keeps_what_was_computed_in_the_record(site):
    mark_all(site)
    with acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
        marking.reopen_marking(site.call, reason="点の入れ違い", by="iin1", now=NOW)
    line = audit.lines(site.call)[-1]
    uid = site.proposals["P2"].UID()
    assert (line.action, line.reason) == ("reopen_marking", "点の入れ違い")
    assert line.details["computed"][uid]["mean"] == "133/4"
    assert selection_of(site.call).closed_at is None
    assert {state_of(one) for one in reviews_of(site.proposals["P1"])} == {"marking"}
