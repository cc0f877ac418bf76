"""Two fillings of one form, question by question: what is the same, added, removed, changed.

Works across versions of a form: a question is recognised by its name, not by its wording.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from kamakura.kyodo.domain.differences import compare_choices
from kamakura.kyodo.domain.differences import compare_rows
from kamakura.kyodo.domain.differences import compare_texts
from kamakura.kyodo.domain.differences import EMPTY
from kamakura.kyodo.domain.differences import new_text
from kamakura.kyodo.domain.differences import Piece
from kamakura.kyodo.domain.differences import REMOVED
from kamakura.kyodo.domain.differences import RowChange
from kamakura.kyodo.domain.differences import same_answer
from typing import Any


TEXTS = frozenset({"line", "text", "email", "url"})


@dataclass(frozen=True)
class Asked:
    """A question as one version of a form asks it. ``columns`` are those of a table."""

    name: str
    title: str
    kind: str = "line"
    choices: Mapping[str, str] = dataclass_field(default_factory=dict)
    columns: "tuple[Asked, ...]" = ()
    is_money: bool = False


@dataclass(frozen=True)
class FieldChange:
    """A question and its two answers; ``old`` or ``new`` is None where it was not asked."""

    name: str
    old: Asked | None
    new: Asked | None
    old_value: Any = None
    new_value: Any = None
    pieces: tuple[Piece, ...] = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def asked(self) -> Asked:
        """The question as it is asked now, else as it was."""
        asked = self.new or self.old
        assert asked is not None
        return asked

    @property
    def is_changed(self) -> bool:
        """Does the answer differ? A question without an answer on either side does not."""
        return not same_answer(self.old_value, self.new_value)

    @property
    def is_renamed(self) -> bool:
        """Is the same question worded differently?"""
        return bool(self.old and self.new and self.old.title != self.new.title)

    @property
    def number_difference(self) -> int | None:
        """How much a number grew; None where there are not two numbers."""
        values = (self.old_value, self.new_value)
        if all(isinstance(one, int) and not isinstance(one, bool) for one in values):
            return self.new_value - self.old_value
        return None


def compare(
    old_asked: Sequence[Asked],
    old: Mapping[str, Any],
    new_asked: Sequence[Asked],
    new: Mapping[str, Any],
) -> tuple[FieldChange, ...]:
    """Every question of both versions, in the order of the new one; removed ones last."""
    before = {one.name: one for one in old_asked}
    after = {one.name: one for one in new_asked}
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        _field_change(name, (before.get(name), after.get(name)), (old.get(name), new.get(name)))
        for name in names
    )


def _field_change(
    name: str, asked: tuple[Asked | None, Asked | None], values: tuple[Any, Any]
) -> FieldChange:
    kinds = {one.kind for one in asked if one is not None}
    pieces: tuple[Piece, ...] = ()
    rows: tuple[RowChange, ...] = ()
    if kinds == {"table"}:
        rows = compare_rows(*(value or () for value in values))
    elif kinds == {"choices"}:
        pieces = compare_choices(*(value or () for value in values))
    elif kinds <= TEXTS:
        pieces = compare_texts(*(str(value or "") for value in values))
    return FieldChange(name, *asked, *values, pieces=pieces, rows=rows)


def changed(changes: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    """Only what differs."""
    return tuple(one for one in changes if one.is_changed)


def applied(changes: Sequence[FieldChange], old: Mapping[str, Any]) -> dict[str, Any]:
    """The new answers, made from the old ones and what changed; nothing is kept as ""."""
    made = dict(old)
    for one in changes:
        made[one.name] = _new_value(one)
    return {name: value for name, value in made.items() if value not in EMPTY}


def _new_value(change: FieldChange) -> Any:
    if change.rows:
        return [row.new for row in change.rows if row.new is not None]
    if change.pieces and change.asked.kind == "choices":
        return [one.text for one in change.pieces if one.mark != REMOVED]
    if change.pieces:
        return new_text(change.pieces)
    return change.new_value
