"""議事録: names that are not published are taken out of what everybody reads."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.minutes import names_in
from kamakura.kyodo.domain.minutes import places_of
from kamakura.kyodo.domain.minutes import publish_refusal
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
        ("森森氏", "委員"),
        ("青柳森一郎", "委員"),
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


def places(text, known=()):
    return [(one.names, one.word) for one in places_of(text, NAMES, known=known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青柳からも意見があった。", [(("青柳 みどり",), "青柳")]),
        ("森林の保全", [(("森 一郎",), "森")]),
        ("青柳みどりと森 一郎", [(("青柳 みどり",), "青柳みどり"), (("森 一郎",), "森 一郎")]),
        ("だれの名もない文。", []),
    ],
)
def test_places_are_family_names_and_whole_names_in_order(text, found):
    assert places(text) == found


def test_a_name_inside_a_known_word_is_no_place():
    assert places("森林を守る会と森", ["森林を守る会"]) == [(("森 一郎",), "森")]


def test_two_people_of_one_family_name_share_a_place():
    (place,) = places_of("森の意見", ("森 一郎", "森 花子"))
    assert place.names == ("森 一郎", "森 花子")


def test_a_place_is_shown_with_its_line():
    (place,) = places_of("前の行\nそこで青柳が話した。\n次の行", NAMES)
    assert (place.before, place.word, place.after) == ("そこで", "青柳", "が話した。")


def test_a_name_without_a_space_is_looked_for_whole():
    assert [one.word for one in places_of("森一郎と森", ("森一郎",))] == ["森一郎"]


@given(st.text(alphabet="青柳みどり森一郎 、委員長氏\n", max_size=30))
def test_without_places_no_family_name_is_left(text):
    left = places_of(text, NAMES)
    assert bool(left) == any(name.split()[0] in text for name in NAMES)


@pytest.mark.parametrize(
    ("count", "checked", "code"),
    [(0, False, None), (2, False, "minutes_names_unchecked"), (2, True, None)],
)
def test_places_are_looked_at_before_publishing(count, checked, code):
    refusal = publish_refusal(count, checked=checked)
    assert (refusal and refusal.code) == code
