"""会議: attendance, quorum, resolutions, minutes; each step of the meeting in its turn."""

from .confirms import CONFIRM
from .confirms import MANAGED
from .forms import attendance_fields
from .forms import minutes_fields
from .forms import resolution_forms
from .words import generated_minutes
from .words import item_lines
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.observers.words import places_text
from kamakura.kyodo.content.vocabularies import MEETING_KINDS
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations.base import state_of
from plone import api


class MeetingPage(KyodoView):
    """``@@kyodo-meeting``."""

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        committee = meetings.committee_around(self.context)
        return committee.absolute_url(), committee.title

    @property
    def manages(self) -> bool:
        """May the person run the meeting?"""
        return api.user.has_permission(permissions.MANAGE_COMMITTEE, obj=self.context)

    @property
    def confirms_minutes(self) -> bool:
        """May the person confirm the minutes?"""
        return api.user.has_permission(permissions.CONFIRM_MINUTES, obj=self.context)

    def update(self) -> None:
        meeting = self.context
        self.state = state_of(meeting)
        self.members = meetings.members_at(meeting)
        self.present = meetings.present_at(meeting)
        cycle = life_cycle("meeting")
        steps = [(key, _(cycle.state(key).label)) for key in cycle.main]
        here = None if self.state == "published" else self.state
        self.flow = parts.flow(_("会議の流れ"), steps, here=here)
        self.facts = self._facts()
        self.agenda = self._agenda()
        there = self.state in ("convened", "held") and self.manages
        self.attendance = attendance_fields(self) if there else []
        self.items = resolution_forms(self) if self.state == "held" and self.manages else []
        self.minutes = minutes_fields(self)
        self.confirms = self._confirms()
        self.next_step = self._next_step()

    def _next_step(self) -> parts.NextStep | None:
        texts = {
            "drafted": _("議題を確かめて、委員を招集してください。"),
            "convened": _("当日、出欠を記録して開会してください。"),
            "held": _("議題ごとに議決を記録し、終わったら議事録案をつくってください。"),
            "minutes_draft": _("議事録を直し、委員長の確認を受けてください。"),
            "confirmed": _("議事録を公開してください。"),
        }
        text = texts.get(self.state)
        return parts.NextStep(text=text) if text and self.manages else None

    def _facts(self) -> list[lists.Definition]:
        meeting = self.context
        chip = parts.chip(_(life_cycle("meeting").state(self.state).label), "neutral")
        facts = [
            lists.Definition(_("状態"), chip),
            lists.Definition(_("種類"), dict(MEETING_KINDS)[meeting.kind]),
            lists.Definition(_("日時"), moment_text(meeting.starts)),
            lists.Definition(_("場所"), meeting.place or ""),
        ]
        if self.manages:
            places = parts.Link(places_text(meeting), self.url("@@kyodo-observers"))
            facts.append(lists.Definition(_("傍聴の申し込み"), places))
        if meeting.attendance:
            refusal = meetings.quorum_of(meeting)
            verdict = parts.chip(_("定足数を満たす"), "good")
            value = [self._present_words(), verdict if refusal is None else sentence(refusal)]
            facts.append(lists.Definition(_("定足数"), value))
            facts.append(lists.Definition(_("傍聴者数"), str(meeting.observers or 0)))
        return facts

    def _present_words(self):
        counts = {"present": str(len(self.present)), "all": str(len(self.members))}
        return _("在任${all}人のうち${present}人が出席", mapping=counts)

    def _agenda(self) -> lists.Table:
        rows = []
        for item in self.context.agenda or ():
            is_open = parts.chip(_("公開"), "good")
            openness = is_open if item.get("is_open") else parts.chip(_("非公開"), "neutral")
            said = item_lines(self, self.context, item)
            rows.append(
                lists.Row((item["id"], item["title"], openness, item.get("reason") or "", said))
            )
        titles = (_("番号"), _("議題"), _("公開"), _("非公開の理由"), _("記録"))
        return lists.Table(
            caption=_("議題"),
            columns=tuple(lists.Column(title) for title in titles),
            rows=rows,
            empty=_("議題はまだありません。"),
        )

    def _confirms(self) -> list[parts.Confirm]:
        offered = []
        if self.manages:
            offered += MANAGED.get(self.state, ())
        if self.state == "minutes_draft" and self.confirms_minutes:
            offered.append(CONFIRM)
        return offered

    # buttons

    def _done(self, text) -> str:
        return self.redirect(self.url(), text)

    def do_convene(self) -> str:
        """Call the members together."""
        meeting = self.context
        agenda = "\n".join(f"{item['id']} {item['title']}" for item in meeting.agenda or ())
        params = {
            "starts": self.translate(moment_text(meeting.starts)),
            "place": meeting.place or "",
            "agenda": agenda,
        }
        meetings.convene(meeting, params=params, by=self.by, now=self.now)
        return self._done(_("委員を招集し、メールで知らせました。"))

    def _attend(self) -> bool:
        """Store the attendance as typed; False, with errors, when a number is none."""
        given = {one.id: self.typed(f"there-{one.id}", "") for one in self.members}
        observers = str(self.typed("observers", "")).strip()
        if observers and not observers.isdigit():
            self.errors["observers"] = _("「傍聴者数」は数字で書いてください。")
            return False
        meetings.record_attendance(
            self.context,
            attendance={key: value for key, value in given.items() if value},
            observers=int(observers) if observers else None,
            by=self.by,
            now=self.now,
        )
        return True

    def do_attend(self) -> str | None:
        """Record the attendance."""
        self.members = meetings.members_at(self.context)
        return self._done(_("出欠を記録しました。")) if self._attend() else None

    def do_hold(self) -> str | None:
        """Record the attendance and open the meeting."""
        self.members = meetings.members_at(self.context)
        if not self._attend():
            return None
        meetings.hold(self.context, by=self.by, now=self.now)
        return self._done(_("開会しました。"))

    def do_resolve(self) -> str:
        """Record a resolution."""
        key = self.typed("item")
        votes = {
            one.id: self.typed(f"vote-{one.id}-{key}", "")
            for one in meetings.members_at(self.context)
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

    def do_draft(self) -> str:
        """Make the minutes from the record."""
        texts = generated_minutes(self, self.context)
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

    def do_publish(self) -> str:
        """Publish the minutes."""
        minutes.publish_minutes(self.context, by=self.by, now=self.now)
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
