"""選考結果: compute exactly, record what the committee decides, break a tie by vote."""

from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import entry_of
from kamakura.kyodo.content.snapshots.selection import outcome_data
from kamakura.kyodo.content.snapshots.selection import places_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.release import decision_refusal
from kamakura.kyodo.domain.release import OUTCOMES
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.domain.selection import select
from kamakura.kyodo.domain.selection import Selection as Result
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission


def compute(call, *, by: str, now: datetime) -> Selection:
    """Compute the result of all proposals being judged and keep it apart.

    Called when the last sheet is closed and by ``recompute``. What was prepared for the
    release is withdrawn; decisions that were already recorded stay.
    """
    selection = ensure_selection(call)
    withdraw_prepared(call)
    criteria = criteria_of(call)
    if selection.closed_at is None:
        selection.closed_at, selection.closed_by = now, by
    on = today(selection.closed_at)
    proposals = proposals_in(call, "judging")
    entries = [entry_of(call, one, criteria, on=on) for one in proposals]
    result = select(criteria, entries, places=places_of(call), votes=dict(selection.votes))
    selection.computed.clear()
    for proposal, outcome, entry in zip(proposals, result.outcomes, entries, strict=True):
        selection.computed[entry.proposal] = outcome_data(outcome, entry.score, proposal)
    for uid in set(selection.decided) - set(selection.computed):
        del selection.decided[uid]
    _note_ties(selection, result)
    audit.record(call, action="compute_selection", by=by, now=now, details={"count": len(entries)})
    return selection


def _note_ties(selection: Selection, result: Result) -> None:
    selection.tie_notes = tuple(
        {
            "theme": one.theme,
            "step": one.step,
            "values": {uid: str(value) for uid, value in one.values},
        }
        for one in result.tie_breaks
    )
    selection.open_ties = tuple(
        {"theme": one.theme, "proposals": list(one.proposals), "places": one.places}
        for one in result.open_ties
    )


def open_selection(call) -> Selection:
    """The computed selection while it may still be changed; else the refusal."""
    refuse_unless(marking_is_closed(call), MarkingCode.NOT_CLOSED)
    selection = selection_of(call)
    refuse_unless(selection.released_at is None, ReleaseCode.RELEASED)
    return selection


def recompute(call, *, by: str, now: datetime) -> None:
    """Compute again after a withdrawal."""
    require_permission(call, permissions.DECIDE_PROPOSAL)
    open_selection(call)
    compute(call, by=by, now=now)


def resolve_tie(
    call, *, theme: str, order: Sequence[str], reason: str, by: str, now: datetime
) -> None:
    """Enter the order a vote of the committee gave to proposals that are tied.

    ``order``: proposal UIDs, best first; ``reason`` says how the vote went.
    """
    require_permission(call, permissions.DECIDE_PROPOSAL)
    selection = open_selection(call)
    tied = [set(one["proposals"]) for one in selection.open_ties if one["theme"] == theme]
    refuse_unless(tied, ReleaseCode.NO_TIE)
    wanted = set().union(*tied)
    refuse_unless(set(order) == wanted and len(order) == len(wanted), ReleaseCode.TIE_ORDER)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="同点の議決")
    selection.votes[theme] = list(order)
    audit.record(
        call,
        action="resolve_tie",
        by=by,
        now=now,
        reason=reason,
        details={"theme": theme, "order": list(order)},
    )
    compute(call, by=by, now=now)


def record_decision(
    call,
    proposal,
    *,
    outcome: str,
    reason: str = "",
    comment: str = "",
    by: str,
    now: datetime,
) -> None:
    """Record the committee's decision on one proposal, apart from the arithmetic.

    ``reason`` is needed where the decision differs from what was computed; ``comment``
    are the committee's words (講評) for the letter and the public table.
    """
    require_permission(call, permissions.DECIDE_PROPOSAL)
    selection = open_selection(call)
    computed = selection.computed.get(proposal.UID())
    refuse_unless(computed, ReleaseCode.OUTDATED)
    ask(decision_refusal(computed["result"], outcome, reason))
    old = selection.decided.get(proposal.UID(), {}).get("outcome", "")
    selection.decided[proposal.UID()] = {
        "outcome": str(outcome),
        "reason": reason.strip(),
        "comment": comment.strip(),
        "by": by,
        "at": now,
    }
    withdraw_prepared(call)
    # On the call, not on the proposal: who reads the proposal must not read it there.
    audit.record(
        call,
        action="record_decision",
        by=by,
        now=now,
        reason=reason,
        old=old,
        new=str(outcome),
        details={"proposal": proposal.UID()},
    )


def accept_computed(call, *, by: str, now: datetime) -> int:
    """Record the computed result as the decision wherever none was recorded yet."""
    require_permission(call, permissions.DECIDE_PROPOSAL)
    selection = open_selection(call)
    taken = 0
    for uid, data in selection.computed.items():
        if uid not in selection.decided and data["result"] in OUTCOMES:
            record_decision(call, by_uid(uid), outcome=data["result"], by=by, now=now)
            taken += 1
    return taken


def withdraw_prepared(call) -> None:
    """Withdraw the mails and rows that wait for the release: they are out of date."""
    selection = selection_of(call)
    if selection is None or selection.prepared_at is None:
        return
    box = outbox_of(call)
    for notice in selection.notices.values():
        for key in notice.mails:
            message = box.by_id.get(key)
            if message is not None and message.status == "prepared":
                box.mark(message, "withdrawn")
    selection.unprepare()
