"""年度 and 和暦: reading and writing dates the way the city's papers do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
import re
import unicodedata


class FiscalCode(RefusalCode):
    """What can be wrong with a date or a fiscal year typed by a person."""

    DATE_UNREADABLE = "date_unreadable"
    DATE_IMPOSSIBLE = "date_impossible"
    FISCAL_YEAR_UNREADABLE = "fiscal_year_unreadable"
    ERA_TABLE_UNREADABLE = "era_table_unreadable"


@dataclass(frozen=True)
class Era:
    """One 元号: its name, its letter on forms, and its first day."""

    name: str
    letter: str
    starts: date


# Oldest first. A new era is one more line here, or one more line of the setting (``read_eras``).
ERAS: tuple[Era, ...] = (
    Era("明治", "M", date(1868, 1, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)
WEEKDAYS = "月火水木金土日"
FIRST_MONTH = 4
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ーｰ・", "-"))


def read_eras(text: str) -> tuple[Era, ...]:
    """Read an era table of lines ``令和,R,2019-05-01``; Refused if a line cannot be read."""
    eras = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        try:
            name, letter, starts = (part.strip() for part in line.split(","))
            eras.append(Era(name, letter.upper(), date.fromisoformat(starts)))
        except ValueError:
            raise refuse(FiscalCode.ERA_TABLE_UNREADABLE, line=line) from None
    return tuple(sorted(eras, key=lambda era: era.starts))


def era_of(day: date, *, eras: tuple[Era, ...] = ERAS) -> Era | None:
    """The era in force on a day, or None before the first one of the table."""
    found = [era for era in eras if era.starts <= day]
    return found[-1] if found else None


def _year_text(number: int) -> str:
    return "元" if number == 1 else str(number)


def wareki(
    day: date, weekday: bool = True, *, seireki: bool = False, eras: tuple[Era, ...] = ERAS
) -> str:
    """令和8年9月27日(日曜日); the first year of an era is 元年 (公文書の日付の書き方)."""
    era = era_of(day, eras=eras)
    if era is None:
        year = f"{day.year}年"
    else:
        year = f"{era.name}{_year_text(day.year - era.starts.year + 1)}年"
        year += f"({day.year}年)" if seireki else ""
    text = f"{year}{day.month}月{day.day}日"
    return f"{text}({WEEKDAYS[day.weekday()]}曜日)" if weekday else text


def fiscal_year_of(day: date) -> int:
    """The 年度 of a day, named by its April: January to March go with the year before."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def fiscal_year_start(year: int) -> date:
    """1 April of the 年度."""
    return date(year, FIRST_MONTH, 1)


def fiscal_year_end(year: int) -> date:
    """31 March that closes the 年度."""
    return date(year + 1, FIRST_MONTH, 1) - timedelta(days=1)


def _era_year(year: int, eras: tuple[Era, ...]) -> tuple[Era | None, int]:
    # A 年度 carries the era its calendar year ended with: 2019 is 令和元年度 although it
    # began in 平成31, and 1988 stays 昭和63年度 although 平成 began before its March.
    era = era_of(date(year, 12, 31), eras=eras)
    return era, (year - era.starts.year + 1 if era else year)


def fiscal_year_label(year: int, *, seireki: bool = True, eras: tuple[Era, ...] = ERAS) -> str:
    """令和8年度(2026年度): Japanese year first, western year in brackets."""
    era, number = _era_year(year, eras)
    if era is None:
        return f"{year}年度"
    label = f"{era.name}{_year_text(number)}年度"
    return f"{label}({year}年度)" if seireki else label


def short_era(year: int, *, eras: tuple[Era, ...] = ERAS) -> str:
    """R8 for 年度 2026, as in receipt numbers."""
    era, number = _era_year(year, eras)
    return f"{era.letter}{number}" if era else str(year)


def _compact(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(folded.split())


def _era_pattern(eras: tuple[Era, ...]) -> str:
    return "|".join(re.escape(word) for era in eras for word in (era.name, era.letter))


def _western_year(era_text: str, number: str, eras: tuple[Era, ...]) -> int:
    """The western year of 平成32 and the like, also of years an era never reached."""
    for era in eras:
        if era_text.upper() in (era.name, era.letter):
            return era.starts.year + (1 if number == "元" else int(number)) - 1
    return int(number)


def parse_date(
    text: str, *, day_if_missing: int | None = None, eras: tuple[Era, ...] = ERAS
) -> date:
    """Read R8.9.27, 令和8年9月27日(日), 2026-09-27, 2026/9/27, 20260927, full-width or not.

    A date an era never reached (平成32年3月31日) is taken for the day that is meant.
    ``day_if_missing`` also allows a month alone (設立年月). Refused if unreadable.
    """
    plain = re.sub(r"\([月火水木金土日](?:曜日?)?\)$", "", _compact(text))
    if re.fullmatch(r"[0-9]{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    found = re.fullmatch(
        rf"(?P<era>{_era_pattern(eras)})?(?P<year>\d{{1,4}}|元)"
        r"(?:年?\((?P<check>\d{4})年?\))?[年./-]?(?P<month>(?<=\D)\d{1,2})"
        r"(?:[月./-](?P<day>\d{1,2})日?|月)?",
        plain,
        re.IGNORECASE | re.ASCII,
    )
    if not found or (not found["day"] and day_if_missing is None):
        raise refuse(FiscalCode.DATE_UNREADABLE, text=text)
    if not _year_is_plausible(found["era"], found["year"]):
        raise refuse(FiscalCode.DATE_UNREADABLE, text=text)
    year = _western_year(found["era"] or "", found["year"], eras)
    if found["check"] and int(found["check"]) != year:
        raise refuse(FiscalCode.DATE_IMPOSSIBLE, text=text)
    try:
        return date(year, int(found["month"]), int(found["day"] or day_if_missing))
    except ValueError:
        raise refuse(FiscalCode.DATE_IMPOSSIBLE, text=text) from None


def read_parts(parts: Sequence[str], *, eras: tuple[Era, ...] = ERAS) -> date:
    """Understand 年・月・日 as typed into three boxes (2026 or 令和8 or R8); Refused otherwise.

    A whole date pasted into the first box is taken too.
    """
    year, month, day = (str(part).strip() for part in parts)
    if not month and not day:
        return parse_date(year, eras=eras)
    year, month, day = year.removesuffix("年"), month.removesuffix("月"), day.removesuffix("日")
    return parse_date(f"{year}年{month}月{day}日", eras=eras)


def _year_is_plausible(era: str | None, year: str) -> bool:
    if era:
        return year == "元" or 1 <= int(year) <= 99
    return len(year) == 4 and year.isdigit()


def parse_fiscal_year(text: str, *, eras: tuple[Era, ...] = ERAS) -> int:
    """Read R8, 令和8年度, 令和8年度(2026年度), 2026年度, 2026. Refused if unreadable."""
    found = re.fullmatch(
        rf"(?P<era>{_era_pattern(eras)})?(?P<year>\d{{1,4}}|元)(?:年度?)?(?:\((?P<check>\d{{4}})(?:年度?)?\))?",
        _compact(text),
        re.IGNORECASE | re.ASCII,
    )
    if not found or not _year_is_plausible(found["era"], found["year"]):
        raise refuse(FiscalCode.FISCAL_YEAR_UNREADABLE, text=text)
    year = _western_year(found["era"] or "", found["year"], eras)
    if found["check"] and int(found["check"]) != year:
        raise refuse(FiscalCode.FISCAL_YEAR_UNREADABLE, text=text)
    return year


def whole_months_between(start: date, end: date) -> int:
    """Months completed from one day to another (活動期間の数え方); negative if reversed."""
    months = (end.year - start.year) * 12 + end.month - start.month
    # A group founded on the 31st completes its month on the last day of a shorter one.
    last_day = (end + timedelta(days=1)).month != end.month
    return months if end.day >= start.day or last_day else months - 1
