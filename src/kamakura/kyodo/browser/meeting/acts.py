"""The buttons of a meeting: each calls its verb."""

from .words import convening_words
from .words import generated_minutes
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.snapshots.minutes import open_places
from kamakura.kyodo.domain.minutes import publish_refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes


class MeetingActs(KyodoView):
    """What the buttons of ``@@kyodo-meeting`` do."""

    def _done(self, text) -> str:
        return self.redirect(self.url(), text)

    def do_convene(self) -> str:
        """Call the members together."""
        meeting = self.context
        params = convening_words(meeting.starts, meeting.place or "", meeting.agenda or ())
        meetings.convene(meeting, params=params, by=self.by, now=self.now)
        return self._done(_("委員を招集し、メールで知らせました。"))

    def _attend(self) -> bool:
        """Store the attendance as typed; False, with errors, when a number is none."""
        given = {one.id: self.typed(f"there-{one.id}", "") for one in self.members}
        observers = str(self.typed("observers", "")).strip()
        if observers and not observers.isdigit():
            self.errors["observers"] = _("「傍聴者数」は数字で書いてください。")
            return False
        attendances.record_attendance(
            self.context,
            attendance={key: value for key, value in given.items() if value},
            observers=int(observers) if observers else None,
            by=self.by,
            now=self.now,
        )
        return True

    def do_attend(self) -> str | None:
        """Record the attendance."""
        self.members = attendances.members_at(self.context)
        return self._done(_("出欠を記録しました。")) if self._attend() else None

    def do_hold(self) -> str | None:
        """Record the attendance and open the meeting."""
        self.members = attendances.members_at(self.context)
        if not self._attend():
            return None
        meetings.hold(self.context, by=self.by, now=self.now)
        return self._done(_("開会しました。"))

    def do_resolve(self) -> str:
        """Record a resolution."""
        key = self.typed("item")
        votes = {
            one.id: self.typed(f"vote-{one.id}-{key}", "")
            for one in attendances.members_at(self.context)
        }
        meetings.record_resolution(
            self.context,
            agenda_id=key,
            votes={member: vote for member, vote in votes.items() if vote},
            casting=self.typed(f"casting-{key}", ""),
            elected=self.typed(f"elected-{key}", ""),
            text=self.typed(f"text-{key}", ""),
            by=self.by,
            now=self.now,
        )
        return self._done(_("議決を記録しました。"))

    def do_room(self) -> str:
        """Record who is in the room at an item."""
        key = self.typed("item")
        typed = self.typed(f"room-{key}", [])
        here = [typed] if isinstance(typed, str) else typed
        attendances.record_room(self.context, agenda_id=key, here=here, by=self.by, now=self.now)
        text = _("議題${item}の出席を記録しました。", mapping={"item": key})
        return self.redirect(f"{self.url()}#item-{key}", text)

    def do_withdraw(self) -> str:
        """Take a resolution back."""
        key, reason = self.typed("item"), self.typed("reason")
        meetings.withdraw_resolution(
            self.context, agenda_id=key, reason=reason, by=self.by, now=self.now
        )
        return self._done(_("議決の記録を取り消しました。"))

    def do_draft(self) -> str:
        """Make the minutes from the record."""
        texts = generated_minutes(self.context)
        minutes.draft_minutes(self.context, generated=texts, by=self.by, now=self.now)
        return self._done(_("議事録案をつくりました。手で直したところは変えていません。"))

    def _save_minutes(self) -> None:
        keys = ["", *(item["id"] for item in self.context.agenda or ())]
        typed = {key: self.typed(f"part-{key}", None) for key in keys}
        given = {key: text for key, text in typed.items() if text is not None}
        minutes.save_minutes(self.context, parts=given, by=self.by, now=self.now)

    def do_save(self) -> str:
        """Keep what was written by hand."""
        self._save_minutes()
        return self._done(_("議事録を保存しました。"))

    def do_confirm(self) -> str:
        """The chair confirms."""
        minutes.confirm_minutes(self.context, by=self.by, now=self.now)
        return self._done(_("議事録を確認しました。"))

    def do_publish(self) -> str | None:
        """Publish the minutes, when somebody has looked at what may be names."""
        checked = bool(self.typed("names_checked"))
        refusal = publish_refusal(len(list(open_places(self.context))), checked=checked)
        if refusal is not None:
            self.errors["names_checked"] = sentence(refusal)
            return None
        minutes.publish_minutes(self.context, checked=checked, by=self.by, now=self.now)
        return self._done(_("議事録を公開しました。非公開の議題は、理由だけを示します。"))

    def do_reopen(self) -> str:
        """Mend the minutes."""
        reason = self.typed("reason")
        minutes.reopen_minutes(self.context, reason=reason, by=self.by, now=self.now)
        return self._done(_("議事録を直せるようにしました。"))

    def do_cancel(self) -> str:
        """The meeting does not take place."""
        meetings.cancel(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self._done(_("会議を中止しました。"))
