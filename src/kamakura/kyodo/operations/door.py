"""傍聴の受付: who comes on the day, and what is deleted afterwards."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.observers import book_of
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.domain.observers import ObserverCode
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from plone import api


def check_in(meeting, *, number: int, by: str, now: datetime) -> None:
    """Somebody who signed up is here; who waits or gave up gets in while a seat is free."""
    session, book = _at_the_door(meeting, now)
    record = book.by_number(number)
    refuse_unless(record is not None, ObserverCode.UNKNOWN)
    if record.arrived_at is not None:
        return
    if record.state != rules.PLACED:
        ask(rules.room_refusal(session, book.entries(), walk_ins=book.walk_ins, now=now))
    record.arrived_at = now
    _count(meeting, book)


def undo_check_in(meeting, *, number: int, now: datetime) -> None:
    """The wrong button was pressed."""
    _session, book = _at_the_door(meeting, now)
    record = book.by_number(number)
    refuse_unless(record is not None, ObserverCode.UNKNOWN)
    record.arrived_at = None
    _count(meeting, book)


def walk_in(meeting, *, now: datetime) -> None:
    """Somebody came without signing up; no name is asked."""
    session, book = _at_the_door(meeting, now)
    ask(rules.room_refusal(session, book.entries(), walk_ins=book.walk_ins, now=now))
    book.walk_ins += 1
    _count(meeting, book)


def undo_walk_in(meeting, *, now: datetime) -> None:
    """One too many was counted."""
    _session, book = _at_the_door(meeting, now)
    book.walk_ins = max(0, book.walk_ins - 1)
    _count(meeting, book)


def _at_the_door(meeting, now: datetime):
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    session = session_of(meeting)
    ask(rules.door_refusal(session, now=now))
    return session, book_of(meeting)


def _count(meeting, book) -> None:
    """Keep the number of the record true."""
    book.acts += 1
    meeting.observers = book.came


def purge(meeting, *, by: str, now: datetime) -> int:
    """Delete names, addresses, links and mails; numbers and counts stay. Answers how many."""
    book = book_of(meeting)
    records = book.records()
    outbox_of(meeting).forget(id for one in records for id in one.mails)
    came = book.came
    book.by_digest.clear()
    book.purged_at = now
    details = {"count": len(records), "came": came}
    audit.record(meeting, action="observers_purged", by=by, now=now, details=details)
    return len(records)


def purge_observers(site, now: datetime) -> int:
    """Purge every meeting whose days are over; for the daily script. Answers how many persons."""
    days = setting("observer_keep_days")
    catalog = api.portal.get_tool("portal_catalog")
    gone = 0
    for brain in catalog.unrestrictedSearchResults(
        portal_type="KyodoMeeting", path="/".join(site.getPhysicalPath())
    ):
        meeting = brain._unrestrictedGetObject()
        over = rules.is_to_purge(meeting.starts, days=days, now=now)
        if over and len(seen_book(meeting).by_digest):
            gone += purge(meeting, by=audit.DAILY, now=now)
    return gone
