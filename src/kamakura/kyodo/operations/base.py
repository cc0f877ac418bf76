"""What every verb does: ask the rule, move the state, write the record."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.clock import acting_at
from kamakura.kyodo.content.naming import PREFIXES
from kamakura.kyodo.content.naming import short_id
from kamakura.kyodo.content.sheets import reindex_sheets
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.workflow import guards
from OFS.event import ObjectWillBeAddedEvent
from OFS.event import ObjectWillBeRemovedEvent
from plone import api
from plone.dexterity.utils import createContent
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from zope.container.interfaces import INameChooser
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectRemovedEvent


TURN_INDEXES = ("kyodo_waiting", "kyodo_due", "kyodo_since", "kyodo_reminder")
# Named one by one: reindexing everything also writes the date of change, and there all who
# send within one minute would conflict.
PROCESS_INDEXES = (
    "Title",
    "sortable_title",
    "SearchableText",
    "kyodo_sections",
    "kyodo_receipt",
    "kyodo_receipt_order",
)


def state_of(obj) -> str:
    """The workflow state id."""
    return api.content.get_state(obj)


def refuse_unless(condition: object, code: str, **params: Any) -> None:
    """Raise the refusal ``code`` unless the condition holds."""
    if not condition:
        raise Refused(Refusal(code, params))


def ask(refusal: Refusal | None) -> None:
    """Raise what a rule answered, if it refused."""
    if refusal is not None:
        raise Refused(refusal)


def require_permission(obj, permission: str) -> None:
    """Refuse a person who lacks the permission; the screen does not offer it to them."""
    if not api.user.has_permission(permission, obj=obj):
        raise refuse(ActCode.NOT_PERMITTED)


def move(
    obj,
    transition: str,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Carry out a transition.

    In order: the city's condition (``workflow.guards``), the permission of the person
    who is logged in, the move, one line in the record, whose turn it is.
    """
    ask(guards.refusal(obj, transition, now=now, reason=reason))
    old = state_of(obj)
    with acting_at(now):
        try:
            api.portal.get_tool("portal_workflow").doActionFor(obj, transition, comment=reason)
        except WorkflowException:
            raise refuse(ActCode.NOT_POSSIBLE, transition=transition, state=old) from None
    audit.record(
        obj,
        action=transition,
        by=by,
        now=now,
        reason=reason,
        old=old,
        new=state_of(obj),
        details=details,
    )
    # The workflow indexes the state only; whose turn it is, since when, hangs on it.
    obj.reindexObject(idxs=["review_state", *TURN_INDEXES])
    if IKyodoProposal.providedBy(obj) and "judging" in (old, state_of(obj)):
        reindex_sheets(obj)


def add(container, portal_type: str, *, by: str, now: datetime, id: str = "", **fields: Any):
    """Create content of ours inside ``container``; the verb has checked that it may."""
    content = createContent(portal_type, id=id or short_id(PREFIXES[portal_type]), **fields)
    content = _put_into(container, content)
    # Who may do what follows from the group, the department or the committee, never from
    # who happened to create a thing: an owner could share it, also after leaving.
    content.manage_delLocalRoles(list(content.users_with_local_role("Owner")))
    content.reindexObjectSecurity()
    audit.record(content, action="create", by=by, now=now, new=state_of(content))
    return content


def _put_into(container, content):
    """Store content and tell of it, but leave the container as it is.

    The usual way marks the container as modified: whoever begins a proposal would stand among
    the authors of the call, its public date would tell when, and all who begin at one
    moment would conflict.
    """
    content.id = INameChooser(container).chooseName(content.id, content)
    notify(ObjectWillBeAddedEvent(content, container, content.id))
    container._setObject(content.id, content, suppress_events=True)
    content = container._getOb(content.id)
    notify(ObjectAddedEvent(content, container, content.id))
    return content


def take_out(content) -> None:
    """Delete content; the container stays as it is (see ``_put_into``)."""
    container, name = aq_parent(aq_inner(content)), content.getId()
    notify(ObjectWillBeRemovedEvent(content, container, name))
    container._delObject(name, suppress_events=True)
    notify(ObjectRemovedEvent(content, container, name))


def update(obj, *, reindex: tuple[str, ...] = (), **fields: Any) -> None:
    """Write process fields and the indexes they feed (all indexes when none is named)."""
    for name, value in fields.items():
        setattr(obj, name, value)
    obj.reindexObject(idxs=list(reindex))
