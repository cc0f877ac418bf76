"""What may be copied from last year's proposal, and what may not."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import takeover as rules
from kamakura.kyodo.domain.takeover import Left
import pytest


@pytest.mark.parametrize(
    ("name", "kind", "new_kind", "expected"),
    [
        ("issue", "text", "text", None),
        ("contact_name", "line", "text", None),
        ("roles", "table", "table", None),
        ("fields", "choices", "choices", None),
        ("issue", "text", None, Left.GONE),
        ("issue", "text", "table", Left.OTHER_KIND),
        ("submit_date", "date", "date", Left.DATE),
        ("pledge", "check", "check", Left.PROMISE),
        ("disclose_tel", "choice", "choice", Left.PROMISE),
        ("eligibility", "choices", "choices", Left.ELIGIBILITY),
        ("city_share", "number", "number", Left.AMOUNT),
        ("fiscal_year", "number", "number", Left.THIS_YEAR),
        ("bylaws", "file", "file", None),
        ("latest_accounts", "file", "file", Left.FILE),
    ],
)
def test_answer_is_copied_or_not(name, kind, new_kind, expected):
    assert rules.left_out(name, kind, new_kind, is_promise=False) == expected


@given(st.text(min_size=1), st.sampled_from(["line", "text", "check", "choice"]))
def test_promise_of_any_name_is_never_copied(name, kind):
    assert rules.left_out(name, kind, kind, is_promise=True) is not None


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2027, 11, 30), None), (date(2027, 12, 1), Left.FILE_OLD)],
)
def test_rules_of_the_group_are_offered_for_eighteen_months(today, expected):
    assert rules.file_left_out(date(2026, 5, 11), today=today) == expected


def test_only_choices_still_offered_are_kept():
    assert rules.known_choices(["a", "gone"], {"a", "b"}, several=True) == ["a"]
    assert rules.known_choices("gone", {"a"}, several=False) is None


def test_share_of_the_city_is_left_blank():
    rows = [{"category": "city_share", "amount": 5}, {"category": "own_funds", "amount": 3}]
    assert [row["amount"] for row in rules.without_share(rows)] == [None, 3]
