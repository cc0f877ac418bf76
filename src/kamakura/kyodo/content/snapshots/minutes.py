"""議事録 before everybody reads it: where a name may stand that nobody meant to publish."""

from collections.abc import Iterator
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.snapshots.committee import affiliations_of
from kamakura.kyodo.content.snapshots.committee import proposals_about
from kamakura.kyodo.content.snapshots.committee import unpublished_names
from kamakura.kyodo.content.visibility import public_minutes
from kamakura.kyodo.domain.minutes import Place
from kamakura.kyodo.domain.minutes import places_of
from kamakura.kyodo.interfaces import IKyodoCommittee
from typing import Any


def open_places(meeting: Any) -> Iterator[tuple[str, Place]]:
    """(title of the part, place) for what everybody will read; the head has no title.

    Looked for: members the city does not name, and people of the groups of the open items.
    """
    proposals = [
        proposal
        for item in meeting.agenda or ()
        if item.get("is_open")
        for proposal in proposals_about(meeting, item)
    ]
    names = [*unpublished_names(enclosing(meeting, IKyodoCommittee))]
    names += [one.name for proposal in proposals for one in affiliations_of(proposal)]
    known = [item["title"] for item in meeting.agenda or ()]
    for proposal in proposals:
        known += [proposal.title, proposal.organization_title or ""]
    for part in public_minutes(meeting):
        for place in places_of(part["text"], names, known=known):
            yield part["title"], place
