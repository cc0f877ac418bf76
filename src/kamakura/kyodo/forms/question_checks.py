"""What is wrong with single questions of a design: labels, choices, conditions.

Nothing of this stops a design that is already in force; it is asked before one is put in force.
"""

from . import conditions
from . import questions
from . import tables
from .codes import FormCode
from .schema import steps
from collections.abc import Iterator
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder


def check_questions(schema: IInterface) -> tuple[Finding, ...]:
    """The problems of all questions, in the order of the form."""
    found: list[Finding] = []
    for name, field in getFieldsInOrder(schema):
        found += _label_problems(name, field)
        found += _choice_problems(name, field)
        found += _condition_problems(name, field, schema)
    return (*found, *_twice(schema))


def _label_problems(name: str, field: Any) -> Iterator[Finding]:
    if questions.kind_of(field) == "note":
        return
    label, help_text = str(field.title or "").strip(), str(field.description or "").strip()
    if not label:
        yield error(FormCode.LABEL_MISSING, name, name=name)
    elif label == help_text:
        yield error(FormCode.HELP_IS_LABEL, name, title=label)


def _choice_problems(name: str, field: Any) -> Iterator[Finding]:
    if questions.kind_of(field) not in ("choice", "choices"):
        return
    choice = getattr(field, "value_type", None) or field
    vocabulary = getattr(choice, "vocabulary", None)
    if getattr(choice, "vocabularyName", None):
        return
    if vocabulary is None or len(list(vocabulary)) == 0:
        yield error(FormCode.CHOICES_MISSING, name, title=str(field.title))


def _condition_problems(name: str, field: Any, schema: IInterface) -> Iterator[Finding]:
    condition = conditions.condition_of(schema, name)
    try:
        asked = conditions.names_in(condition)
    except conditions.UnreadableCondition:
        yield error(
            FormCode.CONDITION_UNREADABLE, name, title=str(field.title), condition=condition
        )
        return
    for other in sorted(asked):
        if other == name:
            yield error(FormCode.CONDITION_ITSELF, name, title=str(field.title))
        elif other not in schema or not _has_one_answer(schema[other]):
            yield error(FormCode.CONDITION_UNKNOWN, name, title=str(field.title), other=other)


def _has_one_answer(field: Any) -> bool:
    return not tables.is_table(field) and questions.kind_of(field) not in ("note", "likert")


def _twice(schema: IInterface) -> Iterator[Finding]:
    """Two questions of one step with the same label cannot be told apart."""
    for step in steps(schema):
        seen: set[str] = set()
        for name in step.fields:
            field = schema[name]
            label = str(field.title or "").strip()
            if label and label in seen and not _note_or_conditional(field, schema):
                yield error(FormCode.LABEL_TWICE, name, title=label)
            seen.add(label)


def _note_or_conditional(field: Any, schema: IInterface) -> bool:
    # Of two questions under opposite conditions only one is ever seen.
    is_note = questions.kind_of(field) == "note"
    return is_note or bool(conditions.condition_of(schema, field.__name__))
