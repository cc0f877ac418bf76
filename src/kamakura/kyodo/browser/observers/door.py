"""``@@kyodo-door`` on a meeting: who comes, on a tablet at the door; on paper a list to tick."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.observers.words import STATES
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import door
from typing import Any


class DoorPage(KyodoView):
    """One big button per person."""

    title = _("傍聴の受付")

    @property
    def lead(self) -> Any:
        when = {"title": self.context.title, "when": moment_text(self.context.starts)}
        return _("${title} ${when}", mapping=when)

    @property
    def back(self):
        return self.url("@@kyodo-observers"), _("傍聴の申し込み")

    def update(self) -> None:
        session, book = session_of(self.context), seen_book(self.context)
        entries = book.entries()
        refusal = rules.door_refusal(session, now=self.now)
        self.is_open = refusal is None
        self.why_closed = None if refusal is None else sentence(refusal)
        self.walk_ins = str(book.walk_ins)
        room = rules.room_refusal(session, entries, walk_ins=book.walk_ins, now=self.now)
        self.has_room = room is None
        self.why_full = None if room is None else sentence(room)
        self.facts = [
            lists.Definition(_("来た人"), self._people(book.came)),
            lists.Definition(_("まだの人"), self._people(self._missing(entries))),
            lists.Definition(_("定員"), self._people(session.capacity)),
        ]
        self.people = [self._person(one) for one in book.records() if self._is_shown(one)]

    def _is_shown(self, one) -> bool:
        return one.state in (rules.PLACED, rules.WAITING) or one.arrived_at is not None

    def _missing(self, entries) -> int:
        return sum(one.state == rules.PLACED and not one.has_arrived for one in entries)

    def _people(self, count: int) -> Any:
        return _("${count}人", mapping={"count": str(count)})

    def _person(self, one) -> dict[str, Any]:
        here = one.arrived_at is not None
        return {
            "number": str(one.number),
            "name": one.name,
            "state": "" if one.state == rules.PLACED else STATES[one.state][0],
            "here": _("${clock}に来ました", mapping={"clock": clock_text(one.arrived_at)})
            if here
            else "",
        }

    def _number(self) -> int:
        typed = str(self.typed("number", ""))
        return int(typed) if typed.isdecimal() else 0

    def _done(self) -> str:
        return self.redirect(self.url("@@kyodo-door"))

    def do_here(self) -> str:
        """来ました."""
        door.check_in(self.context, number=self._number(), by=self.by, now=self.now)
        return self._done()

    def do_nothere(self) -> str:
        """まちがえて押した."""
        door.undo_check_in(self.context, number=self._number(), now=self.now)
        return self._done()

    def do_walkin(self) -> str:
        """申し込みのない人が来た."""
        door.walk_in(self.context, now=self.now)
        return self._done()

    def do_lesswalkin(self) -> str:
        """1人減らす."""
        door.undo_walk_in(self.context, now=self.now)
        return self._done()
