"""Sentences for what is wrong with an answer: what, why, how to mend; in place of zope.schema's."""

from kamakura.kyodo.i18n import _
from typing import Any
from z3c.form.converter import FormatterValidationError
from z3c.form.error import ErrorViewSnippet
from z3c.form.interfaces import IErrorViewSnippet
from zope.interface import implementer
from zope.interface import Invalid
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import INumber
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooShort
from zope.schema.interfaces import TooSmall
from zope.schema.interfaces import ValidationError
from zope.schema.interfaces import WrongType


class Unreadable(ValidationError):
    """An answer that cannot be understood; its sentence says why."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def doc(self) -> Any:
        """Return the sentence."""
        return self.sentence


def sentence_for(error: Exception, field: Any) -> Any:
    """Return the sentence for an error of a field."""
    if isinstance(error, Unreadable):
        return error.sentence
    make = next((make for kind, make in MAKERS if isinstance(error, kind)), None)
    if make is not None:
        return make(error, field)
    if isinstance(error, Invalid) and error.args and isinstance(error.args[0], str):
        return error.args[0]
    return _("「${label}」の書き方を確かめてください。", mapping=label(field))


def label(field: Any) -> dict[str, Any]:
    """Return the mapping that names the field in a sentence."""
    return {"label": getattr(field, "title", "") or ""}


def required(error: Exception, field: Any) -> Any:
    """Say that an answer is missing."""
    if IChoice.providedBy(field) or (ICollection.providedBy(field) and is_choices(field)):
        return _("「${label}」を選んでください。", mapping=label(field))
    return _("「${label}」を書いてください。", mapping=label(field))


def is_choices(field: Any) -> bool:
    """Is this a set of ticks?"""
    return IChoice.providedBy(field.value_type)


def too_long(error: Exception, field: Any) -> Any:
    """Say how much there may be, and how much there is."""
    most = label(field) | {"most": str(field.max_length)}
    if ICollection.providedBy(field):
        return _("「${label}」は${most}件までです。減らしてください。", mapping=most)
    length = len(error.args[0]) if error.args and isinstance(error.args[0], str) else None
    if length is None:
        return _("「${label}」は${most}文字までです。短くしてください。", mapping=most)
    return _(
        "「${label}」は${most}文字までです。いまは${length}文字あります。短くしてください。",
        mapping=most | {"length": str(length)},
    )


def too_short(error: Exception, field: Any) -> Any:
    """Say how much is needed."""
    least = label(field) | {"least": str(field.min_length)}
    if ICollection.providedBy(field):
        return _("「${label}」は${least}件以上必要です。足してください。", mapping=least)
    return _("「${label}」は${least}文字以上書いてください。", mapping=least)


def too_small(error: Exception, field: Any) -> Any:
    """Say the least."""
    least = label(field) | {"least": amount(field.min)}
    return _("「${label}」は${least}以上にしてください。", mapping=least)


def too_big(error: Exception, field: Any) -> Any:
    """Say the most."""
    return _(
        "「${label}」は${most}以下にしてください。",
        mapping=label(field) | {"most": amount(field.max)},
    )


def amount(value: Any) -> str:
    """Write a bound as people read it."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def unreadable(error: Exception, field: Any) -> Any:
    """Say in which form an answer is expected."""
    if INumber.providedBy(field):
        return _("「${label}」は数字で書いてください。例: 120000", mapping=label(field))
    if IDate.providedBy(field):
        return _("「${label}」の年月日を確かめてください。例: 2026年6月30日", mapping=label(field))
    return _("「${label}」の書き方を確かめてください。", mapping=label(field))


def not_allowed(error: Exception, field: Any) -> Any:
    """Say that an answer is none of the offered."""
    if IChoice.providedBy(field):
        return _("「${label}」は一覧の中から選んでください。", mapping=label(field))
    if type(error) is not ConstraintNotSatisfied:
        return error.doc() or unreadable(error, field)
    return unreadable(error, field)


MAKERS = (
    (RequiredMissing, required),
    (TooLong, too_long),
    (TooShort, too_short),
    (TooSmall, too_small),
    (TooBig, too_big),
    (FormatterValidationError, unreadable),
    (WrongType, unreadable),
    (ConstraintNotSatisfied, not_allowed),
)


@implementer(IErrorViewSnippet)
class Snippet(ErrorViewSnippet):
    """An error of a widget, with our sentence."""

    def createMessage(self) -> Any:
        """Return the sentence beside the field."""
        return sentence_for(self.error, self.field)
