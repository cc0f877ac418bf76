"""The life of a project as a band, for the public and for the parties."""

from datetime import date
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import japan_day
from kamakura.kyodo.content import audit
from kamakura.kyodo.i18n import _
from plone import api


STEPS = (
    ("decided", _("実施決定")),
    ("agreed", _("協定")),
    ("running", _("実施")),
    ("reported", _("実績報告・精算")),
    ("evaluating", _("評価・報告会")),
    ("completed", _("完了・公表")),
)
# The step that is being worked on in a state.
HERE = {
    "preparing": "agreed",
    "agreed": "running",
    "running": "running",
    "changing": "running",
    "ended": "reported",
    "reported": "reported",
    "settling": "reported",
    "evaluating": "evaluating",
    "presented": "completed",
    "completed": None,
    "postponed": "agreed",
}


def life_flow(project, links: dict[str, str] | None = None) -> parts.Flow:
    """The steps with the dates they were reached."""
    state = api.content.get_state(project)
    here = HERE[_before_stop(project)] if state == "stopped" else HERE[state]
    return parts.flow(
        _("この事業のあゆみ"), STEPS, here=here, dates=dates_of(project), links=links or {}
    )


def _before_stop(project) -> str:
    olds = [line.old for line in audit.lines(project) if line.new == "stopped"]
    return olds[-1] if olds and olds[-1] in HERE else "preparing"


def dates_of(project) -> dict[str, date]:
    """Step -> the day it was reached, as far as it was."""
    days: dict[str, date] = {}
    for line in audit.lines(project):
        if line.action == "import":
            # The day it was typed in says nothing about the work.
            continue
        step = "decided" if line.action == "create" and project.proposal_uid else line.new
        if step in ("decided", "reported", "evaluating", "completed"):
            days[step] = japan_day(line.at)
    if project.agreed_on:
        days["agreed"] = project.agreed_on
    if project.agreed_on and project.period_from:
        days["running"] = project.period_from
    return days
