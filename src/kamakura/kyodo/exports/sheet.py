"""A paper as plain data: what Word, PDF and spreadsheets are made from.

``forms`` makes it from a frozen design and the answers (``IPaperSheets``); nothing here knows
EasyForm. The texts are Japanese whatever the reader's language: they stand on an official paper.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from typing import Any
import re


BLANK, DRAFT, SENT = "blank", "draft", "sent"
MISSING = "未入力"
TOTAL = "合計"


@dataclass(frozen=True)
class Question:
    """A question, or a column of a table. ``choices`` are (value, title) in their order."""

    name: str
    label: str
    kind: str
    is_money: bool = False
    required: bool = False
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """One answered question: the value as stored and as it is read."""

    question: Question
    value: Any = None
    text: str = ""
    missing: bool = False

    @property
    def chosen(self) -> frozenset[str]:
        """The values of the ticked choices."""
        if isinstance(self.value, list):
            return frozenset(str(one) for one in self.value)
        return frozenset() if self.value in (None, "") else frozenset({str(self.value)})


@dataclass(frozen=True)
class Grid:
    """A table: its columns, its rows of answers, the sums of its money columns."""

    question: Question
    columns: tuple[Question, ...]
    rows: tuple[tuple[Answer, ...], ...] = ()

    @property
    def totals(self) -> dict[str, int]:
        """Column -> sum, for the columns in yen; the first column says 合計 instead."""
        sums = {}
        for place, column in enumerate(self.columns):
            if place and column.is_money:
                sums[column.name] = sum(row[place].value or 0 for row in self.rows)
        return sums


@dataclass(frozen=True)
class Section:
    """One step of a form."""

    title: str
    items: tuple[Answer | Grid, ...]


@dataclass(frozen=True)
class Sheet:
    """One paper. ``state`` is blank, draft or sent.

    ``is_letter``: the city writes it; its number (文書番号) stands at the right, above the day.
    """

    form_key: str
    key: str
    version: str
    number: str
    title: str
    state: str
    sections: tuple[Section, ...]
    addressed: bool = False
    addressee: str = ""
    address_mark: str = "(宛先)"
    opening: str = ""
    is_letter: bool = False
    day: str = ""
    date_field: Question | None = None
    sender: tuple[tuple[str, str], ...] = ()
    seal: bool = False
    balance: tuple[tuple[str, int], ...] = ()
    receipt_number: str = ""
    organization: str = ""
    subject: str = ""
    revision: int = 0
    received_at: datetime | None = None
    attachments: tuple[tuple[str, str, int], ...] = field(default=())

    @property
    def says(self) -> str:
        """The sentence between title and 記."""
        return self.opening or f"次のとおり{self.title.partition('(')[0]}を提出します。"

    @property
    def items(self) -> Iterator[Answer | Grid]:
        """All questions in order."""
        for section in self.sections:
            yield from section.items

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answered questions by name."""
        return {one.question.name: one for one in self.items if isinstance(one, Answer)}

    @property
    def grids(self) -> Mapping[str, Grid]:
        """The tables by name."""
        return {one.question.name: one for one in self.items if isinstance(one, Grid)}


def official_number(number: str, title: str) -> str:
    """第1号様式 for 様式1, as ordinances number their forms; "" for a form without a number."""
    found = re.fullmatch(r"(?:第)?様式\s*第?(\d+)号?|第(\d+)号様式", number.strip())
    if found:
        return f"第{found[1] or found[2]}号様式"
    return "" if number.strip() == title else number.strip()


def plain(text: Any) -> str:
    """A text without the control characters that break an Office file."""
    return "".join(
        char
        for char in str(text)
        if char in "\n\t" or (ord(char) >= 0x20 and not 0x7F <= ord(char) <= 0x9F)
        if not 0xD800 <= ord(char) <= 0xDFFF and ord(char) not in (0xFFFE, 0xFFFF)
    )


_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def file_name(*parts: str, ending: str) -> str:
    """R8-G-03_様式4_収支予算書.docx: the given parts, without what a disk refuses."""
    words = [_FORBIDDEN.sub("_", part).strip(" ._")[:60] for part in parts if part]
    return f"{'_'.join(word for word in words if word)}.{ending}"


def paper_file_name(sheet: Sheet, ending: str) -> str:
    """The name a paper is downloaded under."""
    number = "" if sheet.number == sheet.title else sheet.number
    state = {BLANK: "記入用", DRAFT: "下書き"}.get(sheet.state, "")
    if sheet.state == SENT and sheet.revision > 1:
        state = f"{sheet.revision}回目"
    return file_name(sheet.receipt_number, number, sheet.title, state, ending=ending)
