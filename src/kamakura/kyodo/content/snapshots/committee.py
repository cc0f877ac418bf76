"""委員会 as the rules see it: seats, members in office, who belongs to a group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.vocabularies import MEMBER_OFFICES
from kamakura.kyodo.domain.attendance import Attendance
from kamakura.kyodo.domain.committee import Seat
from kamakura.kyodo.domain.conflicts import Affiliation
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.quorum import VotingRules
from kamakura.kyodo.i18n import _
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


def name_is_public(row: Mapping[str, Any]) -> bool:
    """May everybody read the name in a row of the list of members?"""
    rule = setting("publish_committee")
    return rule == "all" or (rule == "chair" and row.get("office") == "chair")


def unpublished_names(committee) -> tuple[str, ...]:
    """Names on the list of members, former terms too, that nobody outside is told."""
    rows = getattr(committee, "members", None) or ()
    told = {row["name"] for row in rows if name_is_public(row)}
    return tuple(dict.fromkeys(row["name"] for row in rows if row["name"] not in told))


def proposals_about(meeting, item: Mapping[str, Any]) -> list[Any]:
    """The proposals an item of the agenda is about: its own, or all of the call."""
    own = by_uid(item.get("proposal_uid"))
    if own is not None:
        return [own]
    call = by_uid(meeting.call_uid) if item.get("about_all") else None
    return [] if call is None else children(call, "KyodoProposal")


def recused_for(meeting, item: Mapping[str, Any]) -> frozenset[str]:
    """Members who take no part in an item: those recused from a proposal it is about."""
    found = (one.recusals for one in proposals_about(meeting, item))
    return frozenset(member for recusals in found for member in recusals)


def chair_label(committee) -> str:
    """What the city calls the chair: 委員長 or 会長."""
    return getattr(committee, "chair_label", "") or setting("chair_label")


def chair_title(committee) -> Any:
    """The same for a screen: the usual word in the reader's language, else the city's own."""
    return office_titles(committee)["chair"]


def office_titles(committee) -> dict[str, Any]:
    """Office -> title, after the city's word for the chair."""
    label = chair_label(committee)
    titles = dict(MEMBER_OFFICES)
    if label == titles["chair"]:
        return titles
    return {**titles, "chair": label, "vice_chair": _("副${chair}", mapping={"chair": label})}


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


def attendance_of(meeting) -> Attendance:
    """Who is in the room, at the opening and at each item."""
    return Attendance(
        opening=dict(meeting.attendance),
        items=tuple(item["id"] for item in meeting.agenda or ()),
        notes={item: dict(noted) for item, noted in meeting.attendance_notes.items()},
    )


def item_about(meeting, proposal) -> str:
    """The agenda number of a proposal in a meeting; empty when it is not on the agenda."""
    uid = proposal.UID()
    found = [item["id"] for item in meeting.agenda or () if item.get("proposal_uid") == uid]
    return found[0] if found else ""


@dataclass(frozen=True)
class Absences:
    """Who was away when a proposal was heard: its item at the last meeting that had one."""

    meetings: tuple[Any, ...]
    """Selection meetings that were held, the last one first."""

    def by_item(self) -> dict[str, frozenset[str]]:
        """Proposal UID -> members absent at its item, for those that have one; wakes none."""
        found: dict[str, frozenset[str]] = {}
        for meeting in self.meetings:
            uids = {item["id"]: item.get("proposal_uid") for item in meeting.agenda or ()}
            known = frozenset(meeting.attendance)
            for item, here in attendance_of(meeting).rooms():
                if uids[item]:
                    found.setdefault(uids[item], known - here)
        return found

    @property
    def elsewhere(self) -> frozenset[str]:
        """Members absent for what has no item: in the room at no moment of the last meeting."""
        return attendance_of(self.meetings[0]).never_there if self.meetings else frozenset()

    def of(self, proposal) -> frozenset[str]:
        """Members recorded as absent for the proposal; nobody before the meeting.

        Without an item of its own, those who were in the room at no moment of the last meeting.
        """
        for meeting in self.meetings:
            item = item_about(meeting, proposal)
            if item:
                return attendance_of(meeting).absent_at(item)
        return self.elsewhere


def absences(call) -> Absences:
    """The absences from the selection meetings of a call."""
    return Absences(selection_meetings(call))


def selection_meetings(call) -> tuple[Any, ...]:
    """Selection meetings of the call that were held, the last one first."""
    committee = committee_of(call)
    if committee is None:
        return ()
    held = [
        meeting
        for meeting in children(committee, "KyodoMeeting")
        if meeting.kind == "selection"
        and meeting.call_uid == call.UID()
        and api.content.get_state(meeting) in HELD_STATES
    ]
    return tuple(sorted(held, key=lambda meeting: meeting.starts, reverse=True))


def rules_of(meeting) -> VotingRules:
    """The rules of valid resolutions: as frozen with the call of the meeting, else the city's."""
    return voting_rules(by_uid(meeting.call_uid))


def voting_rules(call) -> VotingRules:
    """The rules for a call; for None the settings of today."""
    return VotingRules(
        quorum=setting_for(call, "quorum_rule"),
        majority=setting_for(call, "majority_rule"),
        tie=setting_for(call, "tie_rule"),
        articles=dict(setting_for(call, "committee_articles") or {}),
    )
