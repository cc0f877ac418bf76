"""協議で合意した変更: each points at one field, and is reflected when the paper says it."""

from collections.abc import Collection
from collections.abc import Iterable
from datetime import date
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.screening import ScreeningCode


SENTENCE_LIMIT = 300
# While the papers can still be rewritten.
OPEN_IN = frozenset({"preliminary", "consulting", "budgeting"})


class AgreedCode(RefusalCode):
    """Why a change agreed in a consultation cannot be noted or confirmed."""

    PLACE_UNKNOWN = "agreed_place_unknown"
    SENTENCE_MISSING = "agreed_sentence_missing"
    SENTENCE_TOO_LONG = "agreed_sentence_too_long"
    PARTY_UNKNOWN = "agreed_party_unknown"
    TOO_LATE = "agreed_too_late"


def agreed_refusal(
    place: str,
    sentence: str,
    *,
    places: Collection[str],
    party: str,
    parties: Iterable[str],
    until: date | None,
    today: date,
) -> Refusal | None:
    """What was agreed names a field of the papers, in a sentence, and who does it by when."""
    if place not in places:
        return Refusal(AgreedCode.PLACE_UNKNOWN)
    if not sentence.strip():
        return Refusal(AgreedCode.SENTENCE_MISSING)
    count = count_characters(sentence)
    if count > SENTENCE_LIMIT:
        params = {"count": count, "limit": SENTENCE_LIMIT}
        return Refusal(AgreedCode.SENTENCE_TOO_LONG, params)
    if party not in parties:
        return Refusal(AgreedCode.PARTY_UNKNOWN)
    if until is not None and until < today:
        return Refusal(ScreeningCode.DUE_PAST, {"due": until})
    return None


def moment_refusal(state: str) -> Refusal | None:
    """Noted and confirmed while the papers can still be rewritten."""
    return None if state in OPEN_IN else Refusal(AgreedCode.TOO_LATE)
