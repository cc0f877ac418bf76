"""The calendar of a call as the band of steps."""

from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.calendar import milestones
from kamakura.kyodo.content.calendar import next_milestone
from kamakura.kyodo.content.vocabularies import MILESTONE_KINDS
from kamakura.kyodo.i18n import _


def calendar_flow(call, today: date) -> parts.Flow | None:
    """The band of a call's milestones, with the next one as "here"; None without a calendar."""
    rows = milestones(call)
    if not rows:
        return None
    here = next_milestone(call, today)
    ids = [str(number) for number, _row in enumerate(rows)]
    return parts.flow(
        _("募集から実施までの流れ"),
        _steps(ids, rows),
        here=ids[rows.index(here)] if here else None,
        dates={step_id: row.date_from for step_id, row in zip(ids, rows, strict=True)},
    )


def _steps(ids: Sequence[str], rows) -> tuple:
    titles = dict(MILESTONE_KINDS)
    return tuple((step_id, titles[row.key]) for step_id, row in zip(ids, rows, strict=True))
