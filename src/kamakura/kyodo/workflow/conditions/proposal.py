"""提案: when its steps may be taken."""

from .base import Condition
from .base import decided_in
from .base import first
from .base import review_states
from .base import state_of
from .base import talks_of
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain import calls
from kamakura.kyodo.domain import steps
from kamakura.kyodo.domain.refusal import Refusal
from types import MappingProxyType
from typing import Any


def begin_proposal(proposal: Any, now: datetime) -> Refusal | None:
    theme = theme_of(proposal)
    theme_state = state_of(theme) if theme is not None else None
    return steps.begin_refusal(state_of(call_of(proposal)), theme_state)


def file_proposal(proposal: Any, now: datetime) -> Refusal | None:
    call = call_of(proposal)
    theme = theme_of(proposal)
    extension = (call.extensions.get(proposal.organization_uid) or {}).get("until")
    closes = (theme.apply_until if theme is not None else None) or call.closes
    # A paper at the counter: the verb has judged its stamp, and talks are held on the paper.
    if proposal.intake is not None and proposal.intake.is_open:
        return None
    required = setting_for(call, "require_preliminary")
    return first(
        calls.filing_refusal(
            now,
            state=state_of(call),
            opens=call.opens,
            closes=closes,
            extension=extension,
        ),
        steps.preliminary_refusal(talks_of(proposal), required=required),
    )


def start_judging(proposal: Any, now: datetime) -> Refusal | None:
    return steps.start_judging_refusal(review_states(proposal))


def release_as(outcome: str) -> Condition:
    """The condition of releasing one outcome."""

    def condition(proposal: Any, now: datetime) -> Refusal | None:
        decision = decided_in(call_of(proposal)).get(proposal.UID()) or {}
        return steps.release_refusal(outcome, decision.get("outcome"), review_states(proposal))

    return condition


def retable(proposal: Any, now: datetime) -> Refusal | None:
    if not proposal.theme_uid:
        return steps.retable_refusal(())
    call = call_of(proposal)
    chosen = {uid for uid, line in decided_in(call).items() if line["outcome"] == "passed"}
    # Prepared to take the place, not yet in it.
    chosen.discard(proposal.UID())
    rivals = proposal_brains(call, kyodo_theme=proposal.theme_uid)
    theme = theme_of(proposal)
    return steps.retable_refusal(
        (one.review_state for one in rivals if one.UID in chosen),
        places=theme.number_to_select if theme is not None else 1,
    )


def concluded_as(outcome: str) -> Condition:
    """The condition that the 4者協議 ended with an outcome."""

    def condition(proposal: Any, now: datetime) -> Refusal | None:
        return steps.concluded_refusal(talks_of(proposal), outcome)

    return condition


CONDITIONS: Mapping[tuple[str, str], Condition] = MappingProxyType(
    {
        ("proposal", "send_sheet"): begin_proposal,
        ("proposal", "file"): file_proposal,
        ("proposal", "start_judging"): start_judging,
        ("proposal", "release_passed"): release_as("passed"),
        ("proposal", "release_below_mark"): release_as("below_mark"),
        ("proposal", "release_not_chosen"): release_as("not_chosen"),
        ("proposal", "retable"): retable,
        ("proposal", "make_ready"): concluded_as("go"),
        ("proposal", "drop"): concluded_as("drop"),
    }
)
