"""The papers folded by form and step: closed, but where something is marked or wrong."""

from .marking import Markable
from .marking import MarkSheet
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any


@dataclass(frozen=True)
class Fold:
    """A form, or a step of one. ``marks`` and ``found`` count what is inside."""

    title: Any
    items: Sequence[Markable]
    marks: int
    found: int
    is_open: bool
    id: str = ""
    whole: Markable | None = None
    steps: Sequence["Fold"] = field(default=())

    @property
    def labels(self) -> list[Any]:
        """What is asked inside: so that a question is found without opening."""
        return [one.label for one in self.items]


def folds(
    sheets: Sequence[MarkSheet], marked: Collection[Markable], errors: Mapping[str, Any]
) -> list[Fold]:
    """The forms with their steps, as they stand on the page."""
    addresses = {one.address for one in marked}
    return [_sheet(sheet, addresses, errors) for sheet in sheets]


def _sheet(sheet: MarkSheet, marked: Collection[str], errors: Mapping[str, Any]) -> Fold:
    steps = [_fold(title, items, marked, errors) for title, items in sheet.steps]
    made = _fold(sheet.title, list(sheet.all()), marked, errors)
    return Fold(
        title=sheet.title,
        items=made.items,
        marks=made.marks,
        found=made.found,
        is_open=made.is_open,
        id=f"sheet-{sheet.key}",
        whole=sheet.whole,
        steps=steps,
    )


def _fold(
    title: Any, items: Sequence[Markable], marked: Collection[str], errors: Mapping[str, Any]
) -> Fold:
    marks = sum(one.address in marked for one in items)
    return Fold(
        title=title,
        items=items,
        marks=marks,
        found=sum(bool(one.findings) for one in items),
        is_open=bool(marks) or any(one.what in errors for one in items),
    )
