"""A selection in which five members mark five proposals, and its meeting on this very day."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from persistent.mapping import PersistentMapping
from plone import api
from tests.plone import selection_sample as sample
from types import SimpleNamespace


EVERYBODY = tuple(row[0] for row in sample.MEMBERS)
CLOSED = "率直な意見の交換を損なうおそれがあるため"
OPINION = {
    "agreement": "same",
    "feasibility": "conditional",
    "feasibility_reason": "四者の間だけの理由",
    "budget_prospect": "considering",
}


def judge(site) -> SimpleNamespace:
    """Sheets are handed out and open; 小町 (iin3) is recused from P2. Paths below the site."""
    made = sample.judging(site)
    members = {"shoku": ["bosai"]}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)
    (talk,) = children(made.proposals["P1"], "KyodoConsultation")
    talk.parts["section:bosai"] = PersistentMapping(OPINION)
    with sample.acting("jimu"):
        for key, section in (("P1", "bosai"), ("P2", "midori")):
            made.proposals[key].sections = [section]
    return made


def path(obj) -> str:
    """Its address below the site."""
    return "/".join(obj.getPhysicalPath()[2:])


def sheet(made, key: str, member: str) -> str:
    """The address of a member's sheet."""
    return path(sample.review_of(made.proposals[key], member))


def hold(made, *, keys: tuple[str, ...] = ("P1", "P2", "P3"), now: datetime | None = None) -> str:
    """The address of a selection meeting that is open now, with these proposals in this order."""
    now = now or datetime.now(UTC)
    agenda = [
        {
            "id": str(number),
            "title": f"説明と質疑: {made.proposals[key].title}",
            "is_open": True,
            "reason": "",
            "proposal_uid": made.proposals[key].UID(),
        }
        for number, key in enumerate(keys, 1)
    ]
    talk = {"id": "9", "title": "選考の審議", "is_open": False, "reason": CLOSED}
    with sample.acting("jimu"):
        meeting = meetings.add_meeting(
            made.committee,
            title="プレゼンテーション・選考",
            kind="selection",
            starts=now,
            agenda=[*agenda, {**talk, "proposal_uid": None}],
            by="jimu",
            now=now,
            call_uid=made.call.UID(),
        )
        early = now - timedelta(days=7)
        words = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(meeting, params=words, by="jimu", now=early)
        there = dict.fromkeys(EVERYBODY, "present")
        attendances.record_attendance(meeting, attendance=there, by="jimu", now=now)
        meetings.hold(meeting, by="jimu", now=now)
    return path(meeting)
