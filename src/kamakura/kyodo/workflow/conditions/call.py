"""募集と市提案: when their steps may be taken."""

from .base import Condition
from .base import decided_in
from .base import first
from .base import sheet_states
from .base import state_of
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain import calls
from kamakura.kyodo.domain import steps
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.interfaces import IFormDesigns
from types import MappingProxyType
from typing import Any


def publish_call(call: Any, now: datetime) -> Refusal | None:
    return calls.publish_refusal(call.opens, call.closes)


def open_call(call: Any, now: datetime) -> Refusal | None:
    problems = IFormDesigns(call).problems()
    broken = Refusal(calls.CallCode.FORMS_BROKEN, {"count": len(problems)}) if problems else None
    return first(calls.publish_refusal(call.opens, call.closes), broken)


def close_call(call: Any, now: datetime) -> Refusal | None:
    return calls.close_refusal(now, call.closes)


def reopen_call(call: Any, now: datetime) -> Refusal | None:
    return steps.reopen_call_refusal(now, call.closes)


def start_selection(call: Any, now: datetime) -> Refusal | None:
    missing = by_uid(call.committee_uid) is None
    return Refusal(calls.CallCode.COMMITTEE_MISSING) if missing else None


def announce(call: Any, now: datetime) -> Refusal | None:
    judging = [brain.UID for brain in proposal_brains(call, review_state="judging")]
    return first(
        steps.none_left_refusal(proposal_brains(call, review_state="ready")),
        steps.reviews_refusal(sheet_states(call)),
        steps.decisions_refusal(judging, decided_in(call)),
    )


def complete_call(call: Any, now: datetime) -> Refusal | None:
    return steps.complete_call_refusal(brain.review_state for brain in proposal_brains(call))


def send_theme(theme: Any, now: datetime) -> Refusal | None:
    most = setting_for(call_of(theme), "max_years")
    return steps.theme_refusal(theme.cap_yen, theme.period_from, theme.period_to, most_years=most)


def publish_theme(theme: Any, now: datetime) -> Refusal | None:
    call = call_of(theme)
    return first(send_theme(theme, now), steps.publish_theme_refusal(state_of(call)))


def close_theme(theme: Any, now: datetime) -> Refusal | None:
    call = call_of(theme)
    until = theme.apply_until or call.closes
    return steps.close_theme_refusal(now, until=until, call_state=state_of(call))


def select_theme(theme: Any, now: datetime) -> Refusal | None:
    call = call_of(theme)
    brains = proposal_brains(call, kyodo_theme=theme.UID(), review_state="judging")
    judging = [brain.UID for brain in brains]
    return steps.decisions_refusal(judging, decided_in(call))


CONDITIONS: Mapping[tuple[str, str], Condition] = MappingProxyType(
    {
        ("call", "publish"): publish_call,
        ("call", "open"): open_call,
        ("call", "close"): close_call,
        ("call", "reopen"): reopen_call,
        ("call", "start_selection"): start_selection,
        ("call", "announce"): announce,
        ("call", "complete"): complete_call,
        ("theme", "send"): send_theme,
        ("theme", "publish"): publish_theme,
        ("theme", "close"): close_theme,
        ("theme", "select"): select_theme,
    }
)
