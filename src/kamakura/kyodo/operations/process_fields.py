"""What the process itself reads of the papers: title, reading, money, period, departments."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.domain.filing import Paper
from typing import Any


def process_fields(proposal, papers: Sequence[Paper]) -> dict[str, Any]:
    """What 様式1 or 2 says of a proposal; the contract of the forms says it is there."""
    for paper in papers:
        if paper.key in ("group_proposal", "city_proposal"):
            return _from_answers(proposal, paper.answers)
    return {}


def _from_answers(proposal, answers: Mapping[str, Any]) -> dict[str, Any]:
    sections = answers.get("wanted_section") or []
    theme = theme_of(proposal)
    return {
        "title": answers.get("project_name") or proposal.title,
        "yomi": answers.get("project_name_kana"),
        "organization_title": answers.get("org_name") or proposal.organization_title,
        "summary": answers.get("summary"),
        "total_cost": answers.get("total_cost"),
        "city_share": answers.get("city_share"),
        "period_from": _day(answers.get("period_from")),
        "period_to": _day(answers.get("period_to")),
        "sections": [theme.section] if theme is not None else proposal.sections or list(sections),
    }


def _day(text: str | None) -> date | None:
    """A paper taken in with parts missing may name no period."""
    return date.fromisoformat(text) if text else None
