"""The calculation against a second one that shares nothing with it (``ordinance.py``)."""

from fractions import Fraction
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.quorum import decide
from kamakura.kyodo.domain.quorum import has_quorum
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
    found = has_quorum(in_office=members, present=present, recused=recused)
    assert found == ordinance.has_quorum(members, present, recused)


@given(st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(list(Vote)), min_size=1))
def test_a_resolution_is_what_the_ordinance_says(votes):
    chair = min(votes)
    found = decide(votes, chair=chair, in_office=list(votes), present=list(votes))
    carried = found.carried if isinstance(found, Resolution) else None
    assert carried == ordinance.is_carried({name: str(vote) for name, vote in votes.items()}, chair)
