"""What the process needs of each form, and what is wrong with a form a city has edited."""

from . import conditions
from . import offer
from . import tables
from .catalog import spec
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
from kamakura.kyodo.domain.refusal import RefusalCode
from plone.namedfile.interfaces import INamedBlobFileField
from types import MappingProxyType
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder
from zope.schema import interfaces as z


# Zope answers 400 to a request of more than 1,024 parts; a screen adds some of its own.
PART_LIMIT = 950


class FormCode(RefusalCode):
    """What can be wrong with the design of a form."""

    UNREADABLE = "form_unreadable"
    FIELD_MISSING = "form_field_missing"
    FIELD_KIND = "form_field_kind"
    HEADING_UNKNOWN = "form_heading_unknown"
    KIND_NOT_OFFERED = "form_kind_not_offered"
    CONDITION_UNREADABLE = "form_condition_unreadable"
    CONDITION_UNKNOWN = "form_condition_unknown"
    TOO_LARGE = "form_too_large"
    BROKEN = "form_broken"
    MISSING = "form_missing"


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
    """All problems of a design (XML or schema); empty when the form can be used."""
    if isinstance(model, str):
        try:
            model = schema_of(model)
        except BrokenModel as broken:
            return (error(FormCode.UNREADABLE, reason=str(broken)),)
    fields = dict(getFieldsInOrder(model))
    return (
        *_contract_problems(form_key, fields),
        *_kind_problems(fields),
        *_condition_problems(model, fields),
        *_heading_problems(fields),
        *_size_problems(fields),
    )


def _contract_problems(form_key: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    for name, kind in spec(form_key).contract.items():
        if name not in fields:
            yield error(FormCode.FIELD_MISSING, name, name=name)
        elif not fits(fields[name], kind):
            yield error(FormCode.FIELD_KIND, name, title=str(fields[name].title))


def _kind_problems(fields: Mapping[str, Any]) -> Iterator[Finding]:
    """Kinds that no screen of ours draws; each is told what to use instead (``offer``)."""
    for name, field in fields.items():
        if instead := offer.instead_of(field):
            yield error(FormCode.KIND_NOT_OFFERED, name, title=str(field.title), instead=instead)


def _condition_problems(model: IInterface, fields: Mapping[str, Any]) -> Iterator[Finding]:
    """Conditions must be readable, and ask about questions that have one answer."""
    known = {
        name
        for name, field in fields.items()
        if not tables.is_table(field) and kind_of(field) not in ("note", "likert")
    }
    for name, field in fields.items():
        condition, title = conditions.condition_of(model, name), str(field.title)
        try:
            asked = conditions.names_in(condition)
        except conditions.UnreadableCondition:
            yield error(FormCode.CONDITION_UNREADABLE, name, title=title, condition=condition)
            continue
        for other in sorted(asked - known):
            yield error(FormCode.CONDITION_UNKNOWN, name, title=title, name=other)


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
