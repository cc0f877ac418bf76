"""Questions and answers in the words of an official paper, whoever reads it."""

from . import questions
from .kinds import kinds_of
from datetime import date
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports.sheet import Question
from kamakura.kyodo.i18n import japanese
from typing import Any


def question_of(field: Any, context: Any) -> Question:
    """A question (or column) as plain data."""
    kind = questions.kind_of(field)
    choices = questions.choices_of(field, context) if kind in ("choice", "choices") else ()
    return Question(
        name=field.__name__,
        label=japanese(field.title),
        kind=kind,
        is_money=questions.is_money(field),
        required=bool(field.required),
        help=japanese(field.description),
        choices=tuple((value, japanese(title)) for value, title in choices),
    )


def answer_text(field: Any, question: Question, value: Any) -> str:
    """An answer as it is written on paper, and as ``values.read_text`` understands it again."""
    if value in (None, "", []):
        return ""
    titles = dict(question.choices)
    if question.kind == "date":
        return wareki(date.fromisoformat(value), weekday=False)
    if question.kind == "number":
        if question.is_money:
            return format_yen(value)
        # Four digits may be a year.
        return f"{value:,}" if abs(value) >= 10000 else str(value)
    if question.kind == "choice":
        return titles.get(value, value)
    if question.kind == "choices":
        return "、".join(titles.get(one, one) for one in value)
    if question.kind == "check":
        return "はい" if value else ""
    if question.kind == "file":
        return value["filename"]
    if any(kind.name == "kyodo_year_month" for kind in kinds_of(field)):
        return _month_text(str(value))
    return str(value)


def _month_text(text: str) -> str:
    try:
        day = parse_date(text, day_if_missing=1)
    except Refused:
        return text
    whole = wareki(day, weekday=False)
    return whole if text.count("-") == 2 else whole.rpartition("月")[0] + "月"
