"""The papers of a proposal beside the marks: what the reader may see, in the forms' own words."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.form_versions import version
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.i18n import _
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema import interfaces as z


@dataclass(frozen=True)
class Paper:
    """One 様式 as it was sent: its name, and its questions with answers."""

    key: str
    title: Any
    definitions: tuple[lists.Definition, ...]
    tables: tuple[lists.Table, ...]


def papers_of(proposal) -> tuple[Paper, ...]:
    """Every 様式 of the proposal the person may read, without masked answers."""
    call = call_of(proposal)
    numbers = setting_for(call, "form_map") or {}
    found = []
    for spec in FORMS:
        filing = Filings(proposal).get(spec.key)
        sent = filing.last_filed if filing is not None else None
        if sent is None or not may_read_form(proposal, spec.key):
            continue
        title = f"{numbers.get(spec.key, spec.number)} {spec.title}"
        hidden = masked_fields(proposal, spec.key)
        asked = list(_questions(call, spec.key, sent))
        shown = [(field, value) for field, value in asked if field.__name__ not in hidden]
        found.append(
            Paper(
                key=spec.key,
                title=title,
                definitions=tuple(
                    lists.Definition(field.title, answer_text(field, value))
                    for field, value in shown
                    if not _is_table(value)
                ),
                tables=tuple(
                    answer_table(field, value) for field, value in shown if _is_table(value)
                ),
            )
        )
    return tuple(found)


def _questions(call, form_key: str, sent) -> Iterator[tuple[Any, Any]]:
    """(field, answer) in the order of the design the papers were written on."""
    design = version(call, sent.version) or current(call, form_key)
    if design is None:
        return
    schema = schema_of(design.model)
    answers = sent.answers
    for step in steps(schema):
        for name in step.fields:
            if name in answers and answers[name] not in (None, "", [], {}):
                yield schema[name], answers[name]


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def answer_text(field: Any, value: Any) -> Any:
    """One answer as it reads."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if isinstance(value, list):
        return [answer_text(getattr(field, "value_type", field), one) for one in value]
    if isinstance(value, int):
        return lists.Money(value) if "円" in str(field.title) else f"{value:,}"
    if z.IDate.providedBy(field):
        return date_text(date.fromisoformat(value))
    vocabulary = getattr(field, "vocabulary", None)
    if vocabulary is not None and value in vocabulary:
        return vocabulary.getTerm(value).title
    return str(value)


def answer_table(field: Any, rows: list[Mapping[str, Any]]) -> lists.Table:
    """A table of answers; columns nobody filled are left out."""
    columns = [
        (name, column)
        for name, column in getFieldsInOrder(field.value_type.schema)
        if any(row.get(name) not in (None, "", []) for row in rows)
    ]
    return lists.Table(
        caption=field.title,
        columns=tuple(
            lists.Column(column.title, "money" if "円" in str(column.title) else "text")
            for _name, column in columns
        ),
        rows=tuple(
            lists.Row(tuple(_cell(column, row.get(name)) for name, column in columns))
            for row in rows
        ),
        show_count=False,
    )


def _cell(column: Any, value: Any) -> Any:
    return None if value in (None, "", []) else answer_text(column, value)
