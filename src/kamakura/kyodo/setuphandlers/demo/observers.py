"""A meeting to come that takes observers, with fictional people who have signed up."""

from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import observers
from kamakura.kyodo.setuphandlers.demo.calls import PLACE
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from secrets import token_urlsafe


AGENDA = (
    ("審査の進め方", True, ""),
    ("審査選考基準の確認", True, ""),
    ("委員の除斥の確認", False, "委員個人に関する情報をあつかうため"),
)
PEOPLE = (
    "長谷 はる",
    "坂ノ下 航",
    "極楽寺 文",
    "稲村 渚",
    "山ノ内 実",
    "台 みつる",
    "浄明寺 歩",
    "二階堂 梅",
    "西御門 律",
)
GAVE_UP = "坂ノ下 航"


def make_observed_meeting(committee, call, *, now: datetime):
    """A meeting two weeks from now, convened three days ago; nine people, one gave up."""
    day = now.astimezone(JST).date() + timedelta(days=14)
    starts = datetime.combine(day, time(14, 0), JST).astimezone(UTC)
    shown = now - timedelta(days=3)
    agenda = [
        {"id": str(number), "title": title, "is_open": is_open, "reason": reason}
        for number, (title, is_open, reason) in enumerate(AGENDA, 1)
    ]
    with acting(SECRETARIAT) as by:
        meeting = meetings.add_meeting(
            committee,
            id="meeting-observed",
            title=f"{call.title} 第1回選考委員会",
            kind="other",
            starts=starts,
            place=PLACE,
            call_uid=call.UID(),
            agenda=[{**row, "proposal_uid": None} for row in agenda],
            by=by,
            now=shown,
        )
        words = "\n".join(f"{row['id']} {row['title']}" for row in agenda)
        params = {"starts": starts, "place": PLACE, "agenda": words}
        meetings.convene(meeting, params=params, by=by, now=shown)
    _sign_up(meeting, since=shown)
    return meeting


def _sign_up(meeting, *, since: datetime) -> None:
    """Two of them telephoned; the links of the others are like any link: random, and not kept."""
    for number, name in enumerate(PEOPLE, 1):
        token = token_urlsafe(24)
        calls = number in (4, 8)
        observers.sign_up(
            meeting,
            name=name,
            email="" if calls else f"kata{number}@kyodo.invalid",
            phone=f"046761000{number}" if calls else "",
            token=token,
            link=f"{program_of(meeting).absolute_url()}/@@kyodo-observing?k={meeting.UID()}.{token}",
            by="",
            now=since + timedelta(hours=number),
        )
        if name == GAVE_UP:
            gone = token
    observers.cancel(meeting, token=gone, by="", now=since + timedelta(hours=20))
