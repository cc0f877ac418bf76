"""A group's draft in an open call, and going about in it."""

from crew import Person
from datetime import timedelta
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import proposal as proposals
from plone import api
from sheets import GROUP
from town import CALL_YEAR
from town import NOW
import town


CALL = f"kyodo/fy{CALL_YEAR}"


def make_draft(as_manager, *, models: dict[str, str] | None = None, sheet: bool = True) -> str:
    """The address of a draft; 由比実 is 担当 of the group too. ``models``: other designs by key."""
    with as_manager() as site:
        town.settle(site)
        program = site["kyodo"]
        with api.env.adopt_user(username="jimu"):
            call = calls.copy_call(
                program[f"fy{CALL_YEAR - 1}"], fiscal_year=CALL_YEAR, by="jimu", now=NOW
            )
            call.opens, call.closes = NOW - timedelta(days=1), NOW + timedelta(days=1)
            calls.publish_call(call, by="jimu", now=NOW)
            calls.open_call(call, by="jimu", now=NOW)
            for key, model in (models or {}).items():
                form_versions.freeze(call, key, model, by="jimu", now=NOW, reason="試験")
            if not sheet:
                call.frozen["settings"]["require_preliminary"] = False
        with api.env.adopt_user(username="yui"):
            group = organizations.register_organization(
                program, by="yui", now=NOW, title=GROUP, yomi="かまくら", corp_type="voluntary"
            )
            group.members["minoru"] = "editor"
            group.reindexObject()
            made = proposals.start_proposal(
                call, kind="group", organization=group, theme=None, by="yui", now=NOW
            )
        assert form_versions.current(call, "group_proposal") is not None
        return f"{CALL}/{made.getId()}"


def form(draft: str, step: str, *, key: str = "group_proposal") -> str:
    """The address of a step of a form."""
    return f"{draft}/@@kyodo-form/{key}/{step}"


def save(person: Person) -> None:
    """一時保存."""
    person.press("一時保存")
