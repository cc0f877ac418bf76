"""公表: prepare rows and letters, then release everything in one act."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import places_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import reasons_of
from kamakura.kyodo.content.snapshots.selection import themes_in
from kamakura.kyodo.content.visibility import shows_points
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.release import Judged
from kamakura.kyodo.domain.release import release_refusal
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.selection import open_selection
from kamakura.kyodo.operations.selection import withdraw_prepared
from typing import Any
from zope.i18n import translate


PLACES = 2
TRANSITIONS = {
    "passed": "release_passed",
    "below_mark": "release_below_mark",
    "not_chosen": "release_not_chosen",
}


def outcome_words(outcome: str) -> str:
    """What an outcome is called in letters and in the public table."""
    return life_cycle("proposal").state(outcome).label


def judged_of(call, selection: Selection) -> tuple[Judged, ...]:
    """Every proposal being judged with what was computed and decided for it."""
    return tuple(
        Judged(
            uid=one.UID(),
            title=one.title,
            theme=one.theme_uid or "",
            computed=selection.computed.get(one.UID(), {}).get("result", ""),
            decided=selection.decided.get(one.UID(), {}).get("outcome", ""),
        )
        for one in proposals_in(call, "judging")
    )


def prepare_release(call, *, by: str, now: datetime) -> None:
    """Write the public rows and one mail per addressee; nothing of it shows yet.

    In order: every proposal decided, themes not over-filled; older prepared mails
    withdrawn; rows; mails; one line in the record.
    """
    require_permission(call, permissions.RELEASE_SELECTION)
    selection = open_selection(call)
    judged = judged_of(call, selection)
    refuse_unless(judged, MarkingCode.NO_PROPOSALS)
    ask(release_refusal(judged, places_of(call)))
    withdraw_prepared(call)
    proposals = [by_uid(one.uid) for one in judged]
    rows = [public_row(call, one, selection) for one in proposals]
    mails = [mail for one in proposals for mail in _letters(call, one, selection, by=by, now=now)]
    selection.prepared_rows = tuple(row for row in rows if row is not None)
    selection.prepared_mails = tuple(mail.id for mail in mails)
    selection.prepared_at, selection.prepared_by = now, by
    details = {"rows": len(selection.prepared_rows), "mails": len(mails)}
    audit.record(call, action="prepare_release", by=by, now=now, details=details)


def release_selection(call, *, by: str, now: datetime) -> int:
    """Release all results in one act; answers how many mails were let go.

    In order: nothing changed since it was prepared; the public table; the state of every
    proposal and theme, then of the call; the mails, which leave after the commit; one
    line in the record. Any failure leaves everything as it was.
    """
    require_permission(call, permissions.RELEASE_SELECTION)
    selection = open_selection(call)
    refuse_unless(selection.prepared_at is not None, ReleaseCode.NOT_PREPARED)
    judged = judged_of(call, selection)
    refuse_unless({one.uid for one in judged} == set(selection.computed), ReleaseCode.OUTDATED)
    ask(release_refusal(judged, places_of(call)))
    selection.public_rows = selection.prepared_rows
    selection.released_at, selection.released_by = now, by
    for one in judged:
        move(by_uid(one.uid), TRANSITIONS[one.decided], by=by, now=now)
    for theme in themes_in(call):
        if state_of(theme) == "closed":
            move(theme, "select", by=by, now=now)
    move(call, "announce", by=by, now=now)
    box = outbox_of(call)
    mails = [box.by_id[key] for key in selection.prepared_mails]
    count = release(call, mails, now=now)
    details = {"proposals": len(judged), "mails": count}
    audit.record(call, action="release_selection", by=by, now=now, details=details)
    return count


def public_row(call, proposal, selection: Selection) -> dict[str, Any] | None:
    """The row of a proposal in the public table; None where the city publishes none."""
    decided = selection.decided[proposal.UID()]
    outcome = decided["outcome"]
    rule = setting_for(call, "publish_failed")
    if outcome != "passed" and rule == "none":
        return None
    full = outcome == "passed" or rule == "full"
    theme = theme_of(proposal)
    computed = selection.computed[proposal.UID()]
    return {
        "uid": proposal.UID(),
        "number": proposal.receipt_number or "",
        "title": proposal.title,
        "kind": proposal.kind,
        "theme": theme.title if theme is not None else "",
        "organization": proposal.organization_title if full else "",
        "sections": [section_title(one) for one in proposal.sections or ()],
        "outcome": outcome,
        "points": round_half_up(Fraction(computed["mean"]), PLACES)
        if shows_points(call, outcome)
        else "",
        "comment": decided["comment"] if full else "",
    }


def _letters(call, proposal, selection: Selection, *, by: str, now: datetime) -> list:
    computed = selection.computed[proposal.UID()]
    decided = selection.decided[proposal.UID()]
    params = {
        "number": proposal.receipt_number or "",
        "title": proposal.title,
        "outcome": outcome_words(decided["outcome"]),
        "reason": letter_text(call, computed, decided),
    }
    return prepare(
        proposal,
        "selection_result",
        recipients=organization_people(proposal),
        params=params,
        by=by,
        now=now,
    )


def letter_text(call, computed: Mapping[str, Any], decided: Mapping[str, Any]) -> str:
    """The grounds of a result: reasons, points, mean of each item, the committee's words."""
    said = [translate(sentence(reason), target_language="ja") for reason in reasons_of(computed)]
    if decided["reason"]:
        said.append(decided["reason"])
    mean, full, mark = (
        round_half_up(Fraction(computed[key]), PLACES) for key in ("mean", "full_mark", "pass_mark")
    )
    said.append(f"\n評価点: {mean}点({full}点満点、合格点{mark}点)")
    for item in criteria_of(call).criteria:
        points = round_half_up(Fraction(computed["items"][item.key]["mean"]), PLACES)
        said.append(f"  {item.title}: {points}点")
    if decided["comment"]:
        said.append(f"\n選考委員会の講評:\n{decided['comment']}")
    return "\n".join(said)


def prepared_mails(call) -> list:
    """The mails that wait for the release of this call."""
    selection = selection_of(call)
    if selection is None:
        return []
    box = outbox_of(call)
    return [box.by_id[key] for key in selection.prepared_mails if key in box.by_id]
