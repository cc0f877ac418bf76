"""From a plan to the answers of the forms, and into the drafts as if they had been typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_start
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.setuphandlers.demo.groups import Group
from kamakura.kyodo.setuphandlers.demo.pdf import pdf_file
from typing import Any


SAMPLE = "デモのための見本です。団体も内容も架空です。"
ELIGIBILITY = (
    "in_city",
    "public_benefit",
    "not_for_profit",
    "not_limited_benefit",
    "not_political",
    "not_religious",
    "not_election",
    "not_construction",
    "not_already_subsidised",
    "not_social_gathering",
    "not_academic_research",
    "not_unlawful",
    "not_organised_crime",
)


@dataclass(frozen=True)
class Plan:
    """What a group proposes: the words and figures of its forms.

    Rows: ``roles`` (item, group, city); ``schedule`` (from, to, content, lead);
    ``goals``, ``actions`` (indicator, now, target, measure); ``income`` (kind, yen, words);
    ``expense`` (kind, words, yen, of it eligible or None for all).
    """

    key: str
    group: Group
    name: str
    kana: str
    section: str
    theme: str
    fields: tuple[str, ...]
    summary: str
    issue: str
    purpose: str
    why: str
    wish: str
    expectation: str
    content: str
    target: str
    people: int
    place: str
    publicity: str
    roles: tuple[tuple[str, str, str], ...]
    schedule: tuple[tuple[str, str, str, str], ...]
    staff: tuple[tuple[str, int], ...]
    goals: tuple[tuple[str, str, str, str], ...]
    actions: tuple[tuple[str, str, str, str], ...]
    effects: tuple[str, str, str]
    safety: str
    future: str
    income: tuple[tuple[str, int, str], ...]
    expense: tuple[tuple[str, str, int, int | None], ...]
    understanding: str = ""
    strengths: str = ""
    differences: str = ""

    @property
    def kind(self) -> str:
        """団体提案, or an answer to a theme."""
        return "city" if self.theme else "group"

    @property
    def form(self) -> str:
        """The form key of the 提案書."""
        return f"{self.kind}_proposal"

    @property
    def forms(self) -> tuple[str, ...]:
        """All papers that are sent together."""
        return (self.form, "project_plan", "budget", "organization_profile")


def organization(group: Group, *, fiscal_year: int) -> dict[str, Any]:
    """団体について, as every form asks it."""
    return {
        "org_name": group.title,
        "org_name_kana": group.yomi,
        "corp_type": group.corp_type,
        "rep_title": group.rep_title,
        "rep_name": group.rep_name,
        "rep_name_kana": group.rep_kana,
        "postal_code": group.postal_code,
        "address": group.address,
        "tel": group.tel,
        "email": group.email,
        "url": group.url,
        "founded": group.founded.isoformat(),
        "centre_registration": "registered",
        "centre_number": f"架空-{group.tel[-3:]}",
        "officers_count": len(group.officers) + 1,
        "members_total": group.members[0],
        "members_citizens": group.members[1],
        "members_as_of": fiscal_year_start(fiscal_year).isoformat(),
        "pledge": True,
        "disclose_rep_name": "open",
        "disclose_address": "closed",
        "disclose_tel": "closed",
        "disclose_email": "partly",
    }


def sheet(plan: Plan) -> dict[str, Any]:
    """提案事前調整シート."""
    return {
        "tentative_name": plan.name,
        "issue": plan.issue[:500],
        "wish": plan.wish,
        "expectation": plan.expectation,
        "wanted_section": [plan.section] if plan.section else [],
        "wanted_time": "翌年度の4月から",
        "rough_amount": _sum(plan, "income"),
    }


def proposal(plan: Plan, *, fiscal_year: int, now: datetime) -> dict[str, Any]:
    """様式1 or 2."""
    year = fiscal_year + 1
    answers = {
        **organization(plan.group, fiscal_year=fiscal_year),
        "submit_date": now.astimezone(JST).date().isoformat(),
        "project_name": plan.name,
        "project_name_kana": plan.kana,
        "summary": plan.summary,
        "issue": plan.issue,
        "purpose": plan.purpose,
        "why_kyodo": plan.why,
        "fields": list(plan.fields),
        "fiscal_year": year,
        "period_from": fiscal_year_start(year).isoformat(),
        "period_to": fiscal_year_end(year).isoformat(),
        "continuation": "new",
        "total_cost": _sum(plan, "income"),
        "city_share": sum(row[1] for row in plan.income if row[0] == "city_share"),
        "other_grants": "none",
        "eligibility": list(ELIGIBILITY),
    }
    if plan.theme:
        words = ("understanding", "strengths", "differences")
        return answers | {name: getattr(plan, name) for name in words}
    if plan.section:
        return answers | {"wanted_section": [plan.section]}
    return answers | {"wanted_section_unknown": True}


def project_plan(plan: Plan) -> dict[str, Any]:
    """様式3."""
    return {
        "content": plan.content,
        "target": plan.target,
        "expected_people": plan.people,
        "place": plan.place,
        "place_in_city": True,
        "publicity": plan.publicity,
        "roles": _rows(plan.roles, "item", "group_role", "city_role"),
        "schedule": _rows(plan.schedule, "month_from", "month_to", "content", "lead"),
        "manager": plan.group.rep_name,
        "accountant": next(
            (name for post, name, _kana in plan.group.officers if post == "会計"),
            plan.group.officers[0][1],
        ),
        "staff": _rows(plan.staff, "role", "people"),
        "outcome_goals": _rows(plan.goals, "indicator", "current", "target", "measure"),
        "activity_goals": _rows(plan.actions, "indicator", "current", "target", "measure"),
        "effect_citizens": plan.effects[0],
        "effect_group": plan.effects[1],
        "effect_city": plan.effects[2],
        "safety": plan.safety,
        "future": plan.future,
    }


def budget(plan: Plan) -> dict[str, Any]:
    """様式4."""
    expense = [
        (kind, words, yen, yen if part is None else part) for kind, words, yen, part in plan.expense
    ]
    return {
        "income": _rows(plan.income, "category", "amount", "breakdown"),
        "expense": _rows(expense, "category", "breakdown", "amount", "eligible"),
    }


def profile(group: Group, *, fiscal_year: int) -> dict[str, Any]:
    """様式5 with the list of officers."""
    officers = [(group.rep_title, group.rep_name, group.rep_kana), *group.officers]
    rows = _rows(officers, "post", "name", "kana")
    income, expense, carryover = group.money
    return {
        **organization(group, fiscal_year=fiscal_year),
        "purpose": group.purpose,
        "fields": list(group.fields),
        "track_record": _rows(group.record, "year_month", "content"),
        "last_income": income,
        "last_expense": expense,
        "last_carryover": carryover,
        "membership_fee": group.fee,
        "newsletter": "yes",
        "admission": "活動の目的に賛同する人は、だれでも入会できます。",
        "officers": [{**row, "residence": "inside", "citizen_kind": "resident"} for row in rows],
    }


def profile_files(group: Group) -> dict[str, Any]:
    """The papers a group has to enclose."""
    titles = {"bylaws": "会則", "latest_budget": "予算書", "latest_accounts": "決算書"}
    return {
        name: pdf_file(title, f"{title}(見本)", (group.title, SAMPLE))
        for name, title in titles.items()
    }


def answers_to(plan: Plan, form_key: str, *, fiscal_year: int, now: datetime) -> dict[str, Any]:
    """The answers to one form of a proposal."""
    if form_key == "project_plan":
        return project_plan(plan)
    if form_key == "budget":
        return budget(plan)
    if form_key == "organization_profile":
        return profile(plan.group, fiscal_year=fiscal_year)
    return proposal(plan, fiscal_year=fiscal_year, now=now)


def write(
    host,
    key: str,
    answers: Mapping[str, Any],
    *,
    by: str,
    now: datetime,
    files: Mapping[str, Any] | None = None,
) -> None:
    """Save answers to a draft the way the filing screen does; other questions stay."""
    reader = IPaperReader(host).at(now)
    schema = reader.schema(key)
    told = {name: value for name, value in answers.items() if name in schema}
    typed = raw_of(schema, told)
    reader.save(key, typed=typed, names=[*told, *(files or {})], files=files or {}, by=by, now=now)


def _rows(rows, *names: str) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def _sum(plan: Plan, table: str) -> int:
    return sum(row[1] for row in getattr(plan, table))
