"""Dates, times left and money as people read them; Japan time."""

from datetime import date
from datetime import datetime
from datetime import time
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.fiscal import era_of
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import MONTH_NAMES
from zoneinfo import ZoneInfo
from zope.i18nmessageid import Message


TOKYO = ZoneInfo("Asia/Tokyo")
# With their brackets: 月 and 日 alone are the month and the day beside the boxes of a date.
SHORT_WEEKDAYS = (_("(月)"), _("(火)"), _("(水)"), _("(木)"), _("(金)"), _("(土)"), _("(日)"))
LONG_WEEKDAYS = (
    _("(月曜日)"),
    _("(火曜日)"),
    _("(水曜日)"),
    _("(木曜日)"),
    _("(金曜日)"),
    _("(土曜日)"),
    _("(日曜日)"),
)


def moment_of(day: date, clock: str) -> datetime:
    """The moment of a typed day and time (HH:MM) in Japan; 23:59 lasts to its last second."""
    at = time.fromisoformat(clock)
    if (at.hour, at.minute) == (23, 59):
        at = at.replace(second=59)
    return datetime.combine(day, at, JST)


def japan_day(when: date | datetime) -> date:
    """Return the day in Japan; a date is taken as it is."""
    if isinstance(when, datetime):
        return when.astimezone(TOKYO).date()
    return when


def era_year(day: date) -> tuple[str, str]:
    """Return era name and year in it, 元 for the first."""
    era = era_of(day)
    if era is None:
        return "", str(day.year)
    year = day.year - era.starts.year + 1
    return era.name, "元" if year == 1 else str(year)


def date_text(when: date | datetime | None):
    """Say a day with era and weekday: 令和8年6月30日(火)."""
    return "" if when is None else _said(japan_day(when), SHORT_WEEKDAYS)


def reading_text(day: date):
    """Say how a typed day was understood, at full length: 令和8年9月27日(日曜日)."""
    return _said(day, LONG_WEEKDAYS)


def _said(day: date, weekdays: tuple[Message, ...]) -> Message:
    # Another language may take the western year and the name of the month.
    era, year = era_year(day)
    return _(
        "${era}${year}年${month}月${day}日${weekday}",
        mapping={
            "era": era,
            "year": year,
            "gregorian": str(day.year),
            "month": str(day.month),
            "month_name": MONTH_NAMES[day.month - 1],
            "day": str(day.day),
            "weekday": weekdays[day.weekday()],
        },
    )


def moment_text(when: date | datetime | None):
    """Say a day and, when known, the minute in Japan: 令和8年6月30日(火) 23:59."""
    if not isinstance(when, datetime):
        return date_text(when)
    clock = when.astimezone(TOKYO).strftime("%H:%M")
    return _("${date} ${clock}", mapping={"date": date_text(when), "clock": clock})


def clock_text(when: datetime) -> str:
    """Say the minute in Japan: 14:03."""
    return when.astimezone(TOKYO).strftime("%H:%M")


def iso(when: date | datetime | None) -> str:
    """Return the machine form for ``<time datetime>``, in Japan time."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        return when.astimezone(TOKYO).isoformat(timespec="minutes")
    return when.isoformat()


def money_text(yen: int | None) -> str:
    """Write whole yen: 1,234円; nothing for an unknown amount."""
    return "" if yen is None else format_yen(yen)


def size_text(size: int) -> str:
    """Write the size of a file: 12KB, 3.4MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}KB"
    return f"{size / 1024 / 1024:.1f}MB"
