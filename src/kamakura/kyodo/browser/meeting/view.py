"""会議: attendance, quorum, resolutions, minutes; each step of the meeting in its turn."""

from .acts import MeetingActs
from .confirms import CONFIRM
from .confirms import MANAGED
from .confirms import short_notice
from .forms import attendance_fields
from .forms import minutes_fields
from .forms import resolution_forms
from .forms import withdrawal
from .names import places_table
from .names import with_names
from .words import item_lines
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.observers.words import places_text
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import chair_title
from kamakura.kyodo.content.snapshots.committee import rules_of
from kamakura.kyodo.content.snapshots.presentation_day import proposals_on
from kamakura.kyodo.content.visibility import sees_item
from kamakura.kyodo.content.vocabularies import MEETING_KINDS
from kamakura.kyodo.domain.meeting import call_by
from kamakura.kyodo.domain.meeting import is_short_notice
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.messages.titles import VOTING_RULES
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.workflow.labels import state_label
from plone import api


HIDDEN = _("除斥されているため見られません。")


class MeetingPage(MeetingActs):
    """``@@kyodo-meeting``."""

    leads_to_record = True

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        committee = attendances.committee_around(self.context)
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
        self.members = attendances.members_at(meeting)
        self.present = attendances.present_at(meeting)
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
        self.places = places_table(self) if self.manages else None
        self.confirms = self._confirms()
        self.next_step = self._next_step()
        offered = self.next_step is not None and self.next_step.button is not None
        day_link = None if offered else self._day_link()
        self.links = [link for link in (day_link, self._edit_link()) if link is not None]

    def _next_step(self) -> parts.NextStep | None:
        texts = {
            "drafted": _("議題を確かめて、委員を招集してください。"),
            "convened": _("当日、出欠を記録して開会してください。"),
            "held": _("議題ごとに議決を記録し、終わったら議事録案をつくってください。"),
            "minutes_draft": _(
                "議事録を直し、${chair}の確認を受けてください。",
                mapping={"chair": chair_title(attendances.committee_around(self.context))},
            ),
            "confirmed": _("議事録を公開してください。"),
        }
        text = texts.get(self.state)
        if not text or not self.manages:
            return None
        return parts.NextStep(text=text, button=self._day_link() if self.state == "held" else None)

    def _day_link(self) -> parts.Link | None:
        """The way to the presentation day, when proposals are on the agenda."""
        if self.state not in ("convened", "held") or not proposals_on(self.context):
            return None
        return parts.Link(_("当日の進行を開く"), self.url("@@kyodo-day"))

    def _edit_link(self) -> parts.Link | None:
        """The way to change the plan, until the meeting is opened."""
        if self.state not in ("drafted", "convened") or not self.manages:
            return None
        return parts.Link(_("日時・場所・議題を直す"), self.url("@@kyodo-editmeeting"))

    def _facts(self) -> list[lists.Definition]:
        meeting = self.context
        chip = parts.chip(state_label("meeting", self.state), "neutral")
        facts = [
            lists.Definition(_("状態"), chip),
            lists.Definition(_("種類"), dict(MEETING_KINDS)[meeting.kind]),
            lists.Definition(_("日時"), moment_text(meeting.starts)),
            lists.Definition(_("場所"), meeting.place or ""),
        ]
        if self.manages and self.state == "drafted":
            facts.append(lists.Definition(_("招集の期限"), self._notice()))
        if self.manages:
            places = parts.Link(places_text(meeting), self.url("@@kyodo-observers"))
            facts.append(lists.Definition(_("傍聴の申し込み"), places))
        if meeting.attendance:
            refusal = attendances.quorum_of(meeting)
            verdict = parts.chip(_("定足数を満たす"), "good")
            value = [self._present_words(), verdict if refusal is None else sentence(refusal)]
            facts.append(lists.Definition(_("定足数"), value))
            facts.append(lists.Definition(_("傍聴者数"), str(meeting.observers or 0)))
        facts.append(lists.Definition(_("議決の決まり"), self._rules()))
        return facts

    @property
    def is_short_notice(self) -> bool:
        """Are the members called later than the rules ask for?"""
        return is_short_notice(self.now, self.context.starts, days=setting("notice_days"))

    def _notice(self) -> list:
        """Until when the members are to be called."""
        day = date_text(call_by(self.context.starts, days=setting("notice_days")))
        return [day, parts.chip(_("すぎました"), "bad")] if self.is_short_notice else [day]

    def _rules(self) -> list:
        rules = rules_of(self.context)
        found = []
        for name in ("quorum", "majority", "tie"):
            article = rules.articles.get(name, "")
            text = VOTING_RULES[getattr(rules, name)]
            mapping = {"rule": text, "article": article}
            found.append(_("${rule}(${article})", mapping=mapping) if article else text)
        return found

    def _present_words(self):
        counts = {"present": str(len(self.present)), "all": str(len(self.members))}
        return _("在任${all}人のうち${present}人が出席", mapping=counts)

    def _agenda(self) -> lists.Table:
        rows = []
        for number, item in enumerate(self.context.agenda or (), 1):
            is_open = parts.chip(_("公開"), "good")
            openness = is_open if item.get("is_open") else parts.chip(_("非公開"), "neutral")
            seen = sees_item(self.context, item, self.by)
            said = item_lines(self.translate, self.context, item) if seen else HIDDEN
            rows.append(
                lists.Row((str(number), item["title"], openness, item.get("reason") or "", said))
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
            offered += [with_names(self, one, self.places) for one in MANAGED.get(self.state, ())]
            if self.state == "drafted" and self.is_short_notice:
                offered[0] = short_notice(setting("notice_days"))
            back = withdrawal(self.context) if self.state == "held" else None
            offered += [back] if back else []
        if self.state == "minutes_draft" and self.confirms_minutes:
            offered.append(CONFIRM)
        return offered
