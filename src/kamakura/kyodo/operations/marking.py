"""採点の始めと締切: freeze the criteria and start; close, compute, reopen."""

from collections.abc import Collection
from collections.abc import Iterator
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import absences
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.conflicts import acting_chair
from kamakura.kyodo.domain.conflicts import ActingChair
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.marking import closing_refusal
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.marking import SheetState
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.notifications.recipients import people
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.review import sitting_members
from kamakura.kyodo.operations.selection import compute
from kamakura.kyodo.operations.selection import withdraw_prepared


def start_judging(call, *, by: str, now: datetime) -> None:
    """Open the marking of everything that is ready.

    In order: sheets assigned for each proposal, sound criteria; the criteria frozen into
    the call; call and proposals moved; one line in the record; mails to the members.
    """
    require_permission(call, permissions.MANAGE_CALL)
    proposals = proposals_in(call, "ready")
    refuse_unless(proposals, MarkingCode.NO_PROPOSALS)
    bare = tuple(one.title for one in proposals if not reviews_of(one))
    refuse_unless(not bare, MarkingCode.SHEETS_MISSING, titles=bare)
    criteria = criteria_of(call)
    for finding in validate_criteria(criteria):
        ask(Refusal(finding.code, finding.params))
    call.frozen.setdefault("criteria", criteria.to_data())
    if state_of(call) == "closed":
        move(call, "start_selection", by=by, now=now)
    for proposal in proposals:
        move(proposal, "start_judging", by=by, now=now)
    details = {"proposals": len(proposals), "items": list(criteria.keys)}
    audit.record(call, action="start_judging", by=by, now=now, details=details)
    members = people(member.person_id for member in sitting_members(call, now=now))
    params = {"title": call.title, "url": f"{call.absolute_url()}/@@kyodo-marking"}
    mails = prepare(call, "marking_started", recipients=members, params=params, by=by, now=now)
    release(call, mails, now=now)


def presiding(call, proposal, *, now: datetime) -> ActingChair | Refusal:
    """Who acts as chair for one proposal: the chair, unless recused or absent."""
    members = sitting_members(call, now=now)
    present = {member.id for member in members} - absences(call).of(proposal)
    return acting_chair(members, present=present, recused=proposal.recusals.keys())


def sheet_states(call, proposals: list | None = None) -> Iterator[SheetState]:
    """Where every sheet stands; says nothing about marks."""
    names, away = member_names(committee_of(call)), absences(call)
    for proposal in proposals if proposals is not None else proposals_in(call, "judging"):
        absent = away.of(proposal)
        for review in reviews_of(proposal):
            recused = review.member_id in proposal.recusals
            yield SheetState(
                member=review.member_id,
                name=names.get(review.member_id, review.member_id),
                proposal=proposal.UID(),
                state="recused" if recused else state_of(review),
                absent=review.member_id in absent,
            )


def close_marking(call, *, by: str, now: datetime) -> bool:
    """The presiding member closes the sheets; answers whether the result is computed.

    Each proposal is closed by whoever presides over it, so a recused chair leaves that
    proposal to the vice chair. In order: nobody unfinished but the absent; sheets closed;
    when none is left open, the result computed and kept out of everybody else's sight;
    one line in the record.
    """
    require_permission(call, permissions.CLOSE_MARKING)
    refuse_unless(not marking_is_closed(call), MarkingCode.NOT_OPEN, state="締切")
    judging = proposals_in(call, "judging")
    refuse_unless(judging, MarkingCode.NO_PROPOSALS)
    mine = [one for one in judging if not is_closed(one) and presides(call, one, by=by, now=now)]
    refuse_unless(mine, MarkingCode.NOT_PRESIDING)
    ask(closing_refusal(tuple(sheet_states(call, mine))))
    records = absences(call)
    away = {one.UID(): records.of(one) for one in mine}
    for proposal in mine:
        _close_sheets(proposal, absent=away[proposal.UID()], by=by, now=now)
    details = {"absent": {uid: sorted(members) for uid, members in away.items()}}
    audit.record(call, action="close_marking", by=by, now=now, details=details)
    if not all(is_closed(one) for one in judging):
        return False
    compute(call, by=by, now=now)
    return True


def presides(call, proposal, *, by: str, now: datetime) -> bool:
    """Is this person the acting chair for the proposal?"""
    acting = presiding(call, proposal, now=now)
    if isinstance(acting, Refusal):
        return False
    members = sitting_members(call, now=now)
    return any(one.id == acting.member and one.person_id == by for one in members)


def is_closed(proposal) -> bool:
    """Are all sheets of the proposal closed or recused?"""
    return all(state_of(review) in ("closed", "recused") for review in reviews_of(proposal))


def _close_sheets(proposal, *, absent: Collection[str] = (), by: str, now: datetime) -> None:
    """Whoever was away when the proposal was heard is not counted, whatever they had marked."""
    for review in reviews_of(proposal):
        state = state_of(review)
        if state == "finished":
            review.counted = review.member_id not in absent
            move(review, "close", by=by, now=now)
        elif state in ("assigned", "marking"):
            review.counted = False
            move(review, "close_absent", by=by, now=now, reason="会議を欠席")


def reopen_marking(call, *, reason: str, by: str, now: datetime) -> None:
    """The chair opens the sheets again; what had been computed stays in the record.

    In order: prepared letters withdrawn, arithmetic and decisions written into the
    record and forgotten, sheets opened. Impossible once the results are released.
    """
    require_permission(call, permissions.CLOSE_MARKING)
    selection = selection_of(call)
    refuse_unless(selection is not None and selection.closed_at, MarkingCode.NOT_CLOSED)
    refuse_unless(selection.released_at is None, ReleaseCode.RELEASED)
    judging = proposals_in(call, "judging")
    refuse_unless(
        any(presides(call, one, by=by, now=now) for one in judging), MarkingCode.NOT_PRESIDING
    )
    for proposal in judging:
        for review in reviews_of(proposal):
            if state_of(review) == "closed":
                review.counted = False
                move(review, "reopen", by=by, now=now, reason=reason)
    withdraw_prepared(call)
    audit.record(
        call,
        action="reopen_marking",
        by=by,
        now=now,
        reason=reason,
        details={
            "computed": dict(selection.computed),
            "decided": {uid: dict(line) for uid, line in selection.decided.items()},
        },
    )
    selection.reset()
