"""Setting the dates of a call, and making next year's call from this one."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.calendar import milestones
from kamakura.kyodo.content.vocabularies import MILESTONE_KINDS
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import call as calls
from typing import Any


class CallDates(KyodoFormView):
    """``@@kyodo-calldates``: every date of the year on one page."""

    title = _("募集の日程を決める")
    lead = _("日と時刻は日本時間です。締切は、その時刻の最後の1秒まで受け付けます。")

    @property
    def back(self):
        return self.url(), self.context.title

    def form_fields(self) -> list[FormField]:
        opens, closes = self.context.opens, self.context.closes
        fields = [
            FormField("opens", _("受付を始める日"), kind="date", required=True, value=_day(opens)),
            _time_field("opens_time", _("受付を始める時刻"), opens, "09:00"),
            FormField("closes", _("締め切る日"), kind="date", required=True, value=_day(closes)),
            _time_field("closes_time", _("締め切る時刻"), closes, "23:59"),
        ]
        stored = {row.key: row for row in milestones(self.context)}
        for key, title in MILESTONE_KINDS:
            row = stored.get(key)
            fields.append(
                FormField(
                    f"{key}_from",
                    _("${event}(初日)", mapping={"event": title}),
                    kind="date",
                    value=row.date_from if row else "",
                )
            )
            fields.append(
                FormField(
                    f"{key}_to",
                    _("${event}(末日)", mapping={"event": title}),
                    kind="date",
                    help=_("1日だけのときは、空のままにしてください。"),
                    value=(row.date_to or "") if row else "",
                )
            )
        return fields

    @property
    def pairs(self) -> list[list[FormField]]:
        """Day and time, first and last day: side by side where there is room."""
        fields = self.fields
        return [fields[at : at + 2] for at in range(0, len(fields), 2)]

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        calls.set_dates(
            self.context,
            opens=moment_of(values["opens"], values["opens_time"]),
            closes=moment_of(values["closes"], values["closes_time"]),
            milestones=self._rows(values),
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("kyodo-callsteps"), _("日程を保存しました。"))

    def _rows(self, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Milestones as typed; a place or note entered elsewhere stays with its milestone."""
        stored = {row.key: row for row in milestones(self.context)}
        rows = []
        for key, _title in MILESTONE_KINDS:
            if not values[f"{key}_from"]:
                continue
            old = stored.get(key)
            rows.append(
                {
                    "key": key,
                    "date_from": values[f"{key}_from"],
                    "date_to": values[f"{key}_to"],
                    "place": old.place if old else "",
                    "note": old.note if old else "",
                }
            )
        return rows


class CopyCall(KyodoFormView):
    """``@@kyodo-copycall``: next year's call from this one."""

    title = _("この募集を写して、次の募集を作る")
    lead = _("案内文・審査の基準・様式・日程を写します。日程は曜日をそろえて1年ずらします。")

    @property
    def back(self):
        return self.url(), self.context.title

    def form_fields(self) -> list[FormField]:
        return [
            FormField(
                "fiscal_year",
                _("募集する年度(西暦)"),
                kind="number",
                required=True,
                width="short",
                help=_(
                    "この募集は${year}です。",
                    mapping={"year": year_label(self.context.fiscal_year)},
                ),
                value=str(self.context.fiscal_year + 1),
            )
        ]

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        made = calls.copy_call(
            self.context, fiscal_year=values["fiscal_year"], by=self.by, now=self.now
        )
        return self.redirect(
            f"{made.absolute_url()}/kyodo-calldates",
            _("次の募集を作りました。日程を確かめてください。"),
        )


def _day(moment: datetime | None) -> date | str:
    return in_japan(moment).date() if moment else ""


def _time_field(name: str, label, moment: datetime | None, default: str) -> FormField:
    value = f"{in_japan(moment):%H:%M}" if moment else default
    return FormField(name, label, kind="time", required=True, width="short", value=value)
