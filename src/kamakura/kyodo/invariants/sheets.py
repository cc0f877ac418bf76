"""Of the sheets of a proposal: whose they are, and that closed marks stay as they were."""

from .common import where
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.sheets import index_says
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_are_frozen
from kamakura.kyodo.content.snapshots.selection import reviews_of
from plone import api


OPENING = frozenset({"create", "start", "resume", "restore", "reopen"})
SHUTTING = frozenset({"finish", "close", "close_absent", "recuse"})
# From here on the committee judges the papers as they were when the proposal was made ready.
JUDGED = frozenset({"ready", "judging", "passed", "below_mark", "not_chosen"})


def problems_of_sheets(proposal) -> Iterator[str]:
    """One sheet per member who may judge, written only while it was open, on frozen papers."""
    reviews = reviews_of(proposal)
    names = member_names(committee_of(call_of(proposal)))
    for member, count in Counter(one.member_id for one in reviews).items():
        if count > 1:
            yield f"{where(proposal)}: {member} has {count} sheets"
    for review in reviews:
        yield from _problems_of_place(proposal, review, names)
        yield from _problems_of_index(proposal, review)
        yield from _problems_of_marks(review)
    if api.content.get_state(proposal) in JUDGED:
        yield from _problems_of_papers(proposal)
    if api.content.get_state(proposal) == "judging" and not criteria_are_frozen(call_of(proposal)):
        yield f"{where(proposal)}: is marked on criteria that may still change"


def _problems_of_place(proposal, review, names) -> Iterator[str]:
    state, recused = api.content.get_state(review), review.member_id in proposal.recusals
    if review.member_id not in names:
        yield f"{where(review)}: {review.member_id} is not on the committee"
    if recused != (state == "recused"):
        word = "recused" if recused else "not recused"
        yield f"{where(review)}: is {state}, but its member is {word}"
    if review.counted and state != "closed":
        yield f"{where(review)}: counts, but is {state}"


def _problems_of_index(proposal, review) -> Iterator[str]:
    """The chair reads from the catalog who is done: it knows what the sheet says."""
    judged = api.content.get_state(proposal) == "judging"
    told = (review.member_id if judged else None, proposal.UID())
    if index_says(review) != told:
        yield f"{where(review)}: the catalog has {index_says(review)} instead of {told}"


def _problems_of_marks(review) -> Iterator[str]:
    """What stands on the sheet is the last of its changes; none was made while it was shut."""
    sheet = review.sheet
    last = {(one["what"], one["key"]): one["new"] for one in sheet.changes}
    for what, tree in (("mark", sheet.marks), ("comment", sheet.comments)):
        told = {key: new for (kind, key), new in last.items() if kind == what and new is not None}
        if dict(tree) != told:
            yield f"{where(review)}: its {what}s are not what its changes say"
    if sheet.comment != last.get(("overall", ""), ""):
        yield f"{where(review)}: its words are not what its changes say"
    for one in sheet.changes:
        if one["by"] != review.user_id:
            yield f"{where(review)}: {one['by']} wrote on the sheet of {review.user_id}"
        if not _was_open(review, one["at"]):
            yield f"{where(review)}: {one['key'] or 'the comment'} was changed while it was shut"


def _was_open(review, at: datetime) -> bool:
    """Was the sheet open at some point of this moment? Acts of one moment have no order."""
    was_open = False
    for line in audit.lines(review):
        if line.action not in OPENING | SHUTTING:
            continue
        if line.at > at:
            break
        if line.at == at and (was_open or line.action in OPENING):
            return True
        was_open = line.action in OPENING
    return was_open


def _problems_of_papers(proposal) -> Iterator[str]:
    """The revision in force is the one that was frozen for the committee."""
    kept = [line for line in audit.lines(proposal) if line.action == "make_ready"]
    frozen = kept[-1].details.get("papers") if kept else None
    for key, number in (frozen or {}).items():
        filing = Filings(proposal).get(key)
        last = filing.last_filed if filing is not None else None
        if last is None or last.number != number:
            yield f"{where(proposal)}: {key} is not the one that was frozen for the committee"
