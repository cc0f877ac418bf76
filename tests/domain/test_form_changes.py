"""The difference of two designs, and what becomes of a draft."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.form_changes import carry_over
from kamakura.kyodo.domain.form_changes import ChangeKind
from kamakura.kyodo.domain.form_changes import form_changes
from kamakura.kyodo.domain.outlines import from_text
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.outlines import Question
from kamakura.kyodo.domain.outlines import Step
from kamakura.kyodo.domain.outlines import to_text
import pytest


PREFIX = "f."
NAME = Question("name", "line", "団体名", required=True, limit=100)
KIND = Question("kind", "choice", "種別", choices=(("a", "甲"), ("b", "乙")))
ROWS = Question(
    "rows", "table", "役員", table="officer", columns=(Question("post", "line", "役職"),)
)
FILE = Question("paper", "file", "規約")


def outline(*questions, label="団体"):
    return Outline("budget", "様式4", "収支予算書", (Step("one", label, tuple(questions)),))


OLD = outline(NAME, KIND, ROWS, FILE)


def kinds(new, old=OLD):
    return [(one.kind, one.name) for one in form_changes(old, new)]


def test_equal_designs_have_no_difference():
    assert form_changes(OLD, OLD) == ()


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        (replace(NAME, required=False), ChangeKind.OPTIONAL),
        (replace(NAME, kind="text"), ChangeKind.KIND),
        (replace(NAME, label="名称"), ChangeKind.REWORDED),
        (replace(NAME, help="正式な名称"), ChangeKind.HELP),
        (replace(NAME, limit=50), ChangeKind.LIMIT),
        (replace(NAME, depends="kind=a"), ChangeKind.CONDITION),
    ],
)
def test_one_change_of_a_question_is_one_difference(changed, kind):
    assert kinds(outline(changed, KIND, ROWS, FILE)) == [(kind, "name")]


def test_choices_tell_which_came_and_went():
    changed = replace(KIND, choices=(("a", "甲"), ("c", "丙")))

    (found,) = form_changes(OLD, outline(NAME, changed, ROWS, FILE))

    assert (found.kind, found.before, found.after) == (ChangeKind.CHOICES, "乙", "丙")


def test_choices_of_the_site_are_no_change_of_the_design():
    theme = replace(KIND, vocabulary="themes")
    later = replace(theme, choices=(("z", "癸"),))

    assert form_changes(outline(theme), outline(later)) == ()


def test_added_removed_and_newly_required_come_in_this_order():
    new = outline(NAME, replace(KIND, required=True), FILE, Question("why", "text", "理由"))

    assert kinds(new) == [
        (ChangeKind.ADDED, "why"),
        (ChangeKind.REMOVED, "rows"),
        (ChangeKind.REQUIRED, "kind"),
    ]


def test_only_the_question_that_was_moved_is_told():
    assert kinds(outline(KIND, ROWS, NAME, FILE)) == [(ChangeKind.MOVED, "name")]


def test_another_step_is_a_move():
    new = Outline("budget", "", "", (Step("one", "", (NAME,)), Step("two", "金額", (KIND,))))

    assert kinds(new, outline(NAME, KIND)) == [(ChangeKind.MOVED, "kind")]


def test_answers_of_the_same_name_and_kind_are_carried_over():
    raw = {"f.name": "さんぽの会", "f.kind": "a", "f.rows.0.widgets.post": "会長"}

    carried = carry_over(OLD, OLD, raw=raw, files=["paper"], prefix=PREFIX)

    assert (carried.raw, carried.set_aside, carried.files) == (raw, {}, ["paper"])


def test_what_finds_no_place_is_set_aside():
    raw = {"f.name": "さんぽの会", "f.kind": "b", "f.rows.0.widgets.post": "会長"}
    new = outline(replace(NAME, kind="date"), replace(KIND, choices=(("a", "甲"),)))

    carried = carry_over(OLD, new, raw=raw, files=["paper"], prefix=PREFIX)

    assert carried.raw == {}
    assert carried.set_aside == {
        "name": {"f.name": "さんぽの会"},
        "kind": {"f.kind": "b"},
        "rows": {"f.rows.0.widgets.post": "会長"},
    }
    assert carried.files_aside == ["paper"]


def test_text_typed_into_a_number_stays_where_it_is():
    new = outline(replace(NAME, kind="number"))

    carried = carry_over(OLD, new, raw={"f.name": "10人"}, files=(), prefix=PREFIX)

    assert carried.raw == {"f.name": "10人"}


def test_ticks_that_are_still_offered_stay():
    many = replace(KIND, kind="choices")
    new = outline(replace(many, choices=(("a", "甲"),)))

    carried = carry_over(outline(many), new, raw={"f.kind": ["a", "b"]}, files=(), prefix=PREFIX)

    assert carried.raw == {"f.kind": ["a"]}
    assert carried.set_aside == {"kind": {"f.kind": ["b"]}}


QUESTIONS = st.builds(
    Question,
    name=st.sampled_from("abcde"),
    kind=st.sampled_from(["line", "text", "choice", "choices", "date", "table", "file", "check"]),
    label=st.text(min_size=1, max_size=5),
    required=st.booleans(),
    choices=st.just((("x", "えっくす"), ("y", "わい"))),
    columns=st.just((Question("c", "line", "列"),)),
)
OUTLINES = st.lists(QUESTIONS, max_size=5, unique_by=lambda one: one.name).map(
    lambda found: outline(*found)
)
TYPED = st.dictionaries(st.sampled_from([f"f.{n}" for n in "abcde"]), st.text(max_size=3))


@given(old=OUTLINES, new=OUTLINES, raw=TYPED)
def test_nothing_typed_is_ever_lost(old, new, raw):
    carried = carry_over(old, new, raw=raw, files=(), prefix=PREFIX)

    aside = {key: value for typed in carried.set_aside.values() for key, value in typed.items()}
    assert {**carried.raw, **aside}.items() >= {k: v for k, v in raw.items() if v}.items()
    assert set(carried.raw).isdisjoint(aside)


@given(old=OUTLINES, new=OUTLINES)
def test_every_difference_is_found_and_only_then(old, new):
    assert bool(form_changes(old, new)) == (old != new)


@given(made=OUTLINES)
def test_outline_reads_back_equal(made):
    assert from_text(to_text(made)) == made


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"steps": [{}]}', "null"])
def test_text_that_is_no_outline_is_refused(text):
    with pytest.raises(ValueError):
        from_text(text)
