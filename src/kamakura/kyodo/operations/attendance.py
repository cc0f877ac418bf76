"""出欠: who is at the meeting, who comes and leaves at which item, who counts for its quorum."""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.committee import members_in_office
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.committee import rules_of
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.attendance import Attendance
from kamakura.kyodo.domain.attendance import change_refusal
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.quorum import quorum_refusal
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IKyodoCommittee
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.observers import door_count
from typing import Any


def committee_around(meeting):
    """The committee a meeting belongs to."""
    return enclosing(meeting, IKyodoCommittee)


def members_at(meeting) -> tuple[CommitteeMember, ...]:
    """The members in office on the day of the meeting."""
    return members_in_office(committee_around(meeting), today(meeting.starts))


def agenda_item(meeting, agenda_id: str) -> Mapping[str, Any]:
    """One item of the agenda; refused when there is none of this number."""
    for item in meeting.agenda or ():
        if item["id"] == agenda_id:
            return item
    raise refuse(MeetingCode.AGENDA_UNKNOWN)


def present_at(meeting, item: str = "") -> frozenset[str]:
    """Ids of the members who are there at an item; without one, at the opening."""
    return attendance_of(meeting).present_at(item)


def quorum_of(meeting, recused: Sequence[str] = (), *, item: str = "") -> Refusal | None:
    """Why the committee may not decide (about one item), or None."""
    return quorum_refusal(
        in_office=[member.id for member in members_at(meeting)],
        present=present_at(meeting, item),
        recused=recused,
        rules=rules_of(meeting),
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
    _check(meeting)
    members = members_at(meeting)
    known = {member.id for member in members}
    good = set(attendance) <= known and set(attendance.values()) <= {"present", "absent"}
    refuse_unless(good, MeetingCode.ATTENDANCE_UNKNOWN)
    missing = tuple(member.name for member in members if member.id not in attendance)
    refuse_unless(not missing, MeetingCode.ATTENDANCE_MISSING, names=missing)
    old = attendance_of(meeting)
    new = Attendance(dict(attendance), old.items, old.notes).tidied()
    _store(meeting, old, new)
    # Whoever counts at the door has the number; a form opened before that does not undo it.
    counted = door_count(meeting)
    observers = observers if counted is None else counted
    meeting.observers = observers
    audit.record(
        meeting,
        action="record_attendance",
        by=by,
        now=now,
        details={"old": dict(old.opening), "new": dict(attendance), "observers": observers},
    )


def record_room(meeting, *, agenda_id: str, here: Collection[str], by: str, now: datetime) -> None:
    """Write down who is in the room at one item; only what differs from before is kept.

    ``here``: those present who may take part. It stays so for the items after it, until the
    next such note. A recused member is neither asked for nor moved by it.
    """
    _check(meeting)
    item = agenda_item(meeting, agenda_id)
    old = attendance_of(meeting)
    missing = tuple(one.name for one in members_at(meeting) if one.id not in old.opening)
    refuse_unless(not missing, MeetingCode.ATTENDANCE_MISSING, names=missing)
    refuse_unless(set(here) <= set(old.opening), MeetingCode.ATTENDANCE_UNKNOWN)
    recused = recused_for(meeting, item)
    stays = recused & old.present_at(agenda_id)
    new = old.with_room(agenda_id, (set(here) - recused) | stays)
    if new == old:
        return
    _store(meeting, old, new)
    audit.record(
        meeting,
        action="record_room",
        by=by,
        now=now,
        details={"item": agenda_id, "notes": dict(new.notes.get(agenda_id, {}))},
    )


def _check(meeting) -> None:
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) in ("convened", "held"), MeetingCode.NOT_HELD)


def _store(meeting, old: Attendance, new: Attendance) -> None:
    ask(
        change_refusal(
            old, new, resolved=tuple(meeting.resolutions), counted=counted_members(meeting)
        )
    )
    meeting.attendance.clear()
    meeting.attendance.update(new.opening)
    meeting.attendance_notes.clear()
    meeting.attendance_notes.update({item: dict(noted) for item, noted in new.notes.items()})


def counted_members(meeting) -> dict[str, frozenset[str]]:
    """Agenda number -> members whose marks went into the result of its proposal."""
    if meeting.kind != "selection":
        return {}
    found = {}
    for item in meeting.agenda or ():
        proposal = by_uid(item.get("proposal_uid"))
        if proposal is not None:
            closed = [one for one in reviews_of(proposal) if one.counted]
            found[item["id"]] = frozenset(
                one.member_id for one in closed if state_of(one) == "closed"
            )
    return found
