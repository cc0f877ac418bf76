"""What the process needs of each form, and what is wrong with a form a city has edited."""

from . import offer
from . import tables
from .catalog import spec
from .codes import FormCode
from .question_checks import check_questions
from .questions import DATE_PARTS
from .questions import kind_of
from .questions import MOMENT_PARTS
from .schema import BrokenModel
from .schema import schema_of
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from plone.namedfile.interfaces import INamedBlobFileField
from types import MappingProxyType
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder
from zope.schema import interfaces as z


# Zope answers 400 to a request of more than 1,024 parts; a screen adds some of its own.
PART_LIMIT = 950


def _line(field: Any) -> bool:
    return z.INativeStringLine.providedBy(field) or z.ITextLine.providedBy(field)


KINDS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "line": _line,
        "text": lambda field: z.IText.providedBy(field),
        "int": z.IInt.providedBy,
        "bool": z.IBool.providedBy,
        "choice": z.IChoice.providedBy,
        "set": z.ISet.providedBy,
        "date": lambda field: z.IDate.providedBy(field),
        "file": INamedBlobFileField.providedBy,
    }
)


def fits(field: Any, kind: str) -> bool:
    """Is a field of the kind the contract names?"""
    if kind.startswith("table:"):
        wanted = tables.ROW_KINDS[kind.partition(":")[2]]
        return tables.is_table(field) and tables.row_schema(field) is wanted.schema
    return KINDS[kind](field)


def check_model(form_key: str, model: str | IInterface) -> tuple[Finding, ...]:
    """All problems of a design (XML or schema); empty when the form can be put in force."""
    if isinstance(model, str):
        try:
            model = schema_of(model)
        except BrokenModel as broken:
            return (error(FormCode.UNREADABLE, reason=str(broken)),)
    return (*check_use(form_key, model), *check_questions(model))


def check_use(form_key: str, schema: IInterface) -> tuple[Finding, ...]:
    """What keeps a design, also one that is in force already, from being filled and sent."""
    fields = dict(getFieldsInOrder(schema))
    return (
        *_contract_problems(form_key, fields),
        *_kind_problems(fields),
        *_heading_problems(fields),
        *_size_problems(fields),
    )


def _contract_problems(form_key: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    wanted = spec(form_key).contract
    shipped = schema_of(spec(form_key).model_xml) if set(wanted) - set(fields) else {}
    for name, kind in wanted.items():
        if name not in fields:
            title = str(shipped[name].title)
            renamed = _renamed(title, kind, fields, wanted)
            code = FormCode.FIELD_RENAMED if renamed else FormCode.FIELD_MISSING
            yield error(code, name, name=name, title=title, other=renamed)
        elif not fits(fields[name], kind):
            yield error(FormCode.FIELD_KIND, name, title=str(fields[name].title), name=name)


def _renamed(title: str, kind: str, fields: Mapping[str, Any], wanted: Mapping[str, str]) -> str:
    """The new name of a question that still has the old label and kind."""
    for name, field in fields.items():
        if name not in wanted and str(field.title) == title and fits(field, kind):
            return name
    return ""


def _kind_problems(fields: Mapping[str, Any]) -> Iterator[Finding]:
    """Kinds that no screen of ours draws; each is told what to use instead (``offer``)."""
    for name, field in fields.items():
        if instead := offer.instead_of(field):
            yield error(FormCode.KIND_NOT_OFFERED, name, title=str(field.title), instead=instead)


def _heading_problems(fields: Mapping[str, Any]) -> Iterator[Finding]:
    for name, field in fields.items():
        if not tables.is_table(field) or not tables.heading_column(field):
            continue
        column = tables.row_schema(field)[tables.heading_column(field)]
        known = getattr(column, "vocabulary", None)
        if known is None:
            continue
        for heading in field.headings:
            if heading not in known:
                title = str(field.title)
                yield error(FormCode.HEADING_UNKNOWN, name, title=title, heading=heading)


def _size_problems(fields: Mapping[str, Any]) -> Iterator[Finding]:
    parts = sum(_parts(field) for field in fields.values())
    if parts > PART_LIMIT:
        yield error(FormCode.TOO_LARGE, count=parts, limit=PART_LIMIT)


def _parts(field: Any) -> int:
    if kind_of(field) == "moment":
        return len(MOMENT_PARTS)
    if kind_of(field) == "date":
        return len(DATE_PARTS)
    if kind_of(field) == "likert":
        return len(field.questions or ())
    if not tables.is_table(field):
        # A choice sends its answer and an "-empty-marker"; a set may send every choice.
        vocabulary = getattr(getattr(field, "value_type", None), "vocabulary", None)
        return 2 if vocabulary is None else 1 + len(vocabulary)
    columns = tables.row_schema(field).names()
    return tables.max_rows(field) * (len(columns) + 1)
