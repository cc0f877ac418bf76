"""Legal forms, and answers to them: every kind of question that the form editor offers.

``models()`` gives the XML of a form that fulfils the contract of ``form_key``: the shipped
questions the process reads, and drawn ones in steps of their own. ``answers(schema)`` gives typed
values (by input name) that a form accepts.
"""

from collections.abc import Mapping
from datetime import date
from hypothesis import strategies as st
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.questions import cell_name
from kamakura.kyodo.forms.questions import kind_of
from kamakura.kyodo.forms.questions import name
from typing import Any
from xml.sax.saxutils import escape
from zope.schema import getFieldsInOrder


KANJI = st.text(alphabet="鎌倉市民協働提案事業の会さんぽ防災地図づくり", min_size=1, max_size=12)
TITLES = st.text(alphabet="目的内容方法場所人数期間団体役割<&>費", min_size=1, max_size=8)
SIMPLE = {
    "line": "zope.schema.TextLine",
    "text": "zope.schema.Text",
    "number": "zope.schema.Int",
    "check": "zope.schema.Bool",
    "date": "zope.schema.Date",
    "email": "plone.schema.email.Email",
    "url": "zope.schema.URI",
    "file": "plone.namedfile.field.NamedBlobFile",
    "note": "collective.easyform.fields.RichLabel",
}
TABLE_TYPES = [f"{table.__module__}.{table.__name__}" for table in tables.TABLES]
# Tables of many rows together would be more than one request can hold.
SMALL = "<max_length>3</max_length>"
VALUES = (("a", "甲"), ("b", "乙"), ("c", "丙の長い選択肢"))
EASYFORM = "http://namespaces.plone.org/supermodel/easyform"


@st.composite
def question(draw, number: int, conditions: tuple[str, ...]) -> str:
    """The XML of one question named ``drawn<number>``."""
    kind = draw(st.sampled_from([*SIMPLE, "choice", "choices", "table"]))
    title = f"{draw(TITLES)}{number}"
    inside = [f"<title>{escape(title)}</title>"]
    if draw(st.booleans()):
        inside.append(f"<description>{escape(draw(KANJI))}を書きます。</description>")
    required = kind not in ("note", "file") and draw(st.booleans())
    inside.append(f"<required>{required}</required>")
    kind_name, more = _body(draw, kind)
    inside.append(more)
    depends = ""
    if conditions and draw(st.booleans()):
        depends = f' easyform:depends_on="{escape(draw(st.sampled_from(conditions)))}"'
    return f'<field name="drawn{number}" type="{kind_name}"{depends}>{"".join(inside)}</field>'


def _body(draw, kind: str) -> tuple[str, str]:
    if kind == "table":
        return draw(st.sampled_from(TABLE_TYPES)), SMALL
    pairs = VALUES[: draw(st.integers(1, 3))]
    values = "".join(f'<element key="{key}">{title}</element>' for key, title in pairs)
    if kind == "choice":
        return "zope.schema.Choice", f"<values>{values}</values>"
    if kind == "choices":
        inner = f'<value_type type="zope.schema.Choice"><values>{values}</values></value_type>'
        return "zope.schema.Set", inner
    if kind == "number":
        return SIMPLE[kind], "<min>0</min><max>100</max>"
    if kind in ("line", "text"):
        return SIMPLE[kind], f"<max_length>{draw(st.integers(20, 400))}</max_length>"
    if kind == "note":
        return SIMPLE[kind], "<rich_label>&lt;p&gt;お読みください。&lt;/p&gt;</rich_label>"
    return SIMPLE[kind], ""


@st.composite
def models(draw, shipped: str) -> str:
    """A legal model: the shipped one with drawn steps of drawn questions behind it."""
    made, number, conditions = [], 0, ()
    for step in range(draw(st.integers(1, 2))):
        inside = []
        for _n in range(draw(st.integers(1, 4))):
            number += 1
            inside.append(draw(question(number, conditions)))
            if 'type="zope.schema.Choice"' in inside[-1] and "value_type" not in inside[-1]:
                conditions = (*conditions, f"drawn{number}=a", f"not drawn{number}=a")
        label = f"{draw(TITLES)}の手順"
        made.append(
            f'<fieldset name="step{step}" label="{escape(label)}">{"".join(inside)}</fieldset>'
        )
    model = shipped.replace("</schema>", f"{''.join(made)}</schema>")
    if "xmlns:easyform" not in model:
        model = model.replace("<model ", f'<model xmlns:easyform="{EASYFORM}" ', 1)
    return model


def answers(schema: Any, context: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Typed values for every question: what a careful person might write."""
    parts = [_answer(field, context) for _name, field in getFieldsInOrder(schema)]
    return st.tuples(*parts).map(lambda found: {k: v for one in found for k, v in one.items()})


def _answer(field: Any, context: Any) -> st.SearchStrategy[Mapping[str, Any]]:
    kind, key = kind_of(field), name(field.__name__)
    if kind == "table":
        return _rows(field, context)
    if kind in ("note", "file"):
        return st.just({})
    if kind == "date":
        days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
        return days.map(
            lambda day: {f"{key}.{part}": str(getattr(day, part)) for part in questions.DATE_PARTS}
        )
    if kind == "check":
        return st.just({key: "1"})
    if kind == "choices":
        values = [value for value, _title in questions.choices_of(field, context)]
        return st.just({key: values})
    return typed(field, context).map(lambda text: {key: text})


def typed(field: Any, context: Any) -> st.SearchStrategy[str]:
    """What may be typed into one input."""
    kind = kind_of(field)
    if kind == "choice":
        values = [value for value, _title in questions.choices_of(field, context)]
        return st.sampled_from(values) if values else st.just("")
    if kind == "number":
        low = field.min or 0
        high = min(field.max if field.max is not None else 999, low + 999)
        return st.integers(low, high).map(str)
    if kind == "email":
        return st.just("sanpo@example.com")
    if kind == "url":
        return st.just("https://example.com/")
    if kind == "date":
        return st.just("2027-05-01")
    return KANJI


def _rows(field: Any, context: Any) -> st.SearchStrategy[Mapping[str, str]]:
    cells = getFieldsInOrder(tables.row_schema(field))
    row = st.tuples(*(typed(cell, context) for _name, cell in cells))
    least = max(field.min_length or 0, 1)
    most = min(tables.max_rows(field), least + 1)
    given_rows = st.lists(row, min_size=least, max_size=most)
    return given_rows.map(lambda rows: _raw_rows(field, [name for name, _cell in cells], rows))


def _raw_rows(field: Any, columns: list[str], rows: list[tuple[str, ...]]) -> dict[str, str]:
    """Rows as the screen sends them: a given heading stands in its own place."""
    raw = {
        cell_name(field.__name__, number, column): text
        for number, texts in enumerate(rows)
        for column, text in zip(columns, texts, strict=True)
    }
    if column := tables.heading_column(field):
        for number, heading in enumerate(field.headings[: len(rows)]):
            raw[cell_name(field.__name__, number, column)] = heading
    return raw
