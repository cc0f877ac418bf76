"""発表する団体と担当課: told when and where they present, and of every change."""

from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.snapshots.presentation_day import presenters_of
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import section_people
from typing import Any


Plan = Mapping[str, tuple[Any, ...]]


def plan_of(meeting) -> Plan:
    """UID of each proposal that is presented -> when, where, and its place in the order."""
    uids = [one.UID() for one in presenters_of(meeting)]
    return {uid: (meeting.starts, meeting.place or "", n) for n, uid in enumerate(uids, 1)}


def tell_presenters(meeting, before: Plan, after: Plan, *, by: str, now: datetime) -> None:
    """Mail group and section of each proposal whose presentation is new, other, or gone."""
    for uid in {**after, **before}:
        old, new = before.get(uid), after.get(uid)
        if old == new:
            continue
        kind = "changed" if old and new else "invitation" if new else "cancelled"
        _tell(by_uid(uid), f"presentation_{kind}", new or old, by=by, now=now)


def _tell(proposal, kind: str, plan: tuple[Any, ...], *, by: str, now: datetime) -> None:
    when, place, order = plan
    params = {
        "title": proposal.title,
        "number": proposal.receipt_number or "",
        "when": when,
        "place": place,
        "order": order,
    }
    people = [*organization_people(proposal), *section_people(proposal.sections)]
    post(proposal, kind, recipients=people, params=params, by=by, now=now)
