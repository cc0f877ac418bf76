"""紙で届いたもの: what the secretariat types in for a group, the application or a 補正."""

from .corrections import ASKED
from .corrections import last_round
from .corrections import rounds
from collections.abc import Iterator
from datetime import datetime
from kamakura.kyodo.domain.intake import Intake
from plone import api


def open_intake(proposal) -> Intake | None:
    """The mark of what is being typed in now; None for anything else."""
    mark = proposal.intake
    if mark is not None and mark.is_open:
        return mark
    one = last_round(proposal)
    if one is None or one.intake is None or one.status != ASKED:
        return None
    return one.intake if api.content.get_state(proposal) == "correction" else None


def paper_marks(proposal) -> tuple[Intake, ...]:
    """Everything that came on paper, the application first."""
    return tuple(_marks(proposal))


def _marks(proposal) -> Iterator[Intake]:
    if proposal.intake is not None:
        yield proposal.intake
    for one in rounds(proposal):
        if one.intake is not None:
            yield one.intake


def mark_at(proposal, received: datetime) -> Intake | None:
    """The mark of what arrived at a moment."""
    return next((one for one in paper_marks(proposal) if one.received == received), None)
