"""Values for lists, tables, summaries and comparisons; parts.pt draws them."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from kamakura.kyodo.browser.dates import iso
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.browser.parts import Chip
from kamakura.kyodo.i18n import _
from typing import Any


Text = Any
"""A string or a translatable message."""

EMPTY = _("まだありません。")
THINGS = _("${count}件")
PEOPLE = _("${count}人")
GROUPS = _("${count}団体")
TIMES = _("${count}回")
BEFORE = _("前")
AFTER = _("後")


@dataclass(frozen=True)
class Entry:
    """One line of 記録."""

    who: Text
    what: Text
    when: datetime
    reason: Text = ""
    details: Sequence[Text] = ()

    @property
    def when_text(self):
        return moment_text(self.when)

    @property
    def iso(self) -> str:
        return iso(self.when)


@dataclass(frozen=True)
class FileItem:
    """A file to download, with its size."""

    title: Text
    url: str
    size: int
    kind: str = ""
    note: Text = ""

    @property
    def size_text(self) -> str:
        return size_text(self.size)


@dataclass(frozen=True)
class Card:
    """A card of a list of cards."""

    title: Text
    url: str
    text: Text = ""
    chip: Chip | None = None
    definitions: "Sequence[Definition]" = ()


@dataclass(frozen=True)
class Definition:
    """A line of a summary: a term and its value (text, Chip, Due, Link, Money …)."""

    term: Text
    value: Any


@dataclass(frozen=True)
class Ticked:
    """A link with a box to tick in front of it; the box is called like the link."""

    link: Any
    name: str
    value: str
    is_ticked: bool = False

    kind = "ticked"


@dataclass(frozen=True)
class Money:
    """金額 in whole yen."""

    yen: int | None

    kind = "money"

    @property
    def text(self) -> str:
        return money_text(self.yen)


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers and money stand right."""

    title: Text
    kind: str = "text"
    """text, number or money."""


@dataclass(frozen=True)
class Row:
    """A row of a table: one cell per column; the first is its heading."""

    cells: Sequence[Any]
    note: Text = ""


@dataclass(frozen=True)
class Table:
    """表: a real table when wide, one card per row at 320 px."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: Text = EMPTY
    total: Sequence[Any] = ()
    """Cells of the sums row, if there is one."""

    count: int | None = None
    """How many there are in all, when only a part is shown."""

    show_count: bool = True
    counted: Text = THINGS
    """How the rows are counted: things, people, groups, times."""

    @property
    def without_empty(self) -> "Table":
        """The same without the columns in which no row says anything."""
        kept = [
            place
            for place, _column in enumerate(self.columns)
            if any(row.cells[place] not in ("", None, [], ()) for row in self.rows)
        ]
        rows = [replace(row, cells=[row.cells[place] for place in kept]) for row in self.rows]
        return replace(self, columns=[self.columns[place] for place in kept], rows=rows)

    @property
    def count_text(self):
        count = len(self.rows) if self.count is None else self.count
        return _(self.counted, mapping={"count": f"{count:,}"})


@dataclass(frozen=True)
class Change:
    """A field of 比較."""

    label: Text
    old: Text
    new: Text

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True)
class Difference:
    """比較: old and new by field, changed ones first."""

    caption: Text
    changes: Sequence[Change]
    old_title: Text = BEFORE
    new_title: Text = AFTER

    @property
    def ordered(self) -> list[Change]:
        return sorted(self.changes, key=lambda change: not change.is_changed)


def distinct(texts: Iterable[Text]) -> list[Text]:
    """Each text once. Messages of one pattern are equal, whatever they name: that counts too."""
    return list({(str(one), repr(getattr(one, "mapping", None))): one for one in texts}.values())
