"""年度 and 和暦, in and out."""

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import fiscal
from kamakura.kyodo.domain.refusal import Refused
import pytest


MODERN = st.dates(date(1873, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "R8.9.27",
        "r8.9.27",
        "Ｒ８．９．２７",
        "R8/9/27",
        "R08-09-27",
        "令和8年9月27日",
        "令和８年９月２７日",
        "令和8年9月27日(日)",
        "令和8年9月27日（日曜日）",
        "令和8年(2026年)9月27日(日曜日)",
        "令和 8 年 9 月 27 日",
        "㋿8年9月27日",
        "2026-09-27",
        "2026－09－27",
        "2026/9/27",
        "２０２６／９／２７",
        "2026年9月27日",
        "2026.9.27",
        "20260927",
        "平成38年9月27日",
    ],
)
def test_one_day_in_many_spellings(text):
    assert fiscal.parse_date(text) == date(2026, 9, 27)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("平成32年3月31日", date(2020, 3, 31)),
        ("平成31年5月1日", date(2019, 5, 1)),
        ("令和元年4月1日", date(2019, 4, 1)),
        ("H元.1.7", date(1989, 1, 7)),
        ("昭和64年12月31日", date(1989, 12, 31)),
    ],
)
def test_date_an_era_never_had_is_taken_as_meant(text, meant):
    assert fiscal.parse_date(text) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date_unreadable"),
        ("あした", "date_unreadable"),
        ("9月27日", "date_unreadable"),
        ("26-9-27", "date_unreadable"),
        ("令和0年9月27日", "date_unreadable"),
        ("令和8年9月", "date_unreadable"),
        ("2026927", "date_unreadable"),
        ("2026-02-29", "date_impossible"),
        ("令和8年13月1日", "date_impossible"),
        ("令和8年(2025年)9月27日", "date_impossible"),
        ("0000-01-01", "date_impossible"),
    ],
)
def test_what_is_not_a_date_is_refused(text, code):
    with pytest.raises(Refused) as caught:
        fiscal.parse_date(text)
    assert caught.value.refusal.code == code


def test_month_alone_where_it_is_allowed():
    assert fiscal.parse_date("平成27年4月", day_if_missing=1) == date(2015, 4, 1)


@given(MODERN, st.booleans(), st.booleans())
def test_wareki_round_trip(day, weekday, seireki):
    assert fiscal.parse_date(fiscal.wareki(day, weekday, seireki=seireki)) == day


@given(MODERN)
def test_iso_round_trip(day):
    assert fiscal.parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        assert isinstance(fiscal.parse_date(text), date)
    except Refused as refused:
        assert refused.refusal.params == {"text": text}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 9, 27), "令和8年9月27日(日曜日)"),
        (date(2019, 4, 30), "平成31年4月30日(火曜日)"),
        (date(2019, 5, 1), "令和元年5月1日(水曜日)"),
        (date(1989, 1, 7), "昭和64年1月7日(土曜日)"),
        (date(1989, 1, 8), "平成元年1月8日(日曜日)"),
        (date(1926, 12, 24), "大正15年12月24日(金曜日)"),
        (date(1926, 12, 25), "昭和元年12月25日(土曜日)"),
        (date(1912, 7, 29), "明治45年7月29日(月曜日)"),
        (date(1850, 1, 1), "1850年1月1日(火曜日)"),
    ],
)
def test_wareki_at_the_changes_of_era(day, shown):
    assert fiscal.wareki(day) == shown


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2027, 1, 1), 2026),
        (date(2027, 3, 31), 2026),
    ],
)
def test_fiscal_year_is_named_by_its_april(day, year):
    assert fiscal.fiscal_year_of(day) == year


@given(MODERN)
def test_day_lies_in_its_fiscal_year(day):
    year = fiscal.fiscal_year_of(day)
    assert fiscal.fiscal_year_start(year) <= day <= fiscal.fiscal_year_end(year)
    assert fiscal.fiscal_year_end(year) + timedelta(days=1) == fiscal.fiscal_year_start(year + 1)


@pytest.mark.parametrize(
    ("year", "label", "short"),
    [
        (2026, "令和8年度(2026年度)", "R8"),
        (2019, "令和元年度(2019年度)", "R1"),
        (2018, "平成30年度(2018年度)", "H30"),
        (1989, "平成元年度(1989年度)", "H1"),
        (1988, "昭和63年度(1988年度)", "S63"),
    ],
)
def test_fiscal_year_labels(year, label, short):
    assert fiscal.fiscal_year_label(year) == label
    assert fiscal.short_era(year) == short
    assert fiscal.parse_fiscal_year(label) == fiscal.parse_fiscal_year(short) == year


def test_before_the_first_era_of_the_table_the_western_year_stands():
    assert fiscal.fiscal_year_label(1850) == "1850年度"
    assert fiscal.short_era(1850) == "1850"


@pytest.mark.parametrize("text", ["", "R", "8年度", "令和8年度(2025年度)", "R0"])
def test_what_is_not_a_fiscal_year_is_refused(text):
    with pytest.raises(Refused) as caught:
        fiscal.parse_fiscal_year(text)
    assert caught.value.refusal.code == "fiscal_year_unreadable"


def test_a_new_era_is_a_line_of_the_table():
    eras = (*fiscal.ERAS, *fiscal.read_eras("未来, x, 2040-10-10\n"))
    assert fiscal.wareki(date(2040, 10, 10), eras=eras) == "未来元年10月10日(水曜日)"
    assert fiscal.wareki(date(2040, 10, 9), eras=eras) == "令和22年10月9日(火曜日)"
    assert fiscal.parse_date("X2.1.1", eras=eras) == date(2041, 1, 1)


def test_a_broken_era_table_is_refused():
    with pytest.raises(Refused) as caught:
        fiscal.read_eras("令和,R")
    assert caught.value.refusal.params == {"line": "令和,R"}


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2025, 6, 30), date(2026, 6, 30), 12),
        (date(2025, 7, 1), date(2026, 6, 30), 11),
        (date(2025, 7, 2), date(2026, 7, 1), 11),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 6, 30), date(2026, 5, 30), -1),
    ],
)
def test_whole_months(start, end, months):
    assert fiscal.whole_months_between(start, end) == months
