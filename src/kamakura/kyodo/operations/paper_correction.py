"""紙で届いた補正: the secretariat types in what a group brought, posted, mailed or faxed.

The same places are open as for the group; while it is typed in the group reads along and does
not write. It is sent by ``proposal.resend_correction`` and judged by its stamp.
"""

from .base import ask
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .base import TURN_INDEXES
from .base import update
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.corrections import Round
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.intake import began_refusal
from kamakura.kyodo.domain.intake import Intake
from kamakura.kyodo.domain.intake import intake_refusal
from kamakura.kyodo.domain.intake import stamp_refusal
from kamakura.kyodo.domain.refusal import refuse


def has_begun(proposal) -> bool:
    """Has somebody begun to mend what was sent?"""
    return any(filing.draft is not None for filing in _sent(proposal))


def start_paper_correction(
    proposal,
    *,
    received: datetime,
    how: str,
    note: str = "",
    replace: bool = False,
    by: str,
    now: datetime,
) -> None:
    """Begin to type in a 補正 that came at ``received``.

    In order: the stamp, not before it was asked for; what the group had begun itself stays
    unread, and is thrown away only with ``replace``; the mark, who may write, the record.
    """
    require_permission(call_of(proposal), permissions.ENTER_PAPER_FILING)
    one = _asked(proposal)
    refuse_unless(open_intake(proposal) is None, ActCode.NOT_POSSIBLE)
    ask(intake_refusal(received, how, now=now))
    ask(stamp_refusal(received, asked=one.asked_at))
    began = has_begun(proposal)
    ask(began_refusal(began=began, replace=replace))
    _drop_drafts(proposal)
    one.intake = Intake(by=by, received=received, how=how, note=note)
    _refresh(proposal)
    details = {"received": received.isoformat(), "how": how, "note": note, "replaced": began}
    audit.record(proposal, action="start_paper_correction", by=by, now=now, details=details)


def discard_paper_correction(proposal, *, reason: str, by: str, now: datetime) -> None:
    """Throw away what was begun by mistake; the group may mend its papers itself again."""
    require_permission(call_of(proposal), permissions.ENTER_PAPER_FILING)
    one = _asked(proposal)
    refuse_unless(one.intake is not None, ActCode.NOT_POSSIBLE)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="入力の取消し")
    _drop_drafts(proposal)
    details = {"received": one.intake.received.isoformat(), "how": one.intake.how}
    one.intake = None
    _refresh(proposal)
    audit.record(
        proposal,
        action="discard_paper_correction",
        by=by,
        now=now,
        reason=reason.strip(),
        details=details,
    )


def _asked(proposal) -> Round:
    refuse_unless(state_of(proposal) == "correction", ActCode.NOT_POSSIBLE)
    one = last_round(proposal)
    refuse_unless(one is not None, ActCode.NOT_POSSIBLE)
    return one


def _sent(proposal) -> list:
    filings = (filing for _key, filing in Filings(proposal).items())
    return [filing for filing in filings if filing.last_filed is not None]


def _drop_drafts(proposal) -> None:
    for filing in _sent(proposal):
        filing.draft = None


def _refresh(proposal) -> None:
    update(proposal, reindex=TURN_INDEXES)
    proposal.reindexObjectSecurity()
