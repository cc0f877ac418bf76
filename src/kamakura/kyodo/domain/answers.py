"""What can be wrong with the answer to one question, whatever the form."""

from datetime import date
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_start
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.steps import StepCode
import re
import unicodedata


class AnswerCode(RefusalCode):
    """Refusals of one answer; ``title`` is the label of the question."""

    MISSING = "answer_missing"
    NOT_CHOSEN = "answer_not_chosen"
    FILE_MISSING = "answer_file_missing"
    NOT_A_NUMBER = "answer_not_a_number"
    NOT_A_TIME = "answer_not_a_time"
    NOT_AN_IMAGE = "answer_not_an_image"
    NUMBER_TOO_SMALL = "answer_number_too_small"
    NUMBER_TOO_LARGE = "answer_number_too_large"
    UNKNOWN_CHOICE = "answer_unknown_choice"
    EMAIL = "answer_email_unreadable"
    URL = "answer_url_unreadable"
    TOO_FEW_ROWS = "answer_too_few_rows"
    TOO_MANY_ROWS = "answer_too_many_rows"
    PERIOD_OUTSIDE_YEAR = "period_outside_year"
    CITIZENS_ABOVE_TOTAL = "citizens_above_total"
    ROLE_SIDE_MISSING = "role_side_missing"
    SAME_PERSON = "manager_is_accountant"
    REQUIREMENT_NOT_MET = "requirement_not_met"


_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+")
_DECIMAL = re.compile(rf"(?:{_NUMBER.pattern})(?:\.\d+)?")
_CLOCK = re.compile(
    r"(?P<half>午前|午後)?(?P<hour>\d{1,2})(?:時|:)(?:(?P<minute>\d{1,2})分?)?", re.ASCII
)
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_URL = re.compile(r"https?://[^\s/<>\"]+\.[^\s<>\"]+", re.IGNORECASE)


def parse_number(text: str) -> int:
    """A whole number from 12, １２, 1,200, 12人, 120円; Refused otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub("[−‐–△▲]", "-", plain.replace("、", ","))
    plain = re.sub(r"^[¥\\]|[人名円件回年個]$", "", plain)
    if not _NUMBER.fullmatch(plain) or len(plain) > 18:
        raise refuse(AnswerCode.NOT_A_NUMBER, text=text)
    return int(plain.replace(",", ""))


def parse_decimal(text: str) -> float:
    """A number with a decimal point from 3.5, ３．５, 1,200.25; Refused otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub("[−‐–△▲]", "-", plain.replace("、", ","))
    if not _DECIMAL.fullmatch(plain) or len(plain) > 18:
        raise refuse(AnswerCode.NOT_A_NUMBER, text=text)
    return float(plain.replace(",", ""))


def parse_clock(text: str) -> str:
    """14:30 from 14:30, １４時３０分, 14時, 午後2時30分; Refused otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _CLOCK.fullmatch(plain)
    if not found:
        raise refuse(AnswerCode.NOT_A_TIME, text=text)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "午後" else 0) if hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise refuse(AnswerCode.NOT_A_TIME, text=text)
    return f"{hour:02d}:{minute:02d}"


def range_refusal(value: float, lowest: float | None, highest: float | None) -> Refusal | None:
    """Refuses a number outside what its question allows."""
    if lowest is not None and value < lowest:
        return Refusal(AnswerCode.NUMBER_TOO_SMALL, {"limit": f"{lowest:,}"})
    if highest is not None and value > highest:
        return Refusal(AnswerCode.NUMBER_TOO_LARGE, {"limit": f"{highest:,}"})
    return None


def parse_email(text: str) -> str:
    """An address in half-width letters; Refused when it cannot be one."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not _EMAIL.fullmatch(plain):
        raise refuse(AnswerCode.EMAIL, text=text)
    return plain


def parse_url(text: str) -> str:
    """An address of a page, with http:// or https://; Refused otherwise."""
    plain = text.strip()
    if not _URL.fullmatch(plain):
        raise refuse(AnswerCode.URL, text=text)
    return plain


def period_findings(
    first: date | None, last: date | None, *, fiscal_year: int | None, years: int = 1
) -> tuple[Finding, ...]:
    """実施期間 runs forwards, begins in its 年度 and ends in one of the ``years`` from it on."""
    found = []
    if first and last and last < first:
        found.append(error(StepCode.PERIOD_REVERSED, "period_to", starts=first, ends=last))
    if fiscal_year is not None:
        opens = fiscal_year_start(fiscal_year)
        latest = fiscal_year_end(fiscal_year), fiscal_year_end(fiscal_year + years - 1)
        places = (("period_from", first), ("period_to", last))
        for (name, day), ends in zip(places, latest, strict=True):
            if day is not None and not opens <= day <= ends:
                params = {"first": opens, "last": ends}
                found.append(error(AnswerCode.PERIOD_OUTSIDE_YEAR, name, **params))
    return tuple(found)
