"""From what was typed to answers: each question on its own, so one slip loses nothing else.

Our screens do not use z3c.form to read a form: it drops a whole table when one cell is no
number. Every value is read by itself, with a sentence of its own when it cannot be.
"""

from . import conditions
from . import kinds
from . import questions
from . import tables
from .questions import kind_of
from .readers import read_text
from .readers import READERS
from .readers import Source
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNamesInOrder


@dataclass
class Reading:
    """The answers to the questions that are asked, and what is wrong with them."""

    answers: dict[str, Any] = dataclass_field(default_factory=dict)
    findings: list[Finding] = dataclass_field(default_factory=list)


def read(schema: IInterface, source: Source, *, names: Iterable[str] | None = None) -> Reading:
    """Understand a form (or the named questions of it).

    A question hidden by its condition is neither required nor kept.
    """
    names = list(getFieldNamesInOrder(schema) if names is None else names)
    understood: dict[str, Any] = {}
    wrong: dict[str, list[Finding]] = {}
    for one in names:
        understood[one], wrong[one] = read_question(schema[one], source)
    shown = set(conditions.shown_fields(schema, understood))
    reading = Reading()
    for one in names:
        if one not in shown or kind_of(schema[one]) == "note":
            continue
        reading.answers[one] = understood[one]
        reading.findings += wrong[one] or _missing(schema[one], understood[one])
    return reading


def read_question(field: Any, source: Source) -> tuple[Any, list[Finding]]:
    """The value of one question (None when it is not understood) and what is wrong with it."""
    if kind_of(field) == "table":
        return read_table(field, source)
    try:
        value = READERS[kind_of(field)](field, source)
    except Refused as refused:
        return None, [_finding(refused.refusal, field.__name__)]
    if kind_of(field) == "likert" and 0 < len(value) < len(field.questions) and field.required:
        return value, [error(AnswerCode.NOT_CHOSEN, field.__name__, title=field.title)]
    refusals = kinds.check(field, value) if not is_empty(value) else ()
    return value, [_finding(refusal, field.__name__) for refusal in refusals]


def _finding(refusal: Refusal, address: str) -> Finding:
    return error(refusal.code, address, **refusal.params)


def is_empty(value: Any) -> bool:
    """Nothing was answered; a tick that is not set is no answer either."""
    return value is None or value is False or value in ("", [])


def _missing(field: Any, value: Any) -> list[Finding]:
    if not field.required or not is_empty(value):
        return []
    if kind_of(field) == "table":
        code, params = AnswerCode.TOO_FEW_ROWS, {"limit": max(field.min_length or 0, 1)}
    else:
        codes = {"choice": AnswerCode.NOT_CHOSEN, "choices": AnswerCode.NOT_CHOSEN}
        codes |= {"file": AnswerCode.FILE_MISSING, "check": AnswerCode.NOT_CHOSEN}
        codes |= {"likert": AnswerCode.NOT_CHOSEN}
        code, params = codes.get(kind_of(field), AnswerCode.MISSING), {}
    return [error(code, field.__name__, title=field.title, **params)]


def read_table(field: Any, source: Source) -> tuple[list[dict[str, Any]], list[Finding]]:
    """The filled rows of a table; a cell's finding carries the number of its row as typed."""
    rows: list[dict[str, Any]] = []
    findings: list[Finding] = []
    for number in questions.row_numbers(field.__name__, source.raw):
        typed = questions.raw_row(field, number, source.raw)
        if tables.is_blank_row(field, {key: str(text).strip() for key, text in typed.items()}):
            continue
        row = {}
        for column in getFieldNamesInOrder(tables.row_schema(field)):
            address = f"{field.__name__}.{number}.{column}"
            cell = tables.row_schema(field)[column]
            row[column], wrong = _read_cell(cell, typed[column], address, source.context)
            findings += wrong
        rows.append(row)
    return rows, [*findings, *_row_count(field, len(rows))]


def _read_cell(cell: Any, text: str, address: str, context: Any) -> tuple[Any, list[Finding]]:
    try:
        value = read_text(cell, text, context)
    except Refused as refused:
        return None, [_finding(refused.refusal, address)]
    if cell.required and value is None:
        choice = kind_of(cell) == "choice"
        code = AnswerCode.NOT_CHOSEN if choice else AnswerCode.MISSING
        return None, [error(code, address, title=cell.title)]
    return value, []


def _row_count(field: Any, count: int) -> list[Finding]:
    if count > tables.max_rows(field):
        limit = {"limit": tables.max_rows(field)}
        return [error(AnswerCode.TOO_MANY_ROWS, field.__name__, title=field.title, **limit)]
    if count and count < (field.min_length or 0):
        limit = {"limit": field.min_length}
        return [error(AnswerCode.TOO_FEW_ROWS, field.__name__, title=field.title, **limit)]
    return []
