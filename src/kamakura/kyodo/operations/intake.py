"""紙の応募: the secretariat types in what a group brought, posted, mailed or faxed."""

from .base import ask
from .base import refuse_unless
from .base import require_permission
from .base import take_out
from .base import TURN_INDEXES
from .base import update
from .beginning import begin_proposal
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.intake import hand_refusal
from kamakura.kyodo.domain.intake import Intake
from kamakura.kyodo.domain.intake import intake_refusal
from kamakura.kyodo.domain.intake import waiver_refusal
from kamakura.kyodo.domain.refusal import refuse
from plone import api


def start_intake(
    call,
    *,
    kind: str,
    organization,
    theme=None,
    received: datetime,
    how: str,
    note: str = "",
    waiver: str = "",
    by: str,
    now: datetime,
):
    """Begin the proposal of a group from its paper, which came at ``received``.

    In order: the stamp, the reason to go without 事前調整 (``waiver``) where it is demanded,
    what every beginning asks (as of the stamp), the mark, who may see it, one line in the
    record. While it is typed in the secretariat reads and writes it; any other draft of the
    group stays the group's own.
    """
    require_permission(call, permissions.ENTER_PAPER_FILING)
    ask(intake_refusal(received, how, now=now))
    is_demanded = bool(setting_for(call, "require_preliminary"))
    ask(waiver_refusal(waiver, is_demanded=is_demanded))
    proposal = begin_proposal(
        call,
        kind=kind,
        organization=organization,
        theme=theme,
        received=received,
        paper=True,
        by=by,
        now=now,
    )
    mark = Intake(by=by, received=received, how=how, note=note, waiver=waiver.strip())
    update(proposal, reindex=TURN_INDEXES, intake=mark)
    proposal.reindexObjectSecurity()
    # The note is the secretariat's own; the group reads the reasons of the record.
    details = {"received": received.isoformat(), "how": how, "note": note}
    audit.record(
        proposal, action="start_intake", by=by, now=now, reason=waiver.strip(), details=details
    )
    return proposal


def is_clerk(proposal) -> bool:
    """May the person type papers in? (The local role that the mark gives would not tell.)"""
    return api.user.has_permission(permissions.ENTER_PAPER_FILING, obj=call_of(proposal))


def require_own_hand(proposal) -> None:
    """Refuses the group where the secretariat types its paper in; see ``hand_refusal``."""
    if open_intake(proposal) is not None:
        ask(hand_refusal(is_clerk=is_clerk(proposal)))


def discard_intake(proposal, *, reason: str, by: str, now: datetime) -> None:
    """Throw away what was begun by mistake; the call's record keeps who, when and why."""
    require_permission(call_of(proposal), permissions.ENTER_PAPER_FILING)
    refuse_unless(proposal.intake is not None and proposal.intake.is_open, ActCode.NOT_POSSIBLE)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="入力の取消し")
    call, mark = call_of(proposal), proposal.intake
    details = {
        "organization": proposal.organization_uid,
        "received": mark.received.isoformat(),
        "how": mark.how,
        "begun_by": mark.by,
    }
    audit.record(
        call, action="discard_intake", by=by, now=now, reason=reason.strip(), details=details
    )
    take_out(proposal)
