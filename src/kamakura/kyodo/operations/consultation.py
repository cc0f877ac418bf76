"""提案事前調整と4者協議: asking the parties, their parts, the sittings, the conclusion."""

from .base import add
from .base import ask
from .base import move
from .base import require_permission
from .base import state_of
from .base import TURN_INDEXES
from .base import update
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.vocabularies import CONSULTATION_KINDS
from kamakura.kyodo.content.vocabularies import CONSULTATION_OUTCOMES
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.domain import screening
from kamakura.kyodo.domain.consultation import Conclusion
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import section_people
from persistent.mapping import PersistentMapping
from typing import Any


ANSWER_DAYS = 14
# What the conclusion of a 事前調整 does to the proposal. With "go" it stays where it is
# and the group may send its papers; a 取下げ is the group's own act.
AFTER_PRELIMINARY = {"again": "rework", "refer": "refer"}


def request_consultation(
    proposal,
    *,
    kind: str,
    sections: Sequence[str],
    due: date | None = None,
    related_work: str = "",
    by: str,
    now: datetime,
) -> Any:
    """Ask the parties for their parts.

    In order: the rules, the departments of the proposal, the consultation (回答中), the mails
    to the departments and the centre (and, for the 4者協議, to the group).
    """
    require_permission(proposal, permissions.ADD_CONSULTATION)
    before = open_consultation(proposal) is not None
    ask(rules.request_refusal(kind, state=state_of(proposal), open_before=before))
    chosen = list(dict.fromkeys(sections or ()))
    ask(screening.sections_refusal(chosen, setting("sections") or {}))
    due = due or today(now) + timedelta(days=ANSWER_DAYS)
    ask(screening.due_refusal(due, today=today(now)))
    consultation = add(
        proposal,
        "KyodoConsultation",
        by=by,
        now=now,
        title=str(dict(CONSULTATION_KINDS)[kind]),
        kind=kind,
        sections=chosen,
        due=due,
        related_work=related_work,
    )
    move(consultation, "assign", by=by, now=now)
    update(proposal, reindex=("kyodo_sections", *TURN_INDEXES), sections=chosen)
    proposal.reindexObjectSecurity()
    _ask_parties(consultation, proposal, by=by, now=now)
    return consultation


def _proposal_of(consultation) -> Any:
    return aq_parent(aq_inner(consultation))


def _require(consultation, permission: str) -> None:
    """The permission, and that the proposal has not left since, by a 取下げ or otherwise."""
    require_permission(consultation, permission)
    state = state_of(_proposal_of(consultation))
    ask(rules.moment_refusal(consultation.kind, state=state))


def _ask_parties(consultation, proposal, *, by: str, now: datetime) -> None:
    people = [*section_people(consultation.sections), *group_people("kyodo-center")]
    if consultation.kind == rules.FOUR_PARTY:
        people += organization_people(proposal)
    params = {"title": proposal.title, "due": wareki(consultation.due)}
    post(consultation, "consultation_requested", recipients=people, params=params, by=by, now=now)


def answer_part(
    consultation, *, party: str, answers: Mapping[str, str], by: str, now: datetime
) -> None:
    """A party writes or rewrites its own part; what stood there before is kept in the record."""
    _require(consultation, permissions.ANSWER_CONSULTATION)
    snapshot = consultation_snapshot(consultation)
    ask(
        rules.answer_refusal(
            party,
            answers,
            kind=snapshot.kind,
            sections=snapshot.sections,
            state=snapshot.state,
        )
    )
    if party not in own_parties(consultation, by):
        raise refuse(ActCode.NOT_PERMITTED)
    names = [question.name for question in rules.questions_for(party)]
    written = {name: answers.get(name, "").strip() for name in names}
    before = consultation.parts.get(party)
    old = {} if before is None else {name: before.get(name, "") for name in names}
    consultation.parts[party] = PersistentMapping(written, answered_at=now, by=by)
    details = {"party": party, "before": old}
    audit.record(consultation, action="answer_part", by=by, now=now, details=details)
    _refresh(consultation)


def record_meeting(
    consultation,
    *,
    held_on: date,
    attendees: str,
    points: str,
    place: str = "",
    agreed: str = "",
    homework: str = "",
    by: str,
    now: datetime,
) -> None:
    """Keep what was said at a sitting; the first one moves the consultation to 協議中."""
    _require(consultation, permissions.CONCLUDE_CONSULTATION)
    state = state_of(consultation)
    ask(
        rules.meeting_refusal(
            held_on=held_on, attendees=attendees, points=points, today=today(now), state=state
        )
    )
    if state != "meeting":
        move(consultation, "meet", by=by, now=now)
    row = {
        "held_on": held_on,
        "place": place,
        "attendees": attendees,
        "points": points,
        "agreed": agreed,
        "homework": homework,
    }
    consultation.meetings = [*(consultation.meetings or ()), row]
    day = {"held_on": held_on.isoformat()}
    audit.record(consultation, action="record_meeting", by=by, now=now, details=day)
    _refresh(consultation)


def conclude_consultation(
    consultation,
    *,
    outcome: str,
    reason: str = "",
    agreed_changes: str = "",
    public_explanation: str = "",
    by: str,
    now: datetime,
) -> None:
    """End the consultation and do to the proposal what the outcome means.

    In order: the rule, the outcome and the state of the consultation, the proposal
    (事前調整: back to the group, or referred; 4者協議: 見送り), the mails.
    """
    _require(consultation, permissions.CONCLUDE_CONSULTATION)
    snapshot = consultation_snapshot(consultation)
    ask(
        rules.conclusion_refusal(
            Conclusion(outcome, reason, public_explanation),
            kind=snapshot.kind,
            state=snapshot.state,
            sections=snapshot.sections,
            answered=snapshot.answered,
            meetings=snapshot.meetings,
        )
    )
    consultation.outcome = outcome
    consultation.outcome_reason = reason
    consultation.agreed_changes = agreed_changes
    consultation.public_explanation = public_explanation
    move(consultation, "conclude", by=by, now=now, reason=reason, details={"outcome": outcome})
    _carry_over(consultation, by=by, now=now)
    _refresh(consultation)
    _tell_outcome(consultation, by=by, now=now)


def _carry_over(consultation, *, by: str, now: datetime) -> None:
    proposal = _proposal_of(consultation)
    if consultation.kind == rules.PRELIMINARY:
        transition = AFTER_PRELIMINARY.get(consultation.outcome)
    else:
        transition = "drop" if consultation.outcome == "drop" else None
    if transition is None:
        return
    if transition == "drop":
        proposal.public_explanation = consultation.public_explanation
    move(proposal, transition, by=by, now=now, reason=consultation.outcome_reason)


def _tell_outcome(consultation, *, by: str, now: datetime) -> None:
    proposal = _proposal_of(consultation)
    people = [
        *organization_people(proposal),
        *section_people(consultation.sections),
        *group_people("kyodo-center"),
    ]
    params = {
        "title": proposal.title,
        "outcome": dict(CONSULTATION_OUTCOMES)[consultation.outcome],
        "reason": consultation.outcome_reason,
    }
    post(consultation, "consultation_concluded", recipients=people, params=params, by=by, now=now)


def cancel_consultation(consultation, *, reason: str, by: str, now: datetime) -> None:
    """Call the consultation off; what was written stays."""
    move(consultation, "cancel", by=by, now=now, reason=reason)
    _refresh(consultation)


def reopen_consultation(consultation, *, reason: str, by: str, now: datetime) -> None:
    """Take a conclusion back while the proposal still waits where it was."""
    proposal = _proposal_of(consultation)
    other = open_consultation(proposal) is not None
    ask(rules.request_refusal(consultation.kind, state=state_of(proposal), open_before=other))
    move(consultation, "reopen", by=by, now=now, reason=reason)
    _refresh(consultation)


def _refresh(consultation) -> None:
    update(consultation, reindex=TURN_INDEXES)
    update(_proposal_of(consultation), reindex=TURN_INDEXES)
