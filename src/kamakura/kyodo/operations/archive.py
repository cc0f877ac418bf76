"""記録の取り込み: years and projects from before the system, as far as they are known.

Nothing is played through again: the thing is made in its final state, and its record says
that it was imported, by whom, when and from where. What is not known stays empty.
"""

from .base import add
from .base import require_permission
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.call import ArchivedYear
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.fiscal import fiscal_year_label
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.workflow.labels import noun_of
from plone import api
from typing import Any


def import_year(
    program,
    *,
    fiscal_year: int,
    source: str,
    figures: Sequence[Mapping[str, str]] = (),
    proposals: Sequence[Mapping[str, str]] = (),
    not_held_reason: str = "",
    by: str,
    now: datetime,
    **fields: Any,
):
    """A past year's call, completed, or not held where a reason is given.

    ``figures``: {"label", "value"}; ``proposals``: {"number", "title", "organization",
    "kind"}, each value as it is known; ``source`` says where the facts are from.
    In order: the year is free, the call without forms, its final state, the record.
    """
    require_permission(program, permissions.MANAGE_SCHEME)
    require_permission(program, permissions.ADD_CALL)
    _require_source(source)
    if any(call.fiscal_year == fiscal_year for call in children(program, "KyodoCall")):
        raise refuse(CallCode.YEAR_TAKEN, year=fiscal_year_label(fiscal_year))
    fields.setdefault("title", f"{fiscal_year_label(fiscal_year, seireki=False)}募集")
    call = add(
        program,
        "KyodoCall",
        by=by,
        now=now,
        id=f"fy{fiscal_year}",
        fiscal_year=fiscal_year,
        not_held_reason=not_held_reason,
        archive=ArchivedYear(source, figures, proposals),
        **fields,
    )
    state = "not_held" if not_held_reason else "completed"
    _place(call, state, reason=not_held_reason, source=source, by=by, now=now)
    return call


def import_project(program, *, source: str, by: str, now: datetime, **fields: Any):
    """A project of a past year that was carried out: completed, without a proposal."""
    require_permission(program, permissions.MANAGE_SCHEME)
    require_permission(program, permissions.ADD_PROJECT)
    _require_source(source)
    project = add(program["projects"], "KyodoProject", by=by, now=now, **fields)
    _place(project, "completed", reason="", source=source, by=by, now=now)
    return project


def _require_source(source: str) -> None:
    if not source.strip():
        raise refuse(ActCode.REASON_NEEDED, transition="取り込み")


def _place(obj, state: str, *, reason: str, source: str, by: str, now: datetime) -> None:
    """Set the state outside the transitions, with its permissions and its line in the record."""
    life_cycle(noun_of(obj.portal_type)).state(state)
    tool = api.portal.get_tool("portal_workflow")
    workflow = tool.getWorkflowsFor(obj)[0]
    old = api.content.get_state(obj)
    status = {
        "action": "import",
        "review_state": state,
        "actor": by,
        "time": tool.getInfoFor(obj, "time", None),
        "comments": source,
    }
    tool.setStatusOf(workflow.getId(), obj, status)
    workflow.updateRoleMappingsFor(obj)
    obj.reindexObject()
    details = {"source": source}
    audit.record(
        obj, action="import", by=by, now=now, reason=reason, old=old, new=state, details=details
    )
