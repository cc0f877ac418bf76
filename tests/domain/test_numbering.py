"""Receipt numbers."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import numbering
from kamakura.kyodo.domain.refusal import Refused
import pytest


def test_forms_of_a_receipt_number():
    assert numbering.receipt_number(2026, "group", 3) == "R8-G-03"
    assert numbering.receipt_number(2026, "city", 2) == "R8-C-02"
    assert numbering.receipt_number(2015, "group", 1) == "H27-G-01"
    assert numbering.receipt_number(2026, "group", 100) == "R8-G-100"


@given(st.integers(1990, 2090), st.sampled_from(["group", "city"]), st.integers(1, 99_999))
def test_round_trip(year, kind, number):
    text = numbering.receipt_number(year, kind, number)
    assert numbering.parse_receipt_number(text) == numbering.ReceiptNumber(year, kind, number)
    assert str(numbering.parse_receipt_number(text)) == text


@pytest.mark.parametrize("text", ["r8-g-3", "Ｒ８－Ｇ－０３", " R8-G-03 ", "R8‐G‐03", "R8ーGー03"])
def test_numbers_as_people_type_them(text):
    assert str(numbering.parse_receipt_number(text)) == "R8-G-03"


@pytest.mark.parametrize("text", ["", "R8", "R8-X-01", "R8-G-00", "Q8-G-01", "R8-G-1.5", "R0-G-01"])
def test_what_is_no_receipt_number_is_refused(text):
    with pytest.raises(Refused) as caught:
        numbering.parse_receipt_number(text)
    assert caught.value.refusal.code == "receipt_number_unreadable"


def test_numbers_start_at_one():
    with pytest.raises(ValueError, match="start at 1"):
        numbering.receipt_number(2026, "group", 0)


def test_order_is_year_kind_number():
    wanted = ["H30-C-01", "R1-G-02", "R8-G-02", "R8-G-99", "R8-G-100", "R8-C-01"]
    backwards = wanted[::-1]
    assert sorted(backwards, key=numbering.receipt_sort_key) == wanted


def test_lists_stand_by_number_and_what_has_none_comes_first():
    mixed = ["R8-C-01", "R8-G-100", "R8-G-99", None, "12番", "R7-C-02"]
    ordered = [None, "12番", "R7-C-02", "R8-G-99", "R8-G-100", "R8-C-01"]
    assert sorted(mixed, key=numbering.by_receipt) == ordered
