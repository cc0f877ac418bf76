"""積算内訳: products that do and do not come to the amount."""

from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.breakdown import breakdown_finding
from kamakura.kyodo.domain.breakdown import calculation
from kamakura.kyodo.domain.refusal import warning
import pytest


def differs(text, amount):
    return breakdown_finding(text, amount, "expense.0.breakdown", row=1)


def test_product_that_gives_another_amount():
    params = {"row": 1, "product": "30円×5,000＝150,000円", "amount_yen": 15_000}
    expected = warning("breakdown_differs", "expense.0.breakdown", **params)
    assert differs("30円×5,000部", 15_000) == expected


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("15,000円×6回", 90_000),
        ("15,000円×6回×2人", 180_000),
        ("１５，０００円×６回", 90_000),
        ("15000 x 6", 90_000),
        ("¥30*5,000部", 150_000),
        ("時給1,200円×2.5時間×4日", 12_000),
        ("2万円×3回", 60_000),
        ("3(人)×1,000円", 3_000),
    ],
)
def test_products_are_read(text, yen):
    assert [one.yen for one in calculation(text).products] == [yen]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1式",
        "1,000円×80%",
        "1,000円×6回×80%",
        "1/2×1,000円",
        "1万5千円×3回",
        "2時間×2人",
        "A4×100枚",
        "2026年×月",
    ],
)
def test_what_cannot_be_read_for_certain_is_passed_over(text):
    assert calculation(text).products == ()
    assert differs(text, 12_345) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("30円×5,000部", 150_000),
        ("30円×5,000部＝150,000円", 150_000),
        ("500円×60人、200円×10人", 32_000),
        ("500円×60人 送料1,000円", 31_000),
        ("500円×10人-1,000円", 4_000),
        ("講師 10,000円×2回(1回2時間×2人)", 20_000),
        ("1.5円×333枚", 499),
        ("1.5円×333枚", 500),
    ],
)
def test_amounts_that_fit(text, amount):
    assert differs(text, amount) is None


def test_result_behind_the_equals_sign_proves_nothing():
    assert differs("30円×5,000部＝15,000円", 15_000) is not None


def test_row_without_money_is_left_alone():
    assert differs("30円×5,000部", 0) is None


@given(st.integers(100, 99_999), st.integers(1, 999), st.integers(0, 10**9))
def test_a_price_and_a_quantity_warn_exactly_when_they_differ(price, quantity, amount):
    text = f"{price:,}円×{quantity:,}回"
    assert calculation(text).products[0].yen == Fraction(price * quantity)
    assert (differs(text, amount) is not None) == (amount not in (0, price * quantity))


@given(st.text(max_size=60), st.integers(0, 10**10))
def test_no_text_breaks_it_and_it_is_never_an_error(text, amount):
    found = differs(text, amount)
    assert found is None or found.level == "warning"
