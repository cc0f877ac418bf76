"""選考委員会: set up the committee and its members."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import seat
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.domain.committee import CommitteeCode
from kamakura.kyodo.domain.committee import Seat
from kamakura.kyodo.domain.committee import seats_refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.operations.base import add
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import update
from plone import api
from typing import Any


GROUP = "kyodo-committee"


def add_committee(program, *, title: str, by: str, now: datetime, **fields: Any):
    """Create a committee in the scheme; its members come with ``set_members``."""
    require_permission(program, permissions.ADD_COMMITTEE)
    fields.setdefault("chair_label", setting("chair_label"))
    return add(program, "KyodoCommittee", by=by, now=now, title=title, **fields)


def publish_committee(committee, *, by: str, now: datetime) -> None:
    """Show everybody that there is a committee, and who sits on it as far as the city says so."""
    move(committee, "publish", by=by, now=now)


def set_members(
    committee,
    *,
    rows: Sequence[Mapping[str, Any]],
    size_limit: int | None = None,
    by: str,
    now: datetime,
) -> None:
    """Replace the list of members.

    In order: the rules of the committee, the list, the entry of their users into the
    group of the committee, the chair's rights, one line in the record.
    """
    require_permission(committee, permissions.MANAGE_COMMITTEE)
    seats = [seat(row) for row in rows]
    limit = committee.size_limit if size_limit is None else size_limit
    ask(seats_refusal(seats, limit=limit, on=today(now)))
    for one in seats:
        if one.user_id and api.user.get(userid=one.user_id) is None:
            raise refuse(CommitteeCode.USER_UNKNOWN, user=one.user_id)
    before = [seat(row) for row in committee.members or ()]
    update(committee, members=[dict(row) for row in rows], size_limit=limit)
    _let_into_group(before, seats)
    committee.reindexObjectSecurity()
    audit.record(
        committee,
        action="set_members",
        by=by,
        now=now,
        old="、".join(one.name for one in before),
        new="、".join(one.name for one in seats),
        details={"offices": {one.id: one.office for one in seats}, "size_limit": limit},
    )


def _let_into_group(before: Sequence[Seat], after: Sequence[Seat]) -> None:
    """Members may enter the committee's area; who left the list may not."""
    staying = {one.user_id for one in after if one.user_id}
    groups = api.portal.get_tool("portal_groups")
    for user_id in {one.user_id for one in before if one.user_id} - staying:
        groups.removePrincipalFromGroup(user_id, GROUP)
    for user_id in staying:
        groups.addPrincipalToGroup(user_id, GROUP)
