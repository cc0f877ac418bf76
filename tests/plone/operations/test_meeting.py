"""会議: the rules of the committee keep themselves."""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.content.visibility import public_minutes
from kamakura.kyodo.content.visibility import sees_item
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone import selection_sample as sample
from transaction import TransactionManager
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
import pytest
import transaction


STARTS = datetime(2026, 9, 27, 4, 0, tzinfo=UTC)
TALK = {"id": "3", "title": "選考の審議", "is_open": False, "reason": "審議のため"}
EVERYBODY = ("iin1", "iin2", "iin3", "iin4", "iin5")


@pytest.fixture(scope="class")
def site(functional_app_class, functional_portal_class):
    made = sample.judging(functional_portal_class)
    made.app = functional_app_class
    transaction.commit()
    return made


def agenda(site) -> list[dict]:
    closed = "率直な意見の交換を損なうおそれがあるため"
    uid = site.proposals["P2"].UID()
    return [
        {"id": "1", "title": "説明と質疑", "is_open": True, "reason": "", "proposal_uid": None},
        {"id": "2", "title": "P2の審査", "is_open": False, "reason": closed, "proposal_uid": uid},
    ]


def convened(site, present=EVERYBODY, *, kind: str = "other"):
    with sample.acting("jimu"):
        meeting = meetings.add_meeting(
            site.committee,
            title="第1回",
            kind=kind,
            starts=STARTS,
            agenda=agenda(site),
            by="jimu",
            now=sample.NOW,
            call_uid=site.call.UID(),
        )
        params = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(meeting, params=params, by="jimu", now=sample.NOW)
        there = {key: "present" if key in present else "absent" for key in EVERYBODY}
        attendances.record_attendance(meeting, attendance=there, by="jimu", now=STARTS)
    return meeting


def held(site, present=EVERYBODY, **options):
    meeting = convened(site, present, **options)
    with sample.acting("jimu"):
        meetings.hold(meeting, by="jimu", now=STARTS)
    return meeting


def leave(meeting, agenda_id: str, *members: str) -> None:
    """These members leave before an item."""
    here = attendances.present_at(meeting, agenda_id) - set(members)
    with sample.acting("jimu"):
        attendances.record_room(meeting, agenda_id=agenda_id, here=here, by="jimu", now=STARTS)


def resolve(meeting, agenda_id: str, votes: dict[str, str], **options):
    with sample.acting("jimu"):
        meetings.record_resolution(
            meeting, agenda_id=agenda_id, votes=votes, by="jimu", now=STARTS, **options
        )
    return meeting.resolutions[agenda_id]


class TestMeeting:
    """One committee, one meeting per test."""

    def test_closed_item_needs_its_reason(self, site):
        with sample.acting("jimu"), pytest.raises(Refused) as caught:
            meetings.add_meeting(
                site.committee,
                title="x",
                kind="other",
                starts=STARTS,
                agenda=[{"id": "1", "title": "審査", "is_open": False, "reason": ""}],
                by="jimu",
                now=sample.NOW,
            )
        assert caught.value.refusal.code == "closed_item_reason_needed"

    def test_meeting_without_quorum_is_not_opened(self, site):
        meeting = convened(site, ("iin1", "iin2"))
        with sample.acting("jimu"), pytest.raises(Refused) as caught:
            meetings.hold(meeting, by="jimu", now=STARTS)
        assert caught.value.refusal.code == "no_quorum"
        assert state_of(meeting) == "convened"

    def test_tie_is_decided_by_the_chair(self, site):
        meeting = held(site, ("iin1", "iin2", "iin3", "iin4"))
        votes = {"iin1": "for", "iin2": "for", "iin3": "against", "iin4": "against"}
        found = resolve(meeting, "1", votes, casting="against")
        assert (found["carried"], found["by_chair"], found["presided"]) == (False, True, "iin1")

    def test_recused_member_does_not_vote_on_the_item(self, site):
        meeting = held(site)
        with pytest.raises(Refused) as caught:
            resolve(meeting, "2", dict.fromkeys(EVERYBODY, "for"))
        assert caught.value.refusal.code == "voter_recused"

    def test_minutes_edited_by_hand_stay(self, site):
        meeting = held(site)
        with sample.acting("jimu"):
            minutes.draft_minutes(
                meeting, generated={"": "頭", "1": "議題1", "2": "議題2"}, by="jimu", now=STARTS
            )
            minutes.save_minutes(meeting, parts={"1": "直した議題1"}, by="jimu", now=STARTS)
            minutes.draft_minutes(
                meeting, generated={"": "新しい頭", "1": "新1", "2": "新2"}, by="jimu", now=STARTS
            )
        assert dict(meeting.minutes_parts) == {"": "新しい頭", "1": "直した議題1", "2": "新2"}

    def test_closed_items_stay_out_of_the_public_minutes(self, site):
        meeting = held(site)
        with sample.acting("jimu"):
            texts = {"": "頭", "1": "公開の話", "2": "秘密の話"}
            minutes.draft_minutes(meeting, generated=texts, by="jimu", now=STARTS)
        said = [part["text"] for part in public_minutes(meeting)]
        assert said == ["頭", "公開の話", ""]

    @pytest.mark.parametrize(
        ("rule", "told"),
        [
            ("all", "青柳みどりと小町ゆかり委員"),
            ("chair", "青柳みどりと委員"),
            ("none", "委員と委員"),
        ],
    )
    def test_public_minutes_name_whom_the_city_names(self, site, rule, told):
        meeting = held(site)
        api.portal.set_registry_record("kamakura.kyodo.publish_committee", rule)
        with sample.acting("jimu"):
            texts = {"": "青柳みどりと小町ゆかり委員"}
            minutes.draft_minutes(meeting, generated=texts, by="jimu", now=STARTS)
        assert public_minutes(meeting)[0]["text"] == told

    def test_who_is_recused_from_one_takes_no_part_in_an_item_about_all(self, site):
        meeting = held(site)
        meeting.agenda = [*meeting.agenda, {**TALK, "about_all": True}]
        with pytest.raises(Refused) as caught:
            resolve(meeting, "3", dict.fromkeys(EVERYBODY, "for"))
        assert caught.value.refusal.code == "voter_recused"
        found = resolve(meeting, "3", dict.fromkeys(("iin1", "iin2", "iin4", "iin5"), "for"))
        assert (found["carried"], found["for"]) == (True, 4)

    @pytest.mark.parametrize("about_all", [True, False])
    def test_who_is_recused_from_one_reads_no_item_about_all(self, site, about_all):
        meeting = held(site)
        item = {**TALK, "about_all": about_all}
        with sample.acting("iin3"):
            assert sees_item(meeting, item, "iin3") == (not about_all)
        with sample.acting("iin4"):
            assert sees_item(meeting, item, "iin4")

    def test_who_left_before_an_item_does_not_vote_on_it(self, site):
        meeting = held(site)
        leave(meeting, "2", "iin4")
        with pytest.raises(Refused) as caught:
            resolve(meeting, "2", dict.fromkeys(("iin1", "iin2", "iin4", "iin5"), "for"))
        assert caught.value.refusal.code == "voter_not_present"

    def test_the_quorum_of_an_item_is_counted_from_who_is_there(self, site):
        meeting = held(site)
        leave(meeting, "2", "iin4", "iin5")
        found = [attendances.quorum_of(meeting, item=one) for one in ("1", "2")]
        assert (found[0], found[1]) == (None, None)
        with pytest.raises(Refused) as caught:
            resolve(meeting, "2", {"iin1": "for", "iin2": "for"})
        assert (caught.value.refusal.code, caught.value.refusal.params["base"]) == ("no_quorum", 4)

    def test_recused_member_is_out_of_the_room_without_a_note(self, site):
        meeting = held(site)
        with sample.acting("jimu"):
            attendances.record_room(
                meeting,
                agenda_id="2",
                here=("iin1", "iin2", "iin4", "iin5"),
                by="jimu",
                now=STARTS,
            )
        assert dict(meeting.attendance_notes) == {}

    def test_every_member_present_has_to_vote(self, site):
        meeting = held(site)
        with pytest.raises(Refused) as caught:
            resolve(meeting, "1", {"iin1": "for", "iin2": "for", "iin3": "for"})
        refusal = caught.value.refusal
        assert (refusal.code, refusal.params["rule"]) == ("votes_missing", "present")

    def test_rules_of_the_city_decide_and_are_kept_with_the_resolution(self, site):
        site.call.frozen["settings"] |= {"tie_rule": "rejected"}
        meeting = held(site, ("iin1", "iin2", "iin4", "iin5"))
        votes = {"iin1": "for", "iin2": "for", "iin4": "against", "iin5": "against"}
        found = resolve(meeting, "1", votes)
        site.call.frozen["settings"] |= {"tie_rule": "chair"}
        assert (found["carried"], found["by_chair"]) == (False, False)
        assert found["rules"]["tie"] == "rejected"

    def test_vice_chair_presides_over_an_item_the_chair_has_left(self, site):
        meeting = held(site)
        leave(meeting, "1", "iin1")
        found = resolve(meeting, "1", dict.fromkeys(EVERYBODY[1:], "for"))
        assert (found["presided"], found["basis"]) == ("iin2", "vice_chair")

    def test_room_of_a_resolved_item_changes_only_after_the_resolution_is_withdrawn(self, site):
        meeting = held(site)
        resolve(meeting, "1", dict.fromkeys(EVERYBODY, "for"))
        with pytest.raises(Refused) as caught:
            leave(meeting, "1", "iin5")
        with sample.acting("jimu"):
            meetings.withdraw_resolution(
                meeting, agenda_id="1", reason="書き誤り", by="jimu", now=STARTS
            )
        leave(meeting, "1", "iin5")
        assert caught.value.refusal.code == "attendance_resolved"
        assert dict(meeting.attendance_notes) == {"1": {"iin5": "left"}}
        assert audit.lines(meeting)[-2].details["resolution"]["for"] == 5

    def test_two_chairs_are_refused(self, site):
        rows = sample.member_rows()
        rows[1]["office"] = "chair"
        with sample.acting("jimu"), pytest.raises(Refused) as caught:
            committees.set_members(site.committee, rows=rows, by="jimu", now=sample.NOW)
        assert caught.value.refusal.code == "committee_one_chair"


class TestAbsence:
    """Somebody does not come to the selection meeting."""

    def test_absent_member_does_not_hold_up_the_closing(self, site):
        held(site, ("iin1", "iin2", "iin3", "iin4"), kind="selection")
        for (key, member), marks in sample.table().items():
            if member == "iin5":
                continue
            review = sample.review_of(site.proposals[key], member)
            with sample.acting(member):
                reviews.save_marks(
                    review, marks=marks, comments={}, comment="講評", by=member, now=STARTS
                )
                reviews.finish_review(review, by=member, now=STARTS)
        with sample.acting("iin1"):
            assert marking.close_marking(site.call, by="iin1", now=STARTS)
        review = sample.review_of(site.proposals["P1"], "iin5")
        assert (state_of(review), review.counted) == ("closed", False)


class TestLeavingEarly:
    """Somebody leaves before one proposal is heard, and had marked it at home."""

    def test_marks_of_who_was_away_at_the_item_do_not_count_for_it(self, site):
        meeting = held(site, kind="selection")
        leave(meeting, "2", "iin5")
        sample.mark_all(site, now=STARTS)
        with sample.acting("iin1"):
            assert marking.close_marking(site.call, by="iin1", now=STARTS)
        counted = {
            key: sorted(one.member_id for one in reviews_of(site.proposals[key]) if one.counted)
            for key in ("P1", "P2")
        }
        assert counted == {
            "P1": ["iin1", "iin2", "iin3", "iin4", "iin5"],
            "P2": ["iin1", "iin2", "iin4"],
        }
        totals = selection_of(site.call).computed[site.proposals["P2"].UID()]["totals"]
        assert sorted(totals) == ["iin1", "iin2", "iin4"]
        with pytest.raises(Refused) as caught:
            leave(meeting, "2", "iin4")
        assert caught.value.refusal.code == "attendance_counted"


class TestClosingWhileSaving:
    """The chair closes in one transaction while a member saves in another."""

    def test_the_save_that_comes_second_is_not_stored(self, site):
        held(site, ("iin1", "iin2", "iin3", "iin4"), kind="selection")
        late = sample.review_of(site.proposals["P1"], "iin5")
        with sample.acting("iin5"):
            reviews.save_marks(
                late, marks={"q1": 1}, comments={}, comment="", by="iin5", now=STARTS
            )
        transaction.commit()
        manager = TransactionManager()
        connection = site.portal._p_jar.db().open(manager)
        manager.begin()
        path = "/".join(late.getPhysicalPath())
        other = connection.root()["Application"].unrestrictedTraverse(path)
        other.sheet.marks["q1"] = 5
        reviews._keep_open(other)
        with sample.acting("iin1"):
            marking._close_sheets(site.proposals["P1"], by="iin1", now=STARTS)
        transaction.commit()
        with pytest.raises(ConflictError):
            manager.commit()
        manager.abort()
        connection.close()
        setSite(site.portal)
        transaction.begin()
        assert late.sheet.marks["q1"] == 1
