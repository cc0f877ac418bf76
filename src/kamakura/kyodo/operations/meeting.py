"""会議: convene, hold, vote."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.observers import default_terms
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.committee import rules_of
from kamakura.kyodo.domain.conflicts import acting_chair
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.meeting import is_short_notice
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.quorum import decide
from kamakura.kyodo.domain.quorum import Vote
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import people
from kamakura.kyodo.operations.attendance import agenda_item
from kamakura.kyodo.operations.attendance import members_at
from kamakura.kyodo.operations.attendance import present_at
from kamakura.kyodo.operations.attendance import quorum_of
from kamakura.kyodo.operations.base import add
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.observers import call_off
from kamakura.kyodo.operations.presenters import plan_of
from kamakura.kyodo.operations.presenters import tell_presenters
from typing import Any


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
    check_agenda(agenda)
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


def check_agenda(agenda: Sequence[Mapping[str, Any]]) -> None:
    """Refuses an empty agenda, and a closed item without its reason."""
    refuse_unless(agenda, MeetingCode.AGENDA_EMPTY)
    for item in agenda:
        closed = not item.get("is_open")
        reason = (item.get("reason") or "").strip()
        refuse_unless(not closed or reason, MeetingCode.CLOSED_REASON, title=item["title"])


def convene(meeting, *, params: Mapping[str, Any], by: str, now: datetime) -> None:
    """Call the members together.

    In order: a sound agenda; the state; a mail to every member in office, and to those who
    present. ``params`` are the words of the mail to the members (starts, place, agenda). The
    record tells when the notice was short.
    """
    check_agenda(meeting.agenda or ())
    short = is_short_notice(now, meeting.starts, days=setting("notice_days"))
    move(meeting, "convene", by=by, now=now, details={"short_notice": True} if short else None)
    tell_members(meeting, "meeting_convened", params=params, by=by, now=now)
    tell_presenters(meeting, {}, plan_of(meeting), by=by, now=now)


def tell_members(meeting, kind: str, *, params: Mapping[str, Any], by: str, now: datetime) -> None:
    """Mail every member in office on the day of the meeting."""
    recipients = people(member.person_id for member in members_at(meeting) if member.person_id)
    params = {"title": meeting.title, **params}
    post(meeting, kind, recipients=recipients, params=params, by=by, now=now)


def hold(meeting, *, by: str, now: datetime) -> None:
    """Open the meeting: attendance is known and the quorum is there."""
    members = members_at(meeting)
    missing = tuple(member.name for member in members if member.id not in meeting.attendance)
    refuse_unless(not missing, MeetingCode.ATTENDANCE_MISSING, names=missing)
    ask(quorum_of(meeting))
    move(meeting, "hold", by=by, now=now)


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
    recused = recused_for(meeting, item)
    members, present = members_at(meeting), present_at(meeting, agenda_id)
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
        rules=rules_of(meeting),
    )
    if isinstance(result, Refusal):
        ask(result)
    meeting.resolutions[agenda_id] = {
        "votes": dict(votes),
        "recused": sorted(recused),
        "for": result.votes_for,
        "against": result.votes_against,
        "abstain": result.abstentions,
        "chair": casting or None,
        "presided": chair.member,
        "basis": chair.basis,
        "rules": asdict(rules_of(meeting)),
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


def withdraw_resolution(meeting, *, agenda_id: str, reason: str, by: str, now: datetime) -> None:
    """Take back what was written down wrongly; it stays in the record of what happened."""
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) == "held", MeetingCode.NOT_HELD)
    agenda_item(meeting, agenda_id)
    refuse_unless(agenda_id in meeting.resolutions, MeetingCode.NOT_RESOLVED)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="議決の取消し")
    old = meeting.resolutions.pop(agenda_id)
    audit.record(
        meeting,
        action="withdraw_resolution",
        by=by,
        now=now,
        reason=reason,
        details={"item": agenda_id, "resolution": dict(old)},
    )


def cancel(meeting, *, reason: str, by: str, now: datetime) -> None:
    """The meeting does not take place; whoever was called or wanted to observe it is told."""
    was_called = state_of(meeting) == "convened"
    move(meeting, "cancel", by=by, now=now, reason=reason)
    if was_called:
        params = {"starts": meeting.starts, "place": meeting.place or "", "reason": reason}
        tell_members(meeting, "meeting_cancelled", params=params, by=by, now=now)
        tell_presenters(meeting, plan_of(meeting), {}, by=by, now=now)
    call_off(meeting, by=by, now=now)
