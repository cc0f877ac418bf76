"""未記入, 記入中, 完了, 直すところがあります."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.progress import count_done
from kamakura.kyodo.domain.progress import MISSING
from kamakura.kyodo.domain.progress import Progress
from kamakura.kyodo.domain.progress import progress
from kamakura.kyodo.domain.progress import whole
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import warning
import pytest


GONE = error(AnswerCode.MISSING, "purpose")
BAD = error(AnswerCode.NOT_A_NUMBER, "people")
ODD = warning(AnswerCode.SAME_PERSON, "accountant")


@pytest.mark.parametrize(
    ("findings", "answered", "state"),
    [
        ((), False, Progress.TODO),
        ((GONE,), False, Progress.TODO),
        ((GONE,), True, Progress.BEGUN),
        ((), True, Progress.DONE),
        ((ODD,), True, Progress.DONE),
        ((BAD,), True, Progress.WRONG),
        ((BAD,), False, Progress.WRONG),
        ((GONE, BAD), True, Progress.WRONG),
    ],
)
def test_state_follows_from_findings_and_answers(findings, answered, state):
    assert progress(findings, answered=answered) == state


@pytest.mark.parametrize(
    ("findings", "state"),
    [((GONE,), Progress.TODO), ((BAD,), Progress.TODO), ((ODD,), Progress.DONE)],
)
def test_what_a_form_starts_from_is_never_called_wrong_or_begun(findings, state):
    assert progress(findings, answered=True, touched=False) == state


@given(st.lists(st.sampled_from((GONE, BAD, ODD))), st.booleans())
def test_done_is_said_only_when_nothing_stands_against_sending(findings, answered):
    errors = [one for one in findings if one.level == "error"]
    done = progress(findings, answered=answered) == Progress.DONE
    assert done == (answered and not errors)


def test_missing_answers_alone_are_never_called_wrong():
    findings = [error(code, "x") for code in sorted(MISSING)]
    assert progress(findings, answered=True) == Progress.BEGUN


TODO, BEGUN, DONE, WRONG = Progress


@pytest.mark.parametrize(
    ("steps", "is_complete", "state"),
    [
        ((TODO, TODO), False, TODO),
        ((DONE, TODO), False, BEGUN),
        ((BEGUN, TODO), False, BEGUN),
        ((DONE, WRONG), False, WRONG),
        ((DONE, DONE), True, DONE),
        # What is optional may stay empty, but an empty form is not done.
        ((DONE, TODO), True, DONE),
        ((TODO, TODO), True, TODO),
    ],
)
def test_state_of_a_form_follows_from_its_steps(steps, is_complete, state):
    assert whole(steps, is_complete=is_complete) == state


def test_two_of_five_are_done():
    states = [Progress.DONE, Progress.BEGUN, Progress.DONE, Progress.TODO, Progress.WRONG]
    assert count_done(states) == (2, 5)
