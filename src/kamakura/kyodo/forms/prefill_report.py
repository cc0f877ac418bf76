"""様式6 starts from what was agreed: the goals of 様式3, the budget of 様式4, names and dates."""

from .raw import raw_of
from collections.abc import Iterable
from collections.abc import Mapping
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNames


def report_raw(project, schema: IInterface) -> dict[str, Any]:
    """What a new report starts from, as typed values."""
    known = set(getFieldNames(schema))
    answers = {name: value for name, value in report_answers(project).items() if name in known}
    return raw_of(schema, answers)


def report_answers(project) -> dict[str, Any]:
    """What the project and its proposal already say, in the words of 様式6."""
    proposal = by_uid(project.proposal_uid)
    plan = _answers(proposal, "project_plan")
    budget = _answers(proposal, "budget")
    answers = {
        "org_name": project.organization_title,
        "project_name": project.title,
        "agreed_on": _iso(project.agreed_on),
        "fiscal_year": project.fiscal_year,
        "actual_from": _iso(project.period_from),
        "actual_to": _iso(project.period_to),
        "goal_results": _goals(plan),
        "income": _planned(budget.get("income") or ()),
        "expense": _planned(budget.get("expense") or ()),
    }
    return {name: value for name, value in answers.items() if value not in (None, "", [])}


def goals_and_results(project) -> list[dict[str, Any]]:
    """目標と実績 as the report says; before it was sent, the goals of 様式3 alone."""
    told = _answers(project, "report").get("goal_results")
    return told or _goals(_answers(by_uid(project.proposal_uid), "project_plan"))


def _answers(proposal, key: str) -> Mapping[str, Any]:
    return Filings(proposal).answers(key) if proposal is not None else {}


def _iso(day) -> str:
    return day.isoformat() if day else ""


def _goals(plan: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = [*(plan.get("outcome_goals") or ()), *(plan.get("activity_goals") or ())]
    return [{"indicator": row["indicator"], "target": row["target"]} for row in rows]


def _planned(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row per category: the report compares categories, the budget may repeat one."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["category"]] = sums.get(row["category"], 0) + (row.get("amount") or 0)
    return [{"category": category, "planned": amount} for category, amount in sums.items()]
