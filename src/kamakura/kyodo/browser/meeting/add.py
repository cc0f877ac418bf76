"""The form that drafts a meeting."""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import TOKYO
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.snapshots.presentation_day import in_running_order
from kamakura.kyodo.content.vocabularies import MEETING_KINDS
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import meeting as meetings
from typing import Any
import re


DELIBERATION = "率直な意見の交換を損なうおそれがあるため"


class AddMeeting(KyodoFormView):
    """``@@kyodo-addmeeting``."""

    title = _("会議をつくる")

    @property
    def back(self):
        return self.url(), self.context.title

    def form_fields(self) -> list[FormField]:
        calls = [
            Option(call.UID(), call.title)
            for call in children(program_of(self.context), "KyodoCall")
            if call.committee_uid == self.context.UID()
        ]
        kinds = tuple(Option(value, title) for value, title in MEETING_KINDS)
        return [
            FormField("title", _("会議の名前"), required=True, maxlength=100),
            FormField("kind", _("会議の種類"), kind="select", required=True, options=kinds),
            FormField("call_uid", _("募集"), kind="select", options=tuple(calls)),
            FormField("day", _("日"), kind="date", required=True),
            FormField(
                "clock",
                _("始める時刻"),
                required=True,
                width="short",
                help=_("24時間で書きます。例: 13:30"),
            ),
            FormField("place", _("場所"), maxlength=100),
            FormField(
                "open_items",
                _("公開の議題"),
                kind="textarea",
                rows=4,
                help=_("1行に1つ書きます。"),
            ),
            FormField(
                "closed_items",
                _("非公開の議題"),
                kind="textarea",
                rows=4,
                help=_("1行に1つ書きます。"),
            ),
            FormField(
                "about_all",
                _("非公開の議題で、募集のすべての提案について話す"),
                kind="checkbox",
                value=True,
                help=_(
                    "提案のどれかから除斥された委員は、その議題に加わらず、記録も読めません。"
                    "提案と関係のない議題のときは外します。"
                ),
            ),
            FormField(
                "each_presentation",
                _("提案の説明と質疑を1件ずつ公開の議題に入れる"),
                kind="checkbox",
                help=_(
                    "プレゼンテーションの会議で使います。招集すると、団体と担当課に日時・会場・順番を"
                    "メールで知らせます。"
                ),
            ),
            FormField(
                "each_proposal",
                _("審査する提案を1件ずつ非公開の議題に入れる"),
                kind="checkbox",
            ),
            FormField(
                "reason",
                _("非公開の理由"),
                maxlength=200,
                value=DELIBERATION,
                help=_("非公開の議題があるときに書きます。"),
            ),
        ]

    def do_save(self) -> str | None:
        """Draft the meeting."""
        values = self.cleaned()
        if values is None:
            return None
        if values["each_presentation"] and values["each_proposal"]:
            self.errors["each_proposal"] = _(
                "提案を1件ずつ入れるのは、説明と質疑か、審査か、どちらか1つにしてください。"
            )
            return None
        clock = re.fullmatch(r"([01]?\d|2[0-3])[::]([0-5]\d)", values["clock"])
        if clock is None:
            self.errors["clock"] = _("時刻を 13:30 のように書いてください。")
            return None
        hour, minute = (int(one) for one in clock.groups())
        day = values["day"]
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=TOKYO)
        meeting = meetings.add_meeting(
            self.context,
            title=values["title"],
            kind=values["kind"],
            starts=local.astimezone(UTC),
            agenda=self._agenda(values),
            by=self.by,
            now=self.now,
            call_uid=values["call_uid"] or None,
            place=values["place"],
        )
        return self.redirect(meeting.absolute_url(), _("会議をつくりました。"))

    def _agenda(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []

        def put(title: str, *, is_open: bool, uid: str | None = None) -> None:
            reason = "" if is_open else values["reason"]
            row = {"title": title, "is_open": is_open, "reason": reason, "proposal_uid": uid}
            about_all = values["about_all"] and not (is_open or uid)
            rows.append({"id": str(len(rows) + 1), **row, "about_all": bool(about_all)})

        for title in values["open_items"].split("\n"):
            if title.strip():
                put(title.strip(), is_open=True)
        call = by_uid(values["call_uid"])
        proposals = in_running_order(call) if call is not None else []
        if values["each_presentation"]:
            for proposal in proposals:
                put(f"提案の説明と質疑: {proposal.title}", is_open=True, uid=proposal.UID())
        for title in values["closed_items"].split("\n"):
            if title.strip():
                put(title.strip(), is_open=False)
        if values["each_proposal"]:
            for proposal in proposals:
                put(f"審査: {proposal.title}", is_open=False, uid=proposal.UID())
        return rows
