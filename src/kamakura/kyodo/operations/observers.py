"""傍聴: sign up, give a place back, draw lots; who waits moves up."""

from collections.abc import Iterable
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.observers import book_of
from kamakura.kyodo.content.observers import ObserverBook
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.observers import StoredObserver
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain import contacts
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.domain.contacts import ContactCode
from kamakura.kyodo.domain.invitation import digest_of
from kamakura.kyodo.domain.observers import ObserverCode
from kamakura.kyodo.notifications.box import LINK
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.outbox import Recipient
from kamakura.kyodo.operations.base import ask
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import require_permission
from typing import Any


def sign_up(
    meeting, *, name: str, email: str, phone: str, token: str, link: str, by: str, now: datetime
) -> StoredObserver:
    """Sign somebody up; anybody may, for themselves.

    ``token`` is the secret of ``link``, the address of the person's own page; neither is kept.
    In order: the time and the name; the contact; one person, one place; the record; the mail.
    """
    session = session_of(meeting)
    ask(rules.window_refusal(session, now=now))
    name = " ".join(name.split())[: contacts.LONGEST_NAME]
    refuse_unless(name, ContactCode.NAME_MISSING)
    is_enough = setting("observer_contact") == "either"
    contact = contacts.parse_contact(email, phone, phone_is_enough=is_enough)
    book = book_of(meeting)
    active = [one for one in book.records() if one.state != rules.CANCELLED]
    known = any(contacts.same_contact(contact, one.contact) for one in active)
    entries = book.entries()
    ask(rules.sign_up_refusal(session, entries, is_known=known, now=now))
    book.acts += 1
    book.last_number += 1
    made = StoredObserver(
        number=book.last_number,
        name=name,
        email=contact[0],
        phone=contact[1],
        digest=digest_of(token),
        at=now,
    )
    made.state = rules.first_state(session, entries)
    book.by_digest[made.digest] = made
    _note(meeting, "observer_signed_up", made, by=by, now=now)
    _tell(meeting, f"observer_{made.state}", [made], secret=link, by=by, now=now)
    return made


def cancel(meeting, *, token: str, by: str, now: datetime) -> StoredObserver:
    """Give a place back, by the link; the next one waiting moves up and is told."""
    found = seen_book(meeting).by_token(token)
    refuse_unless(found is not None, ObserverCode.UNKNOWN)
    return _cancel(meeting, found, by=by, now=now)


def cancel_for(meeting, *, number: int, by: str, now: datetime) -> StoredObserver:
    """The same for somebody who telephoned."""
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    found = seen_book(meeting).by_number(number)
    refuse_unless(found is not None, ObserverCode.UNKNOWN)
    return _cancel(meeting, found, by=by, now=now)


def _cancel(meeting, found: StoredObserver, *, by: str, now: datetime) -> StoredObserver:
    ask(rules.cancel_refusal(session_of(meeting), found.entry, now=now))
    book_of(meeting).acts += 1
    found.state = rules.CANCELLED
    _note(meeting, "observer_cancelled", found, by=by, now=now)
    _move_up(meeting, by=by, now=now)
    return found


def _move_up(meeting, *, by: str, now: datetime) -> None:
    book = book_of(meeting)
    for number in rules.next_up(session_of(meeting), book.entries()):
        record = book.by_number(number)
        record.state, record.moved_up_at = rules.PLACED, now
        _note(meeting, "observer_moved_up", record, by=by, now=now)
        _tell(meeting, "observer_moved_up", [record], by=by, now=now)


def draw(meeting, *, seed: str, by: str, now: datetime) -> tuple[int, ...]:
    """Draw the lots, once; ``seed`` is a number nobody chose, and stands in the record.

    The first of the drawn order get places, the others wait in that order.
    """
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    session = session_of(meeting)
    ask(rules.draw_refusal(session, now=now))
    book = book_of(meeting)
    entered = [one for one in book.records() if one.state == rules.ENTERED]
    order = rules.draw((one.number for one in entered), seed=seed)
    book.acts += 1
    book.seed, book.drawn, book.drawn_at = seed, order, now
    for one in entered:
        one.rank = order.index(one.number) + 1
        one.state = rules.PLACED if one.rank <= session.capacity else rules.WAITING
    details = {"seed": seed, "order": list(order), "places": session.capacity}
    audit.record(meeting, action="observer_drawn", by=by, now=now, details=details)
    for state, kind in ((rules.PLACED, "observer_drawn"), (rules.WAITING, "observer_not_drawn")):
        told = [one for one in entered if one.state == state]
        _tell(meeting, kind, told, by=by, now=now)
    return order


def set_terms(
    meeting,
    *,
    capacity: int,
    mode: str,
    opens: datetime | None,
    closes: datetime,
    by: str,
    now: datetime,
) -> None:
    """Change how this meeting takes observers; more places let the waiting move up."""
    require_permission(meeting, permissions.MANAGE_COMMITTEE)
    session = session_of(meeting)
    refuse_unless(session.state in ("drafted", "convened"), ObserverCode.NOT_ANNOUNCED)
    wanted = rules.Session(
        state=session.state,
        open_items=session.open_items,
        starts=session.starts,
        opens=opens,
        closes=closes,
        capacity=capacity,
        mode=mode,
        is_drawn=session.is_drawn,
    )
    ask(rules.terms_refusal(session, seen_book(meeting).entries(), wanted=wanted))
    meeting.observer_capacity, meeting.observer_mode = capacity, mode
    meeting.observer_opens, meeting.observer_closes = opens, closes
    details = {"capacity": capacity, "mode": mode, "opens": opens, "closes": closes}
    audit.record(meeting, action="observer_terms", by=by, now=now, details=details)
    book_of(meeting).acts += 1
    _move_up(meeting, by=by, now=now)


def tell_change(meeting, *, by: str, now: datetime) -> None:
    """Tell everybody who signed up that time or place have changed."""
    active = [one for one in seen_book(meeting).records() if one.state != rules.CANCELLED]
    _tell(meeting, "observer_changed", active, by=by, now=now)


def call_off(meeting, *, by: str, now: datetime) -> None:
    """Tell everybody who signed up that the meeting does not take place."""
    active = [one for one in seen_book(meeting).records() if one.state != rules.CANCELLED]
    _tell(meeting, "observer_called_off", active, by=by, now=now)


def _note(meeting, action: str, record: StoredObserver, *, by: str, now: datetime) -> None:
    """A line with the number alone: the record of a meeting is read by more people."""
    audit.record(
        meeting,
        action=action,
        by=by or audit.VISITOR,
        now=now,
        new=record.state,
        details={"number": record.number},
    )


def _tell(
    meeting, kind: str, records: Iterable[StoredObserver], *, secret: str = "", **who: Any
) -> None:
    """Mail those who gave an address; the others are telephoned from the list."""
    for record in records:
        if not record.email:
            continue
        params = {
            "title": meeting.title,
            "starts": meeting.starts,
            "place": meeting.place or "",
            "number": record.number,
            "closes": meeting.observer_closes or meeting.starts,
            "link": LINK,
        }
        to = [Recipient(f"{record.name} 様", record.email)]
        made = post(meeting, kind, recipients=to, params=params, secret=secret, **who)
        record.mails += tuple(one.id for one in made)


def door_count(meeting) -> int | None:
    """How many came as counted at the door; None where nobody counted."""
    book: ObserverBook = seen_book(meeting)
    return book.came or None if book.purged_at is None else None
