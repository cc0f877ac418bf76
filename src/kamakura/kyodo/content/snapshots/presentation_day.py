"""当日の進行 as the rules see it: the clock of a meeting."""

from collections.abc import Mapping
from datetime import timedelta
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.domain import presentation_day as day
from kamakura.kyodo.domain.presentation_day import Clock
from kamakura.kyodo.domain.presentation_day import Phase
from plone import api
from typing import Any


PRESENTATION = "selection"
"""The kind of a meeting at which groups present; at the others they are only talked about."""
LENGTH_SETTINGS = (
    (Phase.EXPLAIN, "presentation_min"),
    (Phase.SECTION, "section_view_min"),
    (Phase.QUESTIONS, "qa_min"),
)
# Ways in which a proposal leaves the selection without being decided.
LEFT = ("withdrawn", "dropped", "not_accepted")


def proposals_on(meeting) -> dict[str, Any]:
    """Agenda number -> proposal, in the order of the agenda; items without one are left out."""
    found = {item["id"]: by_uid(item.get("proposal_uid")) for item in meeting.agenda or ()}
    return {key: proposal for key, proposal in found.items() if proposal is not None}


def in_running_order(call) -> list[Any]:
    """The proposals to be heard, as they were put in order when they became ready."""
    found = proposals_in(call, "ready", "judging")
    return sorted(found, key=lambda one: one.presentation_order or len(found) + 1)


def presenters_of(meeting) -> list[Any]:
    """The proposals that are presented at a meeting, once each, in their order."""
    if meeting.kind != PRESENTATION:
        return []
    heard = {one.UID(): one for one in proposals_on(meeting).values()}
    return [one for one in heard.values() if api.content.get_state(one) not in LEFT]


def presentation_of(proposal) -> tuple[Any, int] | None:
    """The announced meeting at which a proposal is presented, and its place in the order."""
    for meeting in days_of(call_of(proposal)):
        uids = [one.UID() for one in presenters_of(meeting)]
        if proposal.UID() in uids:
            return meeting, uids.index(proposal.UID()) + 1
    return None


def lengths_of(meeting) -> Mapping[str, timedelta]:
    """Minutes per part: as frozen with the call of the meeting, else the city's of today."""
    call = by_uid(meeting.call_uid)
    return {
        str(phase): timedelta(minutes=setting_for(call, name)) for phase, name in LENGTH_SETTINGS
    }


def clock_of(meeting) -> Clock:
    """The clock as it stands; before the first step one on which nothing is on."""
    order = tuple(proposals_on(meeting))
    if not meeting.day_steps:
        return Clock(order=order, lengths=lengths_of(meeting))
    return day.in_order(day.from_data(meeting.day_steps[-1]), order)


def withdrawn(meeting) -> frozenset[str]:
    """Items whose proposal has left the selection."""
    return frozenset(
        key
        for key, proposal in proposals_on(meeting).items()
        if api.content.get_state(proposal) in LEFT
    )


def days_of(call) -> list[Any]:
    """Meetings of a call that are announced or open and have proposals on their agenda."""
    committee = committee_of(call)
    if committee is None:
        return []
    found = [
        meeting
        for meeting in children(committee, "KyodoMeeting")
        if meeting.call_uid == call.UID()
        and api.content.get_state(meeting) in ("convened", "held")
        and proposals_on(meeting)
    ]
    return sorted(found, key=lambda meeting: meeting.starts)
