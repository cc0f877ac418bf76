"""What a person types into a line, beyond text: kana, postal code, telephone, year and month.

A field names its kind as an EasyForm validator (``easyform:validators="kyodo_kana"``), so a
city gives it to a new question in EasyForm's own editor.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo import messages
from kamakura.kyodo.domain import japanese
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from types import MappingProxyType
from typing import Any
from zope.i18nmessageid import Message


class KindCode(RefusalCode):
    """What can be wrong with an answer of a kind."""

    YEAR_MONTH_UNREADABLE = "year_month_unreadable"
    NOT_ALL_TICKED = "not_all_ticked"
    NOT_TICKED = "not_ticked"


def year_month(text: str) -> str:
    """2019-04 or 2019-04-01 from 2019年4月, R1.5, 令和元年5月1日 …; Refused otherwise."""
    try:
        return parse_date(text).isoformat()
    except Refused:
        pass  # no day in it: try as a month
    try:
        return parse_date(text, day_if_missing=1).isoformat()[:7]
    except Refused:
        raise refuse(KindCode.YEAR_MONTH_UNREADABLE, text=text) from None


@dataclass(frozen=True)
class Kind:
    """A kind of answer. Callable as an EasyForm validator: None, or what is wrong.

    ``normalise`` turns what was typed into what is kept; ``Refused`` if it cannot.
    """

    name: str
    normalise: Callable[[str], str] | None = None
    refusal: Callable[[Any, Any], Refusal | None] | None = None
    inputmode: str = ""

    def __call__(self, value: Any, REQUEST: Any = None, field: Any = None) -> Message | None:
        refusal = self.check(value, field)
        return messages.sentence(refusal) if refusal else None

    def check(self, value: Any, field: Any = None) -> Refusal | None:
        """What is wrong with a value; an empty value is the required flag's business."""
        if self.refusal is not None:
            return self.refusal(value, field)
        if not value or self.normalise is None:
            return None
        try:
            self.normalise(value)
        except Refused as refused:
            return refused.refusal
        return None


def _all_ticked(value: Any, field: Any) -> Refusal | None:
    choices = getattr(getattr(field, "value_type", None), "vocabulary", None)
    if choices is None or {term.value for term in choices} <= set(value or ()):
        return None
    return Refusal(KindCode.NOT_ALL_TICKED)


def _ticked(value: Any, field: Any) -> Refusal | None:
    return None if value is True else Refusal(KindCode.NOT_TICKED)


kana = Kind("kyodo_kana", normalise=japanese.furigana)
postal_code = Kind("kyodo_postal_code", normalise=japanese.postal_code, inputmode="numeric")
tel = Kind("kyodo_tel", normalise=japanese.phone, inputmode="tel")
month = Kind("kyodo_year_month", normalise=year_month)
all_ticked = Kind("kyodo_all", refusal=_all_ticked)
ticked = Kind("kyodo_ticked", refusal=_ticked)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.name: kind for kind in (kana, postal_code, tel, month, all_ticked, ticked)}
)


def kinds_of(field: Any) -> tuple[Kind, ...]:
    """The kinds a field names; validators that are not ours are left out."""
    named = field.interface.queryTaggedValue("validators", {}).get(field.__name__) or ()
    return tuple(KINDS[name] for name in named if name in KINDS)


def normalise(field: Any, text: str) -> str:
    """What is kept of what was typed into a line. Raises ``Refused``."""
    for kind in kinds_of(field):
        if kind.normalise is not None and text.strip():
            text = kind.normalise(text)
    return text


def check(field: Any, value: Any) -> tuple[Refusal, ...]:
    """All that is wrong with a value, for the kinds of its field."""
    found = (kind.check(value, field) for kind in kinds_of(field))
    return tuple(refusal for refusal in found if refusal is not None)
