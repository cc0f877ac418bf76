"""The cells of a table with inputs: what is drawn, what was typed, what it means."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.browser.widgets.errors import sentence_for
from kamakura.kyodo.browser.widgets.errors import Unreadable
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.money import parse_yen
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import ValidationError


Raw = Mapping[str, str]
"""A row as typed: column → text."""


@dataclass(frozen=True)
class InputColumn:
    """A column with inputs."""

    name: str
    field: Any

    @property
    def title(self) -> Any:
        return self.field.title

    @property
    def required(self) -> bool:
        return self.field.required

    @property
    def kind(self) -> str:
        """money, number, select, date, textarea or text."""
        if IChoice.providedBy(self.field) or IBool.providedBy(self.field):
            return "select"
        if IInt.providedBy(self.field):
            return "money" if "円" in self.field.title else "number"
        if IDate.providedBy(self.field):
            return "date"
        is_long = IText.providedBy(self.field) and not ITextLine.providedBy(self.field)
        return "textarea" if is_long else "text"

    @property
    def options(self) -> list[tuple[str, Any]]:
        """Token and title of every choice."""
        return [(term.token, term.title or term.value) for term in self.field.vocabulary]

    def typed(self, value: Any) -> str:
        """Return the text for a stored value."""
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if self.kind == "select":
            return self.field.vocabulary.getTerm(value).token
        return str(value)

    def understood(self, text: str) -> Any:
        """Return the value of a text; ValidationError with a sentence when it has none."""
        value = self.read(text) if text.strip() else self.field.missing_value
        if value is self.field.missing_value and self.required:
            raise RequiredMissing(self.name)
        self.field.validate(value)
        return value

    def read(self, text: str) -> Any:
        """Read a text that is not empty."""
        try:
            if self.kind == "money":
                return parse_yen(text)
            if self.kind == "date":
                return parse_date(text)
        except Refused as refused:
            raise Unreadable(sentence(refused.refusal)) from None
        if self.kind == "number":
            return self.read_number(text)
        if self.kind == "select":
            return self.read_choice(text)
        return text.replace("\r\n", "\n")

    def read_number(self, text: str) -> int:
        """Read a whole number, full-width or not."""
        try:
            return int(text.replace(",", "").replace("，", "").strip())
        except ValueError:
            raise Unreadable(
                _("「${label}」は数字で書いてください。例: 12", mapping={"label": self.title})
            ) from None

    def read_choice(self, token: str) -> Any:
        """Read the token of a choice."""
        try:
            return self.field.vocabulary.getTermByToken(token).value
        except LookupError:
            raise Unreadable(
                _("「${label}」は一覧の中から選んでください。", mapping={"label": self.title})
            ) from None


@dataclass(frozen=True)
class Understood:
    """The rows that have an answer, and the sentences for the cells that have none."""

    rows: list[dict[str, Any]]
    errors: dict[tuple[int, str], Any]


def understand(
    columns: Sequence[InputColumn], typed: Sequence[Raw], *, given: str = ""
) -> Understood:
    """Read all rows; blank ones are left out. ``given`` is the column that names given rows."""
    rows = []
    errors = {}
    for place, texts in enumerate(typed):
        if is_blank(texts, given=given):
            continue
        row = {}
        for column in columns:
            try:
                row[column.name] = column.understood(texts.get(column.name, ""))
            except ValidationError as error:
                errors[place, column.name] = sentence_for(error, column.field)
        rows.append(row)
    return Understood(rows=rows, errors=errors)


def is_blank(texts: Raw, *, given: str = "") -> bool:
    """Has nobody typed into this row? A given heading alone is not typing."""
    return not any(text.strip() for name, text in texts.items() if name != given)


def total(column: InputColumn, typed: Sequence[Raw]) -> int:
    """Add up what can be read of a money column."""
    amount = 0
    for texts in typed:
        text = texts.get(column.name, "")
        try:
            amount += parse_yen(text) if text.strip() else 0
        except Refused:
            continue
    return amount


def with_headings(
    typed: Sequence[Raw], *, column: str, tokens: Sequence[str]
) -> list[dict[str, str]]:
    """Return one row per given heading, in that order, then the other rows."""
    rest = [dict(texts) for texts in typed]
    rows = []
    for token in tokens:
        found = next((texts for texts in rest if texts.get(column) == token), None)
        if found is not None:
            rest.remove(found)
        rows.append(found or {column: token})
    return rows + rest
