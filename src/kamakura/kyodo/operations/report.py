"""実績報告: the group reports, the section checks and settles."""

from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .base import update
from .sending import complete_papers
from .sending import file_papers
from .sending import was_sent
from .telling import tell_parties
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.snapshots.project import accounts_of
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.settlement import settle
from kamakura.kyodo.domain.settlement import SettlementCode
from typing import Any


def file_report(project, *, token: str, by: str, now: datetime) -> None:
    """様式6を提出する. The same token again changes nothing.

    In order: the person, the state, the report is complete, the state moves, the sent
    revision, the settled figures of the year, the mails. A late report is taken all the
    same; the record says that it was late.
    """
    if was_sent(project, token):
        return
    require_permission(project, permissions.FILE_REPORT)
    refuse_unless(state_of(project) != "running", SettlementCode.WORK_NOT_ENDED)
    papers = complete_papers(project, "report", now)
    move(project, "report", by=by, now=now, details={"late": is_late(project, now)})
    file_papers(project, papers, token=token, by=by, now=now)
    _write_accounts(project, papers[0].answers)
    tell_parties(project, "report_received", ("group",), {"received": now}, by=by, now=now)
    tell_parties(project, "report_arrived", ("section", "secretariat"), by=by, now=now)


def is_late(project, now: datetime) -> bool:
    """Is the day of the report over? The last day counts to its end."""
    return project.report_due is not None and in_japan(now).date() > project.report_due


def _write_accounts(project, answers: Mapping[str, Any]) -> None:
    result = settle(accounts_of(answers))
    figures = {"settled_share": result.city_share, "spent": result.total_expense}
    rows = [
        {**row, **figures} if row["fiscal_year"] == project.fiscal_year else row
        for row in project.year_slices or ()
    ]
    update(project, year_slices=rows)


def return_report(project, *, reason: str, by: str, now: datetime) -> None:
    """Give the report back to the group, with the reason."""
    move(project, "return_report", by=by, now=now, reason=reason)
    tell_parties(project, "report_returned", ("group",), {"reason": reason}, by=by, now=now)


def settle_project(project, *, by: str, now: datetime) -> None:
    """確認・精算: the section has checked the report."""
    move(project, "settle", by=by, now=now)


def reopen_report(project, *, reason: str, by: str, now: datetime) -> None:
    """実績の確認に戻す: the report is checked once more."""
    move(project, "reopen", by=by, now=now, reason=reason)
