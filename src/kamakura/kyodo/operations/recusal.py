"""除斥: found from data, declared by the member, or recorded by the secretariat."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.committee import affiliations_of
from kamakura.kyodo.content.snapshots.committee import member_of_user
from kamakura.kyodo.content.snapshots.committee import members_in_office
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.content.snapshots.selection import sheets_are_closed
from kamakura.kyodo.domain.conflicts import find_recusals
from kamakura.kyodo.domain.conflicts import Ground
from kamakura.kyodo.domain.conflicts import Recusal
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of


OPEN_STATES = ("ready", "judging")


def found_recusals(proposal, *, now: datetime) -> tuple[Recusal, ...]:
    """What officers' list, users of the group and departments say, without cleared ones."""
    call = call_of(proposal)
    found = find_recusals(
        members_in_office(committee_of(call), today(now)),
        people=affiliations_of(proposal),
        sections=proposal.sections or (),
        on=today(now),
        years=setting_for(call, "recusal_years"),
        section_rule=bool(setting_for(call, "recuse_own_section")),
    )
    return tuple(one for one in found if one.member not in proposal.cleared_recusals)


def note_recusals(proposal, *, by: str, now: datetime) -> tuple[str, ...]:
    """Recuse everyone the data speaks of; answers the ids of those newly recused."""
    noted = []
    for one in found_recusals(proposal, now=now):
        if one.member not in proposal.recusals:
            detail = section_title(one.detail) if one.ground == Ground.SECTION else one.detail
            _recuse(proposal, one.member, code=one.ground, reason=detail, by=by, now=now)
            noted.append(one.member)
    return tuple(noted)


def declare_recusal(proposal, *, reason: str, by: str, now: datetime) -> None:
    """A member declares being too near to a proposal; the papers are closed to them at once."""
    member = member_of_user(committee_of(call_of(proposal)), by, today(now))
    refuse_unless(member, MarkingCode.NOT_MEMBER)
    _check(proposal, member.id, reason)
    _recuse(proposal, member.id, code=Ground.DECLARED, reason=reason, by=by, now=now)


def record_recusal(
    proposal, *, member_id: str, ground: str, reason: str, by: str, now: datetime
) -> None:
    """The secretariat records a recusal that was declared or voted."""
    require_permission(proposal, permissions.MANAGE_COMMITTEE)
    members = members_in_office(committee_of(call_of(proposal)), today(now))
    refuse_unless(member_id in [one.id for one in members], MarkingCode.NOT_MEMBER)
    refuse_unless(ground in list(Ground), MarkingCode.RECUSAL_GROUND)
    _check(proposal, member_id, reason)
    _recuse(proposal, member_id, code=ground, reason=reason, by=by, now=now)


def lift_recusal(proposal, *, member_id: str, reason: str, by: str, now: datetime) -> None:
    """Take back a recusal that was wrong, such as a namesake's.

    In order: the entry moves to the cleared ones, so that it is not found again; the
    sheet opens again as it was; local roles; one line in the record.
    """
    require_permission(proposal, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(proposal) in OPEN_STATES, MarkingCode.NOT_STARTED)
    refuse_unless(member_id in proposal.recusals, MarkingCode.NOT_RECUSED)
    _require_open(proposal)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="除斥を解く")
    old = proposal.recusals.pop(member_id)
    proposal.cleared_recusals[member_id] = {**old, "cleared": reason, "cleared_by": by}
    for review in reviews_of(proposal):
        if review.member_id == member_id and state_of(review) == "recused":
            move(review, "restore", by=by, now=now, reason=reason)
    proposal.reindexObjectSecurity()
    audit.record(
        proposal,
        action="lift_recusal",
        by=by,
        now=now,
        reason=reason,
        details={"member": member_id},
    )


def _check(proposal, member_id: str, reason: str) -> None:
    refuse_unless(state_of(proposal) in OPEN_STATES, MarkingCode.NOT_STARTED)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="除斥")
    refuse_unless(member_id not in proposal.recusals, MarkingCode.ALREADY_RECUSED)
    _require_open(proposal)


def _require_open(proposal) -> None:
    """Who judges a proposal stands fast when its sheets are closed; the chair may reopen them."""
    is_closed = sheets_are_closed(proposal) or marking_is_closed(call_of(proposal))
    refuse_unless(not is_closed, MarkingCode.CLOSED)


def _recuse(proposal, member_id: str, *, code: str, reason: str, by: str, now: datetime) -> None:
    """Close the sheet, then enter the recusal: after that the member cannot act any more."""
    for review in reviews_of(proposal):
        if review.member_id == member_id and state_of(review) != "recused":
            move(review, "recuse", by=by, now=now, reason=reason or str(code))
    proposal.recusals[member_id] = {"code": str(code), "reason": reason, "by": by, "at": now}
    proposal.reindexObjectSecurity()
    audit.record(
        proposal,
        action="recuse",
        by=by,
        now=now,
        reason=reason,
        details={"member": member_id, "ground": str(code)},
    )
