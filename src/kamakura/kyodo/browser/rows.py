"""Rows of lists of proposals, made from catalog brains alone: no object is woken."""

from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.indexers import NO_DUE
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.turns import days_waiting
from kamakura.kyodo.i18n import _
from typing import Any


def told(value: Any) -> Any:
    """A metadata value; None for what the catalog has not (Missing.Value is false)."""
    return value or None


def about(brain: Any) -> str:
    """Receipt number and group, as far as there are any."""
    return "  ".join(filter(None, (brain.kyodo_receipt, brain.kyodo_organization_title)))


def due_of(brain: Any, view: Any) -> parts.Due | None:
    """The due badge of a brain."""
    text = told(brain.kyodo_due)
    if text is None or text == NO_DUE:
        return None
    return parts.due(date.fromisoformat(text), view.now)


def waited_days(brain: Any, view: Any) -> Any:
    """Days since the present state was entered."""
    since = told(brain.kyodo_since)
    if since is None:
        return ""
    days = days_waiting(date.fromisoformat(since), today=today(view.now))
    return _("${days}日", mapping={"days": str(days)})


def section_names(brain: Any) -> Sequence[str]:
    """Departments by their names of today."""
    return [section_title(key) for key in told(brain.kyodo_sections) or ()]


def proposal_row(brain: Any, view: Any, *, tick: bool = False) -> lists.Row:
    """Title, number and group, state, whose turn since when, due, departments.

    ``tick``: with a box; the view says which are ticked.
    """
    link = parts.Link(brain.Title, f"{brain.getURL()}/kyodo-desk", note=about(brain))
    head = lists.Ticked(link, "uid", brain.UID, view.is_ticked(brain.UID)) if tick else link
    return lists.Row(
        (
            head,
            state_chip("proposal", brain.review_state),
            turn_text(told(brain.kyodo_waiting), view),
            waited_days(brain, view),
            due_of(brain, view) or "—",
            section_names(brain),
        )
    )


COLUMNS = (
    lists.Column(_("提案")),
    lists.Column(_("状態")),
    lists.Column(_("だれの番か")),
    lists.Column(_("この状態の日数"), kind="number"),
    lists.Column(_("期限")),
    lists.Column(_("担当課")),
)
