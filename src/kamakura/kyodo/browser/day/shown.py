"""What one person gets to see of the presentation day; the page and its JSON both ask here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.content.snapshots.presentation_day import proposals_on
from kamakura.kyodo.content.snapshots.presentation_day import withdrawn
from kamakura.kyodo.content.visibility import day_sight
from kamakura.kyodo.content.visibility import screen_sight
from kamakura.kyodo.content.visibility import Sight
from kamakura.kyodo.domain.presentation_day import Clock
from kamakura.kyodo.domain.presentation_day import Phase
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.presentation_day import steps_seen
from typing import Any


PHASES = {
    Phase.EXPLAIN: _("説明"),
    Phase.SECTION: _("担当課の意見"),
    Phase.QUESTIONS: _("質疑"),
    Phase.OVER: _("終わり"),
}
CLOSED_TITLE = _("非公開の議題")


@dataclass(frozen=True)
class Line:
    """One proposal in the running order."""

    key: str
    place: str
    title: Any
    who: Any
    chip: parts.Chip
    note: Any
    is_now: bool
    can_skip: bool
    can_restore: bool


class Shown:
    """The day as one person may see it at one moment."""

    def __init__(
        self, meeting: Any, user_id: str, *, now: datetime, on_screen: bool = False
    ) -> None:
        self.meeting = meeting
        self.now = now
        self.clock: Clock = clock_of(meeting)
        self.proposals: Mapping[str, Any] = proposals_on(meeting)
        self.items = {item["id"]: item for item in meeting.agenda or ()}
        sight = screen_sight if on_screen else day_sight
        self.sights = {key: sight(meeting, self.items[key], user_id) for key in self.clock.order}
        self.gone = withdrawn(meeting)

    @property
    def sight(self) -> Sight | None:
        """What may be seen of the item that is on; None while nothing is."""
        return self.sights.get(self.clock.item) if self.clock.item else None

    @property
    def shows_clock(self) -> bool:
        """Is something on of which the person may see the clock?"""
        return self.sight is not None and self.sight.shows_clock

    @property
    def has_recused(self) -> bool:
        """Is the person recused from one of the items?"""
        return Sight.RECUSED in self.sights.values()

    @property
    def token(self) -> str:
        """Changes when this person would see something else.

        While a hidden item is on it stands still, so that its parts cannot be counted.
        """
        hidden = self.sight is not None and not self.shows_clock
        return "hidden" if hidden else str(steps_seen(self.meeting))

    def state(self) -> dict[str, Any]:
        """What the script of the page asks for: the clock, and whether to look again."""
        found: dict[str, Any] = {"token": self.token, "timed": False}
        if not self.shows_clock or not self.clock.is_timed:
            return found
        return found | {
            "timed": True,
            "running": self.clock.is_running,
            "left": seconds(self.clock.remaining(self.now)),
            "over": seconds(self.clock.overrun(self.now)),
        }

    def lines(self) -> list[Line]:
        """The running order; items from which the person is recused stand in no order."""
        seen = [key for key in self.clock.order if self.sights[key] != Sight.RECUSED]
        return [self._line(key) for key in seen]

    def recused(self) -> list[Line]:
        """Items from which the person is recused: that they are on the agenda, no more."""
        away = [key for key in self.clock.order if self.sights[key] == Sight.RECUSED]
        chip = parts.chip(_("除斥"), "bad")
        return sorted(
            (
                Line(key, "", self.items[key]["title"], "", chip, "", False, False, False)
                for key in away
            ),
            key=lambda line: line.title,
        )

    def _line(self, key: str) -> Line:
        clock, proposal = self.clock, self.proposals[key]
        closed = self.sights[key] == Sight.CLOSED
        chip, note = self._stand(key)
        waiting = key in clock.waiting and key not in self.gone
        return Line(
            key=key,
            # A gap in the numbers would say where the item stands that one is recused from.
            place="" if self.has_recused else str(clock.order.index(key) + 1),
            title=CLOSED_TITLE if closed else proposal.title,
            who="" if closed else who_of(proposal),
            chip=chip,
            note="" if closed else note,
            is_now=key == clock.item,
            can_skip=waiting,
            can_restore=key in clock.skipped and key not in self.gone,
        )

    def _stand(self, key: str) -> tuple[parts.Chip, Any]:
        times = self.clock.times.get(key)
        if key == self.clock.item and times is not None and times.ended is None:
            return parts.chip(_("いま"), "waiting"), _since(times.started)
        if key in self.clock.skipped:
            return parts.chip(_("説明なし"), "neutral"), self.clock.skipped[key]
        if times is not None:
            ended = clock_text(times.ended) if times.ended else ""
            mapping = {"started": clock_text(times.started), "ended": ended}
            return parts.chip(_("済み"), "good"), _("${started}から${ended}まで", mapping=mapping)
        if key in self.gone:
            return parts.chip(_("取下げ"), "neutral"), ""
        return parts.chip(_("これから"), "neutral"), ""


def _since(started: datetime) -> Any:
    return _("${started}から", mapping={"started": clock_text(started)})


def clock_face(span: int) -> str:
    """Minutes and seconds: 8:05."""
    return f"{span // 60}:{span % 60:02d}"


def seconds(span: timedelta) -> int:
    """Whole seconds, rounded down."""
    return int(span.total_seconds())


def who_of(proposal: Any) -> str:
    """The group and the sections of a proposal, on one line."""
    sections = "、".join(section_title(one) for one in proposal.sections or ())
    return " / ".join(one for one in (proposal.organization_title, sections) if one)
