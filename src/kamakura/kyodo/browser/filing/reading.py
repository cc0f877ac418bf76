"""Papers as they are read: by step, each answer with its question, tables as tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from zope.schema import getFieldsInOrder


NOTHING = _("(まだありません)")
YES = _("はい")
NO = _("いいえ")


@dataclass(frozen=True)
class Section:
    """One step of a paper: its short answers, then its tables."""

    title: Any
    definitions: list[lists.Definition] = dataclass_field(default_factory=list)
    tables: list[lists.Table] = dataclass_field(default_factory=list)
    edit_url: str = ""


def answer_value(field: Any, value: Any, context: Any, *, text_only: bool = False) -> Any:
    """An answer as people read it."""
    kind = questions.kind_of(field)
    if value in (None, "", []):
        return "" if text_only else NOTHING
    if kind == "check":
        return YES if value else NO
    if kind == "date":
        return date_text(date.fromisoformat(value))
    if kind == "number":
        if not questions.is_money(field):
            # Four digits may be a year.
            return f"{value:,}" if abs(value) >= 10000 else str(value)
        return money_text(value) if text_only else lists.Money(value)
    if kind == "choice":
        return dict(questions.choices_of(field, context)).get(value, value)
    if kind == "choices":
        titles = dict(questions.choices_of(field, context))
        return [titles.get(one, one) for one in value]
    if kind == "file":
        return f"{value['filename']} ({size_text(value['size'])})"
    return str(value)


def table_of(field: Any, rows: list[Mapping[str, Any]], context: Any) -> lists.Table:
    """A table of a paper, with its sums."""
    columns = getFieldsInOrder(tables.row_schema(field))
    kinds = ["money" if questions.is_money(cell) else "text" for _name, cell in columns]
    made = [
        lists.Row([_cell(cell, row.get(name), context) for name, cell in columns]) for row in rows
    ]
    total: list[Any] = []
    if rows and "money" in kinds[1:]:
        total = [_("合計"), *(_sum(name, kind, rows) for (name, _c), kind in _rest(columns, kinds))]
    return lists.Table(
        caption=field.title,
        columns=[
            lists.Column(cell.title, kind) for (_n, cell), kind in zip(columns, kinds, strict=True)
        ],
        rows=made,
        total=total,
        show_count=False,
    )


def _rest(columns: Any, kinds: list[str]) -> Any:
    return list(zip(columns, kinds, strict=True))[1:]


def _sum(name: str, kind: str, rows: list[Mapping[str, Any]]) -> Any:
    return lists.Money(sum(row.get(name) or 0 for row in rows)) if kind == "money" else None


def _cell(cell: Any, value: Any, context: Any) -> Any:
    return "" if value in (None, "") else answer_value(cell, value, context)


def sections(
    schema: Any,
    steps: tuple[Step, ...],
    answers: Mapping[str, Any],
    *,
    context: Any,
    masked: frozenset[str] = frozenset(),
    file_url: Any = None,
    edit_url: Any = None,
) -> list[Section]:
    """A paper by its steps. Masked fields and questions that were not asked are left out."""
    found = []
    for step in steps:
        section = Section(step.label, edit_url=edit_url(step) if edit_url else "")
        for name in step.fields:
            if name in masked or name not in answers:
                continue
            field, value = schema[name], answers[name]
            if tables.is_table(field):
                section.tables.append(table_of(field, value or [], context))
                continue
            shown = answer_value(field, value, context)
            if file_url is not None and isinstance(value, dict):
                shown = parts.Link(shown, file_url(name))
            section.definitions.append(lists.Definition(field.title, shown))
        if section.definitions or section.tables:
            found.append(section)
    return found


def finding_texts(findings: Any, level: str, schema: Any) -> list[tuple[str, Any]]:
    """(field, sentence with the question's name) of all findings of a level."""
    texts = []
    for finding in findings:
        if finding.level != level:
            continue
        name = finding.field.partition(".")[0]
        text = sentence(finding)
        title = schema[name].title if schema is not None and name in schema else ""
        if title and title not in str((text.mapping or {}).get("title", "")):
            text = _("${label}: ${text}", mapping={"label": title, "text": text})
        texts.append((name, text))
    return texts
