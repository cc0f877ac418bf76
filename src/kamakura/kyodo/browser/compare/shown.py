"""Differences as they are drawn: pieces with words for 追加 and 削除, tables row by row."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.domain.comparison import Asked
from kamakura.kyodo.domain.comparison import FieldChange
from kamakura.kyodo.domain.differences import ADDED
from kamakura.kyodo.domain.differences import CHANGED
from kamakura.kyodo.domain.differences import EMPTY
from kamakura.kyodo.domain.differences import Piece
from kamakura.kyodo.domain.differences import REMOVED
from kamakura.kyodo.domain.differences import RowChange
from kamakura.kyodo.domain.differences import SAME
from kamakura.kyodo.i18n import _
from typing import Any


YES = _("はい")
NO = _("いいえ")
MARKS = {ADDED: _("追加"), REMOVED: _("削除"), CHANGED: _("変更"), SAME: _("同じ")}


@dataclass(frozen=True)
class Row:
    """A row of a table: what happened to it, and its cells as pieces."""

    mark: str
    word: Any
    cells: tuple[tuple[Any, tuple[Piece, ...]], ...]


@dataclass(frozen=True)
class Shown:
    """A question with its two answers. ``rows`` is None unless it is a table."""

    name: str
    label: Any
    notes: tuple[Any, ...]
    is_changed: bool
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    columns: tuple[Any, ...] = ()
    rows: tuple[Row, ...] | None = None
    same_rows: int = 0


def shown(change: FieldChange) -> Shown:
    """A change as to be drawn."""
    common = {
        "name": change.name,
        "label": change.asked.title,
        "notes": tuple(_notes(change)),
        "is_changed": change.is_changed,
    }
    if {one.kind for one in (change.old, change.new) if one} == {"table"}:
        return _table(change, common)
    old, new = sides(change)
    return Shown(old=old, new=new, **common)


def _notes(change: FieldChange) -> list[Any]:
    found = []
    if change.is_renamed:
        found.append(_("前の版での項目名: ${title}", mapping={"title": change.old.title}))
    if change.old is None:
        found.append(_("前の版にはなかった質問です。"))
    if change.new is None:
        found.append(_("新しい版ではなくなった質問です。"))
    if (grown := change.number_difference) and "年" not in change.asked.title:
        found.append(_("差: ${difference}", mapping={"difference": _grown(change, grown)}))
    if _same_looking_files(change):
        found.append(_("ファイル名と大きさは同じですが、中身が違います。"))
    return found


def _grown(change: FieldChange, grown: int) -> str:
    unit = "円" if change.asked.is_money else ""
    return f"{'+' if grown > 0 else '-'}{abs(grown):,}{unit}"


def _same_looking_files(change: FieldChange) -> bool:
    if change.asked.kind != "file" or not change.is_changed:
        return False
    return text_of(change.asked, change.old_value) == text_of(change.asked, change.new_value)


def sides(change: FieldChange) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Old and new of anything but a table."""
    if change.pieces and change.asked.kind == "choices":
        titles = {**(change.old.choices if change.old else {}), **change.asked.choices}
        named = [Piece(one.mark, titles.get(one.text, one.text)) for one in change.pieces]
        return _lines(_without(named, ADDED)), _lines(_without(named, REMOVED))
    if change.pieces:
        return _without(change.pieces, ADDED), _without(change.pieces, REMOVED)
    return _whole(change)


def _lines(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Each choice on a line of its own."""
    apart = [each for one in pieces for each in (Piece(SAME, "\n"), one)]
    return tuple(apart[1:])


def _whole(change: FieldChange) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old = text_of(change.old, change.old_value) if change.old else ""
    new = text_of(change.new, change.new_value) if change.new else ""
    marks = (REMOVED, ADDED) if change.is_changed else (SAME, SAME)
    before = (Piece(marks[0], old),) if old else ()
    after = (Piece(marks[1], new),) if new else ()
    return before, after


def _without(pieces: Sequence[Piece], mark: str) -> tuple[Piece, ...]:
    return tuple(one for one in pieces if one.mark != mark)


def text_of(asked: Asked | None, value: Any) -> Any:
    """An answer in one line."""
    if asked is None or value in EMPTY:
        return ""
    if asked.kind == "check":
        return YES if value else NO
    if asked.kind == "date":
        return date_text(date.fromisoformat(value))
    if asked.kind == "number" and isinstance(value, int):
        if asked.is_money:
            return money_text(value)
        return f"{value:,}" if abs(value) >= 10000 else str(value)
    if asked.kind == "file" and isinstance(value, Mapping):
        return f"{value['filename']} ({size_text(value['size'])})"
    if isinstance(value, (list, tuple)):
        return "、".join(str(asked.choices.get(str(one), one)) for one in value)
    return str(asked.choices.get(str(value), value))


def _table(change: FieldChange, common: Mapping[str, Any]) -> Shown:
    columns = change.asked.columns
    told = [row for row in change.rows if row.mark != SAME]
    return Shown(
        columns=tuple(one.title for one in columns),
        rows=tuple(_row(row, columns) for row in told),
        same_rows=len(change.rows) - len(told),
        **common,
    )


def _row(row: RowChange, columns: Sequence[Asked]) -> Row:
    cells = tuple((one.title, _cell(row, one)) for one in columns)
    return Row(row.mark, MARKS[row.mark], cells)


def _cell(row: RowChange, column: Asked) -> tuple[Piece, ...]:
    old = text_of(column, (row.old or {}).get(column.name))
    new = text_of(column, (row.new or {}).get(column.name))
    if row.mark == CHANGED and column.name not in row.cells:
        return (Piece(SAME, new),) if new else ()
    found = (Piece(REMOVED, old), Piece(ADDED, new))
    return tuple(one for one in found if one.text)
