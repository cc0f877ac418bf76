"""要件確認から審査対象まで: what the secretariat records, and when a proposal may go on."""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


EXPLANATION_LIMIT = 300  # 公表する説明
SENTENCE_LIMIT = 300


class ScreeningCode(RefusalCode):
    """Why the secretariat's step is not possible now."""

    CHECK_UNKNOWN = "check_unknown"
    CHECK_NOTE_MISSING = "check_note_missing"
    CHECKS_OPEN = "checks_open"
    CHECKS_FAILED = "checks_failed"
    CORRECTION_EMPTY = "correction_empty"
    CORRECTION_SENTENCE_MISSING = "correction_sentence_missing"
    DUE_PAST = "due_past"
    SECTION_MISSING = "section_missing"
    SECTION_UNKNOWN = "section_unknown"
    EXPLANATION_MISSING = "explanation_missing"
    EXPLANATION_TOO_LONG = "explanation_too_long"
    CONSULTATION_NOT_DONE = "consultation_not_done"
    CONSULTATION_NOT_DROPPED = "consultation_not_dropped"


def check_refusal(found: Answer | None, *, ok: bool, note: str) -> Refusal | None:
    """Refuses an unknown check (None), and a judgement against the papers without a note."""
    if found is None:
        return Refusal(ScreeningCode.CHECK_UNKNOWN)
    differs = not ok or found == Answer.NG
    return Refusal(ScreeningCode.CHECK_NOTE_MISSING) if differs and not note.strip() else None


def consult_refusal(keys: Sequence[str], recorded: Mapping[str, bool]) -> Refusal | None:
    """4者協議へ進めるには: every requirement was looked at, and each is met."""
    open_keys = tuple(key for key in keys if key not in recorded)
    if open_keys:
        return Refusal(ScreeningCode.CHECKS_OPEN, {"keys": open_keys, "count": len(open_keys)})
    failed = tuple(key for key in keys if not recorded[key])
    if failed:
        return Refusal(ScreeningCode.CHECKS_FAILED, {"keys": failed, "count": len(failed)})
    return None


def correction_refusal(items: Mapping[str, str], *, due: date, today: date) -> Refusal | None:
    """補正の依頼: what to mend (one sentence per place), by a day that has not passed."""
    if not items:
        return Refusal(ScreeningCode.CORRECTION_EMPTY)
    if not all(sentence.strip() for sentence in items.values()):
        return Refusal(ScreeningCode.CORRECTION_SENTENCE_MISSING)
    return due_refusal(due, today=today)


def due_refusal(due: date, *, today: date) -> Refusal | None:
    """A due date lies today or later."""
    return Refusal(ScreeningCode.DUE_PAST, {"due": due}) if due < today else None


def sections_refusal(sections: Sequence[str], known: Collection[str]) -> Refusal | None:
    """At least one department, each of them in the settings."""
    if not sections:
        return Refusal(ScreeningCode.SECTION_MISSING)
    unknown = tuple(section for section in sections if section not in known)
    return Refusal(ScreeningCode.SECTION_UNKNOWN, {"sections": unknown}) if unknown else None


def explanation_refusal(text: str) -> Refusal | None:
    """見送りの公表する説明: always there, and short enough to be read out."""
    if not text.strip():
        return Refusal(ScreeningCode.EXPLANATION_MISSING)
    count = count_characters(text)
    if count <= EXPLANATION_LIMIT:
        return None
    params = {"count": count, "limit": EXPLANATION_LIMIT, "over": count - EXPLANATION_LIMIT}
    return Refusal(ScreeningCode.EXPLANATION_TOO_LONG, params)


def ready_refusal(four_party_outcome: str) -> Refusal | None:
    """審査へ進めるには: the last 4者協議 ended with 「審査へ進む」."""
    return None if four_party_outcome == "go" else Refusal(ScreeningCode.CONSULTATION_NOT_DONE)


def drop_refusal(four_party_outcome: str, explanation: str) -> Refusal | None:
    """見送りは: the last 4者協議 ended with it, and the public is told why."""
    if four_party_outcome != "drop":
        return Refusal(ScreeningCode.CONSULTATION_NOT_DROPPED)
    return explanation_refusal(explanation)
