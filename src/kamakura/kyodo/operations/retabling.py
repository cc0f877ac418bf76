"""繰上げ: a chosen one has left its theme, and the next in line takes the place.

Prepared first, and nothing of it shows; then released in one act. What was computed, decided and
released at the time stays as it was; the later decision stands beside it.
"""

from .base import ask
from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .notice import draw_up
from .release import public_row
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.numbering import by_receipt
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.release import next_in_line
from kamakura.kyodo.domain.release import next_refusal
from kamakura.kyodo.domain.release import place_refusal
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.workflow.guards import condition_refusal
from typing import Any


LEFT = ("withdrawn", "not_funded")
MOVED_UP = "繰上げ"


def released_selection(call) -> Selection:
    """The selection once it was released; else the refusal."""
    selection = selection_of(call)
    released = selection is not None and selection.released_at is not None
    refuse_unless(released, ReleaseCode.NOT_RELEASED)
    return selection


def next_ones(call, theme_uid: str) -> list[Any]:
    """The best proposal of a theme that was not chosen; of equal ones each, by number."""
    computed = selection_of(call).computed
    ranks = {
        uid: data["theme_rank"]
        for uid, data in computed.items()
        if data["theme"] == theme_uid and data["theme_rank"] is not None
    }
    found = {uid: by_uid(uid) for uid in ranks}
    still = {uid: one for uid, one in found.items() if one and state_of(one) == "not_chosen"}
    best = [still[uid] for uid in next_in_line({uid: ranks[uid] for uid in still})]
    return sorted(best, key=lambda one: by_receipt(one.receipt_number))


def candidates(call, *, now: datetime) -> list[Any]:
    """Those next in line in every theme with a free place."""
    themes = dict.fromkeys(data["theme"] for data in selection_of(call).computed.values())
    found = [one for theme in themes if theme for one in next_ones(call, theme)]
    return [one for one in found if condition_refusal(one, "retable", now=now) is None]


def offer_place(
    call, proposal, *, reason: str, comment: str = "", told: str = "", by: str, now: datetime
) -> None:
    """Prepare that a proposal takes a free place: its letter and mails; nothing shows.

    ``reason`` is for the letter; ``comment`` (講評) for the letter and the public row, ``told``
    for the row alone. The first decision's comment is not taken over: it may speak of a
    proposal that was not chosen. Once more, it replaces what was prepared.

    In order: a free place; next in line, among equal ones whom the committee named; the reason
    and the length of the words; letter and mails; one line in the record.
    """
    require_permission(call, permissions.DECIDE_PROPOSAL)
    selection = released_selection(call)
    ask(condition_refusal(proposal, "retable", now=now))
    titles = {one.UID(): one.title for one in next_ones(call, proposal.theme_uid)}
    ask(next_refusal(titles, proposal.UID()))
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="繰上げ")
    ask(place_refusal(comment=comment, told=told))
    _withdraw_mails(call, proposal)
    selection.later[proposal.UID()] = {
        "outcome": "passed",
        "reason": reason.strip(),
        "comment": comment.strip(),
        "told": told.strip(),
        "by": by,
        "at": now,
        "released_at": None,
    }
    notice = draw_up(call, proposal, selection, by=by, now=now)
    selection.later[proposal.UID()] |= {"notice": notice}
    words = {"comment": comment.strip(), "told": told.strip()}
    _note(call, proposal, "offer_place", by=by, now=now, reason=reason, **words)


def place_row(call, proposal, *, now: datetime) -> dict[str, Any]:
    """The public row of a prepared 繰上げ, as it will stand when it is released at ``now``."""
    selection = selection_of(call)
    row = public_row(call, proposal, selection)
    told = selection.later[proposal.UID()]["told"]
    return row | {"later": in_japan(now).date().isoformat(), "told": told}


def withdraw_place(call, proposal, *, reason: str, by: str, now: datetime) -> None:
    """Take back what was prepared and not released."""
    require_permission(call, permissions.DECIDE_PROPOSAL)
    _prepared(call, proposal)
    _withdraw_mails(call, proposal)
    del selection_of(call).later[proposal.UID()]
    _note(call, proposal, "withdraw_place", by=by, now=now, reason=reason)


def release_place(call, proposal, *, by: str, now: datetime) -> int:
    """Release a prepared 繰上げ in one act; answers how many mails were let go.

    In order: still a free place; the state, by way of 審査中; the public rows of it and of the
    one that left; the letter, with the older one and the older row kept; the mails, which leave
    after the commit; one line in the record.
    """
    require_permission(call, permissions.RELEASE_SELECTION)
    made, selection = _prepared(call, proposal), selection_of(call)
    uid = proposal.UID()
    # The reason is for the group's letter; the record of the proposal is read by more people.
    move(proposal, "retable", by=by, now=now, reason=MOVED_UP)
    move(proposal, "release_passed", by=by, now=now)
    row = place_row(call, proposal, now=now)
    before = [one for one in selection.public_rows if one["uid"] == uid]
    rows = [_with_leave(one) for one in selection.public_rows if one["uid"] != uid]
    selection.public_rows = tuple(sorted([*rows, row], key=lambda one: by_receipt(one["number"])))
    notice = made["notice"]
    notice.day = in_japan(now).date()
    older = selection.notices.get(uid)
    selection.later[uid] = {
        **made,
        "released_at": now,
        "released_by": by,
        "older_notice": older,
        "older_row": before[0] if before else None,
    }
    selection.notices[uid] = notice
    box = outbox_of(call)
    count = release(call, [box.by_id[key] for key in notice.mails], now=now)
    _note(call, proposal, "release_place", by=by, now=now, reason="")
    return count


def _with_leave(row: Mapping[str, Any]) -> dict[str, Any]:
    """A chosen proposal that left says so, now that another one has its place."""
    chosen = by_uid(row["uid"]) if row["outcome"] == "passed" else None
    state = state_of(chosen) if chosen is not None else ""
    return {**row, "left": state} if state in LEFT else dict(row)


def _prepared(call, proposal) -> Mapping[str, Any]:
    made = released_selection(call).later.get(proposal.UID())
    refuse_unless(made and made["released_at"] is None, ReleaseCode.NOT_PREPARED)
    return made


def _withdraw_mails(call, proposal) -> None:
    """An older letter that still waits does not leave any more."""
    made, box = selection_of(call).later.get(proposal.UID()), outbox_of(call)
    for key in made["notice"].mails if made else ():
        if box.by_id[key].status == "prepared":
            box.mark(box.by_id[key], "withdrawn")


def _note(
    call, proposal, action: str, *, by: str, now: datetime, reason: str, **words: str
) -> None:
    # On the call, not on the proposal: who reads the proposal must not read it there.
    details = {"proposal": proposal.UID(), **words}
    audit.record(call, action=action, by=by, now=now, reason=reason.strip(), details=details)
