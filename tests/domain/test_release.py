"""公表: a letter that can be sent, a time that is to come."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.release import is_due
from kamakura.kyodo.domain.release import notice_refusal
from kamakura.kyodo.domain.release import place_refusal
from kamakura.kyodo.domain.release import schedule_refusal
import pytest


NOW = datetime(2026, 10, 8, 15, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "code"),
    [(NOW - SECOND, "release_time_past"), (NOW, "release_time_past"), (NOW + SECOND, None)],
)
def test_release_is_set_for_a_time_to_come(at, code):
    refusal = schedule_refusal(at, NOW)
    assert (refusal and refusal.code) == code


@given(st.datetimes(), st.datetimes())
def test_release_is_due_from_its_second_on(at, now):
    assert is_due(at, now) == (now >= at)


def test_nothing_is_due_without_a_time():
    assert not is_due(None, NOW)


def test_letter_without_grounds_is_refused():
    assert notice_refusal(number="", grounds=" \n", comment="").code == "notice_grounds_missing"


@pytest.mark.parametrize(("name", "limit"), [("number", 50), ("grounds", 2000), ("comment", 2000)])
def test_letter_has_an_end(name, limit):
    texts = {"number": "", "grounds": "理由", "comment": ""}
    assert notice_refusal(**texts | {name: "あ" * limit}) is None
    refusal = notice_refusal(**texts | {name: "あ" * (limit + 1)})
    assert (refusal.code, refusal.params) == ("notice_too_long", {"name": name, "limit": limit})


@pytest.mark.parametrize(("name", "limit"), [("comment", 2000), ("told", 400)])
def test_words_of_a_place_have_an_end(name, limit):
    assert place_refusal(**{name: "あ" * limit}) is None
    refusal = place_refusal(**{name: "あ" * (limit + 1)})
    assert (refusal.code, refusal.params) == ("notice_too_long", {"name": name, "limit": limit})
