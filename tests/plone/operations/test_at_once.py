"""Two people of the selection at the same moment; one after the other is stored."""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.invariants.sheets import problems_of_sheets
from kamakura.kyodo.operations import attendance
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.selection import selection_of
from tests.plone import selection_sample as sample
from tests.plone.at_once import at_once
from tests.plone.at_once import Done
import pytest
import transaction


STARTS = datetime(2026, 9, 27, 4, 0, tzinfo=UTC)
ABSENT = "iin5"


@pytest.fixture
def site(functional):
    made = sample.judging(functional["portal"])
    transaction.commit()
    return made


@pytest.fixture
def almost_closed(site):
    """Everybody has finished but one, who has begun and is recorded as absent."""
    _held_without(site, ABSENT)
    sample.mark_all(site, now=STARTS)
    with sample.acting(ABSENT):
        for proposal in site.proposals.values():
            review = sample.review_of(proposal, ABSENT)
            reviews.resume_review(review, by=ABSENT, now=STARTS)
    transaction.commit()
    return site


def _held_without(site, absent: str) -> None:
    with sample.acting("jimu"):
        meeting = meetings.add_meeting(
            site.committee,
            title="選考会議",
            kind="selection",
            starts=STARTS,
            agenda=[{"id": "1", "title": "審査", "is_open": True, "reason": ""}],
            by="jimu",
            now=sample.NOW,
            call_uid=site.call.UID(),
        )
        params = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(meeting, params=params, by="jimu", now=sample.NOW)
        roll = {one[0]: "absent" if one[0] == absent else "present" for one in sample.MEMBERS}
        attendance.record_attendance(meeting, attendance=roll, by="jimu", now=STARTS)
        meetings.hold(meeting, by="jimu", now=STARTS)


def path_of(obj) -> str:
    return "/".join(obj.getPhysicalPath())


def save(site, key: str, member: str, **marks: int) -> tuple[str, Callable]:
    """The act of saving marks."""
    path = path_of(sample.review_of(site.proposals[key], member))

    def act(portal) -> bool:
        review = portal.unrestrictedTraverse(path)
        words = {"comments": {}, "comment": review.sheet.comment}
        return reviews.save_marks(review, marks=marks, **words, by=member, now=STARTS)

    return member, act


def close(site) -> tuple[str, Callable]:
    """The act of closing."""
    path = path_of(site.call)

    def act(portal) -> bool:
        return marking.close_marking(portal.unrestrictedTraverse(path), by="iin1", now=STARTS)

    return "iin1", act


def marks_of(site, key: str, member: str) -> dict[str, int]:
    return dict(sample.review_of(site.proposals[key], member).sheet.marks)


def test_members_who_save_at_once_both_keep_theirs(site):
    done = at_once(site, save(site, "P1", "iin3", q1=3), save(site, "P1", "iin4", q1=5))
    assert [one.answer for one in done] == [True, True]
    assert (marks_of(site, "P1", "iin3"), marks_of(site, "P1", "iin4")) == ({"q1": 3}, {"q1": 5})


def test_all_members_save_every_proposal_at_once(site):
    """Five members in five connections, each through its sheets; nothing is lost."""
    pairs = [(key, member) for key, member in sample.table() if member != "iin3"]
    for key in site.proposals:
        mine = [save(site, *pair, **sample.table()[pair]) for pair in pairs if pair[0] == key]
        assert [one.answer for one in at_once(site, *mine)] == [True] * 4
    assert {pair: marks_of(site, *pair) for pair in pairs} == {
        pair: sample.table()[pair] for pair in pairs
    }


def test_two_tabs_of_a_member_at_once_lose_nothing_either_saw(site):
    done = at_once(site, save(site, "P1", "iin4", q1=2), save(site, "P1", "iin4", q2=4))
    assert ([one.answer for one in done], done[1].tries) == ([True, True], 2)
    assert marks_of(site, "P1", "iin4") == {"q1": 2, "q2": 4}


def test_save_before_the_close_is_in(almost_closed):
    site = almost_closed
    saved, closed = at_once(site, save(site, "P1", ABSENT, q1=1), close(site))
    assert (saved.answer, closed.answer) == (True, True)
    assert marks_of(site, "P1", ABSENT)["q1"] == 1
    assert_sound(site)


def test_save_after_the_close_is_refused_and_told(almost_closed):
    site = almost_closed
    before = marks_of(site, "P1", ABSENT)
    closed, saved = at_once(site, close(site), save(site, "P1", ABSENT, q1=1))
    assert (closed.answer, saved) == (True, Done("review_not_open", 2))
    assert marks_of(site, "P1", ABSENT) == before
    assert_sound(site)


def test_member_who_takes_a_sheet_up_again_holds_the_close_up(almost_closed):
    site = almost_closed
    path = path_of(sample.review_of(site.proposals["P1"], "iin4"))

    def resume(portal) -> None:
        reviews.resume_review(portal.unrestrictedTraverse(path), by="iin4", now=STARTS)

    resumed, closed = at_once(site, ("iin4", resume), close(site))
    assert (resumed, closed) == (Done(None, 1), Done("reviews_not_finished", 2))
    assert selection_of(site.call) is None
    assert state_of(sample.review_of(site.proposals["P2"], "iin4")) == "finished"


def test_close_before_a_member_takes_a_sheet_up_again_stands(almost_closed):
    site = almost_closed
    path = path_of(sample.review_of(site.proposals["P1"], "iin4"))

    def resume(portal) -> None:
        reviews.resume_review(portal.unrestrictedTraverse(path), by="iin4", now=STARTS)

    closed, resumed = at_once(site, close(site), ("iin4", resume))
    assert closed.answer is True
    assert (resumed.answer, resumed.tries) == ("transition_not_possible", 2)
    assert_sound(site)


def test_no_mark_is_stored_after_a_recusal_of_the_same_moment(site):
    proposal = site.proposals["P1"]
    path = path_of(proposal)

    def recuse(portal) -> None:
        options = {"member_id": "iin4", "ground": "voted", "reason": "議決"}
        recusal.record_recusal(portal.unrestrictedTraverse(path), **options, by="jimu", now=STARTS)

    done = at_once(site, ("jimu", recuse), save(site, "P1", "iin4", q1=5))
    assert (done[0].answer, done[1].tries) == (None, 2)
    assert marks_of(site, "P1", "iin4") == {}
    assert_sound(site)


def test_two_who_close_at_once_compute_once(almost_closed):
    site = almost_closed
    done = at_once(site, close(site), close(site))
    assert [one.answer for one in done] == [True, "review_not_open"]
    lines = [one.action for one in audit.lines(site.call)]
    assert (lines.count("close_marking"), lines.count("compute_selection")) == (1, 1)


def assert_sound(site) -> None:
    """No sheet was written while it was shut."""
    for proposal in site.proposals.values():
        assert [one for one in problems_of_sheets(proposal) if "frozen" not in one] == []
        assert all(
            one.counted == (state_of(one) == "closed") or one.member_id == ABSENT
            for one in reviews_of(proposal)
        )
