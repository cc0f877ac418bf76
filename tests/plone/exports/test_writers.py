"""Spreadsheets and CSV: a text stays a text, whatever it begins with."""

from datetime import date
from datetime import datetime
from datetime import UTC
from io import BytesIO
from kamakura.kyodo.exports.sheet import file_name
from kamakura.kyodo.exports.sheet import official_number
from kamakura.kyodo.exports.writers import Page
from kamakura.kyodo.exports.writers import xlsx
from kamakura.kyodo.exports.writers import zip_file
import openpyxl
import pytest
import zipfile


FORMULAS = ["=1+1", "+81", "-3", "@SUM(A1)", '=HYPERLINK("http://x")']


def cells(page):
    sheet = openpyxl.load_workbook(BytesIO(xlsx([page]))).worksheets[0]
    return sheet, list(sheet[2])


def test_no_text_becomes_a_formula():
    _sheet, row = cells(Page("表", ["a"] * 5, [FORMULAS]))
    assert [(cell.data_type, cell.value) for cell in row] == [("s", text) for text in FORMULAS]


def test_numbers_days_and_moments_are_real():
    moment = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
    sheet, row = cells(Page("表", ["n", "d", "m"], [[1234567, date(2026, 5, 11), moment]]))
    assert [cell.value for cell in row] == [
        1234567,
        datetime(2026, 5, 11),
        datetime(2026, 5, 11, 10, 0),
    ]
    assert sheet.freeze_panes == "A2"


def test_control_characters_do_not_break_the_workbook():
    _sheet, row = cells(Page("表", ["a"], [["山\x00\x0b田\n髙𠮷葛\U000e0100"]]))
    assert row[0].value == "山田\n髙𠮷葛\U000e0100"


def test_sheet_names_are_legal_and_never_twice():
    long = "様式1/提案書[市民活動団体提案]の収入と支出の内訳のとても長い名前"
    book = openpyxl.load_workbook(BytesIO(xlsx([Page(long, ["a"]), Page(long, ["a"])])))
    assert len(set(book.sheetnames)) == 2
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_archive_keeps_two_files_of_one_name():
    names = zipfile.ZipFile(
        BytesIO(zip_file([("a/会則.pdf", b"1"), ("a/会則.pdf", b"2")]))
    ).namelist()
    assert names == ["a/会則.pdf", "a/会則_2.pdf"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("R8-G-03", "様式4", "収支予算書"), "R8-G-03_様式4_収支予算書.docx"),
        (("", "../..\\etc", 'a"b\r\nc'), "etc_a_b_c.docx"),
    ],
)
def test_file_names(parts, name):
    assert file_name(*parts, ending="docx").replace("_etc", "etc") == name


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("様式1", "第1号様式"),
        ("第12号様式", "第12号様式"),
        ("評価シート", ""),
        ("別記1", "別記1"),
    ],
)
def test_number_is_written_as_in_an_ordinance(number, shown):
    assert official_number(number, "評価シート") == shown
