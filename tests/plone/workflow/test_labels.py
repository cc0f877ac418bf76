"""Chips: text, icon and class of each state."""

from kamakura.kyodo.domain.states import LIFE_CYCLES
from kamakura.kyodo.workflow import labels
import pytest


@pytest.mark.parametrize(
    ("noun", "state", "text", "icon"),
    [
        ("proposal", "draft", "下書き", "pencil"),
        ("proposal", "judging", "審査中", "circle"),
        ("proposal", "correction", "補正中", "exclamation-circle"),
        ("proposal", "below_mark", "基準未達", "exclamation-circle"),
        ("proposal", "decided", "実施決定", "check-circle"),
        ("call", "completed", "完了", "check-circle"),
        ("project", "postponed", "実施延期", "exclamation-circle"),
    ],
)
def test_chip_of_the_parties(noun, state, text, icon):
    chip = labels.chip(noun, state)
    assert (chip.text, chip.icon) == (text, icon)


def test_public_chip_has_the_public_name():
    assert labels.public_chip("proposal", "passed").text == "採択候補"


@pytest.mark.parametrize("noun", ["consultation", "review", "organization"])
def test_citizens_are_told_nothing_of_inner_work(noun):
    assert {labels.public_chip(noun, s.id) for s in LIFE_CYCLES[noun].states} == {None}


def test_class_names_the_state():
    css = labels.chip("proposal", "not_accepted").css
    assert css == "kyodo-chip kyodo-chip-side kyodo-state-not-accepted"


def test_label_of_a_transition():
    assert labels.transition_label("proposal", "withdraw") == "取り下げる"


def test_noun_of_a_type():
    assert labels.noun_of("KyodoConsultation") == "consultation"
