"""Papers are read by the outline that was kept when their design was frozen."""

from kamakura.kyodo.domain import outlines
from kamakura.kyodo.forms import kinds
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.outline import outline_of
from kamakura.kyodo.forms.outline import reading_schema
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from zope.schema import getFieldsInOrder
import pytest


KEYS = [spec.key for spec in FORMS]


def kept(key, call):
    return outlines.to_text(outline_of(key, schema_of(spec(key).model_xml), call))


@pytest.mark.parametrize("key", KEYS)
def test_outline_of_the_schema_it_builds_is_the_same(call, key):
    text = kept(key, call)

    again = outlines.to_text(outline_of(key, reading_schema(text, call), call))

    assert outlines.from_text(again).steps == _without_names(outlines.from_text(text)).steps


def _without_names(outline):
    """A vocabulary of the site is kept by its choices, not by its name, once it was read."""
    text = outlines.to_text(outline)
    for question in outline.questions():
        if question.vocabulary:
            text = text.replace(f'"vocabulary": "{question.vocabulary}"', '"vocabulary": ""')
    return outlines.from_text(text)


@pytest.mark.parametrize("key", KEYS)
def test_reading_schema_has_the_same_steps_labels_and_kinds(call, key):
    schema = schema_of(spec(key).model_xml)

    read = reading_schema(kept(key, call), call)

    assert steps(read) == steps(schema)
    assert [_seen(field) for _n, field in getFieldsInOrder(read)] == [
        _seen(field) for _n, field in getFieldsInOrder(schema)
    ]


def _seen(field):
    columns = []
    if tables.is_table(field):
        columns = [_seen(cell) for _n, cell in getFieldsInOrder(tables.row_schema(field))]
    money = questions.is_money(field)
    return field.__name__, str(field.title), questions.kind_of(field), money, columns


def test_outline_carries_number_and_title_of_its_day(call):
    outline = outlines.from_text(kept("budget", call))

    assert (outline.form_key, outline.number, outline.title) == ("budget", "様式4", "収支予算書")


def test_reading_schema_knows_how_an_answer_is_written(call):
    read = reading_schema(kept("organization_profile", call), call)

    assert [kind.name for kind in kinds.kinds_of(read["founded"])] == ["kyodo_year_month"]
    assert [kind.name for kind in kinds.kinds_of(read["postal_code"])] == ["kyodo_postal_code"]


LIKERT = """<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="mood" type="collective.easyform.fields.Likert"><title>ふりかえり</title>
<questions><element>案内は分かりやすい</element><element>時間は足りた</element></questions>
<answers><element>そう思う</element><element>思わない</element></answers></field>
</schema></model>"""


def test_reading_schema_knows_the_sentences_and_answers_of_a_likert_question(call):
    schema = schema_of(LIKERT)

    text = outlines.to_text(outline_of("budget", schema, call))
    read = reading_schema(text, call)["mood"]

    assert questions.kind_of(read) == "likert"
    assert list(read.questions) == ["案内は分かりやすい", "時間は足りた"]
    assert list(read.answers) == ["そう思う", "思わない"]
