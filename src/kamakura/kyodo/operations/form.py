"""様式: changing a form of a call that already takes papers."""

from .base import require_permission
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.form_versions import FormVersion
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IFormDesigns


def renew_form(call, form_key: str, *, reason: str, by: str, now: datetime) -> FormVersion:
    """Put the design in the editor in force: a new version, with its reason in the record.

    Filings that were sent, and drafts that were begun, keep the version they have.
    """
    require_permission(call, permissions.MANAGE_CALL)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED)
    designs = IFormDesigns(call)
    if problems := designs.problems_of(form_key):
        raise refuse(CallCode.FORMS_BROKEN, count=len(problems))
    version = form_versions.freeze(
        call, form_key, designs.models()[form_key], by=by, now=now, reason=reason
    )
    audit.record(
        call,
        action="renew_form",
        by=by,
        now=now,
        reason=reason,
        details={"form_key": form_key, "number": version.number, "version": version.hash},
    )
    return version
