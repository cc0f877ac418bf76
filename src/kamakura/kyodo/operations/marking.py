"""採点の始めと締切: freeze the criteria and start; close, compute, reopen."""

from collections.abc import Collection
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import absences
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import voting_rules
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.conflicts import acting_chair
from kamakura.kyodo.domain.conflicts import ActingChair
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.marking import closing_refusal
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.marking import SheetState
from kamakura.kyodo.domain.quorum import quorum_needed
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.domain.scoring import ScoringCode
from kamakura.kyodo.domain.screening import due_refusal
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.notifications.recipients import people
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.base import TURN_INDEXES
from kamakura.kyodo.operations.base import update
from kamakura.kyodo.operations.review import sitting_members
from kamakura.kyodo.operations.selection import compute
from kamakura.kyodo.operations.selection import withdraw_prepared
from kamakura.kyodo.workflow.labels import state_label


CLOSED = state_label("review", "closed")


def start_judging(call, *, by: str, now: datetime) -> None:
    """Open the marking of everything that is ready.

    In order: the call takes no more papers and the marking was not closed; sheets assigned
    for each proposal, sound criteria; the criteria frozen into the call; call and proposals
    moved; one line in the record; mails to the members.
    """
    require_permission(call, permissions.MANAGE_CALL)
    proposals = proposals_in(call, "ready")
    refuse_unless(proposals, MarkingCode.NO_PROPOSALS)
    refuse_unless(state_of(call) in ("closed", "selecting"), MarkingCode.CALL_OPEN)
    refuse_unless(not marking_is_closed(call), MarkingCode.CLOSED)
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


def set_marking_due(call, *, due: date, by: str, now: datetime) -> None:
    """Say until when the members mark; the daily job reminds who is not done."""
    require_permission(call, permissions.MANAGE_CALL)
    refuse_unless(not marking_is_closed(call), MarkingCode.NOT_OPEN, state=CLOSED)
    ask(due_refusal(due, today=today(now)))
    update(call, reindex=TURN_INDEXES, marking_due=due)
    details = {"due": due.isoformat()}
    audit.record(call, action="set_marking_due", by=by, now=now, details=details)


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
    proposal to the vice chair; where what they left was withdrawn, whoever presides over one
    of the others ends the marking. In order: nobody unfinished but the absent, enough members
    marked; sheets closed; when none is left open, the result computed and kept out of
    everybody else's sight; one line in the record.
    """
    require_permission(call, permissions.CLOSE_MARKING)
    refuse_unless(not marking_is_closed(call), MarkingCode.NOT_OPEN, state=CLOSED)
    judging = proposals_in(call, "judging")
    refuse_unless(judging, MarkingCode.NO_PROPOSALS)
    presided = [one for one in judging if presides(call, one, by=by, now=now)]
    waiting = [one for one in judging if not is_closed(one)]
    mine = [one for one in waiting if one in presided]
    refuse_unless(mine or (presided and not waiting), MarkingCode.NOT_PRESIDING)
    ask(closing_refusal(tuple(sheet_states(call, mine))))
    records = absences(call)
    away = {one.UID(): records.of(one) for one in mine}
    for proposal in mine:
        ask(scorers_refusal(call, proposal, absent=away[proposal.UID()], now=now))
    for proposal in mine:
        _close_sheets(proposal, absent=away[proposal.UID()], by=by, now=now)
    details = {"absent": {uid: sorted(members) for uid, members in away.items()}}
    audit.record(call, action="close_marking", by=by, now=now, details=details)
    if not all(is_closed(one) for one in judging):
        return False
    compute(call, by=by, now=now)
    return True


def scorers_refusal(call, proposal, *, absent: Collection[str], now: datetime) -> Refusal | None:
    """As many as a quorum have finished their sheet and were there; the recused leave the base."""
    in_office = [member.id for member in sitting_members(call, now=now)]
    needed = quorum_needed(in_office, proposal.recusals.keys(), rules=voting_rules(call))
    finished = {one.member_id for one in reviews_of(proposal) if state_of(one) == "finished"}
    count = len(finished - set(absent))
    if count >= needed:
        return None
    return Refusal(ScoringCode.TOO_FEW_SCORERS, {"count": count, "needed": needed})


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
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="採点の再開")
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
