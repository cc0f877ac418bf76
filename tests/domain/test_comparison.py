"""Two fillings of one form beside each other."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import comparison as c
from kamakura.kyodo.domain import differences as d
from kamakura.kyodo.domain.comparison import Asked
from kamakura.kyodo.domain.differences import Piece
import pytest


TEXT = st.text(st.sampled_from("市団体の地図をつくる。\n 10ア円ab"), max_size=40)
ROW = st.fixed_dictionaries({"item": TEXT, "amount": st.none() | st.integers(0, 9)})
ROWS = st.lists(ROW, max_size=6)
CHOICES = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True)
ASKED = (
    Asked("text", "説明", "text"),
    Asked("roles", "役割", "table"),
    Asked("fields", "分野", "choices"),
    Asked("cost", "総事業費(円)", "number"),
)
ANSWERS = st.fixed_dictionaries(
    {"text": TEXT, "roles": ROWS, "fields": CHOICES, "cost": st.none() | st.integers()}
)


def filled(answers):
    return {name: value for name, value in answers.items() if value not in d.EMPTY}


@given(ANSWERS, ANSWERS)
def test_difference_applied_to_the_old_gives_the_new(old, new):
    changes = c.compare(ASKED, old, ASKED, new)
    assert c.applied(changes, old) == filled(new)


@given(ANSWERS)
def test_comparing_equal_answers_finds_nothing(answers):
    changes = c.compare(ASKED, answers, ASKED, answers)
    assert c.changed(changes) == ()
    marks = {one.mark for change in changes for one in (*change.pieces, *change.rows)}
    assert marks <= {d.SAME}


@given(TEXT, TEXT)
def test_pieces_tell_both_texts_whole(old, new):
    pieces = d.compare_texts(old, new)
    assert "".join(one.text for one in pieces if one.mark != d.ADDED) == old
    assert d.new_text(pieces) == new


@given(ROWS, ROWS)
def test_every_row_of_both_tables_stands_once_in_its_order(old, new):
    rows = d.compare_rows(old, new)
    assert [row.old for row in rows if row.old is not None] == old
    assert [row.new for row in rows if row.new is not None] == new


def test_changed_word_of_a_japanese_sentence_is_marked_alone():
    old = "月に1回、町を歩いて地図をつくる。参加は無料です。"
    new = "月に2回、町を歩いて絵地図をつくる。参加は無料です。"
    assert d.compare_texts(old, new) == (
        Piece(d.SAME, "月に"),
        Piece(d.REMOVED, "1"),
        Piece(d.ADDED, "2"),
        Piece(d.SAME, "回、町を歩いて"),
        Piece(d.ADDED, "絵"),
        Piece(d.SAME, "地図をつくる。参加は無料です。"),
    )


def test_number_is_never_cut():
    assert d.compare_texts("参加者は100人です。", "参加者は1000人です。") == (
        Piece(d.SAME, "参加者は"),
        Piece(d.REMOVED, "100"),
        Piece(d.ADDED, "1000"),
        Piece(d.SAME, "人です。"),
    )


def test_sentences_with_nothing_in_common_are_replaced_as_a_whole():
    pieces = d.compare_texts("海岸のごみを拾う。", "竹あかりの教室をひらきます。")
    assert pieces == (
        Piece(d.REMOVED, "海岸のごみを拾う"),
        Piece(d.ADDED, "竹あかりの教室をひらきます"),
        Piece(d.SAME, "。"),
    )


def test_row_put_in_between_leaves_the_others_in_place():
    walk, paper, guard = ({"item": item, "amount": 1} for item in ("町歩き", "用紙", "保険"))
    dear = {**paper, "amount": 5}
    rows = d.compare_rows([walk, paper], [walk, guard, dear])
    assert [(row.mark, row.cells) for row in rows] == [
        (d.SAME, frozenset()),
        (d.ADDED, frozenset()),
        (d.CHANGED, frozenset({"amount"})),
    ]


def test_number_has_a_difference():
    (change,) = c.compare(ASKED[3:], {"cost": 430000}, ASKED[3:], {"cost": 400000})
    assert change.number_difference == -30000


def test_choices_added_and_removed_are_told_apart():
    assert d.compare_choices(["town", "art"], ["art", "sea"]) == (
        Piece(d.REMOVED, "town"),
        Piece(d.SAME, "art"),
        Piece(d.ADDED, "sea"),
    )


def test_questions_of_two_versions_meet_by_name():
    old = (Asked("issue", "課題", "text"), Asked("gone", "消えた質問"))
    new = (Asked("issue", "困っていること", "text"), Asked("fresh", "新しい質問"))
    changes = c.compare(old, {"issue": "同じ", "gone": "x"}, new, {"issue": "同じ", "fresh": "y"})
    assert [(one.name, one.is_renamed, one.is_changed) for one in changes] == [
        ("issue", True, False),
        ("fresh", False, True),
        ("gone", False, True),
    ]
    assert [one.new is None for one in changes] == [False, False, True]


@pytest.mark.parametrize(("old", "new"), [(None, ""), ([], None), ("", [])])
def test_all_ways_of_answering_nothing_are_one(old, new):
    assert d.same_answer(old, new)


def test_no_is_an_answer_and_differs_from_none():
    assert not d.same_answer(None, 0)
