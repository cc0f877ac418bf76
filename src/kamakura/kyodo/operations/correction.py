"""補正: extend it, take it back, send what was mended, say that it was looked at."""

from .base import ask
from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .base import TURN_INDEXES
from .base import update
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.corrections import add_round
from kamakura.kyodo.content.corrections import changed_names
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.corrections import revision_numbers
from kamakura.kyodo.content.corrections import Round
from kamakura.kyodo.content.corrections import Said
from kamakura.kyodo.content.corrections import SENT
from kamakura.kyodo.content.corrections import WITHDRAWN
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.domain import correction as rules
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from typing import Any


def begin_round(
    proposal, *, items: Mapping[str, str], reason: str, due: date, by: str, now: datetime
) -> None:
    """Keep what is asked for: it opens these places, and stays after they are mended."""
    add_round(proposal, Round(items=items, reason=reason, due=due, by=by, at=now))
    proposal.correction_items.clear()
    proposal.correction_items.update(items)
    update(proposal, reindex=TURN_INDEXES, correction_due=due)


def extend_correction(proposal, *, due: date, reason: str, by: str, now: datetime) -> None:
    """期限をのばす, with a reason; the group is told."""
    _require_open(proposal)
    refuse_unless(reason.strip(), ActCode.REASON_NEEDED)
    before = proposal.correction_due
    ask(rules.extension_refusal(due, before=before, today=today(now)))
    one = last_round(proposal)
    if one is not None:
        one.due = due
    update(proposal, reindex=TURN_INDEXES, correction_due=due)
    details = {"before": before.isoformat() if before else "", "after": due.isoformat()}
    audit.record(
        proposal, action="extend_correction", by=by, now=now, reason=reason, details=details
    )
    params = {"due": wareki(due), "reason": reason}
    _tell_group(proposal, "correction_extended", params, by=by, now=now)


def withdraw_correction(proposal, *, reason: str, by: str, now: datetime) -> None:
    """補正の依頼を取り下げる: the papers stand as they were sent.

    In order: the state, what the group had begun to mend is dropped, the round ends, the mail.
    """
    _require_open(proposal)
    move(proposal, "withdraw_correction", by=by, now=now, reason=reason)
    one = last_round(proposal)
    if one is not None:
        one.status, one.ended_reason = WITHDRAWN, reason
    _close(proposal)
    _tell_group(proposal, "correction_withdrawn", {"reason": reason}, by=by, now=now)


def check_correction(proposal, *, by: str, now: datetime) -> None:
    """確かめた: somebody has looked at what came back."""
    require_permission(proposal, permissions.SCREEN_PROPOSAL)
    one = last_round(proposal)
    refuse_unless(one is not None and one.waits_for_a_look, ActCode.NOT_POSSIBLE)
    one.checked_at, one.checked_by = now, by
    audit.record(proposal, action="check_correction", by=by, now=now)


def changed_papers(
    proposal, papers: Sequence[Paper], *, now: datetime
) -> tuple[list[Paper], Mapping[str, frozenset[str]]]:
    """The papers that differ from what was sent, and the names of what differs in each."""
    reader = IPaperReader(proposal).at(now)
    changed = {}
    for paper in papers:
        filing = Filings(proposal).get(paper.key)
        sent = filing.last_filed if filing is not None else None
        old = Said(sent.answers, sent.files) if sent is not None else Said()
        changed[paper.key] = changed_names(old, Said(paper.answers, reader.files(paper.key)))
    return [paper for paper in papers if changed[paper.key]], changed


def end_round(proposal, *, received: datetime) -> str:
    """The mended papers are there; answers the kind of mail that tells so, late or in time."""
    one = last_round(proposal)
    late = rules.is_late(in_japan(received).date(), proposal.correction_due)
    if one is not None:
        one.status, one.sent_at, one.is_late = SENT, received, late
        if one.intake is not None:
            one.intake = replace(one.intake, is_open=False)
        one.after.update(revision_numbers(proposal))
    _close(proposal)
    return "correction_arrived_late" if late else "correction_arrived"


def _close(proposal) -> None:
    # A form that was opened and says the same as before stays as it was sent.
    for _key, filing in Filings(proposal).items():
        if filing.last_filed is not None:
            filing.draft = None
    proposal.correction_items.clear()
    update(proposal, reindex=TURN_INDEXES, correction_due=None)


def _require_open(proposal) -> None:
    require_permission(proposal, permissions.SCREEN_PROPOSAL)
    refuse_unless(state_of(proposal) == "correction", ActCode.NOT_POSSIBLE)


def _tell_group(proposal, kind: str, params: Mapping[str, Any], *, by: str, now: datetime) -> None:
    known = {"title": proposal.title, "number": proposal.receipt_number or ""}
    people = organization_people(proposal)
    post(proposal, kind, recipients=people, params={**known, **params}, by=by, now=now)
