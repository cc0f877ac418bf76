"""The sign-ups of a meeting: one record each, found by what is kept of its link.

Names and addresses are nowhere else but in the mails of the outbox; both go together.
"""

from .settings import setting
from BTrees.OOBTree import OOBTree
from datetime import datetime
from datetime import timedelta
from hmac import compare_digest
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.deadlines import observer_deadline
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.invitation import digest_of
from kamakura.kyodo.domain.observers import Entry
from kamakura.kyodo.domain.observers import FIRST_COME
from kamakura.kyodo.domain.observers import Session
from persistent import Persistent
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.observers"
OPENING_HOUR = 9


class StoredObserver(Persistent):
    """One sign-up. Its link is not kept, only what tells it from others."""

    def __init__(
        self, *, number: int, name: str, email: str, phone: str, digest: str, at: datetime
    ) -> None:
        self.number = number
        self.name = name
        self.email = email
        self.phone = phone
        self.digest = digest
        self.at = at
        self.state = ""
        self.rank = number
        self.moved_up_at: datetime | None = None
        self.arrived_at: datetime | None = None
        self.mails: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """For the rules: no name in it."""
        return Entry(self.number, self.state, self.rank, self.arrived_at is not None)

    @property
    def contact(self) -> tuple[str, str]:
        """Address and number."""
        return self.email, self.phone


class ObserverBook(Persistent):
    """All sign-ups of a meeting: ``by_digest``: what is kept of a link -> record.

    ``acts`` is counted up by everything that gives or frees a place: two people who reach for
    the last one at the same moment write the same number, so one of them is tried again and
    finds the list full. ``drawn``: numbers in the order of the lot, ``seed``: how it was made.
    """

    def __init__(self) -> None:
        self.by_digest = OOBTree()
        self.acts = 0
        self.last_number = 0
        self.walk_ins = 0
        self.seed = ""
        self.drawn: tuple[int, ...] = ()
        self.drawn_at: datetime | None = None
        self.purged_at: datetime | None = None

    def records(self) -> list[StoredObserver]:
        """All, in the order of their numbers."""
        return sorted(self.by_digest.values(), key=lambda one: one.number)

    def entries(self) -> list[Entry]:
        """All, for the rules."""
        return [one.entry for one in self.by_digest.values()]

    def by_number(self, number: int) -> StoredObserver | None:
        """The record with a number."""
        return next((one for one in self.by_digest.values() if one.number == number), None)

    def by_token(self, token: str) -> StoredObserver | None:
        """The record behind a link; the comparison takes the same time whatever is tried."""
        wanted = digest_of(token)
        found = self.by_digest.get(wanted)
        return found if found is not None and compare_digest(found.digest, wanted) else None

    @property
    def came(self) -> int:
        """How many observers are in the room: signed up and arrived, and those who just came."""
        return self.walk_ins + sum(entry.has_arrived for entry in self.entries())


def book_of(meeting) -> ObserverBook:
    """The sign-ups of a meeting, to write in."""
    annotations = IAnnotations(meeting)
    if KEY not in annotations:
        annotations[KEY] = ObserverBook()
    return annotations[KEY]


def seen_book(meeting) -> ObserverBook:
    """The sign-ups to look at: an empty book that is not kept where there is none yet."""
    return IAnnotations(meeting).get(KEY) or ObserverBook()


def session_of(meeting) -> Session:
    """What the rules need to know of a meeting."""
    return Session(
        state=api.content.get_state(meeting),
        open_items=sum(bool(item.get("is_open")) for item in meeting.agenda or ()),
        starts=meeting.starts,
        opens=meeting.observer_opens,
        closes=meeting.observer_closes or meeting.starts,
        capacity=meeting.observer_capacity or 0,
        mode=meeting.observer_mode or FIRST_COME,
        is_drawn=seen_book(meeting).drawn_at is not None,
    )


def default_terms(starts: datetime) -> dict[str, Any]:
    """What the settings say on the day a meeting is made; from then on the meeting's own."""
    day = today(starts)
    days = setting("observer_open_days")
    first = day - timedelta(days=days)
    opens = datetime(first.year, first.month, first.day, OPENING_HOUR, tzinfo=JST)
    return {
        "observer_capacity": setting("observer_capacity"),
        "observer_mode": setting("observer_mode"),
        "observer_opens": opens if days else None,
        "observer_closes": min(
            starts, observer_deadline(day, days_before=setting("observer_days"))
        ),
    }
