"""From a schema to its outline, and from an outline to a schema that papers are read by.

What was sent is always read by the outline that was kept when the design was frozen. There is
one path, whether the model still loads or not, and a table whose columns were changed by a newer
add-on is shown with the columns it had.
"""

from . import questions
from . import tables
from .conditions import condition_of
from .kinds import kinds_of
from .names import form_number
from .names import form_title
from .schema import steps
from collections.abc import Callable
from collections.abc import Mapping
from collective.easyform.fields import Likert
from collective.easyform.fields import RichLabel
from dataclasses import replace
from functools import lru_cache
from kamakura.kyodo.domain import outlines
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.outlines import Question
from kamakura.kyodo.i18n import japanese
from plone.namedfile.field import NamedBlobFile
from plone.schema.email import Email
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from plone.supermodel.model import Schema
from plone.supermodel.model import SchemaClass
from types import MappingProxyType
from typing import Any
from zope import schema as z
from zope.component import queryUtility
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


Choices = tuple[tuple[str, str], ...]


def outline_of(form_key: str, schema: SchemaClass, context: Any) -> Outline:
    """The outline of a design as it stands; ``context`` is asked for the site's choices."""
    made = tuple(
        outlines.Step(
            step.name,
            step.label,
            tuple(_question(schema[name], schema, context) for name in step.fields),
        )
        for step in steps(schema)
    )
    return Outline(form_key, form_number(form_key), japanese(form_title(form_key)), made)


def _question(field: Any, schema: Any, context: Any) -> Question:
    made = _column(field, context)
    if not tables.is_table(field):
        return replace(made, depends=condition_of(schema, field.__name__))
    kind = tables.row_kind(field)
    return replace(
        made,
        depends=condition_of(schema, field.__name__),
        table=kind.key if kind else "",
        headings=tuple(getattr(field, "headings", None) or ()),
        columns=tuple(_column(c, context) for _n, c in getFieldsInOrder(tables.row_schema(field))),
    )


def _column(field: Any, context: Any) -> Question:
    kind = questions.kind_of(field)
    choice = getattr(field, "value_type", None) or field
    found = questions.choices_of(field, context) if kind in ("choice", "choices") else ()
    if kind == "likert":
        found = [(answer, answer) for answer in field.answers or ()]
    rich = getattr(field, "rich_label", "") if kind == "note" else ""
    rich = getattr(rich, "raw", rich)
    return Question(
        name=field.__name__,
        kind=kind,
        label=japanese(field.title),
        help=rich or japanese(field.description),
        required=bool(field.required),
        limit=getattr(field, "max_length", None),
        choices=tuple((value, japanese(title)) for value, title in found),
        headings=tuple(field.questions or ()) if kind == "likert" else (),
        vocabulary=getattr(choice, "vocabularyName", None) or "",
        kinds=tuple(one.name for one in kinds_of(field)),
    )


# reading


def reading_schema(outline: str, context: Any) -> SchemaClass:
    """A schema with the steps, labels and choices of a kept outline. Shared: never change it.

    Choices that come from the site are those kept with the outline and those of today.
    """
    known = parsed(outline)
    named = {question.vocabulary for question in known.questions() if question.vocabulary}
    today = tuple((name, _today(name, context)) for name in sorted(named))
    return _built(outline, today)


@lru_cache(maxsize=256)
def parsed(outline: str) -> Outline:
    """The outline a kept text stands for. ``ValueError`` for anything else."""
    return outlines.from_text(outline)


def _today(vocabulary: str, context: Any) -> Choices:
    factory = queryUtility(IVocabularyFactory, vocabulary)
    terms = factory(context) if factory is not None else ()
    return tuple((str(term.value), japanese(term.title or str(term.value))) for term in terms)


@lru_cache(maxsize=256)
def _built(outline: str, today: tuple[tuple[str, Choices], ...]) -> SchemaClass:
    known, live = parsed(outline), dict(today)
    fields, sets, depends, kinds = {}, [], {}, {}
    for step in known.steps:
        for question in step.questions:
            fields[question.name] = _field(question, live)
            depends[question.name] = question.depends
            kinds[question.name] = list(question.kinds)
        names = [question.name for question in step.questions]
        sets.append(Fieldset(step.name, label=step.label, fields=names))
    made = SchemaClass("IOutline", (Schema,), fields, __module__=__name__)
    made.setTaggedValue(FIELDSETS_KEY, sets)
    made.setTaggedValue("depends_on", {name: text for name, text in depends.items() if text})
    made.setTaggedValue("validators", {name: named for name, named in kinds.items() if named})
    return made


def _field(question: Question, live: Mapping[str, Choices]) -> Any:
    common = {
        "title": question.label,
        "description": question.help,
        "required": question.required,
    }
    maker = _MAKERS.get(question.kind)
    field = maker(question, live, common) if maker else _PLAIN.get(question.kind, z.Text)(**common)
    if question.limit and question.kind in ("line", "text", "email", "url"):
        field.max_length = question.limit
    return field


def _vocabulary(question: Question, live: Mapping[str, Choices]) -> SimpleVocabulary:
    titles = dict(live.get(question.vocabulary, ())) | dict(question.choices)
    return SimpleVocabulary([SimpleTerm(value, str(n), t) for n, (value, t) in _numbered(titles)])


def _numbered(titles: Mapping[str, str]) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(titles.items()))


def _choice(question: Question, live: Any, common: Any) -> z.Choice:
    return z.Choice(vocabulary=_vocabulary(question, live), **common)


def _choices(question: Question, live: Any, common: Any) -> z.Set:
    return z.Set(value_type=z.Choice(vocabulary=_vocabulary(question, live)), **common)


def _note(question: Question, live: Any, common: Any) -> Any:
    return RichLabel(rich_label=question.help, **common)


def _likert(question: Question, live: Any, common: Any) -> Any:
    answers = [value for value, _title in question.choices]
    return Likert(questions=list(question.headings), answers=answers, **common)


class RememberedTable(tables.Table):
    """A table with the columns it had when its design was frozen."""

    kind = tables.RowKind("", "", Schema)

    def __init__(self, kind: tables.RowKind, **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)


def _table(question: Question, live: Any, common: Any) -> RememberedTable:
    columns = {column.name: _field(column, live) for column in question.columns}
    row = SchemaClass("IRow", (Schema,), columns, __module__=__name__)
    kinds = {column.name: list(column.kinds) for column in question.columns if column.kinds}
    row.setTaggedValue("validators", kinds)
    known = tables.ROW_KINDS.get(question.table)
    kind = replace(known, schema=row) if known else tables.RowKind("", question.label, row)
    limit = question.limit or tables.ROW_LIMIT
    return RememberedTable(kind, headings=question.headings, max_length=limit, **common)


_PLAIN: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "line": z.TextLine,
        "text": z.Text,
        "email": Email,
        "url": z.URI,
        "number": z.Int,
        "decimal": z.Float,
        "date": z.Date,
        "moment": z.Datetime,
        "check": z.Bool,
        "file": NamedBlobFile,
    }
)
_MAKERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "choice": _choice,
        "choices": _choices,
        "likert": _likert,
        "note": _note,
        "table": _table,
    }
)
