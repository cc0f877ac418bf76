"""Conditions of steps that belong to no other rule."""

from datetime import date
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.domain import steps
from kamakura.kyodo.domain.steps import StepCode
from kamakura.kyodo.domain.steps import Talk
import pytest


NOW = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)
EARLIER = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 30, 4, 0, tzinfo=UTC)
APRIL = date(2027, 4, 1)
MARCH = date(2028, 3, 31)
NEXT_APRIL = date(2028, 4, 1)


def code(refusal):
    return refusal.code if refusal else None


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (steps.reopen_call_refusal(NOW, LATER), None),
        (steps.reopen_call_refusal(NOW, EARLIER), StepCode.REOPEN_NEEDS_CLOSING),
        (steps.reopen_call_refusal(NOW, None), StepCode.REOPEN_NEEDS_CLOSING),
        (steps.complete_call_refusal(["decided", "below_mark", "draft"]), None),
        (steps.complete_call_refusal(["decided", "budgeting"]), StepCode.PROPOSALS_PENDING),
        (steps.theme_refusal(0, APRIL, MARCH), None),
        (steps.theme_refusal(None, APRIL, MARCH), StepCode.CEILING_MISSING),
        (steps.theme_refusal(1, None, MARCH), StepCode.PERIOD_MISSING),
        (steps.theme_refusal(1, MARCH, APRIL), StepCode.PERIOD_REVERSED),
        (steps.theme_refusal(1, APRIL, APRIL), None),
        (steps.theme_refusal(1, APRIL, MARCH, most_years=1), None),
        (steps.theme_refusal(1, APRIL, NEXT_APRIL, most_years=1), StepCode.PERIOD_TOO_LONG),
        (steps.theme_refusal(1, APRIL, NEXT_APRIL, most_years=2), None),
        (steps.publish_theme_refusal("published"), None),
        (steps.publish_theme_refusal("preparing"), StepCode.CALL_NOT_PUBLIC),
        (steps.begin_refusal("accepting", None), None),
        (steps.begin_refusal("accepting", "published"), None),
        (steps.begin_refusal("accepting", "withdrawn"), StepCode.THEME_NOT_OPEN),
        (steps.begin_refusal("preparing", None), StepCode.CALL_OVER),
        (steps.begin_refusal("not_held", None), StepCode.CALL_OVER),
    ],
)
def test_call_and_theme(refusal, expected):
    assert code(refusal) == expected


@pytest.mark.parametrize(
    ("until", "call_state", "expected"),
    [
        (LATER, "accepting", StepCode.STILL_ACCEPTING),
        (EARLIER, "accepting", None),
        (None, "accepting", StepCode.CLOSING_MISSING),
        (LATER, "closed", None),
    ],
)
def test_theme_closes_with_its_call_or_after_its_time(until, call_state, expected):
    refusal = steps.close_theme_refusal(NOW, until=until, call_state=call_state)
    assert code(refusal) == expected


GO = Talk("preliminary", "concluded", "go")


@pytest.mark.parametrize(
    ("talks", "required", "expected"),
    [
        ([GO], True, None),
        ([], False, None),
        ([], True, StepCode.PRELIMINARY_NEEDED),
        ([Talk("preliminary", "answering", "go")], True, StepCode.PRELIMINARY_NEEDED),
        ([Talk("preliminary", "concluded", "again")], True, StepCode.PRELIMINARY_NEEDED),
        ([Talk("four_party", "concluded", "go")], True, StepCode.PRELIMINARY_NEEDED),
    ],
)
def test_filing_needs_the_talk_before(talks, required, expected):
    assert code(steps.preliminary_refusal(talks, required=required)) == expected


@pytest.mark.parametrize(
    ("talk", "outcome", "expected"),
    [
        (Talk("four_party", "concluded", "go"), "go", None),
        (Talk("four_party", "concluded", "drop"), "go", StepCode.TALK_NEEDED),
        (Talk("four_party", "concluded", "drop"), "drop", None),
        (Talk("four_party", "meeting", "go"), "go", StepCode.TALK_NEEDED),
        (GO, "go", StepCode.TALK_NEEDED),
    ],
)
def test_leaving_the_talk_by_its_conclusion(talk, outcome, expected):
    assert code(steps.concluded_refusal([talk], outcome)) == expected


def test_reviews_must_be_closed_or_recused():
    assert steps.reviews_refusal(["closed", "recused"]) is None
    refusal = steps.reviews_refusal(["closed", "finished", "marking"])
    assert (refusal.code, refusal.params) == (StepCode.REVIEWS_OPEN, {"count": 2})


def test_every_judged_proposal_needs_its_decision():
    assert steps.decisions_refusal(["a"], {"a": {"outcome": "passed"}}) is None
    refusal = steps.decisions_refusal(["a", "b"], {"a": {"outcome": "passed"}})
    assert (refusal.code, refusal.params) == (StepCode.DECISION_MISSING, {"count": 1})


@pytest.mark.parametrize(
    ("decided", "reviews", "expected"),
    [
        ("passed", ["closed", "recused"], None),
        ("below_mark", ["closed"], StepCode.OTHER_OUTCOME),
        (None, ["closed"], StepCode.DECISION_MISSING),
        ("passed", ["closed", "finished"], StepCode.REVIEWS_OPEN),
    ],
)
def test_release_tells_what_was_decided(decided, reviews, expected):
    assert code(steps.release_refusal("passed", decided, reviews)) == expected


def test_coming_back_needs_a_place():
    assert steps.retable_refusal(["withdrawn"]) is None
    assert steps.retable_refusal(["passed", "withdrawn"], places=2) is None
    assert code(steps.retable_refusal(["passed", "withdrawn"])) == StepCode.NO_VACANCY
    assert code(steps.retable_refusal(["passed"])) == StepCode.NO_VACANCY
    assert code(steps.retable_refusal([])) == StepCode.NO_VACANCY


def test_judging_needs_somebody_who_is_not_recused():
    assert steps.start_judging_refusal(["assigned", "recused"]) is None
    assert code(steps.start_judging_refusal(["recused"])) == StepCode.NO_REVIEWS


def test_sheets_move_while_the_proposal_is_judged():
    assert steps.judging_refusal("judging") is None
    assert code(steps.judging_refusal("ready")) == StepCode.NOT_JUDGING
    assert steps.judging_refusal("ready", "ready", "judging") is None


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (steps.agree_refusal(APRIL, APRIL, MARCH), None),
        (steps.agree_refusal(None, APRIL, MARCH), StepCode.AGREEMENT_MISSING),
        (steps.agree_refusal(APRIL, None, None), StepCode.PERIOD_MISSING),
        (steps.start_project_refusal(APRIL, APRIL), None),
        (steps.start_project_refusal(date(2027, 3, 31), APRIL), StepCode.NOT_STARTED_YET),
        (steps.start_project_refusal(APRIL, None), StepCode.PERIOD_MISSING),
        (steps.complete_project_refusal(["published"]), None),
        (steps.complete_project_refusal(["published", "joint"]), StepCode.EVALUATION_OPEN),
        (steps.complete_project_refusal([]), StepCode.EVALUATION_OPEN),
        (steps.columns_refusal({"group", "section"}), None),
        (steps.columns_refusal({"group"}), StepCode.COLUMNS_OPEN),
    ],
)
def test_project_and_evaluation(refusal, expected):
    assert code(refusal) == expected
