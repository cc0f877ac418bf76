"""What a sent page holds: texts, table rows, and files checked by what is in them."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from hashlib import sha256
from kamakura.kyodo.browser.filing.inputs import table_widget
from kamakura.kyodo.browser.filing.inputs import typed_rows
from kamakura.kyodo.browser.filing.taking import Limits
from kamakura.kyodo.browser.filing.taking import take_file
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import questions
from plone.namedfile.file import NamedBlobFile
from typing import Any
import json


@dataclass
class Typed:
    """The parts of a sent page."""

    raw: dict[str, Any] = dataclass_field(default_factory=dict)
    files: dict[str, NamedBlobFile] = dataclass_field(default_factory=dict)
    removed: list[str] = dataclass_field(default_factory=list)
    findings: list[Finding] = dataclass_field(default_factory=list)


def typed_in(
    schema: Any,
    names: Iterable[str],
    *,
    request: Any,
    context: Any,
    limits: Callable[[str], Limits],
) -> Typed:
    """Read the request for some questions. A file that is not taken becomes a finding.

    ``limits`` answers for a question what its file may be.
    """
    found = Typed()
    form = request.form
    for one in names:
        field = schema[one]
        kind = questions.kind_of(field)
        if kind == "table":
            widget = table_widget(field, context=context, request=request)
            found.raw |= typed_rows(field, widget)
        elif kind == "file":
            _take_file(found, one, form, limits=limits(one, fresh=found.files), context=context)
        else:
            for key in questions.names_of(one, form):
                if _is_text(form[key]):
                    found.raw[key] = form[key]
    return found


def _is_text(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _take_file(
    found: Typed, name: str, form: Mapping[str, Any], *, limits: Limits, context: Any
) -> None:
    upload = form.get(questions.name(name))
    if getattr(upload, "filename", ""):
        try:
            found.files[name] = take_file(upload, limits, context=context)
        except Refused as refused:
            found.findings.append(error(refused.refusal.code, name, **refused.refusal.params))
    elif form.get(f"{questions.name(name)}.action") == "remove":
        found.removed.append(name)


def digest(raw: Mapping[str, Any], names: Iterable[str]) -> str:
    """What some questions hold, in short: to notice that somebody else saved meanwhile."""
    said = {key: raw[key] for one in names for key in questions.names_of(one, raw) if raw[key]}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
