"""Role by state by act: the tables in ``matrix/`` against the installed workflows."""

from kamakura.kyodo import permissions
from kamakura.kyodo.domain.states import LIFE_CYCLES
from pathlib import Path
from plone import api
import pytest


HERE = Path(__file__).parent / "matrix"

ROLES = {
    "AN": "Anonymous",
    "ME": "Member",
    "OW": "Owner",
    "S": permissions.ROLE_SECRETARIAT,
    "O": permissions.ROLE_OFFICER,
    "SE": permissions.ROLE_SECTION,
    "CE": permissions.ROLE_CENTER,
    "CO": permissions.ROLE_COMMITTEE,
    "A": permissions.ROLE_APPLICANT,
    "R": permissions.ROLE_READER,
    "RV": permissions.ROLE_REVIEWER,
    "CH": permissions.ROLE_CHAIR,
    "SA": "Site Administrator",
    "M": "Manager",
}

# Letters that are one permission in every workflow that manages it.
LETTERS = {
    "v": ("View", "Access contents information"),
    "m": ("Modify portal content",),
    "p": (permissions.VIEW_PAPERS,),
    "o": (permissions.VIEW_ORGANIZATION_PAPERS,),
    "a": ("Add portal content",),
    "d": ("Delete objects",),
}
WORK = {
    "proposal": (permissions.EDIT_FILING,),
    "project": (permissions.EDIT_FILING,),
    "consultation": (permissions.ANSWER_CONSULTATION, permissions.EDIT_FILING),
    "review": (permissions.MARK_REVIEW,),
    "evaluation": (permissions.WRITE_EVALUATION, permissions.EDIT_FILING),
}


def read(noun):
    """The table of a noun: column keys, cells by state, cells by (state, step)."""
    lines = [line.split() for line in (HERE / f"{noun}.txt").read_text("utf-8").splitlines()]
    head, *rows = [line for line in lines if line]
    states = {row[0]: row[1:] for row in rows if ">" not in row}
    steps = {(row[0], row[2]): row[3:] for row in rows if ">" in row}
    return head[1:], states, steps


def letters(noun):
    known = dict(LETTERS)
    if noun in WORK:
        known["w"] = WORK[noun]
    return known


class Installed:
    """Who holds a permission in a state, after the workflow or, failing that, the site."""

    def __init__(self, portal, noun):
        self.portal = portal
        self.workflow = api.portal.get_tool("portal_workflow")[f"kyodo_{noun}_workflow"]

    def manages(self, permission):
        return permission in self.workflow.permissions

    def holders(self, state, permission):
        if self.manages(permission):
            return set(self.workflow.states[state].getPermissionInfo(permission)["roles"])
        found = self.portal.rolesOfPermission(permission)
        return {role["name"] for role in found if role["selected"]}


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_the_table_is_complete(noun):
    columns, states, steps = read(noun)
    cycle = LIFE_CYCLES[noun]
    assert columns == list(ROLES)
    assert list(states) == [state.id for state in cycle.states]
    assert set(steps) == {(source, t.id) for t in cycle.transitions for source in t.sources}
    assert {len(row) for row in (*states.values(), *steps.values())} == {len(ROLES)}


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_what_each_role_sees_and_edits(portal, noun):
    columns, states, _steps = read(noun)
    installed = Installed(portal, noun)
    wrong = []
    for state, cells in states.items():
        for letter, names in letters(noun).items():
            expected = {
                ROLES[key] for key, cell in zip(columns, cells, strict=True) if letter in cell
            }
            for name in names:
                # Where nothing manages the permission, nobody may be promised it.
                found = installed.holders(state, name) if installed.manages(name) else set()
                if found != expected:
                    wrong.append((state, name, sorted(found ^ expected)))
    assert wrong == []


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_which_steps_each_role_takes(portal, noun):
    columns, _states, steps = read(noun)
    installed = Installed(portal, noun)
    wrong = []
    for (state, step), cells in steps.items():
        expected = {ROLES[key] for key, cell in zip(columns, cells, strict=True) if cell == "x"}
        guard = installed.workflow.transitions[step].guard
        found = set().union(*(installed.holders(state, name) for name in guard.permissions))
        if found != expected:
            wrong.append((state, step, sorted(found ^ expected)))
    assert wrong == []


@pytest.mark.parametrize("noun", LIFE_CYCLES)
def test_letters_are_known(noun):
    _columns, states, steps = read(noun)
    assert {c for row in states.values() for cell in row for c in cell} <= {".", *letters(noun)}
    assert {cell for row in steps.values() for cell in row} <= {".", "x"}


def test_there_is_a_table_for_each_life_cycle_and_no_other():
    assert {path.stem for path in HERE.glob("*.txt")} == set(LIFE_CYCLES)


def test_citizens_open_only_these_pages(portal):
    public = {
        (noun, state)
        for noun in LIFE_CYCLES
        for state, cells in read(noun)[1].items()
        if "v" in cells[0]
    }
    assert {noun for noun, _state in public} == {"basic", "call", "project", "theme"}


def test_nobody_edits_marks_through_the_stock_form(portal):
    assert {cell for cells in read("review")[1].values() for cell in cells if "m" in cell} == set()
