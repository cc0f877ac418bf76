"""委員会 as the rules see it: seats, members in office, who belongs to a group."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.domain.committee import Seat
from kamakura.kyodo.domain.conflicts import Affiliation
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.deadlines import in_japan
from plone import api
from typing import Any


HELD_STATES = ("held", "minutes_draft", "confirmed", "published")


def today(now: datetime) -> date:
    """The day in Japan."""
    return in_japan(now).date()


def seat(row: Mapping[str, Any]) -> Seat:
    """A row of the list of members."""
    return Seat(
        id=row.get("id") or "",
        name=row.get("name") or "",
        user_id=row.get("user_id") or "",
        office=row.get("office") or "member",
        term_from=row.get("term_from"),
        term_to=row.get("term_to"),
    )


def rows_in_office(committee, on: date) -> list[Mapping[str, Any]]:
    """Rows of the members whose term covers the day."""
    rows = getattr(committee, "members", None) or ()
    return [row for row in rows if seat(row).in_office(on)]


def members_in_office(committee, on: date) -> tuple[CommitteeMember, ...]:
    """The members the rules count on the day."""
    return tuple(
        CommitteeMember(
            id=row["id"],
            name=row["name"],
            person_id=row.get("user_id") or "",
            sections=(row["section"],) if row.get("section") else (),
            chair=row.get("office") == "chair",
            vice_chair=row.get("office") == "vice_chair",
        )
        for row in rows_in_office(committee, on)
    )


def member_of_user(committee, user_id: str, on: date) -> CommitteeMember | None:
    """The member in office that a person is, or None."""
    for member in members_in_office(committee, on):
        if member.person_id and member.person_id == user_id:
            return member
    return None


def member_names(committee) -> dict[str, str]:
    """Member id -> name, former members too."""
    return {row["id"]: row["name"] for row in getattr(committee, "members", None) or ()}


def affiliations_of(proposal) -> tuple[Affiliation, ...]:
    """People of the proposing group: its officers' list as sent, and its users."""
    rows = Filings(proposal).answers("organization_profile").get("officers") or ()
    listed = [Affiliation(name=row["name"]) for row in rows if row.get("name")]
    organization = organization_of(proposal)
    users = getattr(organization, "members", None) or {}
    for user_id in users:
        user = api.user.get(userid=user_id)
        name = (user.getProperty("fullname") if user else "") or user_id
        listed.append(Affiliation(name=name, person_id=user_id))
    return tuple(listed)


def selection_meeting(call) -> Any | None:
    """The latest selection meeting of the call that was held, or None."""
    committee = committee_of(call)
    if committee is None:
        return None
    held = [
        meeting
        for meeting in children(committee, "KyodoMeeting")
        if meeting.kind == "selection"
        and meeting.call_uid == call.UID()
        and api.content.get_state(meeting) in HELD_STATES
    ]
    return max(held, key=lambda meeting: meeting.starts) if held else None


def absent_members(call) -> frozenset[str]:
    """Members recorded as absent from the selection meeting; nobody before it was held."""
    meeting = selection_meeting(call)
    if meeting is None:
        return frozenset()
    return frozenset(key for key, value in meeting.attendance.items() if value == "absent")
