"""Rules of the steps before the selection."""

from datetime import date
from kamakura.kyodo.domain import screening as rules
from kamakura.kyodo.domain.eligibility import Answer
import pytest


TODAY = date(2026, 5, 11)


def code(refusal):
    return None if refusal is None else str(refusal.code)


@pytest.mark.parametrize(
    ("found", "ok", "note", "expected"),
    [
        (Answer.OK, True, "", None),
        (Answer.UNKNOWN, True, "", None),
        (Answer.NG, True, "", "check_note_missing"),
        (Answer.NG, True, "原本を見た", None),
        (Answer.OK, False, "  ", "check_note_missing"),
        (Answer.OK, False, "名簿が2人", None),
        (None, True, "x", "check_unknown"),
    ],
)
def test_a_judgement_against_the_papers_needs_its_ground(found, ok, note, expected):
    assert code(rules.check_refusal(found, ok=ok, note=note)) == expected


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "checks_open"),
        ({"a": True}, "checks_open"),
        ({"a": True, "b": False}, "checks_failed"),
        ({"a": True, "b": True}, None),
        ({"a": True, "b": True, "old": False}, None),
    ],
)
def test_every_requirement_is_met_before_the_consultation(recorded, expected):
    assert code(rules.consult_refusal(("a", "b"), recorded)) == expected


@pytest.mark.parametrize(
    ("items", "due", "expected"),
    [
        ({}, TODAY, "correction_empty"),
        ({"budget:income": " "}, TODAY, "correction_sentence_missing"),
        ({"budget:income": "合計が違います"}, date(2026, 5, 10), "due_past"),
        ({"budget:income": "合計が違います"}, TODAY, None),
    ],
)
def test_correction_says_what_and_until_when(items, due, expected):
    assert code(rules.correction_refusal(items, due=due, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("sections", "expected"),
    [((), "section_missing"), (("x",), "section_unknown"), (("a",), None)],
)
def test_sections_come_from_the_settings(sections, expected):
    assert code(rules.sections_refusal(sections, {"a", "b"})) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "explanation_missing"),
        ("𠮷" * 300, None),
        ("あ" * 150 + "\n" + "あ" * 150, None),
        ("あ" * 301, "explanation_too_long"),
    ],
)
def test_public_explanation_is_counted_in_characters(text, expected):
    assert code(rules.explanation_refusal(text)) == expected


def test_review_needs_the_conclusion_of_the_four_parties():
    assert code(rules.ready_refusal("go")) is None
    assert code(rules.ready_refusal("")) == "consultation_not_done"
    assert code(rules.ready_refusal("drop")) == "consultation_not_done"


def test_dropping_needs_conclusion_and_explanation():
    assert code(rules.drop_refusal("go", "説明")) == "consultation_not_dropped"
    assert code(rules.drop_refusal("drop", "")) == "explanation_missing"
    assert code(rules.drop_refusal("drop", "説明")) is None
