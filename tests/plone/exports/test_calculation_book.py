"""The formulas of 計算書, computed by LibreOffice, against the exact calculation."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.domain.selection import Entry
from kamakura.kyodo.domain.selection import Result
from kamakura.kyodo.domain.selection import select
from kamakura.kyodo.exports.calculation_book import calculation_book
from kamakura.kyodo.exports.calculation_data import BELOW
from kamakura.kyodo.exports.calculation_data import Calculation
from kamakura.kyodo.exports.calculation_data import Judged
from kamakura.kyodo.exports.calculation_data import NOT_CHOSEN
from kamakura.kyodo.exports.calculation_data import PASSED
from kamakura.kyodo.exports.calculation_data import TIED
from kamakura.kyodo.exports.calculation_words import LEFT_OUT
from kamakura.kyodo.exports.calculation_words import ROUNDING
from kamakura.kyodo.exports.calculation_words import TIES
from types import SimpleNamespace
import openpyxl
import pytest
import random
import shutil
import subprocess


WORDS = {
    Result.PASSED: PASSED,
    Result.BELOW_MARK: BELOW,
    Result.NOT_CHOSEN: NOT_CHOSEN,
    Result.UNDECIDED: TIED,
}
CASES = 24


def criteria(luck) -> CriteriaSet:
    """Some rules: weights, minimum, 該当せず, extremes, veto, mean or sum."""
    keys = [f"q{number}" for number in range(1, luck.randint(2, 6))]
    return CriteriaSet(
        tuple(
            Criterion(
                key,
                f"項目{key}",
                weight=luck.choice(("1", "1", "1.5", "2", "1/3")),
                minimum=luck.choice(("", "", "2", "5/2")),
            )
            for key in keys
        ),
        scale_max=luck.choice((3, 5)),
        not_applicable=luck.random() < 0.5,
        pass_percent=luck.choice((50, 60, 66)),
        pass_on=luck.choice(("mean", "sum")),
        drop_extremes=luck.random() < 0.5,
        veto=luck.choice(("none", "majority_low", "any_lowest")),
        veto_items=tuple(luck.sample(keys, 1)),
        tie_order=("vote",),
    )


def sheets(luck, rules) -> tuple[MemberSheet, ...]:
    """Marks of three to seven members, in any order; some recused or absent."""
    found = []
    for number in luck.sample(range(1, 10), luck.randint(3, 7)):
        out = luck.choice(("", "", "", "", "recused", "absent"))
        marks = {} if out else {key: luck.choice(rules.marks) for key in rules.keys}
        found.append(
            MemberSheet(f"m{number}", marks, recused=out == "recused", absent=out == "absent")
        )
    if not any(sheet.counts for sheet in found):
        found.append(MemberSheet("m99", dict.fromkeys(rules.keys, rules.scale_max)))
    return tuple(found)


def selection(seed: int) -> SimpleNamespace:
    """A selection of four to nine proposals with what the system computes; equal ones too."""
    luck = random.Random(seed)
    rules = criteria(luck)
    marked = [sheets(luck, rules) for _each in range(luck.randint(4, 8))]
    marked.append(marked[0])
    themes = [luck.choice(("", "T1", "T2")) for _each in marked]
    places = {"T1": 1, "T2": 2}
    entries = [
        Entry(str(number), score(rules, one), theme)
        for number, (one, theme) in enumerate(zip(marked, themes, strict=True))
    ]
    result = select(rules, entries, places=places)
    judged = tuple(
        Judged(
            number=f"R8-G-{number:02}",
            title=f"=提案{number}",
            theme=theme,
            places=places.get(theme, 0),
            sheets=one,
            left_out={sheet.member: "除斥" for sheet in one if sheet.recused},
            mean=result.of(str(number)).mean,
            rank=result.of(str(number)).rank,
            result=WORDS[result.of(str(number)).result],
            decided="",
        )
        for number, (one, theme) in enumerate(zip(marked, themes, strict=True))
    )
    made = Calculation(rules, judged, {"m1": "青柳みどり"})
    return SimpleNamespace(made=made, entries=entries, result=result)


def computed(folder, books):
    """The workbooks as LibreOffice computes them, opened again."""
    assert shutil.which("soffice"), "LibreOffice (libreoffice-calc-nogui) がありません。"
    paths = []
    for number, made in enumerate(books):
        path = folder / f"book{number}.xlsx"
        path.write_bytes(calculation_book(made))
        paths.append(str(path))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    out = folder / "out"
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(out), *paths],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [
        openpyxl.load_workbook(out / f"book{number}.xlsx", data_only=True)
        for number in range(len(books))
    ]


def rows(book, sheet):
    """The rows of a sheet by the words of their columns."""
    lines = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory):
    cases = [selection(seed) for seed in range(CASES)]
    changed = replace(
        cases[0].made,
        proposals=(
            replace(cases[0].made.proposals[0], mean=Fraction(1, 7)),
            *cases[0].made.proposals[1:],
        ),
    )
    books = computed(tmp_path_factory.mktemp("books"), [*(one.made for one in cases), changed])
    for case, book in zip(cases, books, strict=False):
        case.book = book
    return cases, books[-1]


def test_mean_is_exact(all_cases):
    for case in all_cases[0]:
        found = [Fraction(row["平均の分子"], row["平均の分母"]) for row in rows(case.book, "計算")]
        assert found == [entry.score.mean for entry in case.entries]


def test_rank_and_rank_in_the_theme_are_the_systems(all_cases):
    for case in all_cases[0]:
        found = [(row["順位"], row["市提案での順位"] or None) for row in rows(case.book, "計算")]
        outcomes = [case.result.of(entry.proposal) for entry in case.entries]
        assert found == [(one.rank, one.theme_rank) for one in outcomes]


def test_passing_follows_mark_minimum_and_veto(all_cases):
    for case in all_cases[0]:
        found = [bool(row["合格基準を満たした"]) for row in rows(case.book, "計算")]
        assert found == [entry.score.passed for entry in case.entries]


def test_result_is_the_systems_or_a_tie(all_cases):
    for case in all_cases[0]:
        found = [row["計算の結果"] for row in rows(case.book, "計算")]
        outcomes = [WORDS[case.result.of(entry.proposal).result] for entry in case.entries]
        assert found == outcomes


def test_item_means_are_the_systems(all_cases):
    for case in all_cases[0]:
        for row, entry in zip(rows(case.book, "計算"), case.entries, strict=True):
            found = [value for name, value in row.items() if name.startswith("平均: ")]
            assert found == pytest.approx([float(item.mean) for item in entry.score.items])


def test_totals_and_who_is_dropped_are_the_systems(all_cases):
    for case in all_cases[0]:
        lines = iter(rows(case.book, "採点")[1:])
        for one, entry in zip(case.made.proposals, case.entries, strict=True):
            mine = [next(lines) for _sheet in one.sheets]
            order = sorted(sheet.member for sheet in one.sheets)
            dropped = {
                name
                for name, line in zip(order, mine, strict=True)
                if line["除く(最高・最低)"] == 1
            }
            totals = {
                name: line["換算した合計"]
                for name, line in zip(order, mine, strict=True)
                if line["数える(1)・数えない(0)"]
            }
            assert dropped == set(entry.score.dropped)
            assert totals == pytest.approx({m: float(t) for m, t in entry.score.totals})


def test_check_says_whether_it_is_the_same(all_cases):
    cases, changed = all_cases
    assert {row["照合"] for case in cases for row in rows(case.book, "計算")} == {"一致"}
    assert [row["照合"] for row in rows(changed, "計算")][:2] == ["不一致", "一致"]


def test_title_that_looks_like_a_formula_stays_a_title(all_cases):
    book = all_cases[0][0].book
    assert rows(book, "結果")[0]["提案"] == "=提案0"


def test_the_sheet_that_is_read_says_what_the_computed_one_says(all_cases):
    for case in all_cases[0]:
        read = [
            (row["順位"], Fraction(str(row["平均(分数)"])), row["計算の結果"], row["照合"])
            for row in rows(case.book, "結果")
        ]
        told = [
            (
                row["順位"],
                Fraction(row["平均の分子"], row["平均の分母"]),
                row["計算の結果"],
                row["照合"],
            )
            for row in rows(case.book, "計算")
        ]
        assert read == told


def test_the_first_sheet_says_how_to_read_the_rest(all_cases):
    book = all_cases[0][0].book
    assert book.sheetnames == ["説明", "結果", "計算", "採点", "基準"]
    said = dict(row[:2] for row in book["説明"].iter_rows(values_only=True))
    assert [said[key] for key in ("除斥と欠席", "四捨五入", "同点")] == [LEFT_OUT, ROUNDING, TIES]


def test_every_sheet_prints_on_the_width_of_a_page(all_cases):
    book = openpyxl.load_workbook(BytesIO(calculation_book(all_cases[0][0].made)))
    for sheet in book:
        setup = sheet.page_setup
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToHeight) == (True, 0)
        assert (setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
