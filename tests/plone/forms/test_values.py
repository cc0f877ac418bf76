"""From what was typed to answers, question by question."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.domain.japanese import clean_text
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from tests.plone import papers
import pytest


pytestmark = pytest.mark.usefixtures("portal")
LENIENT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def reading(form_key, raw, *, names=None, files=None):
    return read(schema_of(spec(form_key).model_xml), Source(raw, files or {}), names=names)


def typed(name, text):
    return {f"form.widgets.{name}": text}


def found(form_key, raw, name):
    result = reading(form_key, raw, names=[name])
    return result.answers.get(name), [str(finding.code) for finding in result.findings]


@pytest.mark.parametrize("form_key", ["project_plan", "budget"])
def test_answers_come_back_as_they_were(form_key):
    schema = schema_of(spec(form_key).model_xml)
    answers = papers.ANSWERS[form_key]
    result = reading(form_key, raw_of(schema, answers))
    assert {name: result.answers[name] for name in answers} == answers
    assert result.findings == []


@pytest.mark.parametrize(
    ("text", "answer", "codes"),
    [
        ("１２", 12, []),
        ("1,200", 1200, []),
        ("12人", 12, []),
        ("たくさん", None, ["answer_not_a_number"]),
        ("-3", None, ["answer_number_too_small"]),
        ("", None, ["answer_missing"]),
    ],
)
def test_numbers(text, answer, codes):
    assert found("group_proposal", typed("members_total", text), "members_total") == (answer, codes)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("４３０，０００円", 430000), ("¥430,000", 430000), ("0", 0)],
)
def test_money(text, answer):
    assert found("group_proposal", typed("total_cost", text), "total_cost") == (answer, [])


@pytest.mark.parametrize(("year", "iso"), [("2027", "2027-04-01"), ("令和9", "2027-04-01")])
def test_date_in_three_boxes_takes_both_calendars(year, iso):
    raw = {
        "form.widgets.period_from.year": year,
        "form.widgets.period_from.month": "４",
        "form.widgets.period_from.day": "1",
    }
    assert found("group_proposal", raw, "period_from") == (iso, [])


def test_impossible_day_is_refused_beside_its_field():
    raw = {
        "form.widgets.period_from.year": "2027",
        "form.widgets.period_from.month": "2",
        "form.widgets.period_from.day": "30",
    }
    assert found("group_proposal", raw, "period_from") == (None, ["date_impossible"])


def test_names_stay_as_typed():
    name = "髙﨑𠮷葛\U000e0100"
    assert found("group_proposal", typed("rep_name", name), "rep_name")[1] == []
    assert found("group_proposal", typed("rep_name", "髙﨑𠮷"), "rep_name") == ("髙﨑𠮷", [])


def test_characters_are_counted_the_way_people_count():
    assert found("group_proposal", typed("project_name", "𠮷" * 60), "project_name")[1] == []
    assert found("group_proposal", typed("project_name", "𠮷" * 61), "project_name")[1] == [
        "text_too_long"
    ]
    text = "\r\n".join(["あ" * 100] * 3)
    assert found("group_proposal", typed("summary", text), "summary")[1] == []


def test_title_of_two_thousand_characters_is_refused_and_says_by_how_much():
    result = reading("group_proposal", typed("project_name", "長" * 2000), names=["project_name"])
    assert dict(result.findings[0].params) == {"count": 2000, "limit": 60, "over": 1940}


def test_control_characters_vanish_and_private_ones_are_refused():
    assert found("group_proposal", typed("rep_name", "山\x0b田\x00"), "rep_name")[0] == "山 田"
    assert found("group_proposal", typed("rep_name", "山\ue000"), "rep_name") == (
        None,
        ["unusable_character"],
    )


def test_forged_choice_is_refused():
    assert found("group_proposal", typed("corp_type", "king"), "corp_type") == (
        None,
        ["answer_unknown_choice"],
    )


def test_one_bad_cell_leaves_the_rest_of_the_table():
    raw = raw_of(schema_of(spec("budget").model_xml), papers.BUDGET)
    raw["form.widgets.expense.0.widgets.amount"] = "十万"
    result = reading("budget", raw)
    assert [(f.field, str(f.code)) for f in result.findings] == [
        ("expense.0.amount", "amount_unreadable")
    ]
    assert result.answers["expense"][1] == papers.BUDGET["expense"][1]
    assert result.answers["income"] == papers.BUDGET["income"]


def test_hidden_question_is_neither_required_nor_kept():
    raw = typed("corp_type", "npo") | typed("corp_type_other", "前に書いたもの")
    result = reading("group_proposal", raw, names=["corp_type", "corp_type_other"])
    assert (result.answers, result.findings) == ({"corp_type": "npo"}, [])


def test_shown_question_is_required():
    result = reading(
        "group_proposal", typed("corp_type", "other"), names=["corp_type", "corp_type_other"]
    )
    assert [(f.field, str(f.code)) for f in result.findings] == [
        ("corp_type_other", "answer_missing")
    ]


TEXT = st.text(st.characters(exclude_categories=("Cs", "Co", "Cn")), max_size=200)


@LENIENT
@given(text=TEXT)
def test_any_text_survives(text):
    answer, _codes = found("project_plan", typed("content", text), "content")
    kept = clean_text(text)
    assert answer == (kept if kept.strip() else None)
    if answer is not None:
        again = raw_of(schema_of(spec("project_plan").model_xml), {"content": answer})
        assert found("project_plan", again, "content")[0] == answer


@LENIENT
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "item": st.text("あ髙𠮷漢字A1", min_size=1, max_size=20),
                "group_role": st.none() | st.text("役割\n団体", min_size=1, max_size=30),
                "city_role": st.none() | st.text("市の役割", min_size=1, max_size=30),
                "note": st.none(),
            }
        ).map(lambda row: {k: clean_text(v) or None if v else v for k, v in row.items()}),
        min_size=2,
        max_size=20,
    )
)
def test_any_table_survives(rows):
    schema = schema_of(spec("project_plan").model_xml)
    result = reading("project_plan", raw_of(schema, {"roles": rows}), names=["roles"])
    assert result.answers["roles"] == rows


@LENIENT
@given(raw=st.dictionaries(st.sampled_from(["amount", "category", "breakdown"]), TEXT))
def test_no_typed_row_ever_breaks_the_reading(raw):
    typed_row = {f"form.widgets.income.0.widgets.{key}": text for key, text in raw.items()}
    result = reading("budget", typed_row, names=["income"])
    assert isinstance(result.answers["income"], list)


def test_count_is_the_one_of_the_domain():
    assert count_characters("あ\r\n𠮷") == 2
