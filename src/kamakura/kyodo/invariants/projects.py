"""Of projects and their evaluations."""

from .calls import problems_of_filings
from .common import where
from collections.abc import Iterator
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.domain import evaluation as columns
from kamakura.kyodo.interfaces import IKyodoProject
from plone import api


OPEN_SHEETS = {"both_locked", "joint", "third_party", "publishable", "published"}


def problems_of_project(project) -> Iterator[str]:
    """A project comes from a decided proposal, or from the time before this site."""
    if not project.proposal_uid:
        return
    proposal = by_uid(project.proposal_uid)
    if proposal is None:
        yield f"{where(project)}: its proposal is gone"
    elif (state := api.content.get_state(proposal)) != "decided":
        yield f"{where(project)}: its proposal is {state}, not decided"
    else:
        yield from problems_of_filings(project, call_of(proposal))


def problems_of_evaluation(evaluation) -> Iterator[str]:
    """Columns open with both locks only, and a locked column was sent."""
    state, locked = api.content.get_state(evaluation), set(evaluation.locked)
    if state in OPEN_SHEETS and not columns.are_open(locked):
        yield f"{where(evaluation)}: is {state} with the locks {sorted(locked)}"
    if state not in OPEN_SHEETS and columns.are_open(locked):
        yield f"{where(evaluation)}: both columns are locked, and it is still {state}"
    filings = Filings(evaluation)
    for side in sorted(locked):
        filing = filings.get(f"evaluation_sheet:{side}")
        if filing is None or filing.last_filed is None:
            yield f"{where(evaluation)}: the column {side} is locked and was never sent"
    proposal = by_uid(enclosing(evaluation, IKyodoProject).proposal_uid)
    if proposal is not None:
        yield from problems_of_filings(evaluation, call_of(proposal))
