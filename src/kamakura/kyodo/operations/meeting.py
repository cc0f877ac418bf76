"""会議: convene, record who is there, hold, vote."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.observers import default_terms
from kamakura.kyodo.content.snapshots.committee import HELD_STATES
from kamakura.kyodo.content.snapshots.committee import members_in_office
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.domain.conflicts import acting_chair
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.quorum import decide
from kamakura.kyodo.domain.quorum import quorum_refusal
from kamakura.kyodo.domain.quorum import Vote
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IKyodoCommittee
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import people
from kamakura.kyodo.operations.base import add
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.observers import call_off
from kamakura.kyodo.operations.observers import door_count
from typing import Any


def committee_around(meeting):
    """The committee a meeting belongs to."""
    return enclosing(meeting, IKyodoCommittee)


def members_at(meeting) -> tuple[CommitteeMember, ...]:
    """The members in office on the day of the meeting."""
    return members_in_office(committee_around(meeting), today(meeting.starts))


def add_meeting(
    committee,
    *,
    title: str,
    kind: str,
    starts: datetime,
    agenda: Sequence[Mapping[str, Any]],
    by: str,
    now: datetime,
    **fields: Any,
):
    """Draft a meeting of the committee."""
    require_permission(committee, permissions.ADD_MEETING)
    _check_agenda(agenda)
    return add(
        committee,
        "KyodoMeeting",
        by=by,
        now=now,
        title=title,
        kind=kind,
        starts=starts,
        agenda=[dict(row) for row in agenda],
        **{**default_terms(starts), **fields},
    )


def _check_agenda(agenda: Sequence[Mapping[str, Any]]) -> None:
    refuse_unless(agenda, MeetingCode.AGENDA_EMPTY)
    for item in agenda:
        closed = not item.get("is_open")
        reason = (item.get("reason") or "").strip()
        refuse_unless(not closed or reason, MeetingCode.CLOSED_REASON, title=item["title"])


def convene(meeting, *, params: Mapping[str, Any], by: str, now: datetime) -> None:
    """Call the members together.

    In order: a sound agenda; the state; a mail to every member in office. ``params`` are
    the words of the mail (starts, place, agenda).
    """
    _check_agenda(meeting.agenda or ())
    move(meeting, "convene", by=by, now=now)
    recipients = people(member.person_id for member in members_at(meeting) if member.person_id)
    post(
        meeting,
        "meeting_convened",
        recipients=recipients,
        params={"title": meeting.title, **params},
        by=by,
        now=now,
    )


def record_attendance(
    meeting,
    *,
    attendance: Mapping[str, str],
    observers: int | None = None,
    by: str,
    now: datetime,
) -> None:
    """Write down who is there: "present" or "absent" for every member in office."""
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) in ("convened", "held"), MeetingCode.NOT_HELD)
    members = members_at(meeting)
    known = {member.id for member in members}
    good = set(attendance) <= known and set(attendance.values()) <= {"present", "absent"}
    refuse_unless(good, MeetingCode.ATTENDANCE_UNKNOWN)
    missing = tuple(member.name for member in members if member.id not in attendance)
    refuse_unless(not missing, MeetingCode.ATTENDANCE_MISSING, names=missing)
    old = dict(meeting.attendance)
    meeting.attendance.clear()
    meeting.attendance.update(attendance)
    # Whoever counts at the door has the number; a form opened before that does not undo it.
    counted = door_count(meeting)
    observers = observers if counted is None else counted
    meeting.observers = observers
    audit.record(
        meeting,
        action="record_attendance",
        by=by,
        now=now,
        details={"old": old, "new": dict(attendance), "observers": observers},
    )


def present_at(meeting) -> frozenset[str]:
    """Ids of the members who are there."""
    return frozenset(key for key, value in meeting.attendance.items() if value == "present")


def quorum_of(meeting, recused: Sequence[str] = ()) -> Refusal | None:
    """Why the committee may not decide at this meeting (about one item), or None."""
    in_office = [member.id for member in members_at(meeting)]
    return quorum_refusal(in_office=in_office, present=present_at(meeting), recused=recused)


def hold(meeting, *, by: str, now: datetime) -> None:
    """Open the meeting: attendance is known and the quorum is there."""
    members = members_at(meeting)
    missing = tuple(member.name for member in members if member.id not in meeting.attendance)
    refuse_unless(not missing, MeetingCode.ATTENDANCE_MISSING, names=missing)
    ask(quorum_of(meeting))
    move(meeting, "hold", by=by, now=now)


def agenda_item(meeting, agenda_id: str) -> Mapping[str, Any]:
    """One item of the agenda; refused when there is none of this number."""
    for item in meeting.agenda or ():
        if item["id"] == agenda_id:
            return item
    raise refuse(MeetingCode.AGENDA_UNKNOWN)


def recused_for(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Members who may not take part in an item: those recused from its proposal."""
    proposal = by_uid(item.get("proposal_uid"))
    return tuple(proposal.recusals) if proposal is not None else ()


def record_resolution(
    meeting,
    *,
    agenda_id: str,
    votes: Mapping[str, str],
    casting: str = "",
    elected: str = "",
    text: str = "",
    by: str,
    now: datetime,
) -> None:
    """Write down what the committee resolved on one item.

    ``votes``: member id -> "for" | "against" | "abstain" of everyone present who may
    vote; ``casting``: the chair's decision on a tie; ``elected``: who presides when
    neither chair nor vice chair may. Invalid resolutions are refused with their rule.
    """
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) == "held", MeetingCode.NOT_HELD)
    item = agenda_item(meeting, agenda_id)
    recused = recused_for(item)
    members, present = members_at(meeting), present_at(meeting)
    chair = acting_chair(members, present=present, recused=recused, elected=elected)
    if isinstance(chair, Refusal):
        ask(chair)
    result = decide(
        {member: Vote(vote) for member, vote in votes.items()},
        chair=chair.member,
        in_office=[member.id for member in members],
        present=present,
        recused=recused,
        casting=Vote(casting) if casting else None,
    )
    if isinstance(result, Refusal):
        ask(result)
    meeting.resolutions[agenda_id] = {
        "votes": dict(votes),
        "for": result.votes_for,
        "against": result.votes_against,
        "abstain": result.abstentions,
        "chair": casting or None,
        "presided": chair.member,
        "basis": chair.basis,
        "carried": result.carried,
        "by_chair": result.by_casting_vote,
        "text": text.strip(),
    }
    audit.record(
        meeting,
        action="record_resolution",
        by=by,
        now=now,
        new="carried" if result.carried else "rejected",
        details={"item": agenda_id, "for": result.votes_for, "against": result.votes_against},
    )


def cancel(meeting, *, reason: str, by: str, now: datetime) -> None:
    """The meeting does not take place; whoever wanted to observe it is told."""
    move(meeting, "cancel", by=by, now=now, reason=reason)
    call_off(meeting, by=by, now=now)


def is_held(meeting) -> bool:
    """Has the meeting taken place?"""
    return state_of(meeting) in HELD_STATES
