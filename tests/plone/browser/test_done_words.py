"""The record tells what was done; a button says what will be."""

from kamakura.kyodo.browser.act_words import ACTS
from kamakura.kyodo.browser.act_words import KINDS
from kamakura.kyodo.browser.done_words import DONE
from kamakura.kyodo.domain.states import LIFE_CYCLES
from pathlib import Path
import ast
import kamakura.kyodo.content.audit
import pytest


ROOT = Path(kamakura.kyodo.content.audit.__file__).parents[1]
HELPERS = {"record", "_record", "_record_people", "_note", "_replace", "_keep"}
"""Functions that write a line, or hand their ``action`` on to one that does."""


@pytest.mark.parametrize("noun", sorted(LIFE_CYCLES))
def test_every_transition_has_its_past(noun):
    assert set(DONE[noun]) == {one.id for one in LIFE_CYCLES[noun].transitions}


@pytest.mark.parametrize("noun", sorted(DONE))
def test_past_is_no_button(noun):
    buttons = {one.label for one in LIFE_CYCLES[noun].transitions}
    assert set(DONE[noun].values()) & buttons == set()


def test_every_act_that_is_recorded_has_its_words():
    assert recorded_acts() == set(ACTS)


def test_no_act_is_of_two_kinds():
    assert sum(len(acts) for _word, acts in KINDS.values()) == len(ACTS)


def recorded_acts() -> set[str]:
    """Every ``action`` of a line, as the modules that write lines spell it."""
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef):
                for call in _calls(scope):
                    found |= _acts_of(call, scope, path)
    return found


def _calls(scope):
    for node in ast.walk(scope):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            owner = ast.unparse(node.func).rpartition(".")[0]
            if name in HELPERS and owner in ("", "audit"):
                yield node


def _acts_of(call, scope, path) -> set[str]:
    """The literal acts of one call; what is handed on is looked for where it comes from."""
    given = {one.arg: one.value for one in call.keywords}
    if "action" in given:
        return _literals(given["action"], scope, path)
    words = {one.value for one in call.args if isinstance(one, ast.Constant)} - {""}
    assert len(words) == 1, f"{path.name}:{call.lineno}: which act is recorded?"
    return words


def _literals(value, scope, path) -> set[str]:
    if isinstance(value, ast.Constant):
        return {value.value}
    if isinstance(value, ast.IfExp):
        return _literals(value.body, scope, path) | _literals(value.orelse, scope, path)
    assert isinstance(value, ast.Name), f"{path.name}:{value.lineno}: which act is recorded?"
    if value.id in {one.arg for one in (*scope.args.args, *scope.args.kwonlyargs)}:
        return set()  # where this function is called, the act stands as a literal
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == value.id:
            return _literals(node.value, scope, path)
    raise AssertionError(f"{path.name}:{value.lineno}: which act is recorded?")
