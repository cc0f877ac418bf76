"""The presentation day as everybody meets it, from before its announcement to its minutes.

Three items: P1, of the section for disasters; P2, from which one member is recused; P3, which
is not open. Every proposal carries a word of its own. Nothing but what is walked differs
between two moments: the clock of the requests stands still.
"""

from datetime import timedelta
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations import presentation_day as day
from plone import api
from tests.plone import selection_sample as sample
from tests.plone.judged import CLOSED
from tests.plone.judged import EVERYBODY
from tests.plone.judged import judge
from tests.plone.leaks import routes
from tests.plone.leaks.person import Recorder
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import watching_writes
import transaction


NOW = sample.NOW
KEYS = ("P1", "P2", "P3")
CLOCKS = ('"timed": true', "data-kyodo-clock=", 'role="timer"')
CHAIR, MEMBER, RECUSED = "iin1", "iin4", "iin3"  # 小町 (iin3) is recused from P2
COMMITTEE = {CHAIR, MEMBER, RECUSED}
SECTION_OF = {"P1": "shoku", "P2": "midori", "P3": "kankyo"}
SECTIONS = set(SECTION_OF.values())
# A visitor, the groups of two items and of none, the centre, officers of no section of the day.
OUTSIDE = (None, "gp1", "gp2", "gp4", "center", "chiiki", "shisei")
WALKERS = (*OUTSIDE, *SECTION_OF.values(), CHAIR, MEMBER, RECUSED, "jimu")
# moment -> the item that is on and has a clock
ON = {"p1": "P1", "p1-paused": "P1", "p2": "P2", "p2-paused": "P2", "p2-questions": "P2"}
ON |= {"p3": "P3", "p3-questions": "P3"}
# When every page of the meeting is tried, not only those that follow the day.
WIDE = ("drafted", "p2", "p3", "minuted", "published")
DAY_PAGES = (
    "@@kyodo-day",
    "@@kyodo-day-now",
    "@@kyodo-day-now?screen=1",
    "@@kyodo-day-screen",
)


def inside(key):
    """Whoever may know which proposal an item is about, and see its clock."""
    judges = COMMITTEE - {RECUSED} if key == "P2" else COMMITTEE
    return {"jimu"} | judges | ({SECTION_OF["P3"]} if key == "P3" else SECTIONS)


def openness(moment):
    """word -> who may meet it (who of them must is in ``must_meet``)."""
    if moment == "drafted":
        words = (*CLOCKS, "zqskip-P2", "zqresolved-P2", "zqminutes-P2", "zqminutes-P3")
        found = {word: frozenset() for word in words}
        return found | {f"zqtitle-{key}": {"jimu", CHAIR} for key in KEYS}
    judges = {"jimu"} | COMMITTEE
    everybody = set(WALKERS) if moment == "published" else judges - {RECUSED}
    return {
        **{f"zqtitle-{key}": inside(key) for key in KEYS},
        **{clock: inside(ON[moment]) if moment in ON else set() for clock in CLOCKS},
        "zqskip-P2": inside("P2") if moment == "skipped" else {"jimu"},
        "zqresolved-P2": judges - {RECUSED},
        "zqminutes-P2": everybody,
        "zqminutes-P3": judges,
    }


def must_meet(moment):
    """The same for whoever has to find it, while the day is followed."""
    if moment in ("drafted", "minuted", "published"):
        return {}
    words = openness(moment)
    asked = [*(f"zqtitle-{key}" for key in KEYS), *(CLOCKS if moment in ON else ())]
    return {word: words[word] for word in asked}


def walk_day(portal):
    """moment -> person -> what they met."""
    site = judge(portal)
    _officers()
    with sample.acting("jimu"):
        for key in KEYS:
            site.proposals[key].title = f"zqtitle-{key}"
    site.minute = 0
    found = {}
    with watching_writes():
        for moment in _moments(site):
            transaction.commit()
            found[moment] = {user: _walk(site, user, moment) for user in WALKERS}
    return found


def _officers():
    """Officers of the other items, of a section with none, and one of no section at all."""
    for user in ("midori", "kankyo", "chiiki", "shisei"):
        api.user.create(username=user, email=f"{user}@example.com", password=sample.PASSWORD)
        api.group.add_user(groupname="kyodo-section", username=user)
    members = {user: [user] for user in ("midori", "kankyo", "chiiki")}
    members["shoku"] = ["bosai"]
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)


def _moments(site):
    """Move the day on, and stop where somebody looks."""
    _draft(site)
    yield "drafted"
    with sample.acting("jimu"):
        words = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(site.meeting, params=words, by="jimu", now=NOW)
    yield "announced"
    with sample.acting("jimu"):
        there = dict.fromkeys(EVERYBODY, "present")
        attendances.record_attendance(site.meeting, attendance=there, by="jimu", now=NOW)
        meetings.hold(site.meeting, by="jimu", now=NOW)
    yield "opened"
    _step(site, day.skip_item, agenda_id="2", reason="zqskip-P2")
    yield "skipped"
    _step(site, day.undo_step)
    _step(site)
    yield "p1"
    _step(site, day.pause_day)
    yield "p1-paused"
    _step(site, day.resume_day)
    _until(site, "2", "explain")
    yield "p2"
    _step(site, day.pause_day)
    yield "p2-paused"
    _step(site, day.resume_day)
    _until(site, "2", "questions")
    yield "p2-questions"
    _until(site, "3", "explain")
    yield "p3"
    _until(site, "3", "questions")
    yield "p3-questions"
    while not day.clock_of(site.meeting).is_done:
        _step(site)
    yield "done"
    _write_down(site)
    yield "minuted"
    with sample.acting("jimu"):
        minutes.confirm_minutes(site.meeting, by="jimu", now=NOW)
        minutes.publish_minutes(site.meeting, by="jimu", now=NOW)
    yield "published"


def _draft(site):
    rows = [
        {"id": str(number), "title": f"zqitem-{key}", "proposal_uid": site.proposals[key].UID()}
        | ({"is_open": False, "reason": CLOSED} if key == "P3" else {"is_open": True, "reason": ""})
        for number, key in enumerate(KEYS, 1)
    ]
    with sample.acting("jimu"):
        site.meeting = meetings.add_meeting(
            site.committee,
            title="プレゼンテーション・選考",
            kind="selection",
            starts=NOW,
            agenda=rows,
            by="jimu",
            now=NOW,
            call_uid=site.call.UID(),
        )


def _step(site, act=day.advance_day, **options):
    """One step, a minute after the last one."""
    site.minute += 1
    now = NOW + timedelta(minutes=site.minute)
    with sample.acting("jimu"):
        act(site.meeting, seen=day.steps_seen(site.meeting), by="jimu", now=now, **options)


def _until(site, item, phase):
    while (site_clock := day.clock_of(site.meeting)).item != item or site_clock.phase != phase:
        _step(site)


def _write_down(site):
    """What was resolved about P2, and minutes of every item."""
    with sample.acting("jimu"):
        meetings.record_resolution(
            site.meeting,
            agenda_id="2",
            votes=dict.fromkeys([one for one in EVERYBODY if one != RECUSED], "for"),
            text="zqresolved-P2",
            by="jimu",
            now=NOW,
        )
        parts = {"": "頭", **{str(n): f"zqminutes-{key}" for n, key in enumerate(KEYS, 1)}}
        minutes.draft_minutes(site.meeting, generated=parts, by="jimu", now=NOW)


def _walk(site, user, moment):
    recorder = Recorder(site.portal, user, openness(moment), now=NOW)
    call, meeting = path_of(site.call), site.meeting
    for name in ("@@kyodo-day", "@@kyodo-day-now"):
        recorder.go(f"{call}/{name}?meeting={meeting.getId()}", keep=True)
    names = ("", "@@kyodo-meeting", *DAY_PAGES)
    few = [routes.joined(path_of(meeting), name) for name in names]
    for url in routes.own_pages(meeting) if moment in WIDE else few:
        recorder.go(url, keep=True)
    if moment in ("p2", "p3") and user in (RECUSED, *SECTIONS, "gp2"):
        stock(recorder, meeting)
    return recorder.walk


def stock(recorder, obj):
    """What Plone itself offers on an object, its REST and feeds."""
    for url in (*routes.stock_pages(obj), *routes.attributes(obj)):
        recorder.go(url)
    for url in routes.services(obj):
        recorder.go(url, accept=routes.JSON)
