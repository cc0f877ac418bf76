"""The presentation day on the screen of the room: what is on and the time left, from afar."""

from .found import OfMeeting
from .shown import clock_face
from .shown import PHASES
from .shown import seconds
from .shown import Shown
from .shown import who_of
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.content.visibility import Sight
from kamakura.kyodo.domain.presentation_day import Phase
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.base import state_of
from typing import Any


class DayScreen(OfMeeting, KyodoView):
    """``@@kyodo-day-screen``: whoever opens it, it shows what everybody in the room may read."""

    @property
    def title(self) -> str:
        return self.meeting.title

    @property
    def back(self):
        return self.day_url(), _("当日の進行")

    def update(self) -> None:
        self.request.set("disable_plone.leftcolumn", 1)
        self.request.set("disable_plone.rightcolumn", 1)
        self.shown = Shown(self.meeting, self.by, now=self.now, on_screen=True)
        self.poll_url = self.day_url("@@kyodo-day-now?screen=1")
        self.on = self._on() if self.shown.shows_clock else None
        self.waiting_text = "" if self.on else self._waiting_text()
        self.next_title = self._next_title()

    def _on(self) -> dict[str, Any]:
        clock = self.shown.clock
        proposal = self.shown.proposals[clock.item]
        ends = clock.ends_at(self.now)
        return {
            "title": proposal.title,
            "who": who_of(proposal),
            "phase": PHASES[Phase(clock.phase)],
            "timed": clock.is_timed,
            "paused": clock.is_timed and not clock.is_running,
            "ends": clock_text(ends) if ends else "",
            "left": seconds(clock.remaining(self.now)),
            "over": seconds(clock.overrun(self.now)),
            "minutes": seconds(clock.length) // 60,
        }

    def _waiting_text(self) -> Any:
        clock = self.shown.clock
        if clock.item:
            return _("いまは、非公開の議題です。")
        if clock.order and clock.is_done:
            return _("すべての提案の説明と質疑を終えました。")
        if state_of(self.meeting) == "convened":
            return _("まもなく始めます。")
        return _("説明はまだ始まっていません。")

    def _next_title(self) -> str:
        """The proposal that comes next, unless it is one the room hears nothing of."""
        waiting = [key for key in self.shown.clock.waiting if key not in self.shown.gone]
        if not waiting or self.shown.sights[waiting[0]] != Sight.TITLE:
            return ""
        return self.shown.proposals[waiting[0]].title

    def clock_face(self, span: int) -> str:
        """Minutes and seconds: 8:05."""
        return clock_face(span)
