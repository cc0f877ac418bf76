"""Of the result: it is what the sheets say, and only what was released is public or sent."""

from .common import where
from collections.abc import Iterator
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.content.snapshots.selection import sheets_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.notifications.box import OUT
from kamakura.kyodo.notifications.outbox import seen_outbox
from plone import api


LETTER = "selection_result"


def problems_of_selection(call) -> Iterator[str]:
    """The arithmetic can be repeated, sheets and result are closed together, and nothing is
    public before the release."""
    selection = selection_of(call)
    if selection is None:
        return
    if selection.computed and selection.closed_at is None:
        yield f"{where(call)}: has a result though the marking is open"
    if selection.prepared_rows and selection.prepared_at is None:
        yield f"{where(call)}: has rows for a release that is not prepared"
    if selection.public_rows and selection.released_at is None:
        yield f"{where(call)}: has public rows though nothing was released"
    if selection.released_at is not None:
        yield from _problems_of_release(call, selection)
    if selection.closed_at is not None:
        yield from _problems_of_closing(call, selection)


def _problems_of_closing(call, selection: Selection) -> Iterator[str]:
    for proposal in children(call, "KyodoProposal"):
        computed = selection.computed.get(proposal.UID())
        judging = api.content.get_state(proposal) == "judging"
        still = [one for one in reviews_of(proposal) if not _is_shut(one)]
        if judging and computed and still:
            yield f"{where(proposal)}: has a result and {len(still)} open sheets"
        if computed and not still and not _repeats(call, proposal, computed):
            yield f"{where(proposal)}: its result is not what its sheets give"


def _is_shut(review) -> bool:
    return api.content.get_state(review) in ("closed", "recused")


def _repeats(call, proposal, computed) -> bool:
    """Does the same calculation on the same sheets give the same figures?"""
    try:
        again = score(criteria_of(call), sheets_of(proposal))
    except Refused:
        return False
    totals = {member: str(total) for member, total in again.totals}
    return (str(again.mean), totals) == (computed["mean"], computed["totals"])


def _problems_of_release(call, selection: Selection) -> Iterator[str]:
    if api.content.get_state(call) not in ("announced", "completed"):
        yield f"{where(call)}: was released, but is not announced"
    for uid, decided in selection.decided.items():
        computed = selection.computed.get(uid, {}).get("result")
        if computed and decided["outcome"] != computed and not decided["reason"].strip():
            yield f"{where(call)}: {uid} was decided against the result without a reason"


def problems_of_letters(program) -> Iterator[str]:
    """A letter that waits is the newest of its proposal; none left before the release."""
    for mail in seen_outbox(program).by_id.values():
        proposal = by_uid(mail.target_uid) if mail.kind == LETTER else None
        if proposal is None:
            continue
        selection = selection_of(call_of(proposal))
        released = selection is not None and selection.released_at is not None
        notice = selection.notices.get(mail.target_uid) if selection is not None else None
        if mail.status in OUT and not released:
            yield f"{where(proposal)}: its letter left before the release"
        if mail.status == "prepared" and (notice is None or mail.id not in notice.mails):
            yield f"{where(proposal)}: a letter waits that was superseded"
        if mail.status == "prepared" and released:
            yield f"{where(proposal)}: a letter still waits after the release"
