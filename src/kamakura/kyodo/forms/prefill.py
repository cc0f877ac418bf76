"""Nothing is asked twice: what the group's profile and 様式1 or 2 already say is taken over."""

from .questions import name
from .raw import raw_of
from collections.abc import Mapping
from datetime import date
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_start
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNames


# profile of the group -> field of the forms
_SAME = """
corp_type corp_type_other rep_title rep_name rep_name_kana postal_code address city_contact tel
fax email url contact_name contact_tel contact_email founded centre_registration centre_number
officers_count members_total members_citizens
"""
ORGANIZATION = {name: name for name in _SAME.split()} | {
    "title": "org_name",
    "yomi": "org_name_kana",
    "contact_kana": "contact_name_kana",
}
# 提案事前調整シート -> 様式1 and 2
FROM_SHEET = {
    "tentative_name": "project_name",
    "issue": "issue",
    "wanted_section": "wanted_section",
}
# Of 様式1 or 2, what the later forms ask in the same words.
FROM_PROPOSAL = ("group_proposal", "city_proposal")
NOT_TAKEN_OVER = frozenset({"submit_date", "purpose", "pledge"})


def organization_answers(organization) -> dict[str, Any]:
    """The profile in the words of the forms."""
    found = {}
    for source, target in ORGANIZATION.items():
        value = getattr(organization, source, None)
        found[target] = value.isoformat() if isinstance(value, date) else value
    return {name: value for name, value in found.items() if value not in (None, "")}


def proposal_raw(proposal, form_key: str, schema: IInterface, *, today: date) -> dict[str, Any]:
    """What a new form of a proposal starts from, as typed values.

    In order, later ones win: the group's profile, the call and theme, 様式1 or 2 as drafted.
    """
    answers = organization_answers(organization_of(proposal))
    if form_key == "preliminary_sheet":
        answers = _one_person(answers)
    answers |= _frame(proposal, today)
    raw = raw_of(schema, _known(schema, answers))
    if form_key in FROM_PROPOSAL:
        raw |= _from_sheet(proposal)
    for source in FROM_PROPOSAL:
        if source != form_key:
            raw |= _same_questions(proposal, source, schema)
    return raw


def upstream_raw(proposal, form_key: str, schema: IInterface) -> dict[str, Any]:
    """What the source of a form says now: 様式1 or 2 for the others, for these the profile."""
    if form_key == "preliminary_sheet":
        return {}
    for source in FROM_PROPOSAL:
        if source != form_key and form_key not in FROM_PROPOSAL and _said(proposal, source):
            return _same_questions(proposal, source, schema)
    return raw_of(schema, _known(schema, organization_answers(organization_of(proposal))))


def upstream_form(proposal, form_key: str) -> str:
    """Which form that is; empty for the profile."""
    if form_key in FROM_PROPOSAL:
        return ""
    return next((one for one in FROM_PROPOSAL if _said(proposal, one)), "")


def _one_person(answers: Mapping[str, Any]) -> dict[str, Any]:
    # The sheet asks for one person: the representative stands in.
    stand_ins = {"contact_name": "rep_name", "contact_tel": "tel", "contact_email": "email"}
    return {**answers, **{k: answers.get(k) or answers.get(v) for k, v in stand_ins.items()}}


def _known(schema: IInterface, answers: Mapping[str, Any]) -> dict[str, Any]:
    names = set(getFieldNames(schema))
    return {name: value for name, value in answers.items() if name in names}


def _frame(proposal, today: date) -> dict[str, Any]:
    call, theme = call_of(proposal), theme_of(proposal)
    year = call.fiscal_year + 1
    answers: dict[str, Any] = {
        "submit_date": today.isoformat(),
        "consulted_on": today.isoformat(),
        "fiscal_year": year,
        "kind": proposal.kind,
        "period_from": fiscal_year_start(year).isoformat(),
        "period_to": fiscal_year_end(year).isoformat(),
        "continuation": "new",
    }
    if theme is not None:
        answers |= {
            "theme": theme.UID(),
            "wanted_section": [theme.section],
            "period_from": theme.period_from.isoformat(),
            "period_to": theme.period_to.isoformat(),
        }
    return answers


def _same_questions(proposal, source: str, schema: IInterface) -> dict[str, Any]:
    wanted = set(getFieldNames(schema)) - NOT_TAKEN_OVER
    typed = _said(proposal, source)
    return {key: value for key, value in typed.items() if key.split(".")[2] in wanted}


def _from_sheet(proposal) -> dict[str, Any]:
    typed = _said(proposal, "preliminary_sheet")
    return {name(new): typed[name(old)] for old, new in FROM_SHEET.items() if name(old) in typed}


def _said(proposal, form_key: str) -> Mapping[str, Any]:
    filing = Filings(proposal).get(form_key)
    if filing is None:
        return {}
    return (filing.draft if filing.draft is not None else filing.last_filed).raw


def taken_over_files(proposal, schema: IInterface) -> dict[str, Any]:
    """Files the group already gave with 様式1 or 2, for the same questions."""
    found = {}
    for source in FROM_PROPOSAL:
        filing = Filings(proposal).get(source)
        if filing is not None:
            said = filing.draft if filing.draft is not None else filing.last_filed
            found |= {key: file for key, file in said.files.items() if key in schema}
    return found
