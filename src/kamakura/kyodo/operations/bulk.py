"""まとめて行う: preview a step for the next proposals of a batch, then carry it out."""

from .base import require_permission
from .bulk_steps import STEPS
from .bulk_steps import Values
from .bulk_steps import values_refusal
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.batches import Batch
from kamakura.kyodo.content.batches import keep_batch
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.domain.bulk import BulkCode
from kamakura.kyodo.domain.bulk import SIZE
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from plone import api
from typing import Any
import transaction


@dataclass(frozen=True)
class Line:
    """What a step would do to one proposal; ``refusal`` says why it would not."""

    proposal: Any
    refusal: Refusal | None

    @property
    def title(self) -> str:
        return "" if self.proposal is None else self.proposal.title


def begin_batch(call, *, step: str, uids: Sequence[str], by: str, now: datetime) -> Batch:
    """Keep what somebody wants to do to which proposals; nothing is done yet."""
    require_permission(call, permissions.MANAGE_CALL)
    refuse_unless(step in STEPS, BulkCode.STEP_UNKNOWN)
    refuse_unless(uids, BulkCode.NOTHING_CHOSEN)
    batch = Batch(step=step, uids=uids, at=now)
    keep_batch(call, by, batch)
    return batch


def preview(call, batch: Batch, values: Values, *, now: datetime) -> list[Line]:
    """What would happen to the next proposals; nothing is changed, nothing is sent."""
    step = STEPS[batch.step]
    lines = []
    for uid in batch.waiting[:SIZE]:
        proposal = _proposal(call, uid)
        refusal = Refusal(BulkCode.GONE)
        if proposal is not None:
            refusal = step.refusal(proposal, values, now)
        lines.append(Line(proposal, refusal))
    return lines


def count_mails(batch: Batch, lines: Sequence[Line]) -> int:
    """How many mails the lines that will be carried out send."""
    step = STEPS[batch.step]
    sets = [
        {one.email for one in step.mails(line.proposal) if one.email}
        for line in lines
        if line.refusal is None
    ]
    return len(set().union(*sets)) if step.digest else sum(map(len, sets))


def carry_out(call, batch: Batch, values: Values, *, position: int, by: str, now: datetime) -> None:
    """Take the step for the next proposals, each by its own verb with its own line in the record.

    In order: not pressed twice, what was typed in, the rule of each proposal again; what it
    refuses now, or what its verb refuses, stays as it was and is noted, the others go on.
    Anything but a refusal is a bug: it is not caught, and nothing of these is stored.
    """
    require_permission(call, permissions.MANAGE_CALL)
    refuse_unless(position == batch.position and batch.waiting, BulkCode.ALREADY_DONE)
    step = STEPS[batch.step]
    ask(values_refusal(step, values, now=now))
    lines = preview(call, batch, values, now=now)
    going = [line.proposal for line in lines if line.refusal is None]
    failed = [(line.title, line.refusal) for line in lines if line.refusal is not None]
    batch.mails += count_mails(batch, lines)
    if step.digest:
        if going:
            step.act(going, values, by=by, now=now)
    else:
        for proposal in list(going):
            refusal = _one(step, proposal, values, by=by, now=now)
            if refusal is not None:
                going.remove(proposal)
                failed.append((proposal.title, refusal))
    batch.waiting = batch.waiting[SIZE:]
    batch.done += len(going)
    batch.failed = (*batch.failed, *failed)


def _one(step, proposal, values: Values, *, by: str, now: datetime) -> Refusal | None:
    savepoint = transaction.savepoint(optimistic=True)
    try:
        step.act(proposal, values, by=by, now=now)
    except Refused as refused:
        savepoint.rollback()
        return refused.refusal
    return None


def _proposal(call, uid: str) -> Any | None:
    """A proposal of this call the person may see; an address typed by hand reaches no other."""
    found = by_uid(uid)
    known = IKyodoProposal.providedBy(found) and call_of(found) == call
    return found if known and api.user.has_permission("View", obj=found) else None
