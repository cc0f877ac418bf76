"""The buttons of whoever runs the day."""

from .found import OfMeeting
from .shown import PHASES
from .shown import Shown
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.visibility import Sight
from kamakura.kyodo.domain import presentation_day as rules
from kamakura.kyodo.domain.presentation_day import Phase
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import presentation_day as day
from kamakura.kyodo.operations.base import state_of
from plone import api
from types import MappingProxyType
from typing import Any


class DayActs(OfMeeting, KyodoView):
    """Moves the day on. Every button carries how far the page had seen it."""

    shown: Shown
    words = MappingProxyType({"pause": _("時計を止める"), "resume": _("時計を動かす")})

    @property
    def runs(self) -> bool:
        """May the person move the day now? Not while the item is one they are recused from."""
        if state_of(self.meeting) != "held":
            return False
        if not api.user.has_permission(permissions.RUN_DAY, obj=self.meeting):
            return False
        return self.shown.sight != Sight.RECUSED

    @property
    def seen(self) -> str:
        """How far the day has been moved."""
        return str(day.steps_seen(self.meeting))

    def next_words(self) -> Any:
        """What the next step does, as the words of its button; nothing at the end of the day."""
        clock = rules.without(self.shown.clock, self.shown.gone, "")
        try:
            item, phase = rules.following(clock)
        except Refused:
            return ""
        if not item:
            return _("すべての説明を終える")
        if phase == Phase.OVER:
            return _("この提案の質疑を終える")
        if item == clock.item:
            return _("${phase}を始める", mapping={"phase": PHASES[Phase(phase)]})
        if self.shown.sights[item] == Sight.RECUSED:
            return _("次の提案を始める")
        title = self.shown.proposals[item].title
        return _("次の提案を始める:「${title}」", mapping={"title": title})

    def make_confirms(self) -> list[parts.Confirm]:
        """Buttons that ask something first."""
        if not self.runs:
            return []
        found = []
        lines = self.shown.lines()
        skippable = tuple(Option(one.key, one.title) for one in lines if one.can_skip)
        if skippable:
            item = FormField("item", _("提案"), kind="select", required=True, options=skippable)
            found.append(
                parts.Confirm(
                    action="skip",
                    button=_("説明なしにする"),
                    question=_("どの提案を飛ばしますか"),
                    consequences=(_("この提案の説明と質疑は行いません。後で戻せます。"),),
                    reason="reason",
                    reason_help=_("例: 団体が欠席した。"),
                    hidden={"seen": self.seen},
                    extra=(item,),
                )
            )
        back = tuple(Option(one.key, one.title) for one in lines if one.can_restore)
        if back:
            item = FormField("item", _("提案"), kind="select", required=True, options=back)
            found.append(
                parts.Confirm(
                    action="restore",
                    button=_("飛ばした提案を戻す"),
                    question=_("どの提案を戻しますか"),
                    hidden={"seen": self.seen},
                    extra=(item,),
                )
            )
        return found

    # buttons

    def _options(self) -> dict[str, Any]:
        typed = str(self.typed("seen", ""))
        seen = int(typed) if typed.isdigit() else -1
        return {"seen": seen, "by": self.by, "now": self.now}

    def _done(self) -> str:
        return self.redirect(self.day_url())

    def do_advance(self) -> str:
        """次へ."""
        day.advance_day(self.meeting, **self._options())
        return self._done()

    def do_pause(self) -> str:
        """時計を止める."""
        day.pause_day(self.meeting, **self._options())
        return self._done()

    def do_resume(self) -> str:
        """時計を動かす."""
        day.resume_day(self.meeting, **self._options())
        return self._done()

    def do_undo(self) -> str:
        """ひとつ戻す."""
        day.undo_step(self.meeting, **self._options())
        return self._done()

    def do_skip(self) -> str:
        """説明なしにする."""
        item, reason = self.typed("item"), self.typed("reason")
        day.skip_item(self.meeting, agenda_id=item, reason=reason, **self._options())
        return self._done()

    def do_restore(self) -> str:
        """飛ばした提案を戻す."""
        day.restore_item(self.meeting, agenda_id=self.typed("item"), **self._options())
        return self._done()
