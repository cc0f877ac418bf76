"""A scheme to measure: people, a call, groups; and proposals by the thousand.

The call is made by the verbs. The many proposals are not: two thousand of them would take
longer to file than to measure. They are put into the container, given a state and indexed,
without papers, letters or record. No page that is measured reads those.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.numbering import receipt_number
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import program as programs
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.operations.base import add
from plone import api
from plone.dexterity.utils import createContent
from Products.CMFPlone.Portal import PloneSite
from typing import Any


NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = "kyodo-bench-2026"
SECRETARIAT = "jimu"
SECTIONS = {"bosai": "総合防災課", "midori": "みどり公園課", "chiiki": "地域のつながり課"}
WORKFLOW = "kyodo_proposal_workflow"
STATES = ("submitted", "screening", "consulting", "ready")
TEXT = "町を歩き、やさしい日本語の防災地図をつくります。"


@dataclass
class Scheme:
    """What ``make_scheme`` made."""

    portal: PloneSite
    program: Any
    call: Any


def make_scheme(portal: PloneSite) -> Scheme:
    """The secretariat, departments, the scheme and a call with three themes that takes papers."""
    make_person(SECRETARIAT)
    api.group.add_user(groupname="kyodo-secretariat", username=SECRETARIAT)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    # Without it a paper needs a talk with the departments first; here only sending is measured.
    api.portal.set_registry_record("kamakura.kyodo.require_preliminary", False)
    program = programs.create_program(portal, by="admin", now=NOW)
    programs.ensure_folders(program, by="admin", now=NOW)
    for thing in (program, program["projects"]):
        api.content.transition(thing, "publish")
    with api.env.adopt_user(SECRETARIAT):
        return Scheme(portal, program, _make_call(program))


def _make_call(program: Any) -> Any:
    by = {"by": SECRETARIAT, "now": NOW}
    call = calls.create_call(
        program,
        fiscal_year=2026,
        opens=NOW - timedelta(days=20),
        closes=NOW + timedelta(days=50),
        criteria=DEFAULT_CRITERIA.to_data(),
        milestones=[
            {"key": key, "date_from": (NOW + timedelta(days=days)).date()}
            for key, days in (("publish", -30), ("briefing", -10), ("close", 50), ("agreement", 99))
        ],
        **by,
    )
    calls.publish_call(call, **by)
    calls.open_call(call, **by)
    for number, section in enumerate(SECTIONS, 1):
        theme = themes.create_theme(call, **_theme(number, section), **by)
        themes.send_theme(theme, **by)
        themes.publish_theme(theme, **by)
    return call


def _theme(number: int, section: str) -> dict[str, Any]:
    texts = ("background", "aim", "outline", "city_roles", "group_roles", "effect")
    return {
        "title": f"市の課題 {number}",
        "yomi": "しのかだい",
        "section": section,
        "contact": "総合防災課 0467-00-0000",
        **dict.fromkeys(texts, TEXT),
        "cap_yen": 500000,
        "period_from": date(2027, 4, 1),
        "period_to": date(2028, 3, 31),
        "number_to_select": 1,
    }


def make_person(user_id: str) -> None:
    """An account."""
    api.user.create(
        username=user_id,
        email=f"{user_id}@example.com",
        password=PASSWORD,
        properties={"fullname": f"由比 {user_id}"},
    )


def make_group(program: Any, number: int, *, member: str = "") -> Any:
    """A registered group."""
    group = add(
        program["organizations"],
        "KyodoOrganization",
        by="admin",
        now=NOW,
        title=f"かまくら市民の会 {number}",
        yomi="かまくらしみんのかい",
        corp_type="voluntary",
        email=f"group{number}@example.com",
    )
    if member:
        group.members[member] = "representative"
    group.reindexObject()
    group.reindexObjectSecurity()
    return group


def fill(scheme: Scheme, groups: list[Any], *, upto: int, states: tuple[str, ...] = STATES) -> None:
    """Put proposals into the call until there are ``upto``, in one state after the other."""
    there = len(scheme.call.objectIds("KyodoProposal", ordered=False))
    workflows = api.portal.get_tool("portal_workflow")
    for number in range(there + 1, upto + 1):
        group = groups[number % len(groups)]
        proposal = createContent(
            "KyodoProposal",
            id=f"proposal-{number:05d}",
            title=f"やさしい日本語でつくる防災さんぽマップ {number}",
            yomi="やさしいにほんごでつくるぼうさいさんぽまっぷ",
            kind="group",
            organization_uid=group.UID(),
            organization_title=group.title,
            sections=["bosai"],
            summary=TEXT,
            receipt_number=receipt_number(2026, "group", number),
            submitted_at=NOW,
        )
        scheme.call._setObject(proposal.id, proposal, suppress_events=True)
        proposal = scheme.call[proposal.id]
        status = {"review_state": states[number % len(states)], "action": None, "time": NOW}
        workflows.setStatusOf(WORKFLOW, proposal, status)
        workflows.getWorkflowById(WORKFLOW).updateRoleMappingsFor(proposal)
        proposal.indexObject()


def make_projects(scheme: Scheme, *, upto: int) -> None:
    """Put public projects of past years into the scheme until there are ``upto``."""
    folder = scheme.program["projects"]
    there = len(folder.objectIds("KyodoProject", ordered=False))
    workflows = api.portal.get_tool("portal_workflow")
    for number in range(there + 1, upto + 1):
        project = createContent(
            "KyodoProject",
            id=f"project-{number:05d}",
            title=f"海岸ごみの調査 {number}",
            fiscal_year=2000 + number % 25,
        )
        folder._setObject(project.id, project, suppress_events=True)
        project = folder[project.id]
        status = {"review_state": "completed", "action": None, "time": NOW}
        workflows.setStatusOf("kyodo_project_workflow", project, status)
        workflows.getWorkflowById("kyodo_project_workflow").updateRoleMappingsFor(project)
        project.indexObject()


def release(scheme: Scheme) -> None:
    """Write the public table for every proposal of the call, as the release does."""
    selection = ensure_selection(scheme.call)
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="KyodoProposal", sort_on="kyodo_receipt_order"
    )
    selection.public_rows = tuple(
        {
            "uid": brain.UID,
            "number": brain.kyodo_receipt,
            "title": brain.Title,
            "kind": "group",
            "theme": "",
            "organization": brain.kyodo_organization_title,
            "sections": ["総合防災課"],
            "outcome": "passed",
            "points": "31.40",
            "comment": TEXT,
        }
        for brain in brains
    )
    selection.released_at, selection.released_by = NOW, SECRETARIAT
