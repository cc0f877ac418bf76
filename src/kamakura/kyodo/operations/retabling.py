"""繰上げ: decide that the next proposal of a theme is chosen, then release it, apart from the rest.

What was judged and decided stays as it was; the later decision stands beside it. Until its own
release nobody outside the desk sees anything: the proposal's state does not move before.
"""

from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.content.selections import Later
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import places_of
from kamakura.kyodo.content.visibility import result_is_public
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.retabling import free_places
from kamakura.kyodo.domain.retabling import next_in_line
from kamakura.kyodo.domain.retabling import retabling_refusal
from kamakura.kyodo.domain.retabling import RetablingCode
from kamakura.kyodo.domain.retabling import Rival
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.notice import draw_up
from kamakura.kyodo.operations.release import public_row
from typing import Any


def rivals_of(call, theme_uid: str) -> list[Rival]:
    """The judged proposals of a theme, as they were judged and as they stand now."""
    selection = selection_of(call)
    decided = selection.in_force()
    return [
        Rival(
            uid=brain.UID,
            title=brain.Title,
            rank=selection.computed[brain.UID]["theme_rank"],
            computed=selection.computed[brain.UID]["result"],
            state=brain.review_state,
            is_chosen=decided.get(brain.UID, {}).get("outcome") == "passed",
        )
        for brain in proposal_brains(call, kyodo_theme=theme_uid)
        if brain.UID in selection.computed
    ]


def candidates(call) -> list[Any]:
    """The proposals that may move up now, and those decided and not released yet."""
    if not result_is_public(call):
        return []
    selection = selection_of(call)
    found = [uid for uid, later in selection.later.items() if later.released_at is None]
    for theme, places in places_of(call).items():
        rivals = rivals_of(call, theme)
        if free_places(rivals, places):
            found += [one.uid for one in next_in_line(rivals)]
    return [one for one in map(by_uid, dict.fromkeys(found)) if one is not None]


def retable_refusal(proposal, *, reason: str) -> Refusal | None:
    """Why a proposal cannot move up."""
    call = call_of(proposal)
    if not result_is_public(call):
        return Refusal(RetablingCode.NOT_RELEASED)
    if not proposal.theme_uid:
        return Refusal(RetablingCode.NO_THEME)
    if proposal.UID() in selection_of(call).later:
        return Refusal(RetablingCode.ALREADY)
    places = places_of(call).get(proposal.theme_uid, 0)
    rivals = rivals_of(call, proposal.theme_uid)
    return retabling_refusal(proposal.UID(), rivals, places=places, reason=reason)


def decide_retabling(proposal, *, reason: str, comment: str = "", by: str, now: datetime) -> None:
    """Record that the proposal is chosen after all; letter and mails are drawn up and wait.

    ``reason`` names who decided and why; it stands in the letter.
    """
    call = call_of(proposal)
    require_permission(call, permissions.DECIDE_PROPOSAL)
    ask(retable_refusal(proposal, reason=reason))
    selection = selection_of(call)
    later = Later(reason=reason.strip(), comment=comment.strip(), by=by, at=now)
    selection.later[proposal.UID()] = later
    decided = later.decision()
    later.notice = draw_up(call, proposal, selection, decided=decided, by=by, now=now)
    _note(call, proposal, "decide_retabling", reason=reason, by=by, now=now)


def withdraw_retabling(proposal, *, reason: str, by: str, now: datetime) -> None:
    """Take the decision back before its release: letter and mails are withdrawn."""
    call = call_of(proposal)
    require_permission(call, permissions.DECIDE_PROPOSAL)
    later = _waiting(call, proposal)
    refuse_unless(reason.strip(), RetablingCode.REASON)
    box = outbox_of(call)
    for message in _mails(call, later):
        box.mark(message, "withdrawn")
    del selection_of(call).later[proposal.UID()]
    _note(call, proposal, "withdraw_retabling", reason=reason, by=by, now=now)


def release_retabling(proposal, *, by: str, now: datetime) -> int:
    """Release it in one act; answers how many mails were let go.

    In order: still decided, and the place still free; the state of the proposal (審査中 and 合格
    in the same moment); its row in the public table, marked as 繰上げ; the letter's day; the mails;
    one line in the record of the call.
    """
    call = call_of(proposal)
    require_permission(call, permissions.RELEASE_SELECTION)
    later, selection = _waiting(call, proposal), selection_of(call)
    reason = later.reason
    move(proposal, "retable", by=by, now=now, reason=reason)
    move(proposal, "release_passed", by=by, now=now)
    row = public_row(call, proposal, selection, decided=later.decision())
    day = in_japan(now).date()
    selection.show_later({**(row or {}), "later": day.isoformat()})
    later.released_at, later.released_by, later.notice.day = now, by, day
    count = release(call, _mails(call, later), now=now)
    _note(call, proposal, "release_retabling", reason="", by=by, now=now)
    return count


def _waiting(call, proposal) -> Later:
    selection = selection_of(call)
    later = selection.later.get(proposal.UID()) if selection is not None else None
    refuse_unless(later is not None and later.released_at is None, RetablingCode.NOT_DECIDED)
    return later


def _mails(call, later: Later) -> list:
    box = outbox_of(call)
    found = [box.by_id[key] for key in later.notice.mails if key in box.by_id]
    return [message for message in found if message.status == "prepared"]


def waiting_mails(proposal) -> list:
    """The mails that wait for the release of a later decision."""
    call = call_of(proposal)
    later = selection_of(call).later.get(proposal.UID())
    return [] if later is None else _mails(call, later)


def _note(call, proposal, action: str, *, reason: str, by: str, now: datetime) -> None:
    # On the call, not on the proposal: who reads the proposal must not read it there.
    details: Mapping[str, Any] = {"proposal": proposal.UID()}
    audit.record(call, action=action, by=by, now=now, reason=reason, details=details)
