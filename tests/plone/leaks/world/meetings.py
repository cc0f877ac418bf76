"""Meetings: one that is drafted, one that can be observed, the presentation day."""

from datetime import timedelta
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import observers
from kamakura.kyodo.operations import presentation_day as days
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import MARKING
from tests.plone.leaks.world.moments import START
from tests.plone.leaks.world.scheme import MEMBERS


def draft_meeting(world):
    """A meeting that was not announced."""
    with acting("zqjimu"):
        world.meeting = meetings.add_meeting(
            world.committee,
            title="第1回 zqmeeting",
            kind="selection",
            starts=MARKING,
            agenda=[{"id": "1", "title": "zqagenda", "is_open": False, "reason": "公平"}],
            by="zqjimu",
            now=START,
        )


def announce_meeting(world):
    """A meeting that was announced, with somebody who signed up and somebody who gave up."""
    rows = [
        {"id": "1", "title": "zqopenitem", "is_open": True, "reason": "", "proposal_uid": None},
        {
            "id": "2",
            "title": "zqcloseditem",
            "is_open": False,
            "reason": "zqwhyclosed",
            "proposal_uid": world.first.UID(),
        },
    ]
    with acting("zqjimu"):
        world.observed = meetings.add_meeting(
            world.committee,
            title="第2回 zqobserved",
            kind="other",
            starts=MARKING + timedelta(days=7),
            agenda=rows,
            by="zqjimu",
            now=START,
        )
        meetings.convene(
            world.observed,
            params={"starts": MARKING, "place": "", "agenda": ""},
            by="zqjimu",
            now=START,
        )
    for number, token in ((1, "zqseat"), (2, "zqgivenback")):
        observers.sign_up(
            world.observed,
            name=f"zqobserver-{number}",
            email=f"zqreach-{number}@example.com",
            phone=f"046799000{number}",
            token=token,
            link=f"http://nohost/zqownlink-{number}",
            by="",
            now=START,
        )
    observers.cancel(world.observed, token="zqgivenback", by="", now=START)


def hold_day(world):
    """The presentation day: the first proposal is on, one member is recused from it."""
    items = [
        ("1", "zqhearing-ours", True, "", world.first.UID(), False),
        ("2", "zqhearing-theirs", True, "", world.second.UID(), False),
        ("3", "zqtalk", False, "公平", None, True),
    ]
    keys = ("id", "title", "is_open", "reason", "proposal_uid", "about_all")
    seats = [row[0] for row in MEMBERS]
    with acting("zqjimu"):
        world.day = meetings.add_meeting(
            world.committee,
            title="第2回 zqday",
            kind="selection",
            starts=MARKING,
            agenda=[dict(zip(keys, row, strict=True)) for row in items],
            by="zqjimu",
            now=START,
            call_uid=world.call.UID(),
        )
        words = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(world.day, params=words, by="zqjimu", now=START)
        there = dict.fromkeys(seats, "present")
        attendances.record_attendance(world.day, attendance=there, by="zqjimu", now=MARKING)
        meetings.hold(world.day, by="zqjimu", now=MARKING)
        for item, text in (("1", "zqresolved-ours"), ("3", "zqresolved-all")):
            meetings.record_resolution(
                world.day,
                agenda_id=item,
                votes=dict.fromkeys([key for key in seats if key != "m3"], "for"),
                text=text,
                by="zqjimu",
                now=MARKING,
            )
        days.skip_item(
            world.day, agenda_id="2", reason="zqskipped-theirs", seen=0, by="zqjimu", now=MARKING
        )
        days.advance_day(world.day, seen=1, by="zqjimu", now=MARKING)
