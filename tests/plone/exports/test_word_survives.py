"""Any answers survive draft → send → Word → read back, for every shipped form."""

from datetime import date
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports.sheet import BLANK
from kamakura.kyodo.exports.sheet import SENT
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.exports.word import word_document
from kamakura.kyodo.exports.word_read import read_word
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.forms.sheet_words import question_of
from kamakura.kyodo.forms.sheets import Content
from kamakura.kyodo.forms.sheets import DATE_FIELD
from kamakura.kyodo.forms.sheets import sections
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import read_text
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.forms.word_back import typed_values
from zope.schema import getFieldsInOrder
import pytest


pytestmark = pytest.mark.usefixtures("portal")
LENIENT = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[
        Phase.generate
    ],  # an answer is named in the message: shrinking whole forms takes minutes
)
WORDS = st.text(
    "あ漢髙﨑𠮷葛\U000e0100Ａ１①Ⅱ㈱aZ09 \n\t　&<>\"'=+-@☑□,、。%{}", min_size=1, max_size=60
) | st.just("長い文。" * 100)


def value_for(field):
    """Typed texts of a question, likely and unlikely ones."""
    kind = questions.kind_of(field)
    titles = questions.choices_of(field, None) if kind in ("choice", "choices") else ()
    values = [value for value, _title in titles]
    if kind in ("choice", "choices") and not values:
        return st.none()
    simple = {
        "choice": lambda: st.none() | st.sampled_from(values),
        "choices": lambda: st.lists(st.sampled_from(values), unique=True),
        "check": st.booleans,
        "date": lambda: st.none() | st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str),
        "number": lambda: st.none() | st.integers(field.min or 0, min(field.max or 10**6, 10**9)),
    }
    if kind in simple:
        return simple[kind]()
    return st.none() | WORDS


def answers_for(schema):
    """Answers to a whole form, as typed."""
    parts = {}
    for name, field in getFieldsInOrder(schema):
        if questions.kind_of(field) in ("file", "note"):
            continue
        if tables.is_table(field):
            cells = getFieldsInOrder(tables.row_schema(field))
            row = st.fixed_dictionaries({n: value_for(cell) for n, cell in cells})
            parts[name] = st.lists(row, max_size=3)
        else:
            parts[name] = value_for(field)
    return st.fixed_dictionaries(parts)


def understood(schema, typed):
    """What the screen keeps of it, rows in its order; what it cannot read is left out."""
    for _again in range(2):
        found = read(schema, Source(raw_of(schema, typed), {}, None)).answers
        typed = {name: filled(value) for name, value in found.items() if value is not None}
    return typed


def filled(value):
    """A table without the rows of which nothing was understood."""
    if isinstance(value, list):
        return [one for one in value if not isinstance(one, dict) or any(one.values())]
    return value


def sheet_of(form, schema, content):
    date_field = question_of(schema[DATE_FIELD], None) if DATE_FIELD in schema else None
    day = ""
    if content.answers.get(DATE_FIELD):
        y, m, d = content.answers[DATE_FIELD].split("-")
        day = f"{y}年{int(m)}月{int(d)}日"
    return Sheet(
        form_key=form.key,
        key=form.key,
        version="0" * 64,
        number="様式1",
        title=str(form.title),
        state=content.state,
        sections=sections(schema, steps(schema), content, None),
        addressed=form.addressed,
        date_field=date_field,
        day=day,
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_answers_survive_word(form):
    schema = schema_of(form.model_xml)
    blank = sheet_of(form, schema, Content({}, {}, {}, BLANK))

    @LENIENT
    @given(typed=answers_for(schema))
    def survive(typed):
        answers = understood(schema, typed)
        sheet = sheet_of(form, schema, Content(answers, {}, {}, SENT))
        found = read_word(BytesIO(word_document(sheet)), blank)
        raw = {}
        for name in found.names:
            raw |= typed_values(schema[name], found, None)
        again = read(schema, Source(raw, {}, None)).answers
        wrong = {
            name: (value, again.get(name))
            for name, value in answers.items()
            if value not in ([], False) and again.get(name) != value
        }
        assert wrong == {}

    survive()


def test_text_that_is_read_is_never_longer_than_the_screen_takes():
    schema = schema_of(next(form for form in FORMS if form.key == "group_proposal").model_xml)
    with pytest.raises(Refused):
        read_text(schema["project_name"], "髙" * 61)
