"""One site for all walks: a call that takes papers, and one whose sheets are being marked."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from fractions import Fraction
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.criteria import VOTE
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone import selection_sample as sample
from tests.plone.walk.model import Model
from tests.plone.walk.model import Proposal
from tests.plone.walk.model import Sheet
from tests.plone.walk.people import OFFICER
from typing import Any


NOW = sample.NOW


@dataclass
class World:
    """What all walks start from; each one forgets what it did."""

    portal: Any
    program: Any
    committee: Any
    accepting: Any
    judging: Any
    started: list[Proposal]
    themes: dict[str, Any]


def make_world(portal) -> World:
    """Build the site through the verbs."""
    site = sample.judging(portal)
    for key, proposal in site.proposals.items():
        # The sample leaves them out; here everything is asked whether its papers are complete.
        for form in ("project_plan", "budget"):
            sample._file(proposal, form, {}, f"g{key.lower()}")
    api.portal.set_registry_record("kamakura.kyodo.section_members", {OFFICER: ["bosai"]})
    api.portal.set_registry_record("kamakura.kyodo.require_preliminary", True)
    return World(
        portal=portal,
        program=site.program,
        committee=site.committee,
        accepting=_accepting(site),
        judging=site.call,
        started=[_as_started(*pair) for pair in site.proposals.items()],
        themes=site.themes,
    )


def _accepting(site) -> Any:
    with sample.acting("jimu"):
        call = calls.create_call(
            site.program,
            fiscal_year=2027,
            by="jimu",
            now=NOW,
            opens=NOW - timedelta(days=10),
            closes=NOW + timedelta(days=50),
            committee_uid=site.committee.UID(),
            criteria=DEFAULT_CRITERIA.to_data(),
        )
        calls.publish_call(call, by="jimu", now=NOW)
        calls.open_call(call, by="jimu", now=NOW)
    return call


def _as_started(key: str, obj: Any) -> Proposal:
    made = Proposal(obj, f"g{key.lower()}", state_of(obj), theme=obj.theme_uid or "")
    made.number, made.sections = obj.receipt_number, tuple(obj.sections)
    made.recused = set(obj.recusals)
    made.sheets = {one.member_id: Sheet(one) for one in reviews_of(obj)}
    return made


def model_of(world: World, call: Any) -> Model:
    """The model at the beginning of a walk."""
    themes = world.themes.values() if call is world.judging else ()
    return Model(
        call_state=state_of(call),
        rules=plain_rules(criteria_of(call)),
        places={theme.UID(): theme.number_to_select for theme in themes},
        frozen=call is world.judging,
        proposals=[_copy(one) for one in world.started] if call is world.judging else [],
    )


def _copy(one: Proposal) -> Proposal:
    made = Proposal(one.obj, one.group, one.state, one.theme, number=one.number)
    made.sections, made.recused = one.sections, set(one.recused)
    made.sheets = {member: Sheet(sheet.obj) for member, sheet in one.sheets.items()}
    return made


def plain_rules(criteria: CriteriaSet) -> dict[str, Any]:
    """The criteria as the ordinance writes them."""
    names = ("not_applicable", "pass_percent", "pass_on", "drop_extremes", "veto", "veto_at")
    items = [
        {
            "key": one.key,
            "weight_tenths": int(Fraction(one.weight) * 10),
            "minimum_tenths": int(Fraction(one.minimum) * 10) if one.minimum else None,
        }
        for one in criteria.criteria
    ]
    return {
        "items": items,
        "lowest": criteria.scale_min,
        "highest": criteria.scale_max,
        "veto_items": criteria.veto_items,
        "tie_order": [step for step in criteria.tie_order if step != VOTE],
        **{name: getattr(criteria, name) for name in names},
    }


def later(now: datetime, minutes: int = 1) -> datetime:
    """The next moment."""
    return now + timedelta(minutes=minutes)
