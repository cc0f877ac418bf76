"""会議の予定: time, place and agenda, until the meeting is opened."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.observers import default_terms
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.observers import CANCELLED
from kamakura.kyodo.domain.observers import terms_refusal
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.changes import change
from kamakura.kyodo.operations.meeting import check_agenda
from kamakura.kyodo.operations.meeting import tell_members
from kamakura.kyodo.operations.observers import tell_change
from kamakura.kyodo.operations.presenters import plan_of
from kamakura.kyodo.operations.presenters import tell_presenters
from typing import Any


def change_plan(
    meeting,
    *,
    title: str,
    kind: str,
    starts: datetime,
    place: str,
    agenda: Sequence[Mapping[str, Any]],
    words: Mapping[str, Any],
    by: str,
    now: datetime,
) -> None:
    """Change when, where and about what, before the meeting is opened.

    In order: a sound agenda; the times at which observers sign up move along where nobody has
    set others; the record; whoever was called or signed up is told. ``words``: those of the
    mail to the members (starts, place, agenda).
    """
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    refuse_unless(state_of(meeting) in ("drafted", "convened"), MeetingCode.PLAN_FIXED)
    check_agenda(agenda)
    terms = _moved_terms(meeting, starts)
    _check_observers(meeting, agenda, starts=starts, terms=terms)
    presented = plan_of(meeting)
    names = ("title", "kind", "starts", "place", "agenda")
    old = {name: getattr(meeting, name) for name in names}
    plan = {
        "title": title,
        "kind": kind,
        "starts": starts,
        "place": place,
        "agenda": [dict(row) for row in agenda],
    }
    change(meeting, by=by, now=now, **plan, **terms)
    if state_of(meeting) == "convened" and old != plan:
        tell_members(meeting, "meeting_changed", params=words, by=by, now=now)
        tell_presenters(meeting, presented, plan_of(meeting), by=by, now=now)
    if (old["starts"], old["place"]) != (starts, place):
        tell_change(meeting, by=by, now=now)


def _check_observers(
    meeting,
    agenda: Sequence[Mapping[str, Any]],
    *,
    starts: datetime,
    terms: Mapping[str, datetime | None],
) -> None:
    """Who signed up keeps something to hear, and signing up ends before the meeting begins."""
    session, entries = session_of(meeting), seen_book(meeting).entries()
    has_open = any(item.get("is_open") for item in agenda)
    is_expected = any(entry.state != CANCELLED for entry in entries)
    refuse_unless(has_open or not is_expected, MeetingCode.OBSERVERS_COME)
    opens, closes = terms["observer_opens"], terms["observer_closes"] or starts
    wanted = replace(session, starts=starts, opens=opens, closes=closes)
    ask(terms_refusal(session, entries, wanted=wanted))


def _moved_terms(meeting, starts: datetime) -> dict[str, datetime | None]:
    """When observers sign up for the new day; a time that somebody has set stays.

    After the lots are drawn nobody signs up any more, so nothing moves.
    """
    names = ("observer_opens", "observer_closes")
    if session_of(meeting).is_drawn:
        return {name: getattr(meeting, name) for name in names}
    before, after = default_terms(meeting.starts), default_terms(starts)
    return {
        name: after[name] if getattr(meeting, name) == before[name] else getattr(meeting, name)
        for name in names
    }
