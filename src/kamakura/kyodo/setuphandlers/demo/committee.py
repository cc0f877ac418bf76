"""The committee of the demo and its meeting."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.content.snapshots.presentation_day import proposals_on
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations import presentation_day as day
from kamakura.kyodo.setuphandlers.demo.calls import PLACE
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import at
from kamakura.kyodo.setuphandlers.demo.people import MEMBERS
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from plone import api
from typing import Any


ROWS = (
    ("青柳 みどり", "あおやぎ みどり", "academic", "湘南大学教授(架空)", "chair", None),
    ("長谷川 渉", "はせがわ わたる", "civic", "市民活動の経験者", "vice_chair", None),
    ("小町 ゆかり", "こまち ゆかり", "civic", "市民活動の経験者", "member", None),
    ("材木座 健", "ざいもくざ けん", "citizen", "公募の市民", "member", None),
    ("佐助 正雄", "さすけ まさお", "staff", "市民防災部長", "member", "chiiki"),
)
# Two terms of two years, re-appointed in between.
TERM = (date(2024, 4, 1), date(2028, 3, 31))


def member_rows() -> list[dict[str, Any]]:
    """The five members."""
    names = ("name", "yomi", "category", "affiliation", "office", "section")
    first, last = TERM
    return [
        {
            "id": user_id,
            "user_id": user_id,
            "term_from": first,
            "term_to": last,
            **dict(zip(names, row, strict=True)),
        }
        for user_id, row in zip(MEMBERS, ROWS, strict=True)
    ]


def make_committee(program):
    """Set the committee up and show who is in it."""
    now = at(2024, 4, 1, 9)
    with acting(SECRETARIAT) as by:
        committee = committees.add_committee(
            program, id="committee", title="協働事業選考委員会", by=by, now=now
        )
        committees.set_members(committee, rows=member_rows(), by=by, now=now)
        api.content.transition(committee, "publish")
    return committee


def convene_selection(committee, call, proposals: dict[str, Any]):
    """The presentation meeting of 27 September, convened in time."""
    agenda = [
        {
            "id": str(number),
            "title": f"提案の説明と質疑: {one.title}",
            "proposal_uid": one.UID(),
            "is_open": True,
            "reason": "",
        }
        for number, one in enumerate(proposals.values(), 1)
    ]
    talk = {
        "id": str(len(agenda) + 1),
        "title": "選考の審議",
        "proposal_uid": None,
        "about_all": True,
        "is_open": False,
        "reason": "率直な意見の交換を守り、選考の公正を確かめるため",
    }
    with acting(SECRETARIAT) as by:
        now = at(2026, 9, 10)
        meeting = meetings.add_meeting(
            committee,
            id="meeting-2026-09-27",
            title="令和8年度 プレゼンテーション・選考",
            kind="selection",
            starts=at(2026, 9, 27, 13),
            place=PLACE,
            call_uid=call.UID(),
            agenda=[*agenda, talk],
            by=by,
            now=now,
        )
        words = "\n".join(f"{row['id']} {row['title']}" for row in meeting.agenda)
        params = {"starts": meeting.starts, "place": PLACE, "agenda": words}
        meetings.convene(meeting, params=params, by=by, now=now)
    return meeting


def clock_text(when: datetime) -> str:
    """The minute in Japan."""
    return f"{in_japan(when):%H:%M}"


def hold(meeting) -> None:
    """Everybody is there: the quorum is reached."""
    with acting(SECRETARIAT) as by:
        now = at(2026, 9, 27, 12, 55)
        present = dict.fromkeys(MEMBERS, "present")
        attendances.record_attendance(meeting, attendance=present, observers=7, by=by, now=now)
        meetings.hold(meeting, by=by, now=at(2026, 9, 27, 13))
    hear(meeting)


def hear(meeting) -> None:
    """Every proposal is explained, the section is heard, questions are asked; one goes over."""
    moment = at(2026, 9, 27, 13, 5)
    with acting(SECRETARIAT) as by:
        for _item in proposals_on(meeting):
            for minutes_used in (10, 1, 12, 4):
                seen = day.steps_seen(meeting)
                day.advance_day(meeting, seen=seen, by=by, now=moment)
                moment += timedelta(minutes=minutes_used)
        day.advance_day(meeting, seen=day.steps_seen(meeting), by=by, now=moment)


def resolve(meeting) -> None:
    """The committee adopts the result, and the minutes follow."""
    item = meeting.agenda[-1]["id"]
    recused = recused_for(meeting, meeting.agenda[-1])
    with acting(SECRETARIAT) as by:
        meetings.record_resolution(
            meeting,
            agenda_id=item,
            votes={one: "for" for one in MEMBERS if one not in recused},
            text="採点の結果を選考の結果とすることに決した。同点の2件は、定めた順により決した。",
            by=by,
            now=at(2026, 9, 27, 17, 40),
        )
        texts = {
            "": "委員5人の全員が出席し、定足数に達した。傍聴者は7人。",
            **{row["id"]: _said(meeting, row) for row in meeting.agenda},
        }
        minutes.draft_minutes(meeting, generated=texts, by=by, now=at(2026, 9, 30))
        minutes.confirm_minutes(meeting, by=by, now=at(2026, 10, 6))
        minutes.publish_minutes(meeting, by=by, now=at(2026, 10, 13))


def _said(meeting, row: dict[str, Any]) -> str:
    if not row["is_open"]:
        return f"{row['title']}\n除斥された委員を除く全員の賛成で、選考の結果を決した。"
    times = clock_of(meeting).times[row["id"]]
    span = f"{clock_text(times.started)}から{clock_text(times.ended)}まで"
    return f"{row['title']}\n{span}、説明、担当課の意見、質疑を行った。"
