"""The blind columns and their low marks."""

from kamakura.kyodo.domain import evaluation
from kamakura.kyodo.domain.evaluation import EvaluationCode
import pytest


@pytest.mark.parametrize(
    ("column", "own", "locked", "readable"),
    [
        ("group", "group", (), True),
        ("group", "section", (), False),
        ("group", None, (), False),
        ("section", "group", ("section",), False),
        ("section", "group", ("group",), False),
        ("section", None, ("group", "section"), True),
        ("section", "group", ("group", "section"), True),
        ("joint", "group", ("group",), False),
        ("joint", None, ("group", "section"), True),
        ("", None, (), False),
        ("", "", (), False),
    ],
)
def test_nobody_reads_the_other_column_before_both_are_locked(column, own, locked, readable):
    assert evaluation.is_readable(column, own=own, locked=locked) is readable


def test_low_marks_need_words():
    answers = {
        "q01_score": "2",
        "q02_score": "1",
        "q02_comment": "会う回数が少なかった。",
        "q03_score": "3",
        "q04_score": "1",
        "q04_comment": " 　",
    }
    assert [(one.code, one.field) for one in evaluation.column_findings(answers)] == [
        (EvaluationCode.COMMENT_NEEDED, "q01_comment"),
        (EvaluationCode.COMMENT_NEEDED, "q04_comment"),
    ]


@pytest.mark.parametrize(("value", "mark"), [("5", 5), (4, 4), ("none", None), (None, None)])
def test_marks_are_numbers(value, mark):
    assert evaluation.mark(value) == mark
