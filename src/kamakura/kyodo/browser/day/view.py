"""当日の進行: the running order, the clock, and the way to one's own sheet."""

from .acts import DayActs
from .found import OfCall
from .people import room
from .people import section_views
from .shown import clock_face
from .shown import PHASES
from .shown import seconds
from .shown import Shown
from .shown import who_of
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.compare.agreed import agreed_list
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.agreed import agreed_of
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.content.visibility import Sight
from kamakura.kyodo.domain.presentation_day import Phase
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations.base import state_of
from plone import api
from typing import Any


class DayPage(DayActs):
    """``@@kyodo-day``."""

    title = _("当日の進行")

    def __call__(self) -> str:
        self.shown = Shown(self.meeting, self.by, now=self.now)
        return super().__call__()

    @property
    def lead(self) -> Any:
        mapping = {"title": self.meeting.title, "when": moment_text(self.meeting.starts)}
        return _("${title} ${when}", mapping=mapping)

    @property
    def back(self):
        return self.url(), _("会議のページ")

    @property
    def manages(self) -> bool:
        """May the person record who is in the room?"""
        return api.user.has_permission(permissions.MANAGE_COMMITTEE, obj=self.meeting)

    def update(self) -> None:
        self.request.set("disable_plone.leftcolumn", 1)
        self.request.set("disable_plone.rightcolumn", 1)
        # Whatever was refused meanwhile, the page shows the day as it stands now.
        self.shown = Shown(self.meeting, self.by, now=self.now)
        self.lines, self.recused = self.shown.lines(), self.shown.recused()
        self.poll_url = self.day_url("@@kyodo-day-now")
        self.screen_url = self.url("@@kyodo-day-screen") if self.runs else ""
        self.now_text = clock_text(self.now)
        self.on = self._on() if self.shown.shows_clock else None
        self.waiting_text = "" if self.on else self._waiting_text()
        self.confirms = self.make_confirms()

    def _waiting_text(self) -> Any:
        shown = self.shown
        if shown.sight == Sight.RECUSED:
            return _("いまは、あなたが除斥されている議題です。終わるまで席を外してお待ちください。")
        if shown.sight == Sight.CLOSED:
            return _("いまは、非公開の議題です。")
        if not shown.clock.order:
            return _("議題に提案がありません。会議の議題に提案を入れてください。")
        if shown.clock.is_done:
            return _("すべての提案の説明と質疑を終えました。")
        if state_of(self.meeting) == "convened":
            return _("開会すると、ここで進行が始まります。")
        return _("説明はまだ始まっていません。")

    def _on(self) -> dict[str, Any]:
        """The proposal that is on, for whoever may see its clock."""
        shown, clock = self.shown, self.shown.clock
        proposal = shown.proposals[clock.item]
        full = shown.sight == Sight.FULL
        ends = clock.ends_at(self.now)
        return {
            "place": "" if shown.has_recused else self._place(),
            "title": proposal.title,
            "who": who_of(proposal),
            "phase": PHASES[Phase(clock.phase)],
            "steps": self._steps(),
            "timed": clock.is_timed,
            "paused": clock.is_timed and not clock.is_running,
            "ends": clock_text(ends) if ends else "",
            "left": seconds(clock.remaining(self.now)),
            "over": seconds(clock.overrun(self.now)),
            "minutes": seconds(clock.length) // 60,
            "sheet": self._own_sheet(proposal) if full else None,
            "room": room(self.meeting, clock.item) if full else [],
            "room_url": f"{self.url()}#item-{clock.item}" if self.manages else "",
            "quorum": self._quorum() if full else "",
            "views": section_views(proposal) if full or shown.sight == Sight.OWN else [],
            "agreed": self._agreed(proposal),
        }

    def _place(self) -> str:
        clock = self.shown.clock
        return f"{clock.order.index(clock.item) + 1} / {len(clock.order)}"

    def _steps(self) -> parts.Flow:
        clock = self.shown.clock
        steps = [(phase, PHASES[Phase(phase)]) for phase in (*clock.phases, Phase.OVER)]
        return parts.flow(_("この提案の進み"), steps, here=clock.phase)

    def _quorum(self) -> Any:
        clock = self.shown.clock
        item = attendances.agenda_item(self.meeting, clock.item)
        recused = recused_for(self.meeting, item)
        refusal = attendances.quorum_of(self.meeting, recused, item=clock.item)
        return "" if refusal is None else sentence(refusal)

    def _agreed(self, proposal: Any) -> list:
        if not api.user.has_permission("View", obj=proposal):
            return []
        return agreed_list(self, proposal, agreed_of(proposal))

    def _own_sheet(self, proposal: Any) -> parts.Link | None:
        for review in reviews_of(proposal):
            if review.user_id == self.by and state_of(review) != "recused":
                return parts.Link(_("この提案を採点する"), review.absolute_url())
        return None

    def clock_face(self, span: int) -> str:
        """Minutes and seconds: 8:05."""
        return clock_face(span)


class CallDayPage(OfCall, DayPage):
    """The same on the call, for sections, who have no right to the meeting itself."""

    @property
    def back(self):
        return self.url(), _("募集のページ")
