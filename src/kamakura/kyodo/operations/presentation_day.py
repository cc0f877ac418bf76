"""当日の進行: whoever runs the day moves it on; every step is kept and can be taken back."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.content.snapshots.presentation_day import proposals_on
from kamakura.kyodo.content.snapshots.presentation_day import withdrawn
from kamakura.kyodo.domain import presentation_day as day
from kamakura.kyodo.domain.conflicts import ConflictCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.presentation_day import Clock
from kamakura.kyodo.domain.presentation_day import DayCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.operations.attendance import agenda_item
from kamakura.kyodo.operations.attendance import committee_around
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of


WITHDRAWN = "取下げ"


def advance_day(meeting, *, seen: int, by: str, now: datetime) -> None:
    """The next part, the end of this presentation, or the next one.

    ``seen``: how many steps the person saw, so that two people who press at the same moment
    move the day once. Proposals that were withdrawn meanwhile are passed over.
    """
    clock = _clock(meeting, seen=seen, by=by, now=now)
    clock = day.without(clock, withdrawn(meeting), WITHDRAWN)
    _keep(meeting, day.advance(clock, now), action="advance_day", by=by, now=now)


def pause_day(meeting, *, seen: int, by: str, now: datetime) -> None:
    """Let the time stand still."""
    clock = _clock(meeting, seen=seen, by=by, now=now)
    _keep(meeting, day.pause(clock, now), action="pause_day", by=by, now=now)


def resume_day(meeting, *, seen: int, by: str, now: datetime) -> None:
    """Let the time go on."""
    clock = _clock(meeting, seen=seen, by=by, now=now)
    _keep(meeting, day.resume(clock, now), action="resume_day", by=by, now=now)


def skip_item(meeting, *, agenda_id: str, reason: str, seen: int, by: str, now: datetime) -> None:
    """A proposal is not heard, because its group does not come; says why."""
    agenda_item(meeting, agenda_id)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="提案を飛ばす")
    clock = _clock(meeting, seen=seen, by=by, now=now)
    skipped = day.skip(clock, agenda_id, reason.strip())
    _keep(meeting, skipped, action="skip_item", by=by, now=now, reason=reason)


def restore_item(meeting, *, agenda_id: str, seen: int, by: str, now: datetime) -> None:
    """A proposal that was passed over is heard after all."""
    agenda_item(meeting, agenda_id)
    clock = _clock(meeting, seen=seen, by=by, now=now)
    _keep(meeting, day.restore(clock, agenda_id), action="restore_item", by=by, now=now)


def undo_step(meeting, *, seen: int, by: str, now: datetime) -> None:
    """Take the last step back: it was pressed by mistake. The time runs as if it had not been."""
    _clock(meeting, seen=seen, by=by, now=now)
    refuse_unless(len(meeting.day_steps), DayCode.NOTHING_TO_UNDO)
    undone = day.from_data(meeting.day_steps.pop())
    details = {"item": undone.item, "phase": undone.phase}
    audit.record(meeting, action="undo_step", by=by, now=now, details=details)
    # One step fewer would look like an earlier page: what was seen counts on.
    meeting.day_undone += 2


def steps_seen(meeting) -> int:
    """How far the day has been moved: what a page sends back with its buttons."""
    return len(meeting.day_steps) + meeting.day_undone


def _clock(meeting, *, seen: int, by: str, now: datetime) -> Clock:
    """The clock, for whoever may move it now: the meeting is open, the page was not old."""
    require_permission(meeting, permissions.RUN_DAY)
    refuse_unless(state_of(meeting) == "held", DayCode.NOT_HELD)
    refuse_unless(seen == steps_seen(meeting), DayCode.MOVED)
    clock = clock_of(meeting)
    proposal = proposals_on(meeting).get(clock.item)
    member = member_of_user(committee_around(meeting), by, today(now))
    recused = proposal is not None and member is not None and member.id in proposal.recusals
    refuse_unless(not recused, ConflictCode.RECUSED)
    return clock


def _keep(meeting, clock: Clock, *, action: str, by: str, now: datetime, reason: str = "") -> None:
    meeting.day_steps.append(day.to_data(clock))
    details = {"item": clock.item, "phase": str(clock.phase)}
    audit.record(meeting, action=action, by=by, now=now, reason=reason, details=details)
