"""What all conditions use."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.steps import Talk
from plone import api
from typing import Any


Condition = Callable[[Any, datetime], Refusal | None]


def state_of(obj: Any) -> str:
    """The workflow state id."""
    return api.content.get_state(obj)


def states(objects: Iterable[Any]) -> list[str]:
    """The workflow state ids."""
    return [state_of(obj) for obj in objects]


def review_states(proposal: Any) -> list[str]:
    """States of all sheets of a proposal."""
    return states(children(proposal, "KyodoReview"))


# Sheets that were given out before a proposal went another way, or never came to be judged.
RESTING = ("withdrawn", "consulting", "dropped")


def sheet_states(call: Any) -> list[str]:
    """States of the sheets of a call, from the catalog; those of a proposal that left rest."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="KyodoReview", kyodo_call=call.UID())
    resting = {brain.getPath() for brain in proposal_brains(call, review_state=RESTING)}
    return [
        brain.review_state for brain in brains if brain.getPath().rpartition("/")[0] not in resting
    ]


def decided_in(call: Any) -> Mapping[str, Mapping[str, Any]]:
    """What holds by decision of the committee, by UID of the proposal."""
    selection = selection_of(call)
    return {} if selection is None else {**selection.decided, **selection.later}


def first(*refusals: Refusal | None) -> Refusal | None:
    """The first refusal there is."""
    return next((refusal for refusal in refusals if refusal is not None), None)


def talks_of(proposal: Any) -> list[Talk]:
    """The consultations of a proposal, oldest first."""
    return [
        Talk(talk.kind, state_of(talk), talk.outcome or "") for talk in consultations_of(proposal)
    ]
