"""公表: prepare rows and letters, then release everything in one act."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.selection import places_of
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import themes_in
from kamakura.kyodo.content.visibility import shows_points
from kamakura.kyodo.content.word_templates import NOTICE
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.marking import MarkingCode
from kamakura.kyodo.domain.release import is_due
from kamakura.kyodo.domain.release import Judged
from kamakura.kyodo.domain.release import release_refusal
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.domain.release import schedule_refusal
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.notice import draw_up
from kamakura.kyodo.operations.notice import rounded
from kamakura.kyodo.operations.selection import open_selection
from kamakura.kyodo.operations.selection import withdraw_prepared
from plone import api
from typing import Any


TRANSITIONS = {
    "passed": "release_passed",
    "below_mark": "release_below_mark",
    "not_chosen": "release_not_chosen",
}


def judged_of(call, selection: Selection) -> tuple[Judged, ...]:
    """Every proposal being judged with what was computed and decided for it."""
    return tuple(
        Judged(
            uid=one.UID(),
            title=one.title,
            theme=one.theme_uid or "",
            computed=selection.computed.get(one.UID(), {}).get("result", ""),
            decided=selection.decided.get(one.UID(), {}).get("outcome", ""),
            reason=selection.decided.get(one.UID(), {}).get("reason", ""),
        )
        for one in proposals_in(call, "judging")
    )


def prepare_release(call, *, by: str, now: datetime) -> None:
    """Write the public rows, a letter per proposal and its mails; nothing of it shows yet.

    In order: every proposal decided, themes not over-filled; older prepared letters and
    mails withdrawn; rows; letters with their mails; one line in the record.
    """
    require_permission(call, permissions.RELEASE_SELECTION)
    selection = open_selection(call)
    judged = judged_of(call, selection)
    refuse_unless(judged, MarkingCode.NO_PROPOSALS)
    ask(release_refusal(judged, places_of(call)))
    withdraw_prepared(call)
    proposals = [by_uid(one.uid) for one in judged]
    rows = [public_row(call, one, selection) for one in proposals]
    for one in proposals:
        selection.notices[one.UID()] = draw_up(call, one, selection, by=by, now=now)
    selection.notice_template = template_of(call, NOTICE)
    selection.prepared_rows = tuple(row for row in rows if row is not None)
    selection.prepared_at, selection.prepared_by = now, by
    details = {"rows": len(selection.prepared_rows), "mails": len(prepared_mails(call))}
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
    for notice in selection.notices.values():
        notice.day = in_japan(now).date()
    for one in judged:
        move(by_uid(one.uid), TRANSITIONS[one.decided], by=by, now=now)
    for theme in themes_in(call):
        if state_of(theme) == "closed":
            move(theme, "select", by=by, now=now)
    move(call, "announce", by=by, now=now)
    count = release(call, prepared_mails(call), now=now)
    details = {"proposals": len(judged), "mails": count}
    audit.record(call, action="release_selection", by=by, now=now, details=details)
    return count


def public_row(call, proposal, selection: Selection) -> dict[str, Any] | None:
    """The row of a proposal in the public table; None where the city publishes none.

    A 繰上げ adds "later" (its day) and "told" (why) to the row of who moves up and "left" to
    that of who left.
    """
    decided = selection.decision(proposal.UID())
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
        "points": rounded(computed["mean"]) if shows_points(call, outcome) else "",
        "comment": decided["comment"] if full else "",
    }


def prepared_mails(call) -> list:
    """The mails that wait for the release of this call."""
    selection = selection_of(call)
    if selection is None:
        return []
    box = outbox_of(call)
    keys = [key for notice in selection.notices.values() for key in notice.mails]
    return [box.by_id[key] for key in keys if key in box.by_id]


def schedule_release(call, *, at: datetime, by: str, now: datetime) -> None:
    """Set the time at which ``release_due`` releases what is prepared."""
    require_permission(call, permissions.RELEASE_SELECTION)
    selection = open_selection(call)
    refuse_unless(selection.prepared_at is not None, ReleaseCode.NOT_PREPARED)
    ask(schedule_refusal(at, now))
    selection.release_at, selection.release_by = at, by
    audit.record(call, action="schedule_release", by=by, now=now, details={"at": at})


def unschedule_release(call, *, by: str, now: datetime) -> None:
    """Take the set time back; what is prepared stays."""
    require_permission(call, permissions.RELEASE_SELECTION)
    open_selection(call).unschedule()
    audit.record(call, action="unschedule_release", by=by, now=now)


def release_due(call, *, now: datetime) -> int | None:
    """Release a call whose set time has come, in the name of who set it; the count of mails.

    None when it is not time. Whoever set the time must still be allowed to release.
    """
    selection = selection_of(call)
    if selection is None or selection.released_at is not None:
        return None
    if not is_due(selection.release_at, now):
        return None
    by = selection.release_by
    person = api.user.get(userid=by)
    refuse_unless(person is not None, ActCode.NOT_PERMITTED)
    with api.env.adopt_user(user=person):
        return release_selection(call, by=by, now=now)
