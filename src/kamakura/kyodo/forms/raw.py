"""From answers back to what would have been typed: prefilling, and filings made by scripts."""

from .questions import cell_name
from .questions import DATE_PARTS
from .questions import is_money
from .questions import kind_of
from .questions import likert_name
from .questions import MOMENT_PARTS
from .questions import name
from .tables import heading_column
from .tables import row_schema
from .values import is_empty
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from kamakura.kyodo.domain.money import format_number
from typing import Any
from zope.interface.interfaces import IInterface


def raw_of(schema: IInterface, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What would have been typed to give these answers (for prefilling; files left out)."""
    raw: dict[str, Any] = {}
    for one, value in answers.items():
        if one not in schema or is_empty(value):
            continue
        kind = kind_of(schema[one])
        if kind == "table":
            raw |= raw_rows(schema[one], value)
        elif kind == "date":
            day = date.fromisoformat(value)
            parts = (day.year, day.month, day.day)
            raw |= {name(one, key): str(part) for key, part in zip(DATE_PARTS, parts, strict=True)}
        elif kind == "moment":
            day, _t, clock = value.partition("T")
            parts = (*(str(int(part)) for part in day.split("-")), clock)
            raw |= {name(one, key): part for key, part in zip(MOMENT_PARTS, parts, strict=True)}
        elif kind == "likert":
            raw |= _raw_likert(schema[one], value)
        elif kind == "choices":
            raw[name(one)] = list(value)
        elif kind not in ("file", "note"):
            raw[name(one)] = "1" if value is True else str(value)
    return raw


def _raw_likert(field: Any, lines: Sequence[str]) -> dict[str, str]:
    raw = {}
    for number, question in enumerate(field.questions or (), start=1):
        start = f"{question}: "
        said = [line.removeprefix(start) for line in lines if line.startswith(start)]
        raw |= {likert_name(field.__name__, number): text for text in said}
    return raw


def raw_rows(field: Any, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The cells of a table's rows as typed.

    Rows with a given heading stand in the place of that heading, as the screen shows them.
    """
    column = heading_column(field)
    places = list(field.headings) if column else []
    raw, free = {}, iter(range(len(places), len(places) + len(rows)))
    for row in rows:
        heading = row.get(column)
        number = places.index(heading) if heading in places else next(free)
        if heading in places:
            places[number] = None
        for key, cell in row.items():
            if cell is not None:
                raw[cell_name(field.__name__, number, key)] = _cell_text(field, key, cell)
    return raw


def _cell_text(field: Any, column: str, value: Any) -> str:
    """Amounts with commas, as people write them into a table."""
    is_yen = isinstance(value, int) and is_money(row_schema(field)[column])
    return format_number(value) if is_yen else str(value)
