"""What was typed into the criteria editor, as rows and as a criteria set."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from kamakura.kyodo.browser.criteria.words import plain_number
from kamakura.kyodo.domain.criteria import COUNT_TOP
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.domain.criteria import tie_step_items
from kamakura.kyodo.domain.criteria import VOTE
from typing import Any
import re
import unicodedata


MAX_ITEMS = 30
TIE_STEPS = 4
ITEMS_STEP = "items"


@dataclass(frozen=True)
class ItemRow:
    """One item as it stands in the editor: everything is text."""

    key: str
    title: str = ""
    look_at: str = ""
    weight: str = "1"
    minimum: str = ""
    veto: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing was typed."""
        return not (self.title.strip() or self.look_at.strip())


@dataclass(frozen=True)
class TieRow:
    """One step of the tie order: its kind, and the numbers of its items like ``2+3+4``."""

    kind: str = ""
    items: str = ""


def half(text: Any) -> str:
    """Half-width digits, without blanks around."""
    return unicodedata.normalize("NFKC", str(text or "")).strip()


def stored_rows(criteria: CriteriaSet) -> list[ItemRow]:
    """The items of a set as rows."""
    return [
        ItemRow(
            key=item.key,
            title=item.title,
            look_at=item.look_at,
            weight=plain_number(item.weight),
            minimum=plain_number(item.minimum) if item.minimum else "",
            veto=item.key in criteria.veto_items,
        )
        for item in criteria.criteria
    ]


def typed_rows(form: Mapping[str, Any]) -> list[ItemRow]:
    """The rows as typed, in the order of their numbers."""
    numbers = sorted(int(name[4:]) for name in form if re.fullmatch(r"key\.\d{1,3}", name))
    return [
        ItemRow(
            key=str(form[f"key.{number}"]),
            title=form.get(f"title.{number}", ""),
            look_at=form.get(f"look_at.{number}", ""),
            weight=form.get(f"weight.{number}", ""),
            minimum=form.get(f"minimum.{number}", ""),
            veto=bool(form.get(f"veto.{number}")),
        )
        for number in numbers[:MAX_ITEMS]
    ]


def changed_rows(rows: list[ItemRow], button: str) -> list[ItemRow]:
    """The rows after ``add``, ``up.2``, ``down.2`` or ``remove.2`` (numbers from 0)."""
    action, _dot, number = button.partition(".")
    rows = list(rows)
    if action == "add" and len(rows) < MAX_ITEMS:
        return [*rows, ItemRow(key=free_key(rows))]
    if not number.isdecimal() or int(number) >= len(rows):
        return rows
    place = int(number)
    if action == "remove":
        del rows[place]
    other = {"up": place - 1, "down": place + 1}.get(action, -1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return rows


def free_key(rows: list[ItemRow]) -> str:
    """A sign no item has; a removed item's sign is not given again while others stand above."""
    numbers = [int(row.key[1:]) for row in rows if re.fullmatch(r"q\d+", row.key)]
    return f"q{max(numbers, default=0) + 1}"


def stored_ties(criteria: CriteriaSet) -> list[TieRow]:
    """The steps of a set as rows, filled up with empty ones."""
    order = {item.key: str(place) for place, item in enumerate(criteria.criteria, 1)}
    rows = []
    for step in criteria.tie_order:
        if step in (COUNT_TOP, VOTE):
            rows.append(TieRow(step))
        else:
            items = "+".join(order.get(key, key) for key in tie_step_items(step))
            rows.append(TieRow(ITEMS_STEP, items))
    return (rows + [TieRow()] * TIE_STEPS)[:TIE_STEPS]


def typed_ties(form: Mapping[str, Any]) -> list[TieRow]:
    """The steps as typed."""
    return [
        TieRow(form.get(f"tie_kind.{number}", ""), form.get(f"tie_items.{number}", ""))
        for number in range(TIE_STEPS)
    ]


def read_set(base: CriteriaSet, form: Mapping[str, Any], rows: list[ItemRow]) -> CriteriaSet:
    """The set that was typed. What is no number is kept out of range, so that the rule says so."""
    rows = [row for row in rows if not row.is_blank]
    low, high = _whole(form.get("scale_min")), _whole(form.get("scale_max"))
    return replace(
        base,
        criteria=tuple(_criterion(row) for row in rows),
        scale_min=low,
        scale_max=high,
        not_applicable=bool(form.get("not_applicable")),
        pass_percent=_whole(form.get("pass_percent")),
        pass_on=form.get("pass_on", "mean"),
        drop_extremes=bool(form.get("drop_extremes")),
        veto=form.get("veto", "none"),
        veto_items=tuple(row.key for row in rows if row.veto),
        veto_at=_whole(form.get("veto_at")),
        tie_order=tuple(step for row in typed_ties(form) if (step := _step(row, rows))),
        scale_words=_words(base, form, low, high),
        comment_required=bool(form.get("comment_required")),
        low_mark=_whole(form.get("low_mark") or "0"),
    )


def _criterion(row: ItemRow) -> Criterion:
    return Criterion(
        key=row.key,
        title=row.title.strip(),
        look_at=row.look_at.strip(),
        weight=half(row.weight),
        minimum=half(row.minimum),
    )


def _whole(text: Any) -> int:
    plain = half(text)
    return int(plain) if re.fullmatch(r"\d{1,4}", plain) else -1


def _step(row: TieRow, rows: list[ItemRow]) -> str:
    if row.kind != ITEMS_STEP:
        return row.kind
    numbers = [half(part) for part in re.split(r"[+,、・]", half(row.items))]
    known = {str(place): item.key for place, item in enumerate(rows, 1)}
    # A number that is no item's stays as it is: the rule names it.
    return "+".join(known.get(number, number) for number in numbers)


def _words(
    base: CriteriaSet, form: Mapping[str, Any], low: int, high: int
) -> tuple[tuple[int, str], ...]:
    if not 0 <= low < high <= 100:
        return base.scale_words
    found = dict(base.scale_words)
    for mark in range(high, low - 1, -1):
        found[mark] = str(form.get(f"word.{mark}", found.get(mark, ""))).strip()
    return tuple((mark, found[mark]) for mark in sorted(found, reverse=True) if found[mark])
