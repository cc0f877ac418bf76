"""The questions of one step as they are drawn: inputs, tables with inputs, or read-only text."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.likert import likert_lines
from kamakura.kyodo.browser.filing.likert import LikertLine
from kamakura.kyodo.browser.filing.reading import note_html
from kamakura.kyodo.browser.filing.reading import understood
from kamakura.kyodo.browser.parts import ErrorItem
from kamakura.kyodo.browser.widgets.table import RowsWidget
from kamakura.kyodo.content import scans
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.forms import conditions
from kamakura.kyodo.forms import kinds
from kamakura.kyodo.forms import questions
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from z3c.form.interfaces import IFieldWidget
from zope.interface import alsoProvides


AUTOCOMPLETE = {
    "org_name": "organization",
    "rep_name": "name",
    "postal_code": "postal-code",
    "address": "street-address",
    "tel": "tel",
    "email": "email",
    "url": "url",
    "contact_name": "section-contact name",
    "contact_tel": "section-contact tel",
    "contact_email": "section-contact email",
}
OF_KIND = {"email": "email", "url": "url"}
OF_LINE = {"kyodo_postal_code": "postal-code", "kyodo_tel": "tel"}
"""For questions that a city adds."""

INPUTS = {
    "line": "text",
    "text": "textarea",
    "check": "checkbox",
    "choices": "checkboxes",
    "date": "date",
    "moment": "moment",
    "decimal": "text",
    "email": "email",
    "url": "url",
    "file": "file",
}
SHORT = ("postal_code", "tel", "fax", "contact_tel")
MANY = 6
"""From so many choices on, a list is easier to use than buttons."""

WHEN = _("あてはまるときだけ書きます。")


SCAN_NOTES = {
    scans.WAITING: _("ウイルスの検査を待っています。提出はできます。"),
    scans.UNJUDGED: _(
        "ウイルスの検査ができない大きさか形のファイルです。提出はできます。"
        "小さくするか、PDFに直すと検査できることがあります。"
    ),
    scans.FOUND: _("ウイルスが見つかりました。別のファイルに替えてください。"),
}


@dataclass(frozen=True)
class Stored:
    """A file that is kept with the draft."""

    name: str
    size: str
    url: str
    remove_name: str
    bytes: int = 0
    note: Any = ""
    """What is to be known of it: it waits for a scan."""


@dataclass(frozen=True)
class Question:
    """One question: ``kind`` is field, file, table, likert, note or fixed (read only)."""

    name: str
    kind: str
    label: Any
    field: FormField | None = None
    html: str = ""
    fixed: Any = None
    stored: Stored | None = None
    depends: str | None = None
    errors: tuple[ErrorItem, ...] = ()
    warnings: tuple[Any, ...] = ()
    answer_kind: str = ""
    understood: Any = None
    lines: tuple[LikertLine, ...] = ()


def by_field(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings by the question they are about."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.field.partition(".")[0], []).append(finding)
    return found


def make_question(
    field: Any,
    *,
    raw: Mapping[str, Any],
    findings: Sequence[Finding],
    context: Any,
    request: Any,
    stored: Stored | None = None,
    answer: Any = None,
) -> Question:
    """The question as to be drawn, with what was typed and what is wrong."""
    kind = questions.kind_of(field)
    errors = [finding for finding in findings if finding.level == "error"]
    common = {
        "name": field.__name__,
        "label": field.title,
        "warnings": tuple(sentence(one) for one in findings if one.level == "warning"),
        "depends": depends_on(field),
        "answer_kind": kind,
    }
    if kind == "note":
        return Question(kind="note", html=note_html(field), **common)
    if kind == "table":
        return _table(field, errors, context=context, request=request, common=common)
    made = _form_field(field, kind, raw=raw, context=context)
    if errors:
        made = _with_error(made, sentence(errors[0]))
    items = tuple(ErrorItem(_labelled(field, sentence(one)), f"#{made.name}") for one in errors)
    return Question(
        kind=kind if kind in ("file", "likert") else "field",
        field=made,
        errors=items,
        stored=stored,
        understood=None if errors else understood(field, raw=raw, answer=answer),
        lines=likert_lines(field, raw) if kind == "likert" else (),
        **common,
    )


def _with_error(made: FormField, text: Any) -> FormField:
    return FormField(**{**made.__dict__, "error": text})


def _labelled(field: Any, text: Any) -> Any:
    """In the summary a sentence without its question's name gets it in front."""
    if str(field.title) in str((text.mapping or {}).get("title", "")):
        return text
    return _("${label}: ${text}", mapping={"label": field.title, "text": text})


def _form_field(field: Any, kind: str, *, raw: Mapping[str, Any], context: Any) -> FormField:
    name = questions.name(field.__name__)
    options = questions.choices_of(field, context) if kind in ("choice", "choices") else []
    if kind == "choice":
        shown = "select" if len(options) >= MANY else "radio"
    elif kind == "number":
        shown = "money" if questions.is_money(field) else "number"
    else:
        shown = INPUTS.get(kind, "text")
    is_text = kind in ("line", "text")
    limit = getattr(field, "max_length", None) if is_text else None
    return FormField(
        name=name,
        label=field.title,
        kind=shown,
        required=field.required,
        help=_help(field),
        value=_typed(field, kind, raw),
        options=[Option(value, title) for value, title in options],
        autocomplete=_autocomplete(field, kind),
        maxlength=limit if limit and limit > 20 else None,
        rows=4 if (limit or 0) <= 400 else 8,
        width="short" if shown == "number" or field.__name__ in SHORT else "full",
    )


def _autocomplete(field: Any, kind: str) -> str:
    named = [OF_LINE[one.name] for one in kinds.kinds_of(field) if one.name in OF_LINE]
    return AUTOCOMPLETE.get(field.__name__) or (named or [OF_KIND.get(kind, "")])[0]


def _help(field: Any) -> Any:
    if not depends_on(field):
        return field.description or ""
    if not field.description:
        return WHEN
    return _("${when}${help}", mapping={"when": WHEN, "help": field.description})


def _typed(field: Any, kind: str, raw: Mapping[str, Any]) -> Any:
    name = questions.name(field.__name__)
    if kind in ("date", "moment"):
        if raw.get(name):
            return raw[name]
        parts = questions.DATE_PARTS if kind == "date" else questions.MOMENT_PARTS
        return tuple(raw.get(f"{name}.{part}", "") for part in parts)
    if kind == "choices":
        value = raw.get(name, [])
        return [value] if isinstance(value, str) else list(value)
    if kind in ("choice",) and not raw:
        return str(field.default or "")
    return raw.get(name, "")


def depends_on(field: Any) -> str | None:
    """The condition under which a question is asked, as the designer wrote it."""
    return conditions.condition_of(field.interface, field.__name__) or None


def table_widget(field: Any, *, context: Any, request: Any) -> RowsWidget:
    """The table with inputs, fed from the request; rows added or removed by its buttons."""
    widget = RowsWidget(request)
    widget.field = field.bind(context)
    widget.context = context
    widget.ignoreContext = True
    widget.name = questions.name(field.__name__)
    widget.id = widget.name.replace(".", "-")
    widget.label = field.title
    widget.required = field.required
    alsoProvides(widget, IFieldWidget)
    widget.update()
    return widget


def _table(
    field: Any, errors: Sequence[Finding], *, context: Any, request: Any, common: dict[str, Any]
) -> Question:
    widget = table_widget(field, context=context, request=request)
    whole = []
    for finding in errors:
        _name, _dot, rest = finding.field.partition(".")
        if rest:
            number, _dot, column = rest.partition(".")
            widget.cell_errors.setdefault((int(number), column), sentence(finding))
        else:
            whole.append(ErrorItem(_labelled(field, sentence(finding)), f"#{widget.id}"))
    items = (*whole, *widget.error_items)
    made = FormField(
        name=widget.id,
        label=field.title,
        required=field.required,
        help=field.description or "",
        error=whole[0].text if whole else None,
    )
    return Question(kind="table", field=made, html=widget.render(), errors=items, **common)


def typed_rows(field: Any, widget: RowsWidget) -> dict[str, str]:
    """What stands in a table now, by input name, without blank rows at its end."""
    rows = [dict(row) for row in widget.value]
    while rows and not any(str(text).strip() for text in rows[-1].values()):
        rows.pop()
    return {
        questions.cell_name(field.__name__, number, column): text
        for number, row in enumerate(rows)
        for column, text in row.items()
    }


def stored_file(file: Any, *, name: str, url: str) -> Stored:
    """How a kept file is shown."""
    return Stored(
        name=file.filename,
        size=size_text(file.getSize()),
        bytes=file.getSize(),
        url=url,
        remove_name=f"{questions.name(name)}.action",
        note=SCAN_NOTES.get(scans.scan_state(file), ""),
    )
