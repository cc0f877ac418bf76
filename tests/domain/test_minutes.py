"""議事録: names that are not published are taken out of what everybody reads."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.minutes import names_in
from kamakura.kyodo.domain.minutes import without_names
import pytest


NAMES = ("青柳 みどり", "森 一郎")


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("青柳 みどり、佐藤 実", "委員、佐藤 実"),
        ("青柳みどり委員長が開会した。", "委員長が開会した。"),
        ("青柳 みどり 副会長", "副会長"),
        ("青柳委員から質問があった。", "委員から質問があった。"),
        ("森さんの意見", "委員の意見"),
        ("森 氏の意見", "委員の意見"),
        ("森林の保全と青柳という木", "森林の保全と青柳という木"),
    ],
)
def test_a_name_gives_way_to_the_office(text, public):
    assert without_names(text, NAMES) == public


def test_names_found_are_those_taken_out():
    assert names_in("森 一郎と青柳という木", NAMES) == ("森 一郎",)


@given(st.text(alphabet="青柳みどり森一郎 、委員長氏\n", max_size=30))
def test_no_name_stays(text):
    assert names_in(without_names(text, NAMES), NAMES) == ()


@given(st.text(alphabet="森林柳の緑、\n", max_size=20))
def test_words_of_the_language_stay(text):
    assert without_names(text, NAMES) == text
