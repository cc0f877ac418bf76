"""実施事業: from the decision to the settled report and the public page."""

from .base import add
from .base import move
from .base import require_permission
from .base import update
from .filing import file_draft
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.project import accounts_of
from kamakura.kyodo.content.snapshots.project import plan_of
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.deadlines import report_due
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.settlement import settle
from kamakura.kyodo.notifications import outbox
from kamakura.kyodo.notifications import recipients
from typing import Any


def start_budgeting(proposal, *, by: str, now: datetime) -> None:
    """Begin the talks on plan and budget with the section."""
    move(proposal, "start_budgeting", by=by, now=now)


def refuse_funding(proposal, *, reason: str, by: str, now: datetime) -> None:
    """予算化されず: the budget was not voted."""
    move(proposal, "not_fund", by=by, now=now, reason=reason)


def decide_project(proposal, *, by: str, now: datetime):
    """実施決定.

    In order: the proposal moves, the project is made from what the forms already say,
    the group is told. Answers the project.
    """
    move(proposal, "decide", by=by, now=now)
    project = add(
        program_of(proposal)["projects"], "KyodoProject", by=by, now=now, **_from_forms(proposal)
    )
    outbox.post(
        project,
        "project_decided",
        recipients=recipients.organization_people(project),
        params={"title": project.title},
        by=by,
        now=now,
    )
    return project


def _from_forms(proposal) -> dict[str, Any]:
    """What the project takes over from the proposal; nothing is asked twice."""
    plan = Filings(proposal).answers("project_plan")
    year = fiscal_year_of(proposal.period_from)
    return {
        "title": proposal.title,
        "yomi": proposal.yomi,
        "proposal_uid": proposal.UID(),
        "organization_uid": proposal.organization_uid,
        "organization_title": proposal.organization_title,
        "sections": list(proposal.sections),
        "section_title": "、".join(section_title(key) for key in proposal.sections),
        "fiscal_year": year,
        "summary": proposal.summary,
        "group_roles": _roles(plan, "group_role"),
        "city_roles": _roles(plan, "city_role"),
        "period_from": proposal.period_from,
        "period_to": proposal.period_to,
        "year_slices": [
            {
                "fiscal_year": year,
                "city_share": proposal.city_share,
                "total_cost": proposal.total_cost,
                "settled_share": None,
                "spent": None,
            }
        ],
    }


def _roles(plan: Mapping[str, Any], side: str) -> str:
    rows = plan.get("roles") or ()
    return "\n".join(f"{row['item']}: {row[side]}" for row in rows if row.get(side))


def set_agreement(
    project,
    *,
    agreed_on: date,
    period_from: date,
    period_to: date,
    by: str,
    now: datetime,
) -> None:
    """Write the dates of the 協定; the due date of the report follows from them."""
    require_permission(project, permissions.MANAGE_PROJECT)
    update(
        project,
        agreed_on=agreed_on,
        period_from=period_from,
        period_to=period_to,
        report_due=report_due(period_to, days=setting("report_due_days")),
    )
    audit.record(
        project, action="set_agreement", by=by, now=now, details={"on": agreed_on.isoformat()}
    )


def agree(project, *, by: str, now: datetime) -> None:
    """協定締結."""
    move(project, "agree", by=by, now=now)


def start_work(project, *, by: str, now: datetime) -> None:
    """The work has begun; the project's page becomes public."""
    move(project, "start", by=by, now=now)


def end_work(project, *, by: str, now: datetime) -> None:
    """The work is over; the report is due."""
    move(project, "end", by=by, now=now)


def file_report(
    project, *, answers: Mapping[str, Any], receipt: Receipt, by: str, now: datetime
) -> Revision:
    """様式6: the report becomes a revision, its sums are written, the group gets a receipt.

    A late report is taken all the same; the record says that it was late.
    """
    require_permission(project, permissions.FILE_REPORT)
    move(project, "report", by=by, now=now, details={"late": _is_late(project, now)})
    revision = file_draft(project, "report", answers=answers, receipt=receipt)
    _write_accounts(project, answers)
    outbox.post(
        project,
        "report_received",
        recipients=recipients.organization_people(project),
        params={
            "title": project.title,
            "received": receipt.received_at,
        },
        by=by,
        now=now,
    )
    return revision


def _is_late(project, now: datetime) -> bool:
    return project.report_due is not None and in_japan(now).date() > project.report_due


def _write_accounts(project, answers: Mapping[str, Any]) -> None:
    """The settled figures go into the slice of the report's year."""
    result = settle(accounts_of(answers))
    project.year_slices = [
        {**row, "settled_share": result.city_share, "spent": result.total_expense}
        if row["fiscal_year"] == project.fiscal_year
        else row
        for row in project.year_slices
    ]


def return_report(project, *, reason: str, by: str, now: datetime) -> None:
    """Give the report back to the group, with the reason."""
    move(project, "return_report", by=by, now=now, reason=reason)


def settle_project(project, *, by: str, now: datetime) -> None:
    """確認・精算: the section has checked the report."""
    move(project, "settle", by=by, now=now)


def start_evaluating(project, *, by: str, now: datetime) -> None:
    """評価: both sides get their sheet (see ``operations.evaluation``)."""
    move(project, "evaluate", by=by, now=now)


def present(project, *, by: str, now: datetime) -> None:
    """報告会 has been held."""
    move(project, "present", by=by, now=now)


def complete_project(project, *, by: str, now: datetime) -> None:
    """完了: everything that is to be public is on the page."""
    move(project, "complete", by=by, now=now)


def postpone(project, *, reason: str, by: str, now: datetime) -> None:
    """翌年度へ延期."""
    move(project, "postpone", by=by, now=now, reason=reason)


def stop(project, *, reason: str, by: str, now: datetime) -> None:
    """中止."""
    move(project, "stop", by=by, now=now, reason=reason)


def write_story(project, *, story: Any, by: str, now: datetime) -> None:
    """The words with which the city introduces the project to the public."""
    require_permission(project, permissions.MANAGE_PROJECT)
    update(project, story=story, reindex=("SearchableText",))
    audit.record(project, action="write_story", by=by, now=now)


def money_of(project) -> list[tuple[str, int, int]]:
    """(category, planned, spent) in whole yen, for the picture on the public page."""
    accounts = accounts_of(Filings(project).answers("report"))
    plan = plan_of(project)
    categories = list(dict.fromkeys(row.category for row in (*plan.expense, *accounts.expense)))
    return [
        (
            category,
            sum(row.amount for row in plan.expense if row.category == category),
            sum(row.amount for row in accounts.expense if row.category == category),
        )
        for category in categories
    ]
