"""Japanese input: kept as typed, folded for search."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import japanese
from kamakura.kyodo.domain.refusal import Refused
import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("カマクラ", "かまくら"),
        ("ｶﾏｸﾗ", "かまくら"),
        ("ガギ", "ｶﾞｷﾞ"),
        ("ＮＰＯ法人", "npo法人"),
        ("様式１", "様式1"),
        ("佐々木", "佐佐木"),
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("𠮷田", "吉田"),
        ("渡邉", "渡辺"),
        ("葛\U000e0100城", "葛城"),
        ("神", "神"),
    ],
)
def test_fold_makes_them_equal(one, other):
    assert japanese.fold(one) == japanese.fold(other)


def test_fold_keeps_different_names_apart():
    assert japanese.same_name("小町ゆかり", "小町ゆかり") is True
    assert japanese.same_name("小町 ゆかり", "小町　ユカリ") is True
    assert japanese.same_name("小町ゆかり", "小町ゆり") is False
    assert japanese.same_name("", " ") is False


JAPANESE = st.sampled_from("がかｶﾞ゛ー々髙高﨑𠮷邉\U000e0100佐木 　・ヴＡa①㈱゙")


@given(st.text(JAPANESE))
def test_folding_twice_changes_nothing(text):
    assert japanese.fold_name(japanese.fold_name(text)) == japanese.fold_name(text)


def test_kana_kinds():
    assert japanese.hiragana("ヴァイオリン・ｶﾞｯｺｳ東京") == "ゔぁいおりん・がっこう東京"
    assert japanese.katakana("かまくら ｶﾏｸﾗ") == "カマクラ カマクラ"


@pytest.mark.parametrize(
    "text", ["248-8686", "2488686", "〒２４８－８６８６", " 248 ー 8686", "248−8686"]
)
def test_postal_codes(text):
    assert japanese.postal_code(text) == "248-8686"


@pytest.mark.parametrize("text", ["", "24-88686", "248-868", "248--8686", "abc-defg", "248・8686"])
def test_wrong_postal_codes(text):
    with pytest.raises(Refused) as caught:
        japanese.postal_code(text)
    assert caught.value.refusal.code == "postal_code_unreadable"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("０４６７－２３－３０００", "0467-23-3000"),
        ("0467(23)3000", "0467-23-3000"),
        ("0467ー23ー3000", "0467-23-3000"),
        ("0467〜23～3000", "0467-23-3000"),
        ("09012345678", "09012345678"),
        ("0467-23-3000 内線2311", "0467-23-3000 内線2311"),
    ],
)
def test_phones(text, kept):
    assert japanese.phone(text) == kept


@pytest.mark.parametrize(
    "text", ["", "23-3000", "0467-23-300", "0467-23-30000-1", "0467-23-3000内線", "でんわ"]
)
def test_wrong_phones(text):
    with pytest.raises(Refused) as caught:
        japanese.phone(text)
    assert caught.value.refusal.code == "phone_unreadable"


def test_furigana():
    assert japanese.furigana("カマクラ　ｶｲﾝﾄﾞｱｰ") == "かまくら かいんどあー"
    with pytest.raises(Refused) as caught:
        japanese.furigana("鎌倉")
    assert caught.value.refusal.code == "not_hiragana"


def test_digits():
    assert japanese.digits("第３分庁舎 1階") == "31"


@pytest.mark.parametrize(
    "name", ["髙橋", "山﨑", "𠮷田", "葛\U000e0100城", "神田", "ＮＰＯ①Ⅱ㈱〜", "👨\u200d👩\u200d👧"]
)
def test_names_stay_as_typed(name):
    assert japanese.clean_text(name, multiline=False) == name


def test_clean_text_takes_out_what_cannot_be_seen():
    assert (
        japanese.clean_text("\ufeffか\u3099き\x00く\u200b\x1b\r\nけ\vこ\u202e") == "がきく\nけ\nこ"
    )
    assert japanese.clean_text(" 一行\r\n二行 ", multiline=False) == "一行 二行"


@pytest.mark.parametrize("char", ["\ue000", "\U000f0000", "\ufffe", "\ud800", "\ufdd0"])
def test_characters_of_one_computer_are_refused(char):
    with pytest.raises(Refused) as caught:
        japanese.clean_text("髙" + char)
    refusal = caught.value.refusal
    assert refusal.code == "unusable_character"
    assert refusal.params == {"position": 2, "code": f"U+{ord(char):04X}"}


@given(st.text())
def test_cleaned_text_is_stable(text):
    try:
        cleaned = japanese.clean_text(text)
    except Refused:
        return
    assert japanese.clean_text(cleaned) == cleaned
    assert not set(cleaned) & set("\x00\x0b\x1b\r\u2028")


def test_characters_are_counted_as_on_the_forms():
    assert japanese.count_characters("𠮷田\r\nか\u3099") == 3
    assert japanese.length_refusal("あ" * 300, 300) is None
    refusal = japanese.length_refusal("あ" * 301 + "\n", 300)
    assert refusal.params == {"count": 301, "limit": 300, "over": 1}


def test_yomi_sorts_in_the_order_of_the_fifty_sounds():
    wanted = [
        "あおい",
        "かあど",
        "カード",
        "かく",
        "がく",
        "かっこう",
        "がっこう",
        "かつどう",
        "ハシ",
        "はす",
        "ばす",
        "んん",
    ]
    backwards = wanted[::-1]
    assert sorted(backwards, key=japanese.yomi_sort_key) == wanted


@given(st.text("あかさたなはばぱーゃー ", min_size=1, max_size=8), st.integers(0, 8))
def test_reading_lies_in_the_span_of_its_beginning(yomi, length):
    first, last = japanese.yomi_span(yomi[:length].rstrip("ー "))
    assert first <= japanese.yomi_sort_key(yomi) <= last
