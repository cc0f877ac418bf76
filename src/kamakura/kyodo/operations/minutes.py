"""議事録: drafted from the record, edited by hand, confirmed, published."""

from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.snapshots.minutes import open_places
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.minutes import publish_refusal
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.base import update


def draft_minutes(meeting, *, generated: Mapping[str, str], by: str, now: datetime) -> None:
    """Write the minutes' parts from the record; a part edited by hand is never overwritten.

    ``generated``: part ("" for the head, else an agenda number) -> text made from the
    record. Can be repeated while the minutes are a draft.
    """
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    if state_of(meeting) == "held":
        move(meeting, "draft_minutes", by=by, now=now)
    refuse_unless(state_of(meeting) == "minutes_draft", MeetingCode.NOT_HELD)
    for part, text in generated.items():
        now_there = meeting.minutes_parts.get(part, "")
        if not now_there.strip() or now_there == meeting.generated_parts.get(part, ""):
            meeting.minutes_parts[part] = text
        meeting.generated_parts[part] = text
    update(meeting, minutes=_joined(meeting))


def save_minutes(meeting, *, parts: Mapping[str, str], by: str, now: datetime) -> None:
    """Keep what was written into the minutes by hand."""
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) == "minutes_draft", MeetingCode.NOT_HELD)
    known = {"", *(item["id"] for item in meeting.agenda or ())}
    for part, text in parts.items():
        if part in known:
            meeting.minutes_parts[part] = text.replace("\r\n", "\n")
    update(meeting, minutes=_joined(meeting))
    audit.record(meeting, action="save_minutes", by=by, now=now)


def _joined(meeting) -> str:
    order = ["", *(item["id"] for item in meeting.agenda or ())]
    texts = [meeting.minutes_parts.get(part, "").strip() for part in order]
    return "\n\n".join(text for text in texts if text)


def confirm_minutes(meeting, *, by: str, now: datetime) -> None:
    """The chair (or the secretariat for them) confirms the minutes."""
    refuse_unless((meeting.minutes or "").strip(), MeetingCode.MINUTES_EMPTY)
    move(meeting, "confirm", by=by, now=now)


def publish_minutes(meeting, *, checked: bool = False, by: str, now: datetime) -> None:
    """Publish the minutes: citizens read the open items, and why others are closed.

    ``checked``: a person has looked at each place that may be a name; the record keeps how many.
    """
    count = len(list(open_places(meeting)))
    ask(publish_refusal(count, checked=checked))
    details = {"names_checked": count} if count else None
    move(meeting, "publish", by=by, now=now, details=details)


def reopen_minutes(meeting, *, reason: str, by: str, now: datetime) -> None:
    """Take confirmed minutes back to mend them."""
    move(meeting, "reopen", by=by, now=now, reason=reason)
