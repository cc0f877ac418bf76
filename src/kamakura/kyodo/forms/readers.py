"""One reader per kind of question: from what was typed to a value; each raises ``Refused``."""

from . import kinds
from . import questions
from .questions import kind_of
from .questions import name
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.domain import answers as rules
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.fiscal import read_parts
from kamakura.kyodo.domain.japanese import clean_text
from kamakura.kyodo.domain.japanese import length_refusal
from kamakura.kyodo.domain.money import parse_yen
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from plone.namedfile.interfaces import INamedBlobImageField
from typing import Any


@dataclass(frozen=True)
class Source:
    """Where the values come from: typed text, kept files, and the host for its choices."""

    raw: Mapping[str, Any]
    files: Mapping[str, Any]
    context: Any = None


def _typed(field: Any, source: Source) -> str:
    value = source.raw.get(name(field.__name__), "")
    return value if isinstance(value, str) else "\n".join(value)


def read_text(field: Any, text: str, context: Any = None) -> Any:
    """What one typed text means for a question or a cell; None when it is empty."""
    kind = kind_of(field)
    text = clean_text(text, multiline=kind == "text")
    if not text.strip():
        return None
    if kind == "number":
        return _number(field, text)
    if kind == "decimal":
        return _decimal(field, text)
    if kind == "date":
        return parse_date(text).isoformat()
    if kind == "choice":
        if text not in dict(questions.choices_of(field, context)):
            raise refuse(AnswerCode.UNKNOWN_CHOICE)
        return text
    if kind == "email":
        text = rules.parse_email(text)
    elif kind == "url":
        text = rules.parse_url(text)
    else:
        text = kinds.normalise(field, text)
    if field.max_length and (refusal := length_refusal(text, field.max_length)):
        raise Refused(refusal)
    return text


def _number(field: Any, text: str) -> int:
    value = parse_yen(text) if questions.is_money(field) else rules.parse_number(text)
    if refusal := rules.range_refusal(value, field.min, field.max):
        raise Refused(refusal)
    return value


def _decimal(field: Any, text: str) -> float:
    value = rules.parse_decimal(text)
    if refusal := rules.range_refusal(value, field.min, field.max):
        raise Refused(refusal)
    return value


def _read_line(field: Any, source: Source) -> Any:
    return read_text(field, _typed(field, source), source.context)


def _read_date(field: Any, source: Source) -> Any:
    if whole := _typed(field, source).strip():
        return parse_date(whole).isoformat()
    parts = [source.raw.get(name(field.__name__, part), "").strip() for part in _DATE]
    if not any(parts):
        return None
    return read_parts(parts).isoformat()


def _read_moment(field: Any, source: Source) -> Any:
    parts = [source.raw.get(name(field.__name__, part), "").strip() for part in _MOMENT]
    if not any(parts):
        return None
    return f"{read_parts(parts[:3]).isoformat()}T{rules.parse_clock(parts[3])}"


def _read_check(field: Any, source: Source) -> bool:
    return bool(source.raw.get(name(field.__name__)))


def _read_choices(field: Any, source: Source) -> list[str]:
    typed = source.raw.get(name(field.__name__), [])
    ticked = {typed} if isinstance(typed, str) else set(typed)
    known = [value for value, _title in questions.choices_of(field, source.context)]
    if not known:
        return sorted(one for one in ticked if one)
    if unknown := ticked - set(known) - {""}:
        raise refuse(AnswerCode.UNKNOWN_CHOICE, text=sorted(unknown)[0])
    return [value for value in known if value in ticked]


def _read_file(field: Any, source: Source) -> Any:
    file = source.files.get(field.__name__)
    if file is None:
        return None
    if INamedBlobImageField.providedBy(field) and not file.contentType.startswith("image/"):
        raise refuse(AnswerCode.NOT_AN_IMAGE, name=file.filename)
    return {"filename": file.filename, "size": file.getSize(), "type": file.contentType}


def _read_likert(field: Any, source: Source) -> list[str]:
    """One line per answered question, as people read it: ``案内は分かりやすい: そう思う``."""
    lines = []
    for number, question in enumerate(field.questions or (), start=1):
        answer = source.raw.get(questions.likert_name(field.__name__, number), "")
        if answer and answer not in (field.answers or ()):
            raise refuse(AnswerCode.UNKNOWN_CHOICE, text=answer)
        lines += [f"{question}: {answer}"] if answer else []
    return lines


def _read_note(field: Any, source: Source) -> None:
    return None


_DATE = questions.DATE_PARTS
_MOMENT = questions.MOMENT_PARTS
READERS: Mapping[str, Callable[[Any, Source], Any]] = {
    **dict.fromkeys(("line", "text", "email", "url", "number", "decimal", "choice"), _read_line),
    "date": _read_date,
    "moment": _read_moment,
    "check": _read_check,
    "choices": _read_choices,
    "file": _read_file,
    "likert": _read_likert,
    "note": _read_note,
}
