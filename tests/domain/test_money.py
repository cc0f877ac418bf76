"""Whole yen as typed and as shown."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import money
from kamakura.kyodo.domain.refusal import Refused
import pytest


@pytest.mark.parametrize(
    "text",
    [
        "1234",
        "1,234",
        "１，２３４",
        "1,234円",
        "１２３４円",
        "¥1,234",
        "￥1,234",
        " 1 234 ",
        "1、234",
        "1234.0",
        "0001234",
    ],
)
def test_one_amount_in_many_spellings(text):
    assert money.parse_yen(text) == 1234


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("30万円", 300_000),
        ("３０万", 300_000),
        ("3万5千円", 35_000),
        ("12万3,000円", 123_000),
        ("1万2千50円", 12_050),
        ("12万345円", 120_345),
        ("1,000万円", 10_000_000),
    ],
)
def test_ten_thousands_as_people_say_them(text, yen):
    assert money.parse_yen(text) == yen


@given(st.integers(0, 9_999), st.integers(0, 9_999))
def test_ten_thousands_and_the_rest_add_up(man, rest):
    text = f"{man}万{rest}円" if rest else f"{man}万円"
    assert money.parse_yen(text) == man * 10_000 + rest


@pytest.mark.parametrize("text", ["△1,234", "▲１，２３４円", "-1234", "−1234", "－1,234", "¥-1234"])
def test_negative_where_it_is_allowed(text):
    assert money.parse_yen(text, negative=True) == -1234


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount_unreadable"),
        ("約千円", "amount_unreadable"),
        ("1,23,4", "amount_unreadable"),
        ("約30万円", "amount_unreadable"),
        ("1万2万円", "amount_unreadable"),
        ("万円", "amount_unreadable"),
        ("3万5千2000円", "amount_unreadable"),
        ("1,23万円", "amount_unreadable"),
        ("--5", "amount_unreadable"),
        ("-¥-5", "amount_unreadable"),
        ("=1+1", "amount_unreadable"),
        ("1234.5", "amount_not_whole_yen"),
        ("△1", "amount_negative"),
        ("1000000000000", "amount_too_large"),
        ("9" * 5000, "amount_too_large"),
        ("١٢٣", "amount_unreadable"),
    ],
)
def test_what_is_not_an_amount_is_refused(text, code):
    with pytest.raises(Refused) as caught:
        money.parse_yen(text)
    assert caught.value.refusal.code == code


@given(st.integers(-money.LARGEST, money.LARGEST))
def test_round_trip(amount):
    assert money.parse_yen(money.format_yen(amount), negative=True) == amount
    assert money.parse_yen(money.format_number(amount), negative=True) == amount


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    try:
        assert 0 <= money.parse_yen(text) <= money.LARGEST
    except Refused as refused:
        assert refused.refusal.params == {"text": text}


def test_leading_zeros_do_not_make_an_amount_large():
    assert money.parse_yen("0" * 50 + "7") == 7


def test_shown_forms():
    assert money.format_yen(1234) == "1,234円"
    assert money.format_yen(-1234) == "△1,234円"
