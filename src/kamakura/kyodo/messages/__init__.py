"""The sentence for each refusal and finding: what, why, and how to mend it."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.messages import calls
from kamakura.kyodo.messages import files
from kamakura.kyodo.messages import filling
from kamakura.kyodo.messages import forms
from kamakura.kyodo.messages import marking
from kamakura.kyodo.messages import meetings
from kamakura.kyodo.messages import money
from kamakura.kyodo.messages import people
from kamakura.kyodo.messages import release
from kamakura.kyodo.messages import screening
from kamakura.kyodo.messages.titles import VOTING_RULES
from typing import Any
from zope.i18nmessageid import Message


# What was typed is repeated in a sentence only as far as a person needs to recognise it.
LONGEST = 40
SENTENCES: Mapping[str, Message] = {
    **filling.SENTENCES,
    **files.SENTENCES,
    **money.SENTENCES,
    **forms.SENTENCES,
    **calls.SENTENCES,
    **people.SENTENCES,
    **screening.SENTENCES,
    **marking.SENTENCES,
    **meetings.SENTENCES,
    **release.SENTENCES,
}


def shown(name: str, value: Any) -> str:
    """A parameter as it reads: dates in 和暦, ``…_yen`` as money, exact marks rounded.

    A sentence of ours stays a sentence, so that it is translated.
    """
    if isinstance(value, datetime):
        local = in_japan(value)
        return f"{wareki(local.date())}{local:%H:%M}"
    if isinstance(value, date):
        return wareki(value)
    if isinstance(value, Fraction):
        return round_half_up(value, 2)
    if name.endswith("_yen"):
        return format_yen(value)
    if name == "rule" and value in VOTING_RULES:
        return VOTING_RULES[value]
    if name == "article":
        return f"、{value}" if value else ""
    if isinstance(value, tuple | list):
        return "、".join(str(item) for item in value)
    if isinstance(value, Message):
        return value
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def sentence(refusal: Refusal | Finding) -> Message:
    """The sentence of a refusal or finding. KeyError if its code has none (a test prevents it)."""
    mapping = {name: shown(name, value) for name, value in refusal.params.items()}
    return Message(SENTENCES[str(refusal.code)], mapping=mapping)
