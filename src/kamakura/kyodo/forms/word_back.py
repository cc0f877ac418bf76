"""A filled Word file as typed values for the draft: never more than the screen would take."""

from . import questions
from . import tables
from .catalog import form_key_of
from .hosts import FilingHost
from .raw import raw_rows
from .sheet_words import answer_text
from .sheet_words import question_of
from .sheets import DATE_FIELD
from .sheets import Sheets
from .values import read
from .values import Source
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.office import OfficeCode
from kamakura.kyodo.domain.office import word_refusal
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports.sheet import Question
from kamakura.kyodo.exports.word_read import folded
from kamakura.kyodo.exports.word_read import Found
from kamakura.kyodo.exports.word_read import read_word
from typing import Any
from typing import BinaryIO
from zope.schema import getFieldsInOrder


LONGEST_TEXT = 20_000  # characters of one answer that are looked at


@dataclass
class WordReading:
    """Typed values by input name, the questions they answer, and what was not understood."""

    raw: dict[str, Any] = dataclass_field(default_factory=dict)
    names: list[str] = dataclass_field(default_factory=list)
    answered: list[str] = dataclass_field(default_factory=list)
    findings: list[Finding] = dataclass_field(default_factory=list)
    not_found: list[str] = dataclass_field(default_factory=list)
    unknown: list[str] = dataclass_field(default_factory=list)
    not_from_word: list[str] = dataclass_field(default_factory=list)
    other_form: str = ""
    other_version: bool = False


def read_back(papers: FilingHost, key: str, stream: BinaryIO) -> WordReading:
    """Read a .docx into typed values for a form. ``Refused`` when the file is not opened."""
    if refusal := word_refusal(stream):
        raise Refused(refusal)
    try:
        found = read_word(stream, Sheets(papers).blank(key))
    except (KeyError, ValueError, AttributeError) as broken:
        raise refuse(OfficeCode.UNREADABLE) from broken
    reading = WordReading()
    if found.form and found.form != form_key_of(key):
        reading.other_form = found.form
        return reading
    reading.other_version = bool(found.version) and not papers.version(key).startswith(
        found.version
    )
    reading.unknown = found.unknown
    _take(reading, papers, key, found)
    _understand(reading, papers, key)
    return reading


def _take(reading: WordReading, papers: FilingHost, key: str, found: Found) -> None:
    schema, writable = papers.schema(key), papers.writable(key)
    for name, field in getFieldsInOrder(schema):
        kind = questions.kind_of(field)
        if name not in writable or kind == "note":
            continue
        if kind == "file":
            reading.not_from_word.append(name)
        elif name not in found.names:
            reading.not_found.append(name)
        else:
            typed = typed_values(field, found, papers.host)
            reading.raw |= typed
            reading.names.append(name)
            if any(typed.values()):
                reading.answered.append(name)


def typed_values(field: Any, found: Found, context: Any) -> dict[str, Any]:
    """The typed values of one question the file has a place for, by input name."""
    name, question = field.__name__, question_of(field, context)
    if tables.is_table(field):
        return raw_rows(field, _rows(field, found.rows[name], context))
    key = questions.name(name)
    if name in found.ticks:
        ticked = found.ticks[name]
        if question.kind == "choices":
            return {key: ticked}
        return {key: ticked[0] if len(ticked) == 1 else " ".join(ticked)}
    text = found.texts[name][:LONGEST_TEXT]
    if question.kind == "choices":
        return {key: [_value(question, part) for part in text.split("、") if part.strip()]}
    if question.kind == "date":
        return _day(name, text)
    return {key: _value(question, text) if question.kind == "choice" else text}


def _day(name: str, text: str) -> dict[str, str]:
    """The three boxes of a day; an unfilled 令和　年　月　日 is no answer."""
    boxes = [questions.name(name, part) for part in questions.DATE_PARTS]
    if not any(char.isdigit() for char in text):
        return dict.fromkeys(boxes, "")
    try:
        day = parse_date(text)
    except Refused:
        # The screen says what is wrong with it, beside what was written.
        return dict(zip(boxes, (text[:40], "", ""), strict=True))
    return dict(zip(boxes, (str(day.year), str(day.month), str(day.day)), strict=True))


def _value(question: Question, text: str) -> str:
    """The value of a choice from its words; the words themselves when they are none of them."""
    titles = {folded(title): value for value, title in question.choices}
    exact = {title: value for value, title in question.choices}
    return exact.get(text) or titles.get(folded(text), text.strip())


def _rows(field: Any, rows: Iterable[Mapping[str, str]], context: Any) -> list[dict[str, str]]:
    columns = {
        name: question_of(cell, context)
        for name, cell in getFieldsInOrder(tables.row_schema(field))
    }
    found = []
    for row in rows:
        typed = {
            name: _value(columns[name], text) if columns[name].choices else text[:LONGEST_TEXT]
            for name, text in row.items()
        }
        typed = {name: text for name, text in typed.items() if text.strip()}
        if not tables.is_blank_row(field, typed):
            found.append(typed)
    # One row too many is kept so that the screen says so; more would only fill the store.
    return found[: tables.max_rows(field) + 1]


def _understand(reading: WordReading, papers: FilingHost, key: str) -> None:
    """What the screen would say to these values, beside the question."""
    schema = papers.schema(key)
    source = Source(reading.raw, {}, papers.host)
    read_now = read(schema, source, names=reading.names)
    answered = set(reading.answered)
    reading.findings = [one for one in read_now.findings if one.field.partition(".")[0] in answered]


def changes(papers: FilingHost, key: str, reading: WordReading) -> list[tuple[str, str, str]]:
    """(question, what is typed now, what the file says) where they differ."""
    schema, kept = papers.schema(key), papers.raw(key)
    found = []
    for name in reading.names:
        before = _shown(schema[name], kept, papers.host)
        after = _shown(schema[name], reading.raw, papers.host)
        if before != after:
            found.append((str(schema[name].title), before, after))
    return found


def _shown(field: Any, raw: Mapping[str, Any], context: Any) -> str:
    """Typed values of a question as people read them."""
    source = Source(raw, {}, context)
    value = read(field.interface, source, names=[field.__name__]).answers.get(field.__name__)
    if not tables.is_table(field):
        question = question_of(field, context)
        text = answer_text(field, question, value)
        return text or " ".join(str(raw[one]) for one in _given(field, raw))
    lines = []
    for row in value or []:
        cells = getFieldsInOrder(tables.row_schema(field))
        texts = [answer_text(cell, question_of(cell, context), row.get(n)) for n, cell in cells]
        lines.append(" / ".join(text for text in texts if text))
    return "\n".join(lines)


def _given(field: Any, raw: Mapping[str, Any]) -> list[str]:
    return [one for one in questions.names_of(field.__name__, raw) if raw[one]]


def takes_word(key: str, papers: FilingHost) -> bool:
    """May the person fill this form from a Word file now?"""
    return papers.edit_refusal(key) is None and bool(papers.writable(key) - {DATE_FIELD})
