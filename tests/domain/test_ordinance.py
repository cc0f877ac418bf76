"""The calculation against a second one that shares nothing with it (``ordinance.py``)."""

from datetime import date
from fractions import Fraction
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.domain.conflicts import acting_chair
from kamakura.kyodo.domain.conflicts import ActingChair
from kamakura.kyodo.domain.conflicts import Affiliation
from kamakura.kyodo.domain.conflicts import CommitteeMember
from kamakura.kyodo.domain.conflicts import Declaration
from kamakura.kyodo.domain.conflicts import find_recusals
from kamakura.kyodo.domain.conflicts import Ground
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.quorum import decide
from kamakura.kyodo.domain.quorum import quorum_refusal
from kamakura.kyodo.domain.quorum import Resolution
from kamakura.kyodo.domain.quorum import Vote
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.domain.selection import Entry
from kamakura.kyodo.domain.selection import select
import ordinance


MEMBERS = ("m1", "m2", "m3", "m4", "m5", "m6")
KEYS = ("q1", "q2", "q3")
STEPS = st.lists(st.sampled_from(("q1", "q3", "q2+q3", "count5")), unique=True, max_size=3)
VETO = st.sampled_from(("none", "majority_low", "any_lowest"))


@st.composite
def rule_books(draw):
    """The same rules for both: a criteria set, and a plain dictionary."""
    keys = KEYS[: draw(st.integers(1, 3))]
    items = [
        {
            "key": key,
            "weight_tenths": draw(st.sampled_from((5, 10, 10, 15, 20))),
            "minimum_tenths": draw(st.sampled_from((None, None, 20, 25))),
        }
        for key in keys
    ]
    order = [step for step in draw(STEPS) if set(step.split("+")) <= {*keys, "count5"}]
    plain = {
        "items": items,
        "lowest": 1,
        "highest": draw(st.integers(2, 5)),
        "not_applicable": draw(st.booleans()),
        "pass_percent": draw(st.integers(0, 100)),
        "pass_on": draw(st.sampled_from(("mean", "sum"))),
        "drop_extremes": draw(st.booleans()),
        "veto": draw(VETO),
        "veto_items": draw(st.lists(st.sampled_from(keys), unique=True)),
        "veto_at": draw(st.integers(1, 3)),
        "tie_order": order,
    }
    return _criteria(plain), plain


def _criteria(plain):
    same = ("not_applicable", "pass_percent", "pass_on", "drop_extremes", "veto", "veto_at")
    items = tuple(
        Criterion(
            one["key"],
            one["key"],
            weight=str(Fraction(one["weight_tenths"], 10)),
            minimum=""
            if one["minimum_tenths"] is None
            else str(Fraction(one["minimum_tenths"], 10)),
        )
        for one in plain["items"]
    )
    return CriteriaSet(
        items,
        scale_min=plain["lowest"],
        scale_max=plain["highest"],
        veto_items=tuple(plain["veto_items"]),
        tie_order=(*plain["tie_order"], "vote"),
        **{name: plain[name] for name in same},
    )


@st.composite
def sheets_for(draw, plain):
    """One proposal's sheets; at least one of them counts."""
    low = 0 if plain["not_applicable"] else plain["lowest"]
    members = MEMBERS[: draw(st.integers(1, 6))]
    away = draw(st.lists(st.sampled_from(members), unique=True, max_size=len(members) - 1))
    made = []
    for member in members:
        marks = {
            one["key"]: draw(st.integers(low, plain["highest"]))
            for one in plain["items"]
            if member not in away
        }
        recused = member in away and draw(st.booleans())
        absent = member in away and not recused
        made.append({"member": member, "marks": marks, "recused": recused, "absent": absent})
    return made


def _sheets(plain_sheets):
    return [
        MemberSheet(one["member"], one["marks"], recused=one["recused"], absent=one["absent"])
        for one in plain_sheets
    ]


@settings(max_examples=400)
@given(st.data())
def test_a_score_is_what_the_ordinance_says(data):
    criteria, plain = data.draw(rule_books())
    given_sheets = data.draw(sheets_for(plain))
    result = score(criteria, _sheets(given_sheets))
    counted = ordinance.counted_sheets(given_sheets)
    assert result.mean == Fraction(*ordinance.mean_of_totals(plain, counted))
    assert result.reached == Fraction(*ordinance.reached(plain, counted))
    assert result.passed == ordinance.passes(plain, counted)
    assert set(result.scorers) - set(result.dropped) == set(ordinance.kept_members(plain, counted))


@settings(max_examples=400)
@given(st.data())
def test_a_selection_is_what_the_ordinance_says(data):
    criteria, plain = data.draw(rule_books())
    names = [f"P{number}" for number in range(data.draw(st.integers(1, 6)))]
    proposals = {
        name: (data.draw(st.sampled_from(("", "T1", "T2"))), data.draw(sheets_for(plain)))
        for name in names
    }
    places = {theme: data.draw(st.integers(0, 3)) for theme in ("T1", "T2")}
    voted = {theme: data.draw(st.permutations(names)) for theme in data.draw(_some_themes())}
    entries = [
        Entry(name, score(criteria, _sheets(sheets)), theme)
        for name, (theme, sheets) in proposals.items()
    ]
    found = select(criteria, entries, places=places, votes=voted)
    expected = ordinance.results(plain, proposals, places, voted)
    assert {one.proposal: str(one.result) for one in found.outcomes} == expected
    assert {one.proposal: one.rank for one in found.outcomes} == {
        name: ordinance.rank(plain, proposals, name) for name in names
    }
    open_ones = {name for name, result in expected.items() if result == "undecided"}
    assert {name for tie in found.open_ties for name in tie.proposals} == open_ones
    assert found.decided == (not open_ones)


@settings(max_examples=200)
@given(st.data())
def test_equal_means_go_by_the_order_then_by_the_vote(data):
    """All sheets are drawn from two grades: most proposals of the theme are level."""
    criteria, plain = data.draw(rule_books())
    names = [f"P{number}" for number in range(data.draw(st.integers(2, 5)))]
    grades = st.sampled_from((1, plain["highest"]))
    proposals = {
        name: ("T1", [_level_sheet(member, plain, data.draw(grades)) for member in MEMBERS[:2]])
        for name in names
    }
    votes = {"T1": data.draw(st.permutations(names))[: data.draw(st.integers(0, len(names)))]}
    entries = [
        Entry(name, score(criteria, _sheets(sheets)), theme)
        for name, (theme, sheets) in proposals.items()
    ]
    places = {"T1": data.draw(st.integers(1, len(names)))}
    found = select(criteria, entries, places=places, votes=votes)
    # A vote that leaves one of those who are level out decides nothing among them.
    level = [set(one.proposals) for one in found.open_ties]
    assert all(not group <= set(votes["T1"]) for group in level)
    if set(votes["T1"]) == set(names):
        expected = ordinance.results(plain, proposals, places, votes)
        assert {one.proposal: str(one.result) for one in found.outcomes} == expected
        assert found.decided


def _level_sheet(member, plain, grade):
    marks = {one["key"]: grade for one in plain["items"]}
    return {"member": member, "marks": marks, "recused": False, "absent": False}


def _some_themes():
    return st.lists(st.sampled_from(("T1", "T2")), unique=True)


def test_the_second_calculation_knows_the_demo_table():
    """Its own check against figures worked out by hand: 133/4 with one member recused."""
    plain = {
        "items": [{"key": "q1", "weight_tenths": 10, "minimum_tenths": None}],
        "lowest": 1,
        "highest": 50,
        "not_applicable": False,
        "drop_extremes": False,
    }
    totals = {"M1": 35, "M2": 33, "M4": 31, "M5": 34}
    sheets = [{"member": name, "marks": {"q1": total}} for name, total in totals.items()]
    assert Fraction(*ordinance.mean_of_totals(plain, sheets)) == Fraction(133, 4)


def test_generated_rules_are_sound():
    """The strategy draws no rule book that the editor would refuse, save a minimum too high."""

    @settings(max_examples=50)
    @given(rule_books())
    def check(books):
        codes = {str(one.code) for one in validate_criteria(books[0])}
        assert codes <= {"criterion_minimum_invalid"}

    check()


PEOPLE = st.lists(st.sampled_from(MEMBERS), unique=True)


@given(PEOPLE, PEOPLE, PEOPLE)
def test_quorum_is_what_the_ordinance_says(members, present, recused):
    refusal = quorum_refusal(in_office=members, present=present, recused=recused)
    assert (refusal is None) == ordinance.has_quorum(members, present, recused)


@given(st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(list(Vote)), min_size=1))
def test_a_resolution_is_what_the_ordinance_says(votes):
    chair = min(votes)
    found = decide(votes, chair=chair, in_office=list(votes), present=list(votes))
    carried = found.carried if isinstance(found, Resolution) else None
    assert carried == ordinance.is_carried({name: str(vote) for name, vote in votes.items()}, chair)


@settings(max_examples=400)
@given(
    votes=st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(list(Vote))),
    members=PEOPLE,
    present=PEOPLE,
    recused=st.lists(st.sampled_from(MEMBERS), unique=True, max_size=2),
    chair=st.sampled_from(MEMBERS),
    casting=st.sampled_from((None, *Vote)),
)
def test_a_vote_without_the_recused_is_what_the_ordinance_says(
    votes, members, present, recused, chair, casting
):
    room = {"present": present, "recused": recused, "chair": chair}
    found = decide(votes, in_office=members, casting=casting, **room)
    carried = found.carried if isinstance(found, Resolution) else None
    words = {name: str(vote) for name, vote in votes.items()}
    said = str(casting) if casting else ""
    assert carried == ordinance.resolution(words, members=members, casting=said, **room)


@given(
    births=st.lists(st.none() | st.dates(), min_size=6, max_size=6),
    offices=st.permutations(("chair", "vice_chair", *["member"] * 4)),
    present=PEOPLE,
    recused=PEOPLE,
    elected=st.sampled_from(("", *MEMBERS)),
)
def test_who_presides_is_what_the_ordinance_says(births, offices, present, recused, elected):
    rows = list(zip(MEMBERS, offices, births, strict=True))
    members = [
        CommitteeMember(
            name, name, chair=office == "chair", vice_chair=office == "vice_chair", born=born
        )
        for name, office, born in rows
    ]
    found = acting_chair(members, present=present, recused=recused, elected=elected)
    plain = {name: {"office": office, "born": born} for name, office, born in rows}
    expected = ordinance.presides(plain, present, recused, elected)
    assert (found.member if isinstance(found, ActingChair) else None) == expected


# One person a line, spelt as officers' lists and the list of members spell them.
SPELLINGS = (
    ("小町ゆかり", "小町 ゆかり", "小町　ユカリ"),
    ("髙橋𠮷子", "高橋吉子", "高橋 吉子"),
    ("佐助正雄",),
)
SECTIONS = ("bosai", "midori")
DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31)) | st.sampled_from(
    (date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1), date(2024, 2, 29))
)
PERSON = st.integers(0, len(SPELLINGS) - 1)


@settings(max_examples=400)
@given(st.data())
def test_a_recusal_is_what_the_ordinance_says(data):
    persons = data.draw(st.permutations(range(len(SPELLINGS))))
    members, plain = [], []
    for name, person in zip(MEMBERS, persons, strict=False):
        own = data.draw(st.lists(st.sampled_from(SECTIONS), unique=True, max_size=1))
        spelt = data.draw(st.sampled_from(SPELLINGS[person]))
        members.append(CommitteeMember(name, spelt, sections=tuple(own)))
        plain.append({"id": name, "person": person, "sections": own})
    listed = data.draw(st.lists(st.tuples(PERSON, st.none() | DAYS), max_size=3))
    people = [
        Affiliation(data.draw(st.sampled_from(SPELLINGS[person])), until=until)
        for person, until in listed
    ]
    stated = data.draw(st.lists(st.sampled_from(MEMBERS[:3]), unique=True, max_size=1))
    rule = {"years": data.draw(st.integers(0, 4)), "section_rule": data.draw(st.booleans())}
    on, sections = data.draw(DAYS), data.draw(st.lists(st.sampled_from(SECTIONS), unique=True))
    found = find_recusals(
        members,
        people=people,
        sections=sections,
        on=on,
        declarations=[Declaration(name, Ground.VOTED, "議決") for name in stated],
        **rule,
    )
    on_list = [{"person": person, "until": _plain_day(until)} for person, until in listed]
    expected = {
        one["id"]
        for one in plain
        if ordinance.is_recused(one, on_list, sections, stated, on=_plain_day(on), **rule)
    }
    assert {one.member for one in found} == expected


def _plain_day(day):
    return None if day is None else (day.year, day.month, day.day)
