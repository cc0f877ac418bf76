"""Two fillings of one form of a host, each on the design it was filled on."""

from . import questions
from . import tables
from .catalog import form_key_of
from .catalog import spec
from .freeze import schema_of_version
from .schema import BrokenModel
from .schema import field_names
from .schema import steps
from .schema import steps_of_part
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from hashlib import sha256
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.domain.comparison import Asked
from kamakura.kyodo.domain.comparison import compare
from kamakura.kyodo.domain.comparison import FieldChange
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder


@dataclass(frozen=True)
class Filled:
    """A filling: its design (None when it cannot be read any more), answers and files."""

    schema: IInterface | None
    answers: Mapping[str, Any]
    files: Mapping[str, Any] = dataclass_field(default_factory=dict)


def filled(call, revision: Revision) -> Filled:
    """A sent revision."""
    try:
        schema = schema_of_version(call, revision.version)
    except (BrokenModel, KeyError):
        schema = None
    return Filled(schema, revision.answers, revision.files)


def drafted(papers, key: str) -> Filled:
    """What the host's group is writing now, or what it sent when it writes nothing."""
    return Filled(papers.schema(key), papers.read(key).answers, papers.files(key))


def asked_of(field: Any, context: Any) -> Asked:
    """A question as the comparison knows it."""
    kind = questions.kind_of(field)
    choices = questions.choices_of(field, context) if kind in ("choice", "choices") else ()
    columns: tuple[Asked, ...] = ()
    if kind == "table":
        cells = getFieldsInOrder(tables.row_schema(field))
        columns = tuple(asked_of(cell, context) for _name, cell in cells)
    return Asked(
        name=field.__name__,
        title=str(field.title),
        kind=kind,
        choices={value: str(title) for value, title in choices},
        columns=columns,
        is_money=questions.is_money(field),
    )


def names_asked(key: str, schema: IInterface) -> tuple[str, ...]:
    """The questions of a form, or of one side's part of it."""
    form = spec(form_key_of(key))
    if not form.parts:
        return field_names(steps(schema))
    side = key.partition(":")[2]
    part = side if side in {one.key for one in form.parts} else form.parts[0].key
    return field_names(steps_of_part(form, schema, part))


def differences(
    key: str, old: Filled, new: Filled, *, context: Any, masked: Iterable[str] = ()
) -> tuple[FieldChange, ...]:
    """Question by question; masked ones are not even named.

    A design that cannot be read any more is stood in for by the other one.
    """
    old_asked, new_asked = (
        _asked(key, one.schema or other.schema, context, frozenset(masked))
        for one, other in ((old, new), (new, old))
    )
    ours, theirs = _answers(old, new), _answers(new, old)
    return compare(old_asked, ours, new_asked, theirs)


def _asked(
    key: str, schema: IInterface | None, context: Any, masked: frozenset[str]
) -> tuple[Asked, ...]:
    if schema is None:
        return ()
    names = [name for name in names_asked(key, schema) if name not in masked]
    made = (asked_of(schema[name], context) for name in names)
    return tuple(one for one in made if one.kind != "note")


def _answers(filled: Filled, other: Filled) -> dict[str, Any]:
    """The answers; two files of one name and size also by their content."""
    answers = dict(filled.answers)
    for name, file in filled.files.items():
        twin, said = other.files.get(name), answers.get(name)
        if twin is not None and twin is not file and said == other.answers.get(name):
            answers[name] = {**said, "hash": sha256(file.data).hexdigest()} if said else said
    return answers
