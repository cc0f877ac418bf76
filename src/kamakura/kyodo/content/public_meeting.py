"""What everybody may know of a meeting of the committee: that it takes place, and its agenda."""

from . import audit
from .lookup import by_uid
from .lookup import program_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoMeeting
from plone import api
from typing import Any


def announced_meeting(program, uid: str) -> Any | None:
    """The meeting of this UID, if it was announced: everybody may know when and where it is."""
    meeting = by_uid(uid)
    ours = IKyodoMeeting.providedBy(meeting) and program_of(meeting) == program
    return meeting if ours and is_announced(meeting) else None


def is_announced(meeting) -> bool:
    """May everybody know of the meeting: was it convened, with something open to hear?

    One cancelled before that was never heard of; of a closed one the minutes' public part is.
    """
    state = api.content.get_state(meeting)
    if state != "published" and not any(item.get("is_open") for item in meeting.agenda or ()):
        return False
    if state == "cancelled":
        return any(line.action == "convene" for line in audit.lines(meeting))
    return state != "drafted"


def public_title(item) -> Any:
    """The title of an item as everybody reads it.

    A closed item about one proposal does not say which: what becomes of a proposal, and
    whether it is named at all, is said by the result alone.
    """
    is_told = item.get("is_open") or not item.get("proposal_uid")
    return item["title"] if is_told else _("提案の審査")


def public_agenda(meeting) -> list[dict[str, Any]]:
    """The agenda as announced: which items anybody may hear, and why not the others."""
    return [
        {
            "title": public_title(item),
            "is_open": bool(item.get("is_open")),
            "reason": "" if item.get("is_open") else item.get("reason") or "",
        }
        for item in meeting.agenda or ()
    ]
