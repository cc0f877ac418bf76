"""実施事業: from the decision to the public page (the report: ``operations.report``)."""

from .base import add
from .base import ask
from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .base import update
from .telling import tell_parties
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.project import slice_of
from kamakura.kyodo.content.visibility import public_result_rows
from kamakura.kyodo.domain.deadlines import report_due
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.steps import period_refusal
from typing import Any


def start_budgeting(proposal, *, by: str, now: datetime) -> None:
    """Begin the talks on plan and budget with the section."""
    move(proposal, "start_budgeting", by=by, now=now)


def refuse_funding(proposal, *, reason: str, by: str, now: datetime) -> None:
    """予算化されず: the budget was not voted; the group is told why."""
    move(proposal, "not_fund", by=by, now=now, reason=reason)
    tell_parties(proposal, "project_not_funded", ("group",), {"reason": reason}, by=by, now=now)


def decide_project(proposal, *, by: str, now: datetime):
    """実施決定.

    In order: the proposal moves, the project is made from what the forms already say,
    the group and the section are told. Answers the project.
    """
    move(proposal, "decide", by=by, now=now)
    project = add(
        program_of(proposal)["projects"], "KyodoProject", by=by, now=now, **_from_forms(proposal)
    )
    tell_parties(project, "project_decided", ("group", "section"), by=by, now=now)
    return project


def _from_forms(proposal) -> dict[str, Any]:
    """What the project takes over from the proposal; nothing is asked twice."""
    plan = Filings(proposal).answers("project_plan")
    year = (
        fiscal_year_of(proposal.period_from)
        if proposal.period_from
        else call_of(proposal).fiscal_year + 1
    )
    money = {"city_share": proposal.city_share, "total_cost": proposal.total_cost}
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
        "year_slices": [{"fiscal_year": year, **money, "settled_share": None, "spent": None}],
        "decision_text": _released_comment(proposal),
    }


def _roles(plan: Mapping[str, Any], side: str) -> str:
    rows = plan.get("roles") or ()
    return "\n".join(f"{row['item']}: {row[side]}" for row in rows if row.get(side))


def _released_comment(proposal) -> str:
    """The committee's words as released; never what was not made public."""
    rows = public_result_rows(call_of(proposal))
    return next((row.get("comment") or "" for row in rows if row["uid"] == proposal.UID()), "")


def set_agreement(
    project,
    *,
    agreed_on: date,
    period_from: date,
    period_to: date,
    total_cost: int,
    city_share: int,
    by: str,
    now: datetime,
) -> None:
    """Write dates and sums (whole yen) of the 協定; the due date of the report follows.

    Only before the work begins: later the agreement changes by 変更申請.
    """
    require_permission(project, permissions.MANAGE_PROJECT)
    refuse_unless(state_of(project) in ("preparing", "agreed"), ActCode.NOT_POSSIBLE)
    ask(period_refusal(period_from, period_to, most_years=setting("max_years")))
    update(
        project,
        agreed_on=agreed_on,
        period_from=period_from,
        period_to=period_to,
        report_due=report_due(period_to, days=setting("report_due_days")),
        year_slices=_with_sums(project, total_cost=total_cost, city_share=city_share),
    )
    dates = {"on": agreed_on, "from": period_from, "to": period_to}
    details = {name: day.isoformat() for name, day in dates.items()}
    details |= {"total_cost": total_cost, "city_share": city_share}
    audit.record(project, action="set_agreement", by=by, now=now, details=details)


def _with_sums(project, **sums: int) -> list[dict[str, Any]]:
    """The year slices with the sums of the present year."""
    year = project.fiscal_year
    others = [row for row in project.year_slices or () if row["fiscal_year"] != year]
    blank = {"fiscal_year": year, "settled_share": None, "spent": None}
    rows = [*others, {**blank, **slice_of(project), **sums}]
    return sorted(rows, key=lambda row: row["fiscal_year"])


def agree(project, *, by: str, now: datetime) -> None:
    """協定締結: the project's page becomes public."""
    move(project, "agree", by=by, now=now)


def start_work(project, *, by: str, now: datetime) -> None:
    """The work has begun."""
    move(project, "start", by=by, now=now)


def end_work(project, *, by: str, now: datetime) -> None:
    """The work is over; the group is asked for its report."""
    move(project, "end", by=by, now=now)
    due = {"due": project.report_due or ""}
    tell_parties(project, "report_requested", ("group",), due, by=by, now=now)


def request_change(project, *, reason: str, by: str, now: datetime) -> None:
    """変更を申請する: what is to change and why; the section and the secretariat are told."""
    move(project, "request_change", by=by, now=now, reason=reason)
    told = ("section", "secretariat")
    tell_parties(project, "change_requested", told, {"reason": reason}, by=by, now=now)


def approve_change(project, *, by: str, now: datetime) -> None:
    """変更を承認する."""
    move(project, "approve_change", by=by, now=now)
    tell_parties(project, "change_approved", ("group",), by=by, now=now)


def reject_change(project, *, reason: str, by: str, now: datetime) -> None:
    """変更を承認しない: the work goes on as agreed."""
    move(project, "reject_change", by=by, now=now, reason=reason)
    tell_parties(project, "change_rejected", ("group",), {"reason": reason}, by=by, now=now)


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
    """翌年度へ延期: decided, and not carried out this year."""
    move(project, "postpone", by=by, now=now, reason=reason)
    tell_parties(
        project, "project_postponed", ("group", "section"), {"reason": reason}, by=by, now=now
    )


def resume(project, *, fiscal_year: int, reason: str, by: str, now: datetime) -> None:
    """協定準備に戻す, for another 年度.

    The year of the money moves along; the agreement of the old year no longer counts.
    """
    old = project.fiscal_year
    move(project, "resume", by=by, now=now, reason=reason, details={"from_year": old})
    slices = [
        {**row, "fiscal_year": fiscal_year} if row["fiscal_year"] == old else row
        for row in project.year_slices or ()
    ]
    update(
        project,
        fiscal_year=fiscal_year,
        year_slices=slices,
        agreed_on=None,
        period_from=None,
        period_to=None,
        report_due=None,
    )


def stop(project, *, reason: str, by: str, now: datetime) -> None:
    """中止."""
    move(project, "stop", by=by, now=now, reason=reason)
    tell_parties(
        project, "project_stopped", ("group", "section"), {"reason": reason}, by=by, now=now
    )


def write_story(project, *, story: Any, by: str, now: datetime) -> None:
    """The words with which the city introduces the project to the public."""
    require_permission(project, permissions.MANAGE_PROJECT)
    update(project, story=story, reindex=("SearchableText",))
    audit.record(project, action="write_story", by=by, now=now)
