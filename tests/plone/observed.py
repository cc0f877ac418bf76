"""A committee and a meeting people may observe; for verbs, pages and the browser."""

from datetime import date
from datetime import timedelta
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import observers
from plone import api
from tests.plone.sample import acting


CLOSED = "率直な意見の交換を損なうおそれがあるため"
AGENDA = (
    {"id": "1", "title": "提案の説明と質疑", "is_open": True, "reason": "", "proposal_uid": None},
    {"id": "2", "title": "選考の審議", "is_open": False, "reason": CLOSED, "proposal_uid": None},
)


def committee_of(site, *, now):
    """The committee, shown to everybody as the scheme is, with one member in office."""
    if api.content.get_state(site.program) != "published":
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(site.program, "publish")
    today = now.date()
    row = {
        "id": "m1",
        "user_id": "iin",
        "name": "青柳 みどり",
        "yomi": "あおやぎ みどり",
        "category": "academic",
        "affiliation": "",
        "office": "chair",
        "section": None,
        "term_from": date(today.year - 1, 4, 1),
        "term_to": date(today.year + 2, 3, 31),
    }
    with acting("jimu"):
        committee = committees.add_committee(site.program, title="選考委員会", by="jimu", now=now)
        committees.set_members(committee, rows=[row], by="jimu", now=now)
        api.content.transition(committee, "publish")
    return committee


def drafted(committee, *, now, days=7, agenda=AGENDA, **terms):
    """A meeting at 13:00 in Japan, ``days`` from now."""
    starts = (now + timedelta(days=days)).replace(hour=4, minute=0, second=0, microsecond=0)
    with acting("jimu"):
        return meetings.add_meeting(
            committee,
            title="令和8年度 プレゼンテーション",
            kind="selection",
            starts=starts,
            place="市役所本庁舎 第3会議室",
            agenda=agenda,
            by="jimu",
            now=now,
            **terms,
        )


def convened(committee, *, now, **options):
    """The same, called and announced."""
    meeting = drafted(committee, now=now, **options)
    with acting("jimu"):
        params = {"starts": meeting.starts, "place": meeting.place, "agenda": ""}
        meetings.convene(meeting, params=params, by="jimu", now=now)
    return meeting


def sign_up(meeting, number: int, *, now, **given):
    """Sign up ``kata<number>@example.jp`` with the token ``token<number>``."""
    asked = {
        "name": f"傍聴 {number}",
        "email": f"kata{number}@example.jp",
        "phone": "",
        "token": f"token{number}",
        "link": f"http://nohost/kata?k=token{number}",
    }
    return observers.sign_up(meeting, **{**asked, **given}, by="", now=now)
