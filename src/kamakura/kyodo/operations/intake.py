"""紙の応募: the secretariat types in what a group brought, posted, mailed or faxed."""

from .base import ask
from .base import require_permission
from .base import update
from .beginning import begin_proposal
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.intake import Intake
from kamakura.kyodo.domain.intake import intake_refusal


def start_intake(
    call,
    *,
    kind: str,
    organization,
    theme=None,
    received: datetime,
    how: str,
    note: str = "",
    by: str,
    now: datetime,
):
    """Begin the proposal of a group from its paper, which came at ``received``.

    In order: the stamp, what every beginning asks (as of the stamp), the mark, who may see it, one
    line in the record. While it is typed in the secretariat reads and writes it; any other
    draft of the group stays the group's own.
    """
    require_permission(call, permissions.ENTER_PAPER_FILING)
    ask(intake_refusal(received, how, now=now))
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
    update(proposal, intake=Intake(by=by, received=received, how=how, note=note))
    proposal.reindexObjectSecurity()
    # The note is the secretariat's own; the group reads the reasons of the record.
    details = {"received": received.isoformat(), "how": how, "note": note}
    audit.record(proposal, action="start_intake", by=by, now=now, details=details)
    return proposal
