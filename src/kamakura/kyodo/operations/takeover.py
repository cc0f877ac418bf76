"""去年の提案をもとに始める: fill an empty draft from an earlier proposal of the same group."""

from .base import refuse_unless
from .base import state_of
from .filing import begin_filing
from .rules import require_group
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.takeover import keep
from kamakura.kyodo.content.takeover import taken_over
from kamakura.kyodo.content.takeover import TakenOver
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.takeover import TakeoverCode
from plone import api
from typing import Any


@dataclass(frozen=True)
class Copied:
    """One form as it is to begin. ``marks``: field -> what was copied, as typed."""

    key: str
    version: str
    raw: Mapping[str, Any]
    files: Mapping[str, Any] = field(default_factory=dict)
    marks: Mapping[str, Any] = field(default_factory=dict)


def own_earlier(proposal_or_call, organization) -> list:
    """Proposals of the group the person may read, newest first; not the given one."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="KyodoProposal",
        kyodo_organization=organization.UID(),
        sort_on="created",
        sort_order="descending",
    )
    found = [brain._unrestrictedGetObject() for brain in brains]
    return [one for one in found if one != proposal_or_call and is_own(one, organization)]


def is_own(source, organization) -> bool:
    """May the person copy from it: it is the group's, something is written, they may use it."""
    same = source.organization_uid == organization.UID()
    readable = api.user.has_permission(permissions.USE_PROPOSAL, obj=source)
    return bool(same and readable and Filings(source).keys())


def take_over(
    proposal,
    *,
    source,
    copied: Iterable[Copied],
    left: Iterable[tuple[str, str, str]],
    by: str,
    now: datetime,
) -> TakenOver:
    """Begin the forms of an empty draft from what an earlier proposal says.

    In order: the group acts for both, the draft is empty, the forms, what is to be confirmed,
    one line in the record.
    """
    require_group(proposal)
    same = source.organization_uid == proposal.organization_uid
    readable = api.user.has_permission(permissions.USE_PROPOSAL, obj=source)
    refuse_unless(same and readable, TakeoverCode.NOT_OWN)
    refuse_unless(state_of(proposal) == "draft", ActCode.NOT_POSSIBLE)
    refuse_unless(not Filings(proposal).keys(), TakeoverCode.NOT_EMPTY)
    made = TakenOver(source_uid=source.UID(), left=left)
    for one in copied:
        filing = begin_filing(proposal, one.key, version=one.version, raw=one.raw, by=by, now=now)
        filing.ensure_draft().files.update(one.files)
        made.mark(one.key, one.marks)
    keep(proposal, made)
    proposal.previous_uid = source.UID()
    details = {"source": source.UID(), "count": made.count}
    audit.record(proposal, action="take_over", by=by, now=now, details=details)
    return made


def confirm_taken(proposal, *, key: str, names: Iterable[str], by: str, now: datetime) -> None:
    """確かめた: the copied answers of one step still hold."""
    require_group(proposal)
    made = taken_over(proposal)
    refuse_unless(made is not None, ActCode.NOT_POSSIBLE)
    names = list(names)
    made.confirm(key, names)
    details = {"form_key": key, "fields": names}
    audit.record(proposal, action="confirm_taken", by=by, now=now, details=details)
