"""Changing a meeting before it is opened: when, where, and each item of the agenda."""

from .words import convening_words
from collections.abc import Mapping
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import japan_day
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.snapshots.presentation_day import in_running_order
from kamakura.kyodo.content.vocabularies import MEETING_KINDS
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import meeting_plan
from kamakura.kyodo.operations.base import state_of
from typing import Any


BLANK_ROWS = 3
ALL = "all"
OPENNESS = (Option("open", _("公開")), Option("closed", _("非公開")))


class EditMeeting(KyodoFormView):
    """``@@kyodo-editmeeting``."""

    title = _("会議を直す")

    @property
    def lead(self):
        if state_of(self.context) == "convened":
            return _("招集した会議です。保存すると、委員にメールで知らせます。")
        return ""

    @property
    def back(self):
        return self.url("@@kyodo-meeting"), self.context.title

    @property
    def numbers(self) -> range:
        """The rows of the agenda on this page, with some for new items."""
        return range(1, len(self.context.agenda or ()) + BLANK_ROWS + 1)

    def form_fields(self) -> list[FormField]:
        rows = [field for number in self.numbers for field in self._row(number)]
        return [*self._plan(), *rows]

    def _plan(self) -> list[FormField]:
        meeting = self.context
        kinds = tuple(Option(value, title) for value, title in MEETING_KINDS)
        return [
            FormField("title", _("会議の名前"), required=True, maxlength=100, value=meeting.title),
            FormField(
                "kind",
                _("会議の種類"),
                kind="select",
                required=True,
                options=kinds,
                value=meeting.kind,
            ),
            FormField("day", _("日"), kind="date", required=True, value=japan_day(meeting.starts)),
            FormField(
                "clock",
                _("始める時刻"),
                kind="time",
                required=True,
                width="short",
                help=_("24時間で書きます。例: 13:30"),
                value=clock_text(meeting.starts),
            ),
            FormField("place", _("場所"), maxlength=100, value=meeting.place or ""),
        ]

    def _row(self, number: int) -> list[FormField]:
        agenda = self.context.agenda or ()
        item = agenda[number - 1] if number <= len(agenda) else {}
        openness = ("open" if item.get("is_open") else "closed") if item else ""
        about = ALL if item.get("about_all") else item.get("proposal_uid") or ""
        return [
            FormField(f"item-{number}", _("議題"), maxlength=200, value=item.get("title", "")),
            FormField(f"open-{number}", _("公開"), kind="radio", options=OPENNESS, value=openness),
            FormField(
                f"reason-{number}",
                _("非公開の理由"),
                maxlength=200,
                value=item.get("reason") or "",
            ),
            FormField(
                f"about-{number}",
                _("どの提案について"),
                kind="select",
                options=self._subjects(item),
                value=about,
            ),
            FormField(f"order-{number}", _("順"), kind="number", width="short", value=str(number)),
        ]

    def _subjects(self, item: Mapping[str, Any]) -> tuple[Option, ...]:
        """No proposal, all of the call, or one of them."""
        call = by_uid(self.context.call_uid)
        found = in_running_order(call) if call is not None else []
        known = {one.UID(): one.title for one in found}
        stored = item.get("proposal_uid")
        if stored and stored not in known and (kept := by_uid(stored)) is not None:
            known[stored] = kept.title
        return (
            Option("", _("提案と関係がない")),
            Option(ALL, _("募集のすべての提案")),
            *(Option(uid, title) for uid, title in known.items()),
        )

    # for the template

    @property
    def plan_fields(self) -> list[FormField]:
        """The fields above the agenda."""
        return [field for field in self.fields if "-" not in field.name]

    @property
    def agenda_rows(self) -> list[dict[str, Any]]:
        """Each item with its fields: folded, but for what is wrong and the first new one."""
        fields, known = self.fields, len(self.context.agenda or ())
        return [
            self._shown(number, known, [one for one in fields if one.name.endswith(f"-{number}")])
            for number in self.numbers
        ]

    def _shown(self, number: int, known: int, fields: list[FormField]) -> dict[str, Any]:
        title, openness = (str(one.value) for one in fields[:2])
        wrong = any(one.error for one in fields)
        return {
            "number": str(number),
            "title": title or _("新しい議題"),
            "openness": {one.value: one.label for one in OPENNESS}.get(openness, ""),
            "open": "open" if wrong or number == known + 1 else None,
            "fields": fields,
        }

    # the button

    def do_save(self) -> str | None:
        """Change the meeting."""
        values = self.cleaned()
        if values is None:
            return None
        agenda = self._agenda(values)
        if self.errors:
            return None
        starts = moment_of(values["day"], values["clock"])
        meeting_plan.change_plan(
            self.context,
            title=values["title"],
            kind=values["kind"],
            starts=starts,
            place=values["place"],
            agenda=agenda,
            words=convening_words(starts, values["place"], agenda),
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("@@kyodo-meeting"), _("会議を直しました。"))

    def _agenda(self, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The items in their new order; one without a title is left out."""
        written = [number for number in self.numbers if values[f"item-{number}"]]
        written.sort(key=lambda number: (values[f"order-{number}"] or number, number))
        rows = []
        for place, number in enumerate(written, 1):
            is_open = values[f"open-{number}"] == "open"
            reason, about = values[f"reason-{number}"], values[f"about-{number}"]
            title = values[f"item-{number}"]
            if not (is_open or reason):
                refusal = Refusal(MeetingCode.CLOSED_REASON, {"title": title})
                self.errors[f"reason-{number}"] = sentence(refusal)
            rows.append(
                {
                    "id": str(place),
                    "title": title,
                    "is_open": is_open,
                    "reason": "" if is_open else reason,
                    "proposal_uid": about if about not in ("", ALL) else None,
                    "about_all": about == ALL and not is_open,
                }
            )
        return rows
