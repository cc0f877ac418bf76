"""What the rules need to know of a proposal: its group, its eligibility, whose turn it is."""

from collections.abc import Mapping
from datetime import date
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.consultation import preliminary_outcome
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.eligibility import Check
from kamakura.kyodo.domain.eligibility import declared_project_checks
from kamakura.kyodo.domain.eligibility import EligibilityRules
from kamakura.kyodo.domain.eligibility import group_checks
from kamakura.kyodo.domain.eligibility import GroupProfile
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.turns import waiting_for
from plone import api
from typing import Any


CITY = "鎌倉市"
PROPOSAL_FORMS = {"group": "group_proposal", "city": "city_proposal"}
REGISTRATION_RULES = {"none": "never", "route2": "route2", "all": "always"}


def proposal_form(proposal) -> str:
    """The form key of the 提案書: 様式1 or 様式2."""
    return PROPOSAL_FORMS[proposal.kind]


def group_answers(proposal) -> dict[str, Any]:
    """What the group said of itself, newest paper first: 様式5, 提案書, its profile."""
    filings = Filings(proposal)
    answers = _profile_answers(organization_of(proposal))
    for key in (proposal_form(proposal), "organization_profile"):
        answers.update(_told(filings.answers(key)))
        answers.update(dict.fromkeys(_file_names(filings, key), True))
    return answers


def _told(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if value not in (None, "", [])}


def _file_names(filings: Filings, key: str) -> tuple[str, ...]:
    filing = filings.get(key)
    revision = filing.last_filed if filing is not None else None
    return tuple(revision.files) if revision is not None else ()


def _profile_answers(organization) -> dict[str, Any]:
    names = (
        "corp_type",
        "address",
        "city_contact",
        "founded",
        "centre_registration",
        "officers_count",
        "members_total",
        "members_citizens",
    )
    return _told({name: getattr(organization, name, None) for name in names})


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return parse_date(str(value), day_if_missing=1)
    except Refused:
        return None


def _in_city(text: str | None) -> bool | None:
    return CITY in text if text else None


def group_profile(proposal) -> GroupProfile:
    """The group as the rules of 応募団体の要件 look at it."""
    told = group_answers(proposal)
    base = told.get("city_contact")
    return GroupProfile(
        corp_type=told.get("corp_type", ""),
        office_in_city=_in_city(told.get("address")),
        contact_in_city=True if base else (False if told.get("address") else None),
        officers=told.get("officers_count"),
        members_total=told.get("members_total"),
        citizen_members=told.get("members_citizens"),
        founded=_day(told.get("founded")),
        registration=told.get("centre_registration", ""),
        bylaws=True if told.get("bylaws") else None,
        accounts=True if told.get("latest_accounts") and told.get("latest_budget") else None,
        address=told.get("address", ""),
        contact=base or "",
        number=told.get("centre_number", ""),
        joining=told.get("admission", ""),
        # 公開性 is for a person to judge: the paper only gives the conditions of joining.
        open_to_public=None,
        pledge=told.get("pledge"),
    )


def eligibility_rules(proposal) -> EligibilityRules:
    """The city's numbers, as they were when the call opened."""
    call = call_of(proposal)
    return EligibilityRules(
        min_officers=setting_for(call, "min_officers"),
        min_citizen_members=setting_for(call, "min_citizen_members"),
        min_activity_months=setting_for(call, "min_activity_months"),
        require_registration=REGISTRATION_RULES[setting_for(call, "require_centre_registration")],
    )


def eligibility_checks(proposal) -> tuple[Check, ...]:
    """Every requirement with what the papers say, on the day the proposal arrived.

    Before that there are no papers to look at.
    """
    if proposal.submitted_at is None:
        return ()
    on = in_japan(proposal.submitted_at).date()
    ticks = Filings(proposal).answers(proposal_form(proposal)).get("eligibility") or ()
    return (
        *group_checks(group_profile(proposal), on=on, rules=eligibility_rules(proposal)),
        *declared_project_checks(ticks),
    )


def turn_of(proposal) -> tuple[str, ...]:
    """The parties the proposal waits for."""
    consultation = open_consultation(proposal)
    waiting = consultation_snapshot(consultation).waiting if consultation is not None else ()
    return waiting_for(
        api.content.get_state(proposal),
        consultation=waiting,
        preliminary_done=preliminary_outcome(proposal) == "go",
        is_typed_in=open_intake(proposal) is not None,
    )


def due_of(proposal) -> date | None:
    """Until when the next act is due, if there is a date."""
    if api.content.get_state(proposal) == "correction":
        return proposal.correction_due
    consultation = open_consultation(proposal)
    return consultation.due if consultation is not None else None


def since_of(obj) -> date | None:
    """The day (Japan) the present state was entered, by the record."""
    for line in reversed(audit.lines(obj)):
        if line.new and line.new != line.old:
            return in_japan(line.at).date()
    return None
