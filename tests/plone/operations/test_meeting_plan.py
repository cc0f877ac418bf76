"""Changing when, where and about what a meeting is, until it is opened."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import meeting_plan
from kamakura.kyodo.operations import observers
from tests.plone import observed
from tests.plone import sample
from tests.plone.sample import acting
import pytest


NOW = datetime(2026, 9, 14, 3, 0, tzinfo=UTC)
LATER = timedelta(days=1)
WORDS = {"starts": "", "place": "", "agenda": ""}


@pytest.fixture
def committee(integration):
    return observed.committee_of(sample.make_site(integration["portal"], now=NOW), now=NOW)


def change(meeting, **given):
    plan = {name: getattr(meeting, name) for name in ("title", "kind", "starts", "place", "agenda")}
    with acting("jimu"):
        meeting_plan.change_plan(meeting, **{**plan, **given}, words=WORDS, by="jimu", now=NOW)


def told(meeting) -> list[tuple[str, str]]:
    """Kind and address of what was posted because of a change."""
    kinds = ("meeting_changed", "meeting_cancelled", "observer_changed")
    mails = outbox_of(meeting).by_id.values()
    return sorted((one.kind, one.recipient.email) for one in mails if one.kind in kinds)


def test_new_day_of_a_draft_stands_in_the_record_and_nobody_is_told(committee):
    meeting = observed.drafted(committee, now=NOW)
    change(meeting, starts=meeting.starts + LATER)
    assert meeting.starts == datetime(2026, 9, 22, 4, 0, tzinfo=UTC)
    (line,) = [one for one in audit.lines(meeting) if one.action == "edit"]
    assert line.details["changed"]["starts"] == [
        "令和8年9月21日(月曜日)13:00",
        "令和8年9月22日(火曜日)13:00",
    ]
    assert told(meeting) == []


def test_whoever_was_called_or_signed_up_is_told_of_a_new_place(committee):
    meeting = observed.convened(committee, now=NOW)
    observed.sign_up(meeting, 1, now=NOW)
    observed.sign_up(meeting, 2, now=NOW)
    observers.cancel(meeting, token="token2", by="", now=NOW)
    change(meeting, place="講堂")
    assert told(meeting) == [
        ("meeting_changed", "iin@example.com"),
        ("observer_changed", "kata1@example.jp"),
    ]


def test_new_agenda_is_told_to_the_members_alone(committee):
    meeting = observed.convened(committee, now=NOW)
    observed.sign_up(meeting, 1, now=NOW)
    change(meeting, agenda=[{**meeting.agenda[0], "title": "説明"}, meeting.agenda[1]])
    assert told(meeting) == [("meeting_changed", "iin@example.com")]


def test_saving_the_same_tells_nobody(committee):
    meeting = observed.convened(committee, now=NOW)
    change(meeting)
    assert told(meeting) == []
    assert [one.action for one in audit.lines(meeting)] == ["create", "convene"]


def test_sign_up_of_observers_moves_with_the_day(committee):
    meeting = observed.convened(committee, now=NOW)
    closes = meeting.observer_closes
    change(meeting, starts=meeting.starts + LATER)
    assert meeting.observer_closes == closes + LATER


def test_closing_that_somebody_has_set_stays(committee):
    meeting = observed.convened(committee, now=NOW)
    own = meeting.observer_closes - timedelta(hours=3)
    meeting.observer_closes = own
    change(meeting, starts=meeting.starts + LATER)
    assert meeting.observer_closes == own


def test_start_before_the_end_of_the_sign_up_is_refused(committee):
    meeting = observed.convened(committee, now=NOW)
    meeting.observer_closes = meeting.starts - timedelta(hours=1)
    with pytest.raises(Refused) as caught:
        change(meeting, starts=meeting.starts - timedelta(hours=2))
    assert caught.value.refusal.code == "observer_closes_after_start"


def test_observers_keep_something_to_hear(committee):
    meeting = observed.convened(committee, now=NOW)
    observed.sign_up(meeting, 1, now=NOW)
    with pytest.raises(Refused) as caught:
        change(meeting, agenda=[meeting.agenda[1]])
    assert caught.value.refusal.code == "meeting_has_observers"


def test_plan_of_an_opened_meeting_is_fixed(committee):
    meeting = observed.convened(committee, now=NOW)
    with acting("jimu"):
        there = {"m1": "present"}
        attendances.record_attendance(meeting, attendance=there, by="jimu", now=meeting.starts)
        meetings.hold(meeting, by="jimu", now=meeting.starts)
    with pytest.raises(Refused) as caught:
        change(meeting, agenda=[{**meeting.agenda[1], "is_open": True}])
    assert caught.value.refusal.code == "meeting_plan_fixed"


def test_closed_item_keeps_its_reason(committee):
    meeting = observed.drafted(committee, now=NOW)
    with pytest.raises(Refused) as caught:
        change(meeting, agenda=[{**meeting.agenda[1], "reason": " "}])
    assert caught.value.refusal.code == "closed_item_reason_needed"


@pytest.mark.parametrize(("days", "details"), [(7, {}), (6, {"short_notice": True})])
def test_record_tells_when_the_members_were_called_late(committee, days, details):
    meeting = observed.convened(committee, now=NOW, days=days)
    (line,) = [one for one in audit.lines(meeting) if one.action == "convene"]
    assert line.details == details


def test_members_who_were_called_are_told_that_the_meeting_does_not_take_place(committee):
    meeting = observed.convened(committee, now=NOW)
    with acting("jimu"):
        meetings.cancel(meeting, reason="大雪のため", by="jimu", now=NOW)
    assert told(meeting) == [("meeting_cancelled", "iin@example.com")]


def test_nobody_is_told_that_a_draft_is_given_up(committee):
    meeting = observed.drafted(committee, now=NOW)
    with acting("jimu"):
        meetings.cancel(meeting, reason="日程が合わない", by="jimu", now=NOW)
    assert told(meeting) == []
