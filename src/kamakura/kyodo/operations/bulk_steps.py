"""Steps that make sense for many proposals at once: each asks its rule first, then its verb.

The rule answers without doing anything, so that a preview can say what will happen; the verb
asks it again.
"""

from .base import state_of
from .consultation import ANSWER_DAYS
from .reminders import remind_refusal
from .reminders import remind_turn
from .reminders import turn_people
from .review import assign_reviews
from .review import missing_sheets
from .review import sitting_members
from .screening import accept_proposal
from .screening import assign_sections
from .screening import ASSIGNED_IN
from .screening import CHECKED_IN
from .screening import consult_refusal
from .screening import go_to_review
from .screening import record_check
from .screening import review_refusal
from .screening import start_consultation
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.proposal import eligibility_checks
from kamakura.kyodo.domain import screening as rules
from kamakura.kyodo.domain.bulk import BulkCode
from kamakura.kyodo.domain.committee import CommitteeCode
from kamakura.kyodo.domain.consultation import ConsultationCode
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import Recipient
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import section_people
from kamakura.kyodo.workflow import guards
from typing import Any


Values = Mapping[str, Any]
Rule = Callable[[Any, Values, datetime], Refusal | None]
NOTE = "書類のとおり(まとめて確認)"


@dataclass(frozen=True)
class Step:
    """One step. ``act`` takes all the proposals that the rule lets through, or one after another.

    ``asks``: what must be typed in ("due", "sections"); ``mails``: who is told of one proposal;
    ``digest``: a person gets one mail about all of them.
    """

    key: str
    refusal: Rule
    act: Callable[..., Any]
    asks: tuple[str, ...] = ()
    mails: Callable[[Any], list[Recipient]] = lambda proposal: []
    digest: bool = False


def values_refusal(step: Step, values: Values, *, now: datetime) -> Refusal | None:
    """Why what was typed in does not do for any proposal."""
    if "due" in step.asks and values.get("due"):
        return rules.due_refusal(values["due"], today=today(now))
    if "sections" in step.asks:
        return rules.sections_refusal(values.get("sections") or (), setting("sections") or {})
    return None


def default_due(now: datetime) -> date:
    """Until when answers are asked for unless somebody types another day."""
    return today(now) + timedelta(days=ANSWER_DAYS)


def _cannot_move(proposal, transition: str, now: datetime) -> Refusal | None:
    """The guard's answer; in a list the state says more than that the page is out of date."""
    refusal = guards.refusal(proposal, transition, now=now)
    if refusal is not None and refusal.code == ActCode.NOT_POSSIBLE:
        return Refusal(BulkCode.OTHER_STATE, {"state": refusal.params["state"]})
    return refusal


# 受け付ける


def _may_accept(proposal, values: Values, now: datetime) -> Refusal | None:
    return _cannot_move(proposal, "receive", now)


def _accept(proposal, values: Values, *, by: str, now: datetime) -> None:
    accept_proposal(proposal, by=by, now=now)


# 要件を確認する


def _open_checks(proposal) -> list:
    return [one for one in eligibility_checks(proposal) if one.key not in proposal.checks]


def _may_check(proposal, values: Values, now: datetime) -> Refusal | None:
    """Only what the papers say themselves; the rest wants a person's eyes."""
    if state_of(proposal) not in CHECKED_IN:
        return Refusal(BulkCode.NOT_IN_SCREENING)
    found = _open_checks(proposal)
    if not found:
        return Refusal(BulkCode.NO_OPEN_CHECKS)
    unclear = [one.key for one in found if one.answer != Answer.OK]
    return Refusal(BulkCode.CHECKS_UNCLEAR, {"count": len(unclear)}) if unclear else None


def _check(proposal, values: Values, *, by: str, now: datetime) -> None:
    for one in _open_checks(proposal):
        record_check(proposal, key=one.key, ok=True, note=NOTE, by=by, now=now)


# 担当課を決める


def _may_assign_sections(proposal, values: Values, now: datetime) -> Refusal | None:
    if state_of(proposal) not in ASSIGNED_IN:
        return Refusal(BulkCode.SECTIONS_LATE)
    # The parts of an open consultation belong to the departments it asked.
    if open_consultation(proposal) is not None:
        return Refusal(ConsultationCode.STILL_OPEN)
    return None


def _assign_sections(proposal, values: Values, *, by: str, now: datetime) -> None:
    assign_sections(proposal, sections=values["sections"], by=by, now=now)


# 4者協議へ進める


def _may_consult(proposal, values: Values, now: datetime) -> Refusal | None:
    return _cannot_move(proposal, "consult", now) or consult_refusal(proposal)


def _consult(proposal, values: Values, *, by: str, now: datetime) -> None:
    start_consultation(proposal, due=values.get("due"), by=by, now=now)


def _asked_people(proposal) -> list[Recipient]:
    return [
        *section_people(proposal.sections),
        *group_people("kyodo-center"),
        *organization_people(proposal),
    ]


# 審査へ進める


def _may_review(proposal, values: Values, now: datetime) -> Refusal | None:
    return _cannot_move(proposal, "make_ready", now) or review_refusal(proposal)


def _review(proposal, values: Values, *, by: str, now: datetime) -> None:
    go_to_review(proposal, by=by, now=now)


# 審査票を割り当てる


def _may_give_sheets(proposal, values: Values, now: datetime) -> Refusal | None:
    if state_of(proposal) not in ("ready", "judging"):
        return Refusal(BulkCode.NOT_READY)
    try:
        members = sitting_members(call_of(proposal), now=now)
    except Refused as refused:
        return refused.refusal
    nameless = tuple(member.name for member in members if not member.person_id)
    if nameless:
        return Refusal(CommitteeCode.USER_MISSING, {"names": nameless})
    return None if missing_sheets(proposal, members) else Refusal(BulkCode.SHEETS_THERE)


def _give_sheets(proposal, values: Values, *, by: str, now: datetime) -> None:
    assign_reviews(call_of(proposal), [proposal], by=by, now=now)


# お願いのメールを送る


def _may_remind(proposal, values: Values, now: datetime) -> Refusal | None:
    return remind_refusal(proposal, now=now)


def _remind(proposals: Sequence, values: Values, *, by: str, now: datetime) -> None:
    remind_turn(proposals, by=by, now=now)


STEPS = {
    step.key: step
    for step in (
        Step("accept", _may_accept, _accept),
        Step("check", _may_check, _check),
        Step("sections", _may_assign_sections, _assign_sections, asks=("sections",)),
        Step("consult", _may_consult, _consult, asks=("due",), mails=_asked_people),
        Step("review", _may_review, _review),
        Step("sheets", _may_give_sheets, _give_sheets),
        Step("remind", _may_remind, _remind, mails=turn_people, digest=True),
    )
}
