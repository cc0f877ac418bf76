"""Where the sheets of a call stand, without waking any of them.

The catalog keeps of each sheet its state, its proposal (``kyodo_proposal``) and, only while the
proposal is judged, its member (``kyodo_sheet``). It is told when a sheet moves and when its
proposal begins or ceases to be judged.
"""

from .lookup import committee_of
from .lookup import enclosing
from .snapshots.committee import absences
from .snapshots.committee import member_names
from .snapshots.selection import reviews_of
from collections.abc import Iterator
from collections.abc import Mapping
from kamakura.kyodo.domain.marking import MemberProgress
from kamakura.kyodo.domain.marking import UNSETTLED
from kamakura.kyodo.interfaces import IKyodoProposal
from plone import api
from typing import Any


INDEX = "kyodo_sheet"


def reindex_sheets(proposal) -> None:
    """Tell the catalog that the proposal is judged from now on, or not any more."""
    for review in reviews_of(proposal):
        review.reindexObject(idxs=[INDEX])


def member_progress(call) -> Iterator[MemberProgress]:
    """How far each member is who has a sheet, in the order of the committee."""
    records = absences(call)
    heard, elsewhere = records.by_item(), records.elsewhere
    for member in member_names(committee_of(call)):
        count = _Count(call, member)
        begun, untouched = count(state="marking"), count(state="assigned")
        found = MemberProgress(
            member=member,
            finished=count(state="finished"),
            closed=count(state="closed"),
            begun=begun,
            untouched=untouched,
            recused=count(state="recused"),
            awaited=_awaited(count, begun + untouched, heard, elsewhere),
        )
        if found.done or found.recused or begun or untouched:
            yield found


def is_closed_by_index(proposal) -> bool:
    """Has whoever presides closed the sheets of the proposal? None of them wakes."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {"portal_type": "KyodoReview", "kyodo_proposal": proposal.UID()}
    return bool(catalog.unrestrictedSearchResults(review_state="closed", **query))


class _Count:
    """How many sheets of a member stand in a state, of these proposals or of all."""

    def __init__(self, call, member: str) -> None:
        self.member = member
        self.query = {"portal_type": "KyodoReview", "kyodo_call": call.UID(), INDEX: member}
        self.catalog = api.portal.get_tool("portal_catalog")

    def __call__(self, *, state: str | list[str], **more: Any) -> int:
        query = {**self.query, "review_state": state, **more}
        return len(self.catalog.unrestrictedSearchResults(**query))


def _awaited(
    count: _Count, unfinished: int, heard: Mapping[str, frozenset[str]], elsewhere: frozenset[str]
) -> int:
    """Open sheets without those of proposals for which the member was absent."""
    if not unfinished:
        return 0
    away = [uid for uid, absent in heard.items() if count.member in absent]
    there = [uid for uid in heard if uid not in away]
    state = list(UNSETTLED)
    if count.member in elsewhere:
        return count(state=state, kyodo_proposal=there) if there else 0
    return unfinished - (count(state=state, kyodo_proposal=away) if away else 0)


def own_sheets(call, user_id: str) -> dict[str, Any]:
    """Proposal UID -> the sheet of a person; nobody else's sheet wakes."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="KyodoReview", kyodo_call=call.UID(), kyodo_reviewer=user_id
    )
    found = [brain._unrestrictedGetObject() for brain in brains]
    return {enclosing(one, IKyodoProposal).UID(): one for one in found}


def index_says(review) -> tuple[Any, Any]:
    """What the catalog keeps of a sheet: its member while it is judged, and its proposal."""
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid("/".join(review.getPhysicalPath()))
    return tuple(
        catalog._catalog.getIndex(name).getEntryForObject(rid, None)
        for name in (INDEX, "kyodo_proposal")
    )
