"""Fields of hand-made forms: what is asked, what was typed, what it means; see fields.pt."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from kamakura.kyodo.browser.dates import reading_text
from kamakura.kyodo.domain.fiscal import read_parts
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from typing import Any
import re
import unicodedata


EMPTY = {"text": "", "textarea": "", "email": "", "tel": "", "url": "", "checkboxes": []}
TIME = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(frozen=True)
class Option:
    """A choice."""

    value: str
    label: Any
    help: Any = ""


@dataclass(frozen=True)
class FormField:
    """A field: label → 必須/任意 → help → input → error.

    ``kind``: text, textarea, select, radio, checkbox (one), checkboxes, date (three inputs),
    moment (and a time), money, number, email, tel, url, time, password, file, hidden.
    """

    name: str
    label: Any
    kind: str = "text"
    required: bool = False
    help: Any = ""
    value: Any = ""
    error: Any = None
    options: Sequence[Option] = ()
    autocomplete: str = ""
    maxlength: int | None = None
    rows: int = 5
    width: str = "full"
    """full, half, short: as wide as what is expected."""

    scope: str = ""
    """Told apart by it: fields of the same name in several small forms of one page."""

    heading: bool = False
    """Label is the only heading of the page part (radio groups)."""

    @property
    def id(self) -> str:
        """The id of the input; error links and labels point to it."""
        return f"{self.scope}-{self.name}" if self.scope else self.name

    @property
    def described_by(self) -> str | None:
        ids = [f"{self.id}-help"] if self.help or self.is_day else []
        if self.maxlength and self.kind in ("text", "textarea"):
            ids.append(f"{self.id}-count")
        if self.error:
            ids.append(f"{self.id}-error")
        return " ".join(ids) or None

    @property
    def input_type(self) -> str:
        return "text" if self.kind in ("money", "number") else self.kind

    @property
    def input_mode(self) -> str | None:
        return "numeric" if self.kind in ("money", "number") else None

    @property
    def is_group(self) -> bool:
        return self.is_day or self.kind in ("radio", "checkboxes")

    @property
    def is_day(self) -> bool:
        """年・月・日 in three boxes; with a box for the time in a moment."""
        return self.kind in ("date", "moment")

    @property
    def chosen(self) -> list[str]:
        if isinstance(self.value, str):
            return [self.value]
        return [str(value) for value in self.value or ()]

    @property
    def date_parts(self) -> tuple[str, str, str]:
        """What stands in 年, 月, 日: typed text or a date."""
        if isinstance(self.value, date):
            return str(self.value.year), str(self.value.month), str(self.value.day)
        if isinstance(self.value, str):
            parts = (*self.value.split("-"), "", "", "")
            return parts[0], parts[1].lstrip("0"), parts[2].lstrip("0")
        parts = (*(self.value or ()), "", "", "")
        return parts[0], parts[1], parts[2]

    @property
    def time_part(self) -> str:
        """What stands in the box for the time."""
        return self.value[3] if isinstance(self.value, tuple) and len(self.value) > 3 else ""

    @property
    def date_reading(self):
        """The date as it was understood, in the Japanese calendar; nothing when it is none."""
        try:
            return reading_text(read_parts(self.date_parts))
        except Refused:
            return ""


def filled(
    fields: Sequence[FormField], form: Mapping[str, Any], errors: Mapping[str, Any]
) -> list[FormField]:
    """Return the fields with what was typed in a sent form, and their errors."""
    return [
        replace(one, value=typed_value(one, form), error=errors.get(one.name)) for one in fields
    ]


def typed_value(one: FormField, form: Mapping[str, Any]) -> Any:
    """Return what was typed for one field."""
    if one.kind == "date":
        return tuple(form.get(f"{one.name}.{part}", "") for part in ("year", "month", "day"))
    if one.kind == "checkboxes":
        value = form.get(one.name, [])
        return [value] if isinstance(value, str) else list(value)
    return form.get(one.name, "")


@dataclass(frozen=True)
class Cleaned:
    """Understood values and, by field name, what is wrong with the others."""

    values: Mapping[str, Any]
    errors: Mapping[str, Any]


def clean(fields: Sequence[FormField]) -> Cleaned:
    """Understand filled fields: str, int (money, number), date, list[str], bool or a file."""
    values: dict[str, Any] = {}
    errors: dict[str, Any] = {}
    for one in fields:
        try:
            values[one.name] = understood(one)
        except ValueError as error:
            errors[one.name] = error.args[0]
    return Cleaned(values=values, errors=errors)


def understood(one: FormField) -> Any:
    """Return the value of one field; raises ValueError with a sentence for people."""
    if one.kind == "date":
        return understood_date(one)
    if one.kind == "checkbox":
        return bool(one.value)
    if one.kind == "file":
        return understood_file(one)
    if one.kind == "checkboxes":
        return understood_choices(one)
    text = one.value.strip() if isinstance(one.value, str) else ""
    if not text:
        return missing(one)
    if one.kind in ("money", "number"):
        return understood_number(one, text)
    if one.kind == "time":
        return understood_time(one, text)
    if one.options and text not in {option.value for option in one.options}:
        raise ValueError(_("一覧の中から選んでください。"))
    if one.maxlength and len(text) > one.maxlength:
        raise ValueError(
            _(
                "${most}文字までです。いまは${length}文字あります。短くしてください。",
                mapping={"most": str(one.maxlength), "length": str(len(text))},
            )
        )
    return text


def missing(one: FormField) -> Any:
    """Return the empty value, or refuse when something is required."""
    if not one.required:
        return EMPTY.get(one.kind)
    if one.kind in ("radio", "select", "checkboxes", "file", "date"):
        raise ValueError(_("「${label}」を選んでください。", mapping={"label": one.label}))
    raise ValueError(_("「${label}」を書いてください。", mapping={"label": one.label}))


def understood_choices(one: FormField) -> list[str]:
    """Return the ticked values, all of them from the list."""
    known = {option.value for option in one.options}
    if not one.chosen:
        return missing(one)
    if not known.issuperset(one.chosen):
        raise ValueError(_("一覧の中から選んでください。"))
    return one.chosen


def understood_number(one: FormField, text: str) -> int:
    """Return a whole number from full- or half-width digits, with or without commas and 円."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").removesuffix("円")
    plain = plain.replace("−", "-").strip()
    try:
        return int(plain)
    except ValueError:
        raise ValueError(
            _(
                "「${label}」は数字で書いてください。例: 120000",
                mapping={"label": one.label},
            )
        ) from None


def understood_time(one: FormField, text: str) -> str:
    """Return a time as HH:MM from full- or half-width digits."""
    found = TIME.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(
            _("「${label}」は時刻で書いてください。例: 09:00", mapping={"label": one.label})
        )
    return f"{int(found[1]):02}:{found[2]}"


def understood_date(one: FormField) -> date | None:
    """Return the date of 年, 月, 日; 令和8 and full-width digits are taken."""
    if not any(str(part).strip() for part in one.date_parts):
        return missing(one)
    try:
        return read_parts(one.date_parts)
    except Refused:
        raise ValueError(
            _(
                "「${label}」の年月日を確かめてください。例: 2026年6月30日、令和8年6月30日",
                mapping={"label": one.label},
            )
        ) from None


def understood_file(one: FormField) -> Any:
    """Return the upload, or None."""
    if not getattr(one.value, "filename", ""):
        return missing(one)
    return one.value
