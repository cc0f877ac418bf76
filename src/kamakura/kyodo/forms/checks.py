"""Checks across the papers of a proposal: sums, period, people, roles, requirements."""

from .budget import budget_findings
from .budget import budget_of
from .budget import rules_for
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.answers import period_findings
from kamakura.kyodo.domain.budget import check_same_totals
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.eligibility import EligibilityRules
from kamakura.kyodo.domain.eligibility import group_checks
from kamakura.kyodo.domain.eligibility import GroupProfile
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.refusal import warning
from kamakura.kyodo.domain.schedule import schedule_findings
from kamakura.kyodo.domain.typed_budget import at_places
from kamakura.kyodo.messages.titles import CHECK_TITLES
from typing import Any


CITY = "鎌倉市"
REGISTRATION = {"none": "never", "route2": "route2", "all": "always"}
Answers = Mapping[str, Any]


def proposal_findings(
    answers: Answers, *, budget: Answers | None, fiscal_year: int, settings: Answers, today: date
) -> tuple[Finding, ...]:
    """様式1 and 2: period inside its year, people, the sums of 様式4, the requirements."""
    year = answers.get("fiscal_year") or fiscal_year
    first, last = day(answers.get("period_from")), day(answers.get("period_to"))
    period = period_findings(first, last, fiscal_year=year, years=settings["max_years"])
    found = [*period, *people_findings(answers)]
    if budget and (budget.get("income") or budget.get("expense")):
        sums = {name: answers.get(name) for name in ("total_cost", "city_share")}
        found += check_same_totals(budget_of(budget), **sums)
    return (*found, *eligibility_findings(answers, settings=settings, today=today))


def people_findings(answers: Answers) -> list[Finding]:
    """Citizens are part of the members."""
    total, citizens = answers.get("members_total"), answers.get("members_citizens")
    if total is not None and citizens is not None and citizens > total:
        return [error(AnswerCode.CITIZENS_ABOVE_TOTAL, "members_citizens")]
    return []


def plan_findings(
    answers: Answers, *, proposal: Answers, row_numbers: Mapping[str, Sequence[int]]
) -> tuple[Finding, ...]:
    """様式3: schedule inside the period, a role for both sides, two people for two tasks."""
    months = [(row["month_from"], row["month_to"]) for row in answers.get("schedule") or ()]
    first, last = day(proposal.get("period_from")), day(proposal.get("period_to"))
    found = at_places(schedule_findings(months, first=first, last=last), row_numbers)
    rows = answers.get("roles") or ()
    if rows and not all(any(row[side] for row in rows) for side in ("group_role", "city_role")):
        found.append(error(AnswerCode.ROLE_SIDE_MISSING, "roles"))
    manager = answers.get("manager")
    if manager and manager == answers.get("accountant"):
        found.append(warning(AnswerCode.SAME_PERSON, "accountant"))
    return tuple(found)


def eligibility_findings(
    answers: Answers, *, settings: Answers, today: date
) -> tuple[Finding, ...]:
    """Requirements that seem not to be met: only shown; the 要件確認 is the secretariat's."""
    rules = EligibilityRules(
        min_officers=settings["min_officers"],
        min_citizen_members=settings["min_citizen_members"],
        min_activity_months=settings["min_activity_months"],
        require_registration=REGISTRATION[settings["require_centre_registration"]],
    )
    fields = {
        "officers": "officers_count",
        "citizen_members": "members_citizens",
        "activity": "founded",
        "registration": "centre_registration",
        "base_in_city": "address",
        "office_in_city": "address",
    }
    return tuple(
        warning(
            AnswerCode.REQUIREMENT_NOT_MET,
            fields[check.key],
            title=CHECK_TITLES[check.key],
            key=check.key,
        )
        for check in group_checks(profile_of(answers), on=today, rules=rules)
        if check.answer == Answer.NG and check.key in fields
    )


def profile_of(answers: Answers) -> GroupProfile:
    """What the requirements need to know, as far as the group has told."""
    address = answers.get("address")
    return GroupProfile(
        corp_type=answers.get("corp_type") or "",
        office_in_city=CITY in address if address else None,
        contact_in_city=CITY in (answers.get("city_contact") or "") or None,
        officers=answers.get("officers_count"),
        members_total=answers.get("members_total"),
        citizen_members=answers.get("members_citizens"),
        founded=founding_day(answers.get("founded")),
        registration=answers.get("centre_registration") or "",
    )


def day(text: str | None) -> date | None:
    """A date as it stands in the answers."""
    return date.fromisoformat(text) if text else None


def founding_day(text: str | None) -> date | None:
    """設立年月(日); the first of the month when only the month is known."""
    try:
        return parse_date(text, day_if_missing=1) if text else None
    except Refused:
        return None


def budget_paper_findings(
    answers: Answers,
    *,
    settings: Answers,
    ceiling: int | None,
    row_numbers: Mapping[str, Sequence[int]],
) -> tuple[Finding, ...]:
    """様式4: balance, ceiling, 積算内訳, shares."""
    rules = rules_for(settings, ceiling=ceiling)
    return budget_findings(answers, rules=rules, row_numbers=row_numbers)
