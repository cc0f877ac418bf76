"""How a table with inputs is drawn: its rows, cells, sums, buttons and sentences."""

from kamakura.kyodo.browser.widgets.row_acts import buttons
from kamakura.kyodo.browser.widgets.row_acts import LABELS
from kamakura.kyodo.browser.widgets.row_acts import SAID
from kamakura.kyodo.browser.widgets.rows import InputColumn
from kamakura.kyodo.browser.widgets.rows import total
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.forms.tables import row_kind
from typing import Any
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
import json


class DrawnRows:
    """The part of the table widget that its templates ask."""

    row_page = ViewPageTemplateFile("table_row.pt")

    def row_html(self, row: dict[str, Any]) -> str:
        """One row, drawn."""
        return self.row_page(row=row)

    @property
    def blank_row_html(self) -> str:
        """A row to be copied by the script, with marks for its place and number."""
        return self.row_html(self.row("__place__", {}))

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What the template draws. Not "rows": form editors take that for a height."""
        return [self.row(place, texts) for place, texts in enumerate(self.value)]

    def row(self, place: int | str, texts: dict[str, str]) -> dict[str, Any]:
        """Return one row with its cells and its name."""
        given = self.heading_column
        is_given = isinstance(place, int) and place < self.given_count
        number = str(place + 1) if isinstance(place, int) else "__number__"
        heading = ""
        cells = []
        for column in self.columns:
            text = texts.get(column.name, "")
            if is_given and column.name == given:
                heading = dict(column.options).get(text, text) if column.kind == "select" else text
            cells.append(self.cell(place, column, text))
        return {
            "place": place,
            "number": number,
            "id": f"{self.id}-{place}",
            "heading": heading,
            "given": given if is_given else "",
            "cells": cells,
            "change": self.change([texts]),
            "buttons": buttons(
                self.name, place, row=number, given=self.given_count, count=len(self.value)
            ),
        }

    def cell(self, place: int | str, column: InputColumn, text: str) -> dict[str, Any]:
        """Return one cell."""
        return {
            "column": column,
            "name": f"{self.name}.{place}.widgets.{column.name}",
            "id": f"{self.id}-{place}-{column.name}",
            "text": text,
            "error": self.cell_errors.get((place, column.name)),
        }

    def is_before_change(self, column: InputColumn) -> bool:
        """増減 stands right behind the actual amount, as on the paper form."""
        return bool(self.difference) and column.name == self.difference[0]

    def change(self, rows: list[dict[str, str]]) -> str:
        """Return 増減 of some rows."""
        if not self.difference:
            return ""
        columns = {column.name: column for column in self.columns}
        first, second = (total(columns[name], rows) for name in self.difference)
        return format_number(first - second)

    @property
    def totals(self) -> dict[str, str]:
        """The sums of the money columns."""
        money = [column for column in self.columns if column.kind == "money"]
        return {column.name: format_number(total(column, self.value)) for column in money}

    @property
    def words(self) -> str:
        """The sentences the script says, in the reader's language."""
        texts = {**SAID, **LABELS}
        return json.dumps(
            {key: translate(text, context=self.request) for key, text in texts.items()},
            ensure_ascii=False,
        )

    @property
    def here(self) -> str:
        """This page, at the table: where a button without JavaScript comes back to."""
        query = self.request.get("QUERY_STRING", "")
        address = self.request.get("ACTUAL_URL", "") + (f"?{query}" if query else "")
        return f"{address}#{self.id}"

    @property
    def has_totals(self) -> bool:
        """Is there a column of money to add up?"""
        return any(column.kind == "money" for column in self.columns)

    @property
    def difference(self) -> tuple[str, str] | None:
        """The two columns whose difference is shown as 増減."""
        kind = row_kind(self.field)
        return kind.difference if kind else None
