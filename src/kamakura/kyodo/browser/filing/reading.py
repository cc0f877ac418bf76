"""Papers as they are read: by step, each answer with its question, tables as tables."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from html import escape
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.content import scans
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.forms import kinds
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from plone import api
from types import MappingProxyType
from typing import Any
from zope.schema import getFieldsInOrder


NOTHING = _("(記入なし)")
YES = _("はい")
NO = _("いいえ")
SCAN_NOTES = MappingProxyType(
    {
        scans.WAITING: _("ウイルス検査待ち"),
        scans.UNJUDGED: _("ウイルスの検査ができないファイル"),
        scans.FOUND: _("ウイルスを検出。開けません"),
    }
)


@dataclass(frozen=True)
class Section:
    """One step of a paper: its short answers, then its tables."""

    title: Any
    definitions: list[lists.Definition] = dataclass_field(default_factory=list)
    tables: list[lists.Table] = dataclass_field(default_factory=list)
    edit_url: str = ""


def answer_value(field: Any, value: Any, context: Any, *, text_only: bool = False) -> Any:
    """An answer as people read it."""
    if value in (None, "", []):
        return "" if text_only else NOTHING
    kind = questions.kind_of(field)
    if kind in ("choice", "choices"):
        titles = dict(questions.choices_of(field, context))
        if kind == "choice":
            return titles.get(value, value)
        return [titles.get(one, one) for one in value]
    if kind == "number" and questions.is_money(field):
        return money_text(value) if text_only else lists.Money(value)
    if kind == "likert" and text_only:
        return " / ".join(value)
    return TEXTS[kind](field, value) if kind in TEXTS else str(value)


def moment_value(value: str) -> Any:
    """令和8年9月27日(日) 14:30 of 2026-09-27T14:30."""
    day, _t, clock = value.partition("T")
    return _(
        "${date} ${clock}", mapping={"date": date_text(date.fromisoformat(day)), "clock": clock}
    )


def line_text(field: Any, value: Any) -> str:
    """A line as people write it: 〒248-8686, 平成31年4月; all else as it is."""
    value = str(value)
    named = {kind.name for kind in kinds.kinds_of(field)}
    if kinds.postal_code.name in named:
        return f"〒{value}"
    if kinds.month.name in named:
        return month_text(value)
    return value


TEXTS: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        "check": lambda _field, value: YES if value else NO,
        "date": lambda _field, value: date_text(date.fromisoformat(value)),
        "moment": lambda _field, value: moment_value(value),
        "decimal": lambda _field, value: f"{value:,}",
        # Four digits may be a year.
        "number": lambda _field, value: f"{value:,}" if abs(value) >= 10000 else str(value),
        "likert": lambda _field, value: list(value),
        "line": line_text,
        "file": lambda _field, value: f"{value['filename']} ({size_text(value['size'])})",
    }
)
"""By kind of question; all others read as they are."""


def month_text(value: str) -> str:
    """平成31年4月 of 2019-04; the whole day of 2019-04-01."""
    try:
        day = date.fromisoformat(value if value.count("-") == 2 else f"{value}-01")
    except ValueError:
        return value
    text = wareki(day, weekday=False)
    return text if value.count("-") == 2 else text.partition("月")[0] + "月"


def understood(field: Any, *, raw: Mapping[str, Any], answer: Any) -> Any:
    """「→ 〒248-8686 と読み取りました」, where what is kept differs from what was typed."""
    kind = questions.kind_of(field)
    typed = raw.get(questions.name(field.__name__), "")
    if answer is None or not isinstance(typed, str):
        return None
    if kind in ("number", "decimal"):
        same = {str(answer), f"{answer:,}", f"{answer:,}円"}
    elif kind in ("line", "email") and (kinds.kinds_of(field) or kind == "email"):
        same = {str(answer)}
    else:
        return None
    if typed.strip() in same:
        return None
    text = answer_value(field, answer, None, text_only=True)
    return _("${text} と読み取りました", mapping={"text": text})


def note_html(field: Any) -> str:
    """A note of the form's designer: its title and text, or its rich text without scripts."""
    rich = getattr(field, "rich_label", "") or ""
    rich = getattr(rich, "raw", rich)
    if not rich:
        texts = (
            f"<p><strong>{escape(field.title or '')}</strong></p>",
            escape(field.description or ""),
        )
        return texts[0] + (f"<p>{texts[1]}</p>" if texts[1] else "")
    tool = api.portal.get_tool("portal_transforms")
    return str(tool.convertTo("text/x-html-safe", rich, mimetype="text/html").getData())


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


def file_note(file: Any) -> Any:
    """What is said beside a file of a paper: that it waits for its scan, or what was found."""
    return SCAN_NOTES.get(scans.scan_state(file), "") if file is not None else ""


def sections(
    schema: Any,
    steps: tuple[Step, ...],
    answers: Mapping[str, Any],
    *,
    context: Any,
    masked: frozenset[str] = frozenset(),
    files: Mapping[str, Any] = MappingProxyType({}),
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
                shown = parts.Link(shown, file_url(name), file_note(files.get(name)))
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
