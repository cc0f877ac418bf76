"""提案事前調整と4者協議: who writes what, and when there may be a conclusion."""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.screening import explanation_refusal


PRELIMINARY = "preliminary"
FOUR_PARTY = "four_party"
SECRETARIAT = "secretariat"
CENTER = "center"
GROUP = "group"
SECTION_PREFIX = "section:"

OUTCOMES = {
    PRELIMINARY: ("go", "again", "withdraw", "refer"),
    FOUR_PARTY: ("go", "drop", "withdraw"),
}
OPEN_STATES = frozenset({"requested", "answering", "meeting"})


class ConsultationCode(RefusalCode):
    """Why an act in a consultation is not possible now."""

    KIND_UNKNOWN = "consultation_kind_unknown"
    STILL_OPEN = "consultation_still_open"
    WRONG_MOMENT = "consultation_wrong_moment"
    PARTY_UNKNOWN = "consultation_party_unknown"
    NOT_ANSWERING = "consultation_not_answering"
    ANSWER_MISSING = "consultation_answer_missing"
    ANSWER_TOO_LONG = "consultation_answer_too_long"
    ANSWER_NOT_OFFERED = "consultation_answer_not_offered"
    MEETING_INCOMPLETE = "consultation_meeting_incomplete"
    MEETING_IN_FUTURE = "consultation_meeting_in_future"
    OUTCOME_UNKNOWN = "consultation_outcome_unknown"
    SECTIONS_NOT_ANSWERED = "consultation_sections_not_answered"
    NO_MEETING = "consultation_no_meeting"
    REASON_MISSING = "consultation_reason_missing"


@dataclass(frozen=True)
class Question:
    """One question to a party. ``kind``: text, choice, line."""

    name: str
    kind: str = "text"
    required: bool = False
    limit: int = 500
    choices: tuple[str, ...] = ()


SECTION_QUESTIONS = (
    Question("current_work"),
    Question("agreement", "choice", choices=("same", "partly", "different")),
    Question("city_can"),
    Question("city_cannot"),
    Question("laws_and_plans"),
    Question("budget_prospect", "choice", choices=("yes", "considering", "no")),
    Question("feasibility", "choice", required=True, choices=("yes", "conditional", "no")),
    Question("feasibility_reason", required=True),
)
CENTER_QUESTIONS = (Question("advice", required=True, limit=800),)
GROUP_QUESTIONS = (Question("words", required=True, limit=800),)
SECRETARIAT_QUESTIONS = (
    Question("received_number", "line", limit=40),
    Question("related_work"),
    Question("note"),
)


def section_party(section_id: str) -> str:
    """The party key of a department."""
    return f"{SECTION_PREFIX}{section_id}"


def parties(kind: str, sections: Sequence[str]) -> tuple[str, ...]:
    """Who has a part of its own; in the 事前調整 the group's part is the sheet it sent."""
    own = (GROUP,) if kind == FOUR_PARTY else ()
    return (*own, *(section_party(section) for section in sections), CENTER, SECRETARIAT)


def asked_parties(kind: str, sections: Sequence[str]) -> tuple[str, ...]:
    """Who is waited for: everybody with a part but the secretariat, which asks."""
    return tuple(party for party in parties(kind, sections) if party != SECRETARIAT)


def questions_for(party: str) -> tuple[Question, ...]:
    """The questions of a party; KeyError for a party there is not."""
    if party.startswith(SECTION_PREFIX):
        return SECTION_QUESTIONS
    return {
        CENTER: CENTER_QUESTIONS,
        GROUP: GROUP_QUESTIONS,
        SECRETARIAT: SECRETARIAT_QUESTIONS,
    }[party]


def moment_refusal(kind: str, *, state: str) -> Refusal | None:
    """A consultation goes on in the state of the proposal that belongs to its kind."""
    moments = {PRELIMINARY: "preliminary", FOUR_PARTY: "consulting"}
    if kind not in moments:
        return Refusal(ConsultationCode.KIND_UNKNOWN)
    return None if state == moments[kind] else Refusal(ConsultationCode.WRONG_MOMENT)


def request_refusal(kind: str, *, state: str, open_before: bool) -> Refusal | None:
    """One consultation at a time, in its moment."""
    refusal = moment_refusal(kind, state=state)
    if refusal is not None:
        return refusal
    return Refusal(ConsultationCode.STILL_OPEN) if open_before else None


def answer_refusal(
    party: str, answers: Mapping[str, str], *, kind: str, sections: Sequence[str], state: str
) -> Refusal | None:
    """A part is written while answers are asked for, by its own party, within its limits."""
    if party not in parties(kind, sections):
        return Refusal(ConsultationCode.PARTY_UNKNOWN)
    if state not in ("answering", "meeting"):
        return Refusal(ConsultationCode.NOT_ANSWERING)
    for question in questions_for(party):
        refusal = _question_refusal(question, answers.get(question.name, ""))
        if refusal is not None:
            return refusal
    return None


def _question_refusal(question: Question, text: str) -> Refusal | None:
    if not text.strip():
        code = ConsultationCode.ANSWER_MISSING
        return Refusal(code, {"field": question.name}) if question.required else None
    if question.choices and text not in question.choices:
        return Refusal(ConsultationCode.ANSWER_NOT_OFFERED, {"field": question.name})
    count = count_characters(text)
    if count <= question.limit:
        return None
    params = {"field": question.name, "count": count, "limit": question.limit}
    return Refusal(ConsultationCode.ANSWER_TOO_LONG, params)


def meeting_refusal(
    *, held_on: date, attendees: str, points: str, today: date, state: str
) -> Refusal | None:
    """A sitting is recorded after it was held, with who was there and what was discussed."""
    if state not in OPEN_STATES:
        return Refusal(ConsultationCode.NOT_ANSWERING)
    if held_on > today:
        return Refusal(ConsultationCode.MEETING_IN_FUTURE, {"held_on": held_on})
    if not attendees.strip() or not points.strip():
        return Refusal(ConsultationCode.MEETING_INCOMPLETE)
    return None


@dataclass(frozen=True)
class Conclusion:
    """What the secretariat is about to conclude."""

    outcome: str
    reason: str = ""
    public_explanation: str = ""


def conclusion_refusal(
    conclusion: Conclusion,
    *,
    kind: str,
    state: str,
    sections: Sequence[str],
    answered: Collection[str],
    meetings: int,
) -> Refusal | None:
    """Going on needs the departments' answers (4者協議: a sitting too); else a reason."""
    outcome = conclusion.outcome
    if outcome not in OUTCOMES.get(kind, ()):
        return Refusal(ConsultationCode.OUTCOME_UNKNOWN)
    if state not in ("answering", "meeting"):
        return Refusal(ConsultationCode.NOT_ANSWERING)
    if outcome == "go":
        return _going_on_refusal(kind, sections, answered, meetings)
    if not conclusion.reason.strip():
        return Refusal(ConsultationCode.REASON_MISSING)
    return explanation_refusal(conclusion.public_explanation) if outcome == "drop" else None


def _going_on_refusal(
    kind: str, sections: Sequence[str], answered: Collection[str], meetings: int
) -> Refusal | None:
    silent = tuple(s for s in sections if section_party(s) not in answered)
    if silent:
        return Refusal(ConsultationCode.SECTIONS_NOT_ANSWERED, {"sections": silent})
    if kind == FOUR_PARTY and not meetings:
        return Refusal(ConsultationCode.NO_MEETING)
    return None


def waiting_parties(
    kind: str, *, state: str, sections: Sequence[str], answered: Collection[str]
) -> tuple[str, ...]:
    """Whom a consultation waits for; when all have answered, the secretariat concludes."""
    if state not in OPEN_STATES:
        return ()
    silent = tuple(p for p in asked_parties(kind, sections) if p not in answered)
    return silent or (SECRETARIAT,)
