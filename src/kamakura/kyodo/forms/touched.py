"""Where somebody has written: a form starts from what is known already, and that is no work."""

from . import questions
from . import tables
from .schema import BrokenModel
from .schema import field_names
from collections.abc import Mapping
from typing import Any
from zope.schema import getFieldsInOrder


def touched(host: Any, key: str) -> frozenset[str]:
    """The questions of a form that hold something else than what it starts from."""
    if host.filings.get(key) is None:
        return frozenset()
    try:
        schema = host.schema(key)
    except BrokenModel:
        return frozenset()
    raw, start = host.raw(key), host.start(key, schema)
    fields = [schema[name] for name in field_names(host.steps(key))]
    written = {one.__name__ for one in fields if _said(one, raw) != _said(one, start)}
    return frozenset(written | set(host.files(key)) - set(host.start_files(key, schema)))


def _said(field: Any, raw: Mapping[str, Any]) -> dict[str, list[str]]:
    """What was typed for a question; in a table a category alone, as offered, is not typing."""
    offered = _offered(field) if tables.is_table(field) else frozenset()
    names = questions.names_of(field.__name__, raw)
    said = {one: _texts(raw[one]) for one in names if one.rpartition(".")[2] not in offered}
    return {one: texts for one, texts in said.items() if texts}


def _offered(field: Any) -> frozenset[str]:
    columns = getFieldsInOrder(tables.row_schema(field))
    chosen = {name for name, column in columns if questions.kind_of(column) == "choice"}
    return frozenset(chosen | {tables.heading_column(field)})


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    texts = ["\n".join(str(one).split("\r\n")).strip() for one in values]
    return [text for text in texts if text]
