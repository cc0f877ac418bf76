"""除斥 and the acting chair."""

from dataclasses import replace
from datetime import date
from kamakura.kyodo.domain import conflicts
from kamakura.kyodo.domain.conflicts import ActingChair
from kamakura.kyodo.domain.conflicts import Affiliation
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.conflicts import Declaration
from kamakura.kyodo.domain.conflicts import Ground
from kamakura.kyodo.domain.conflicts import Recusal
from kamakura.kyodo.domain.refusal import Refusal
import pytest


ON = date(2026, 9, 27)
M1 = CommitteeMember("M1", "青柳みどり", chair=True, born=date(1960, 1, 1))
M2 = CommitteeMember("M2", "長谷川渉", vice_chair=True, born=date(1955, 1, 1))
M3 = CommitteeMember("M3", "小町ゆかり", person_id="yukari", born=date(1970, 1, 1))
M4 = CommitteeMember("M4", "材木座健", born=date(1950, 1, 1))
M5 = CommitteeMember("M5", "佐助正雄", sections=("地域のつながり課",), born=date(1966, 1, 1))
COMMITTEE = (M1, M2, M3, M4, M5)
ALL = {"M1", "M2", "M3", "M4", "M5"}


def find(people=(), sections=(), **options):
    return conflicts.find_recusals(COMMITTEE, people=people, sections=sections, on=ON, **options)


def test_nobody_is_recused_without_a_ground():
    assert find([Affiliation("江ノ電太郎")], ["みどり公園課"]) == ()


@pytest.mark.parametrize("spelling", ["小町ゆかり", "小町　ゆかり", "小町 ユカリ"])
def test_officer_is_found_by_name(spelling):
    assert find([Affiliation(spelling)]) == (Recusal("M3", Ground.OFFICER, "name", spelling),)


def test_officer_is_found_by_id_under_another_name():
    people = [Affiliation("旧姓ゆかり", person_id="yukari")]
    assert find(people) == (Recusal("M3", Ground.OFFICER, "id", "旧姓ゆかり"),)


@pytest.mark.parametrize(
    ("until", "years", "ground"),
    [
        (date(2026, 9, 27), 1, Ground.OFFICER),
        (date(2026, 9, 26), 1, Ground.FORMER_OFFICER),
        (date(2025, 9, 27), 1, Ground.FORMER_OFFICER),
        (date(2025, 9, 26), 1, None),
        (date(2025, 9, 26), 2, Ground.FORMER_OFFICER),
        (date(2026, 9, 26), 0, None),
    ],
)
def test_former_officer_within_the_years_of_the_rule(until, years, ground):
    found = find([Affiliation("小町ゆかり", until=until)], years=years)
    assert [recusal.ground for recusal in found] == ([ground] if ground else [])


def test_leap_day_counts_back_to_the_28th():
    assert conflicts.years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)


def test_city_staff_member_of_the_section_in_charge():
    assert find(sections=["地域のつながり課"]) == (
        Recusal("M5", Ground.SECTION, "section", "地域のつながり課"),
    )
    assert find(sections=["地域のつながり課"], section_rule=False) == ()


@pytest.mark.parametrize("ground", [Ground.RELATIVE, Ground.DECLARED, Ground.VOTED])
def test_stated_grounds(ground):
    stated = [Declaration("M4", ground, "理由")]
    assert find(declarations=stated) == (Recusal("M4", ground, "statement", "理由"),)


def test_all_grounds_are_kept_on_record():
    stated = [Declaration("M3", Ground.DECLARED)]
    found = find([Affiliation("小町ゆかり")], declarations=stated)
    assert [recusal.ground for recusal in found] == [Ground.OFFICER, Ground.DECLARED]


@pytest.mark.parametrize(
    ("present", "recused", "elected", "chair"),
    [
        (ALL, (), "", ActingChair("M1", "chair")),
        (ALL, ("M1",), "", ActingChair("M2", "vice_chair")),
        (ALL - {"M1"}, (), "M5", ActingChair("M2", "vice_chair")),
        (ALL, ("M1", "M2"), "M5", ActingChair("M5", "elected")),
        (ALL, ("M1", "M2", "M5"), "M5", ActingChair("M4", "eldest")),
        (ALL, ("M1", "M2"), "", ActingChair("M4", "eldest")),
    ],
)
def test_who_presides(present, recused, elected, chair):
    found = conflicts.acting_chair(COMMITTEE, present=present, recused=recused, elected=elected)
    assert found == chair


def test_unknown_age_needs_an_election():
    members = (M3, replace(M4, born=None))
    found = conflicts.acting_chair(members, present={"M3", "M4"})
    assert found == Refusal("no_acting_chair")


def test_nobody_present_nobody_presides():
    assert conflicts.acting_chair(COMMITTEE, present=()) == Refusal("no_acting_chair")
