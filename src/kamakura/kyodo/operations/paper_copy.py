"""届いた書類の写し: the secretariat keeps scans of a paper beside what it typed in."""

from .base import refuse_unless
from .base import require_permission
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import paper_copies
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.paper_marks import paper_marks
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import refuse
from plone.namedfile.file import NamedBlobFile


def keep_copy(proposal, *, file: NamedBlobFile, by: str, now: datetime) -> str:
    """Keep a scan (already looked at) of a paper, also after it was sent; answers its key."""
    _require_paper(proposal)
    key = paper_copies.add_copy(proposal, file, by=by, at=now)
    scans.enqueue(proposal, "intake", key, file)
    details = {"file": file.filename}
    audit.record(proposal, action="keep_copy", by=by, now=now, details=details)
    return key


def drop_copy(proposal, *, key: str, reason: str, by: str, now: datetime) -> None:
    """Take away a scan that does not belong there, such as another group's; the reason stays."""
    _require_paper(proposal)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="写しの取消し")
    copy = paper_copies.remove_copy(proposal, key)
    refuse_unless(copy is not None, ActCode.NOT_POSSIBLE)
    details = {"file": copy.file.filename, "kept_by": copy.by}
    audit.record(
        proposal, action="drop_copy", by=by, now=now, reason=reason.strip(), details=details
    )


def _require_paper(proposal) -> None:
    require_permission(call_of(proposal), permissions.ENTER_PAPER_FILING)
    refuse_unless(paper_marks(proposal), ActCode.NOT_POSSIBLE)
