"""A filing as a plain ``Sheet``: the frozen design and the answers, worded as on paper."""

from . import questions
from . import tables
from .catalog import form_key_of
from .catalog import spec
from .freeze import names_of_version
from .freeze import schema_of_version
from .hosts import FilingHost
from .schema import Step
from .sheet_words import answer_text
from .sheet_words import question_of
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.exports.sheet import Answer
from kamakura.kyodo.exports.sheet import BLANK
from kamakura.kyodo.exports.sheet import DRAFT
from kamakura.kyodo.exports.sheet import Grid
from kamakura.kyodo.exports.sheet import Section
from kamakura.kyodo.exports.sheet import SENT
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.i18n import japanese
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder


DATE_FIELD = "submit_date"
SENDER = (("所在地", "address"), ("団体名", "org_name"), ("代表者", "rep_name"))
INCOME, EXPENSE = ("income", "income_account"), ("expense", "expense_account")
AMOUNTS = {"income": "amount", "expense": "amount"}


def _answer(field: Any, value: Any, context: Any, *, typed: str = "", state: str) -> Answer:
    question = question_of(field, context)
    text = answer_text(field, question, value) or (typed if not question.choices else "")
    lacks = question.required and not text and question.kind != "note"
    if question.kind == "note":
        text = question.help
    return Answer(question, value, text, missing=lacks and state == DRAFT)


def _grid(field: Any, rows: Sequence[Mapping[str, Any]], context: Any, *, state: str) -> Grid:
    cells = getFieldsInOrder(tables.row_schema(field))
    columns = tuple(question_of(cell, context) for _name, cell in cells)
    if state == BLANK:
        rows = tables.initial_rows(field) if tables.heading_column(field) else []
    made = tuple(
        tuple(
            Answer(column, row.get(name), answer_text(cell, column, row.get(name)))
            for (name, cell), column in zip(cells, columns, strict=True)
        )
        for row in rows
    )
    return Grid(question_of(field, context), columns, made)


@dataclass(frozen=True)
class Content:
    """What a sheet is filled with."""

    answers: Mapping[str, Any]
    files: Mapping[str, Any]
    raw: Mapping[str, Any]
    state: str
    masked: frozenset[str] = frozenset()


def sections(
    schema: IInterface, steps: Sequence[Step], content: Content, context: Any
) -> tuple[Section, ...]:
    """The questions by step; what was not asked or may not be seen is left out."""
    made = []
    for step in steps:
        items = tuple(
            _item(schema[name], content, context)
            for name in step.fields
            if _is_shown(name, schema[name], content)
        )
        if items:
            made.append(Section(japanese(step.label), items))
    return tuple(made)


def _is_shown(name: str, field: Any, content: Content) -> bool:
    if name in content.masked or (name == DATE_FIELD):
        return False
    is_note = questions.kind_of(field) == "note"
    return content.state == BLANK or name in content.answers or is_note


def _item(field: Any, content: Content, context: Any) -> Answer | Grid:
    name = field.__name__
    value = content.answers.get(name)
    if tables.is_table(field):
        return _grid(field, value or [], context, state=content.state)
    typed = content.raw.get(questions.name(name), "") if content.state == DRAFT else ""
    typed = typed if isinstance(typed, str) else ""
    return _answer(field, value, context, typed=typed, state=content.state)


def _balance(schema: IInterface, answers: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """収入 less 支出, for a form that has both tables."""
    sums: dict[str, int] = {}
    for name, field in getFieldsInOrder(schema):
        kind = tables.row_kind(field) if tables.is_table(field) else None
        if kind is None or kind.key not in (*INCOME, *EXPENSE):
            continue
        column = AMOUNTS.get(kind.key, "actual")
        side = "income" if kind.key in INCOME else "expense"
        rows = answers.get(name) or []
        sums[side] = sums.get(side, 0) + sum(row.get(column) or 0 for row in rows)
    if len(sums) < 2:
        return ()
    left = sums["income"] - sums["expense"]
    return (("収入の合計", sums["income"]), ("支出の合計", sums["expense"]), ("差引", left))


class Sheets:
    """The sheets of one host, for the person who is logged in (masked fields left out)."""

    def __init__(self, papers: FilingHost) -> None:
        self.papers = papers

    def blank(self, key: str) -> Sheet:
        """The empty paper of the version in force, with what is known already."""
        return self.blank_of(key, self.papers.schema(key), self.papers.version(key))

    def blank_of(self, key: str, schema: IInterface, version: str) -> Sheet:
        """The empty paper of any version: everything it can ask."""
        return self._sheet(key, schema, version=version, content=Content({}, {}, {}, BLANK))

    def draft(self, key: str, masked: frozenset[str] = frozenset()) -> Sheet:
        """The draft, as understood; what is not understood as it was typed."""
        paper = self.papers.read(key)
        files = self.papers.files(key)
        content = Content(paper.answers, files, self.papers.raw(key), DRAFT, masked)
        schema = self.papers.schema(key)
        return self._sheet(key, schema, version=paper.version, content=content)

    def sent(self, key: str, revision: Revision, masked: frozenset[str] = frozenset()) -> Sheet:
        """One sent revision on the design it was filled on."""
        content = Content(revision.answers, revision.files, revision.raw, SENT, masked)
        schema = schema_of_version(self.papers.call, revision.version)
        return self._sheet(
            key, schema, version=revision.version, content=content, revision=revision
        )

    def _sheet(
        self,
        key: str,
        schema: IInterface,
        *,
        version: str,
        content: Content,
        revision: Revision | None = None,
    ) -> Sheet:
        form_key, host = form_key_of(key), self.papers.host
        form = spec(form_key)
        number, title = names_of_version(self.papers.call, form_key, version)
        date_field = question_of(schema[DATE_FIELD], host) if DATE_FIELD in schema else None
        return Sheet(
            form_key=form_key,
            key=key,
            version=version,
            number=number,
            title=japanese(title),
            state=content.state,
            sections=sections(schema, self.papers.steps_in(key, schema), content, host),
            addressed=form.addressed,
            addressee=setting("addressee") or "",
            day=_day(content.answers.get(DATE_FIELD), revision),
            date_field=date_field,
            sender=_sender(content),
            seal=bool(setting("seal_print")),
            balance=() if content.state == BLANK else _balance(schema, content.answers),
            receipt_number=getattr(host, "receipt_number", "") or "",
            organization=getattr(host, "organization_title", "") or "",
            subject=host.Title(),
            revision=revision.number if revision else 0,
            received_at=revision.receipt.received_at if revision else None,
            attachments=_attachments(schema, content),
        )


def _day(answered: str | None, revision: Revision | None) -> str:
    if answered:
        return wareki(date.fromisoformat(answered), weekday=False)
    if revision is None:
        return ""
    return wareki(in_japan(revision.receipt.received_at).date(), weekday=False)


def _sender(content: Content) -> tuple[tuple[str, str], ...]:
    said = {
        name: value
        for name, value in content.answers.items()
        if name not in content.masked and isinstance(value, str)
    }
    if said.get("rep_name") and said.get("rep_title"):
        said["rep_name"] = f"{said['rep_title']}　{said['rep_name']}"
    return tuple(
        (label, said.get(name, ""))
        for label, name in SENDER
        if said.get(name) or (name not in content.masked and content.state != SENT)
    )


def _attachments(schema: IInterface, content: Content) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (japanese(field.title), content.files[name].filename, content.files[name].getSize())
        for name, field in getFieldsInOrder(schema)
        if name in content.files and name not in content.masked and name in content.answers
    )
