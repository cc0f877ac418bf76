"""審査票: assign the sheets, write one's own marks, finish."""

from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.snapshots.committee import members_in_office
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.content.snapshots.selection import sheets_are_closed
from kamakura.kyodo.domain.committee import CommitteeCode
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.marking import mark_refusal
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.marking import UNSETTLED
from kamakura.kyodo.domain.marks import comment_refusal
from kamakura.kyodo.domain.marks import MarkCode
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.marks import missing_grounds
from kamakura.kyodo.domain.marks import sheet_refusal
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.operations.base import add
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.recusal import note_recusals
from kamakura.kyodo.workflow.labels import state_label


def sitting_members(call, *, now: datetime) -> tuple[CommitteeMember, ...]:
    """The members in office of the call's committee; refused where there are none."""
    committee = committee_of(call)
    refuse_unless(committee is not None, CommitteeCode.NO_COMMITTEE)
    members = members_in_office(committee, today(now))
    refuse_unless(members, CommitteeCode.NO_MEMBERS)
    return members


def assign_reviews(call, proposals: list | None = None, *, by: str, now: datetime) -> list:
    """Give every member in office a sheet for every proposal to be judged, or for these.

    In order, per proposal: recusals found from data, the missing sheets of the members
    who are not recused, local roles; then one line in the record. Can be repeated.
    """
    require_permission(call, permissions.MANAGE_COMMITTEE)
    members = sitting_members(call, now=now)
    nameless = tuple(member.name for member in members if not member.person_id)
    refuse_unless(not nameless, CommitteeCode.USER_MISSING, names=nameless)
    if proposals is None:
        proposals = proposals_in(call, "ready", "judging")
    refuse_unless(proposals, MarkingCode.NO_PROPOSALS)
    refuse_unless(not marking_is_closed(call), MarkingCode.CLOSED)
    made = []
    # Nobody joins in where the sheets have been closed, the others still waiting.
    for proposal in (one for one in proposals if not sheets_are_closed(one)):
        note_recusals(proposal, by=by, now=now)
        made += [
            _sheet(proposal, member, by=by, now=now) for member in missing_sheets(proposal, members)
        ]
        proposal.reindexObjectSecurity()
    audit.record(call, action="assign_reviews", by=by, now=now, details={"sheets": len(made)})
    return made


def missing_sheets(proposal, members: tuple[CommitteeMember, ...]) -> list[CommitteeMember]:
    """Members without a sheet who are not recused."""
    there = {review.member_id for review in reviews_of(proposal)} | set(proposal.recusals)
    return [member for member in members if member.id not in there]


def _sheet(proposal, member: CommitteeMember, *, by: str, now: datetime):
    return add(
        proposal,
        "KyodoReview",
        by=by,
        now=now,
        title="審査票",
        member_id=member.id,
        user_id=member.person_id,
    )


def save_marks(
    review,
    *,
    marks: Mapping[str, int | None],
    comments: Mapping[str, str],
    comment: str,
    base: str | None = None,
    origin: str = "",
    number: int = 0,
    by: str,
    now: datetime,
) -> bool:
    """Keep what the member has marked so far; answers whether anything changed.

    In order: own sheet, open, not written elsewhere since ``base`` (the moment the page
    was made from, in ISO form), scale; the first marks start the sheet; every change is
    kept with its time. A missing mark is no error. ``origin`` and ``number`` tell a page that
    never heard of its last save from another page (``MarkSheet.is_newer``).
    """
    _own(review, by)
    require_open(review)
    sheet = review.sheet
    if base is not None and sheet.is_newer(base, origin=origin, number=number):
        raise refuse(MarkingCode.CHANGED, at=sheet.saved_at)
    criteria = criteria_of(call_of(review))
    for key, mark in marks.items():
        ask(mark_refusal(criteria, key, mark))
    if state_of(review) == "assigned":
        move(review, "start", by=by, now=now)
    _keep_open(review)
    changed = sheet.write(marks=marks, comments=comments, comment=comment, by=by, now=now)
    if changed:
        sheet.saved_from = (origin, number)
    return changed


def finish_review(review, *, by: str, now: datetime) -> None:
    """The member is done: every item marked, with the words that the criteria ask for."""
    _own(review, by)
    criteria = criteria_of(call_of(review))
    sheet = MemberSheet(member=review.member_id, marks=dict(review.sheet.marks))
    ask(sheet_refusal(criteria, sheet))
    for key in missing_grounds(criteria, sheet.marks, review.sheet.comments):
        ask(Refusal(MarkCode.GROUND_MISSING, {"item": criteria.item(key).title}))
    ask(comment_refusal(review.sheet.comment, required=criteria.comment_required))
    move(review, "finish", by=by, now=now)


def resume_review(review, *, by: str, now: datetime) -> None:
    """The member wants to change marks before the chair closes."""
    _own(review, by)
    move(review, "resume", by=by, now=now)


def require_open(review) -> None:
    """Refuse to write a sheet that is finished, closed or recused."""
    state = state_of(review)
    label = state_label("review", state)
    refuse_unless(state in UNSETTLED, MarkingCode.NOT_OPEN, state=label)


def _own(review, by: str) -> None:
    refuse_unless(review.user_id == by, MarkingCode.NOT_OWN)
    require_permission(review, "View")
    proposal = enclosing(review, IKyodoProposal)
    refuse_unless(state_of(proposal) == "judging", MarkingCode.NOT_STARTED)


def _keep_open(review) -> None:
    """Let the save fail, and be tried again, when the chair closes at the same moment.

    Marks and state are different records: without this, marks could be stored into a
    sheet that has just been closed.
    """
    history = review.workflow_history
    if history._p_jar is not None:
        history._p_activate()
        history._p_jar.readCurrent(history)
