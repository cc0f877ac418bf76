"""What kind of answer a question wants, and the names its inputs have in a request."""

from . import tables
from collections.abc import Mapping
from collective.easyform.interfaces import ILabel
from collective.easyform.interfaces import ILikert
from collective.easyform.interfaces import IRichLabel
from plone.namedfile.interfaces import INamedField
from plone.schema.email import IEmail
from typing import Any
from zope.schema import getFieldNamesInOrder
from zope.schema import interfaces as z
from zope.schema.vocabulary import getVocabularyRegistry


PREFIX = "form.widgets."
DATE_PARTS = ("year", "month", "day")
MOMENT_PARTS = (*DATE_PARTS, "time")

# Asked in this order: an e-mail address is also a line, a line is also a text.
_KINDS = (
    ("note", (ILabel, IRichLabel)),
    ("likert", (ILikert,)),
    ("file", (INamedField,)),
    ("check", (z.IBool,)),
    ("choice", (z.IChoice,)),
    ("choices", (z.ICollection,)),
    ("date", (z.IDate,)),
    ("moment", (z.IDatetime,)),
    ("number", (z.IInt,)),
    ("decimal", (z.IFloat, z.IDecimal)),
    ("email", (IEmail,)),
    ("url", (z.IURI,)),
    ("line", (z.ITextLine, z.INativeStringLine)),
    ("text", (z.IText,)),
)


def kind_of(field: Any) -> str:
    """note, file, check, choice, choices, date, moment, number, decimal, email, url, line,
    text, likert or table."""
    if tables.is_table(field):
        return "table"
    for kind, interfaces in _KINDS:
        if any(interface.providedBy(field) for interface in interfaces):
            return kind
    return "line"


def is_money(field: Any) -> bool:
    """A number in yen; its label says so."""
    return kind_of(field) == "number" and "円" in str(field.title)


def name(*parts: str) -> str:
    """The name of an input: ``form.widgets.period_from.year``."""
    return PREFIX + ".".join(parts)


def cell_name(table: str, row: int, column: str) -> str:
    """The name of a table's cell: ``form.widgets.income.0.widgets.amount``."""
    return f"{PREFIX}{table}.{row}.widgets.{column}"


def likert_name(field_name: str, number: int) -> str:
    """The name of one line of a Likert question: ``form.widgets.mood.1``, counted from 1."""
    return name(field_name, str(number))


def names_of(field_name: str, names) -> list[str]:
    """Those of some input names that belong to one question."""
    own = name(field_name)
    return [one for one in names if one == own or one.startswith(f"{own}.")]


def choices_of(field: Any, context: Any) -> list[tuple[str, Any]]:
    """The choices of a question as (value, title), in their order."""
    field = getattr(field, "value_type", None) or field
    vocabulary = getattr(field, "vocabulary", None)
    if vocabulary is None and getattr(field, "vocabularyName", None):
        vocabulary = getVocabularyRegistry().get(context, field.vocabularyName)
    return [(str(term.value), term.title or str(term.value)) for term in vocabulary or ()]


def row_numbers(field_name: str, raw: Mapping[str, Any]) -> list[int]:
    """The numbers of the rows a table has in a request, in order."""
    start = len(name(field_name)) + 1
    heads = {one[start:].partition(".")[0] for one in names_of(field_name, raw)}
    return sorted(int(head) for head in heads if head.isdecimal())


def raw_row(field: Any, number: int, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in one row, by column."""
    return {
        column: raw.get(cell_name(field.__name__, number, column), "")
        for column in getFieldNamesInOrder(tables.row_schema(field))
    }
