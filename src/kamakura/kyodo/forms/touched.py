"""Where somebody has written: a form starts from what is known already, and that is no work."""

from . import questions
from .schema import BrokenModel
from .schema import field_names
from collections.abc import Mapping
from typing import Any


def touched(host: Any, key: str) -> frozenset[str]:
    """The questions of a form that hold something else than what it starts from."""
    if host.filings.get(key) is None:
        return frozenset()
    try:
        schema = host.schema(key)
    except BrokenModel:
        return frozenset()
    raw, start = host.raw(key), host.start(key, schema)
    names = field_names(host.steps(key))
    written = {one for one in names if _said(one, raw) != _said(one, start)}
    return frozenset(written | set(host.files(key)) - set(host.start_files(key, schema)))


def _said(name: str, raw: Mapping[str, Any]) -> dict[str, list[str]]:
    """What was typed for a question, as far as it was; a box not ticked says nothing."""
    said = {one: _texts(raw[one]) for one in questions.names_of(name, raw)}
    return {one: texts for one, texts in said.items() if texts}


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    texts = ["\n".join(str(one).split("\r\n")).strip() for one in values]
    return [text for text in texts if text]
