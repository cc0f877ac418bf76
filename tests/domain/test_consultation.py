"""Rules of 提案事前調整 and 4者協議."""

from datetime import date
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.domain.consultation import Conclusion
from kamakura.kyodo.domain.turns import days_waiting
from kamakura.kyodo.domain.turns import waiting_for
import pytest


GOOD = {"feasibility": "conditional", "feasibility_reason": "場所の確保ができれば"}


def code(refusal):
    return None if refusal is None else str(refusal.code)


def test_the_group_has_a_part_only_among_the_four():
    assert rules.parties("preliminary", ("a", "b")) == (
        "section:a",
        "section:b",
        "center",
        "secretariat",
    )
    assert rules.parties("four_party", ("a",)) == ("group", "section:a", "center", "secretariat")


@pytest.mark.parametrize(
    ("kind", "state", "open_before", "expected"),
    [
        ("preliminary", "preliminary", False, None),
        ("preliminary", "submitted", False, "consultation_wrong_moment"),
        ("four_party", "consulting", False, None),
        ("four_party", "preliminary", False, "consultation_wrong_moment"),
        ("four_party", "consulting", True, "consultation_still_open"),
        ("tea", "consulting", False, "consultation_kind_unknown"),
    ],
)
def test_one_consultation_at_its_own_moment(kind, state, open_before, expected):
    assert code(rules.request_refusal(kind, state=state, open_before=open_before)) == expected


@pytest.mark.parametrize(
    ("party", "answers", "state", "expected"),
    [
        ("section:a", GOOD, "answering", None),
        ("section:a", GOOD, "meeting", None),
        ("section:a", GOOD, "concluded", "consultation_not_answering"),
        ("section:b", GOOD, "answering", "consultation_party_unknown"),
        ("group", {"words": "x"}, "answering", "consultation_party_unknown"),
        ("section:a", {"feasibility": "yes"}, "answering", "consultation_answer_missing"),
        (
            "section:a",
            {**GOOD, "feasibility": "maybe"},
            "answering",
            "consultation_answer_not_offered",
        ),
        ("section:a", {**GOOD, "city_can": "あ" * 500}, "answering", None),
        (
            "section:a",
            {**GOOD, "city_can": "あ" * 501},
            "answering",
            "consultation_answer_too_long",
        ),
        ("secretariat", {}, "answering", None),
    ],
)
def test_a_part_within_its_limits(party, answers, state, expected):
    refusal = rules.answer_refusal(party, answers, kind="preliminary", sections=("a",), state=state)
    assert code(refusal) == expected


@pytest.mark.parametrize(
    ("outcome", "kind", "answered", "meetings", "expected"),
    [
        ("go", "preliminary", (), 0, "consultation_sections_not_answered"),
        ("go", "preliminary", ("section:a",), 0, None),
        ("go", "four_party", ("section:a",), 0, "consultation_no_meeting"),
        ("go", "four_party", ("section:a",), 1, None),
        ("drop", "preliminary", (), 0, "consultation_outcome_unknown"),
        ("again", "four_party", (), 0, "consultation_outcome_unknown"),
    ],
)
def test_going_on_needs_answers_and_a_sitting(outcome, kind, answered, meetings, expected):
    refusal = rules.conclusion_refusal(
        Conclusion(outcome),
        kind=kind,
        state="answering",
        sections=("a",),
        answered=answered,
        meetings=meetings,
    )
    assert code(refusal) == expected


@pytest.mark.parametrize(
    ("conclusion", "expected"),
    [
        (Conclusion("withdraw"), "consultation_reason_missing"),
        (Conclusion("withdraw", "団体の都合"), None),
        (Conclusion("drop", "施設の整備"), "explanation_missing"),
        (Conclusion("drop", "施設の整備", "施設の整備に当たるため"), None),
    ],
)
def test_leaving_needs_a_reason_and_dropping_tells_the_public(conclusion, expected):
    refusal = rules.conclusion_refusal(
        conclusion, kind="four_party", state="meeting", sections=(), answered=(), meetings=0
    )
    assert code(refusal) == expected


def test_a_sitting_has_people_and_points():
    known = {"held_on": date(2026, 7, 6), "today": date(2026, 7, 6), "state": "answering"}
    assert rules.meeting_refusal(**known, attendees="4者", points="役割") is None
    assert (
        code(rules.meeting_refusal(**known, attendees="", points="役割"))
        == "consultation_meeting_incomplete"
    )


@pytest.mark.parametrize(
    ("state", "answered", "expected"),
    [
        ("answering", (), ("section:a", "center")),
        ("answering", ("center",), ("section:a",)),
        ("meeting", ("center", "section:a"), ("secretariat",)),
        ("concluded", (), ()),
    ],
)
def test_who_is_waited_for(state, answered, expected):
    assert (
        rules.waiting_parties("preliminary", state=state, sections=("a",), answered=answered)
        == expected
    )


@pytest.mark.parametrize(
    ("state", "consultation", "done", "expected"),
    [
        ("draft", (), False, ("group",)),
        ("preliminary", (), False, ("secretariat",)),
        ("preliminary", ("section:a",), False, ("section:a",)),
        ("preliminary", (), True, ("group",)),
        ("correction", (), False, ("group",)),
        ("consulting", (), False, ("secretariat",)),
        ("judging", (), False, ("committee",)),
        ("withdrawn", ("section:a",), False, ()),
    ],
)
def test_whose_turn(state, consultation, done, expected):
    assert waiting_for(state, consultation=consultation, preliminary_done=done) == expected


def test_paper_that_is_being_typed_in_waits_for_the_secretariat():
    assert waiting_for("draft", is_typed_in=True) == ("secretariat",)


def test_days_waiting_never_go_below_zero():
    assert days_waiting(date(2026, 5, 1), today=date(2026, 5, 11)) == 10
    assert days_waiting(date(2026, 5, 12), today=date(2026, 5, 11)) == 0
