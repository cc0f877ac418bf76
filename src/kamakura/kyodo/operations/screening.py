"""要件確認から審査対象まで: the acts of the secretariat on a proposal."""

from .base import ask
from .base import move
from .base import require_permission
from .base import state_of
from .base import TURN_INDEXES
from .base import update
from .consultation import request_consultation
from .correction import begin_round
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.consultation import four_party_outcome
from kamakura.kyodo.content.snapshots.proposal import eligibility_checks
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.domain import screening as rules
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from typing import Any


CHECKED_IN = frozenset({"submitted", "screening", "correction"})
# Not a draft, which is the group's own, and nothing that has ended.
ASSIGNED_IN = CHECKED_IN | {"preliminary", "consulting", "ready", "passed", "budgeting"}
# A place in the running order is not given twice, not even after a 取下げ.
PLACED_STATES = ("ready", "judging", "withdrawn")
REOPENINGS = {
    "referred": "reopen_preliminary",
    "not_accepted": "reopen_screening",
    "dropped": "reopen_consulting",
    "ready": "reopen_consulting",
}


def accept_proposal(proposal, *, by: str, now: datetime) -> None:
    """受付: the secretariat takes the proposal up and begins the 要件確認."""
    move(proposal, "receive", by=by, now=now)


def check_refusal(proposal, *, key: str, ok: bool, note: str) -> Refusal | None:
    """Why a judgement cannot be noted: a ground is missing."""
    found = {check.key: check.answer for check in eligibility_checks(proposal)}
    return rules.check_refusal(found.get(key), ok=ok, note=note)


def record_check(proposal, *, key: str, ok: bool, note: str = "", by: str, now: datetime) -> None:
    """Note for one requirement whether it is met, by whose judgement and on what ground."""
    require_permission(proposal, permissions.SCREEN_PROPOSAL)
    _require_state(proposal, CHECKED_IN)
    ask(check_refusal(proposal, key=key, ok=ok, note=note))
    proposal.checks[key] = {"ok": ok, "note": note, "by": by, "at": now}
    details = {"key": key, "ok": ok}
    audit.record(proposal, action="record_check", by=by, now=now, reason=note, details=details)


def request_correction(
    proposal,
    *,
    items: Mapping[str, str],
    reason: str,
    due: date | None = None,
    titles: Mapping[str, str] | None = None,
    by: str,
    now: datetime,
) -> None:
    """補正の依頼: only the named places ("form_key:field" -> what to mend) open for the group.

    In order: the rule, the state, the marked places and the due date (7 days unless the
    setting says otherwise), the mail. ``titles`` are the words of the places in the mail.
    """
    days = setting_for(call_of(proposal), "correction_days")
    due = due or today(now) + timedelta(days=days)
    ask(rules.correction_refusal(items, due=due, today=today(now)))
    details = {"items": dict(items), "due": due.isoformat()}
    move(proposal, "request_correction", by=by, now=now, reason=reason, details=details)
    begin_round(proposal, items=items, reason=reason, due=due, by=by, now=now)
    params = correction_words(items, reason=reason, due=due, titles=titles or {})
    _tell_group(proposal, "correction_requested", params, by=by, now=now)


def correction_words(
    items: Mapping[str, str], *, reason: str, due: date, titles: Mapping[str, str]
) -> dict[str, str]:
    """What the mail about a 補正 says; also for looking at it before it is sent."""
    points = [
        f"・{titles[item]}\n  {sentence}" if titles.get(item) else f"・{sentence}"
        for item, sentence in items.items()
    ]
    return {"due": wareki(due), "reason": "\n".join([f"{reason}\n", *points])}


def not_accept(proposal, *, reason: str, by: str, now: datetime) -> None:
    """不受理: the requirements are not met; the group is told why."""
    move(proposal, "not_accept", by=by, now=now, reason=reason)
    _tell_group(proposal, "proposal_not_accepted", {"reason": reason}, by=by, now=now)


def assign_sections(proposal, *, sections: Sequence[str], by: str, now: datetime) -> None:
    """Say which departments are in charge; they see the proposal from now on.

    In order: the rule, the departments, who may see it (catalog), one line in the record.
    """
    require_permission(proposal, permissions.SCREEN_PROPOSAL)
    _require_state(proposal, ASSIGNED_IN)
    chosen = list(dict.fromkeys(sections))
    ask(rules.sections_refusal(chosen, setting("sections") or {}))
    before = list(proposal.sections or ())
    if chosen == before:
        return
    update(proposal, reindex=("kyodo_sections", *TURN_INDEXES), sections=chosen)
    proposal.reindexObjectSecurity()
    details = {"before": before, "after": chosen}
    audit.record(proposal, action="assign_sections", by=by, now=now, details=details)


def consult_refusal(proposal) -> Refusal | None:
    """Why the 4者協議 cannot begin: a requirement is open or not met, nobody is in charge."""
    keys = [check.key for check in eligibility_checks(proposal)]
    recorded = {key: entry["ok"] for key, entry in proposal.checks.items()}
    refusal = rules.consult_refusal(keys, recorded)
    if refusal is not None or proposal.sections:
        return refusal
    return Refusal(rules.ScreeningCode.SECTION_MISSING)


def review_refusal(proposal) -> Refusal | None:
    """Why the proposal cannot go to the committee yet."""
    return rules.ready_refusal(four_party_outcome(proposal))


def start_consultation(proposal, *, due: date | None = None, by: str, now: datetime) -> Any:
    """4者協議へ進める: the state moves and the parties are asked for their parts."""
    ask(consult_refusal(proposal))
    move(proposal, "consult", by=by, now=now)
    return request_consultation(
        proposal, kind="four_party", sections=proposal.sections, due=due, by=by, now=now
    )


def freeze_papers(proposal) -> dict[str, int]:
    """Form key -> number of the revision that is judged. What was sent never changes."""
    filings = Filings(proposal)
    keys = filings.keys()
    sent = {key: filings.get(key).last_filed for key in keys}
    return {key: revision.number for key, revision in sent.items() if revision is not None}


def go_to_review(proposal, *, order: int | None = None, by: str, now: datetime) -> None:
    """審査対象: the papers stand as they are; the place in the running order is set."""
    ask(review_refusal(proposal))
    place = order or _next_place(call_of(proposal))
    details = {"papers": freeze_papers(proposal), "order": place}
    move(proposal, "make_ready", by=by, now=now, details=details)
    update(proposal, reindex=TURN_INDEXES, presentation_order=place)


def _next_place(call) -> int:
    ordered = proposals_in(call, *PLACED_STATES)
    return max((each.presentation_order or 0 for each in ordered), default=0) + 1


def drop(proposal, *, reason: str, public_explanation: str, by: str, now: datetime) -> None:
    """見送り: the way ends here; the explanation is read at the presentation day."""
    ask(rules.drop_refusal(four_party_outcome(proposal), public_explanation))
    proposal.public_explanation = public_explanation
    details = {"public_explanation": public_explanation}
    move(proposal, "drop", by=by, now=now, reason=reason, details=details)


def refer(proposal, *, reason: str, by: str, now: datetime) -> None:
    """Another scheme fits better; the reason names it."""
    move(proposal, "refer", by=by, now=now, reason=reason)


def reopen(proposal, *, reason: str, by: str, now: datetime) -> None:
    """Take a step back, as an act of its own with its reason; what was recorded stays."""
    transition = REOPENINGS.get(state_of(proposal))
    if transition is None:
        raise refuse(ActCode.NOT_POSSIBLE, transition="reopen", state=state_of(proposal))
    move(proposal, transition, by=by, now=now, reason=reason)
    update(proposal, reindex=TURN_INDEXES)


def _require_state(proposal, states: frozenset[str]) -> None:
    if state_of(proposal) not in states:
        raise refuse(ActCode.NOT_POSSIBLE, transition="", state=state_of(proposal))


def _tell_group(proposal, kind: str, params: Mapping[str, Any], *, by: str, now: datetime) -> None:
    known = {"title": proposal.title, "number": proposal.receipt_number or ""}
    post(
        proposal,
        kind,
        recipients=organization_people(proposal),
        params={**known, **params},
        by=by,
        now=now,
    )
