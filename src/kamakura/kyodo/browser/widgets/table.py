"""A table with inputs for a list of rows: plain HTML that works without JavaScript.

Cells are named ``<widget>.<row>.widgets.<column>``, like those of z3c.form's own multi widgets.
``kyodo.addrow`` (value: the widget's name), ``kyodo.removerow`` (``<name>:<row>``),
``kyodo.moverow`` (``<name>:<row>:up``) and ``kyodo.restorerow`` (the name) are submit buttons: the
form is shown again with the rows changed and all that was typed. tables.js answers them at once.
"""

from collective.z3cform.datagridfield.interfaces import IRow
from kamakura.kyodo.browser.parts import ErrorItem
from kamakura.kyodo.browser.widgets.errors import Unreadable
from kamakura.kyodo.browser.widgets.interfaces import IRowsWidget
from kamakura.kyodo.browser.widgets.row_acts import Acts
from kamakura.kyodo.browser.widgets.row_acts import sentence
from kamakura.kyodo.browser.widgets.row_drawing import DrawnRows
from kamakura.kyodo.browser.widgets.rows import InputColumn
from kamakura.kyodo.browser.widgets.rows import is_blank
from kamakura.kyodo.browser.widgets.rows import understand
from kamakura.kyodo.browser.widgets.rows import with_headings
from kamakura.kyodo.forms.tables import heading_column
from kamakura.kyodo.forms.tables import initial_rows
from kamakura.kyodo.forms.tables import ITable
from kamakura.kyodo.forms.tables import max_rows
from kamakura.kyodo.forms.tables import row_schema
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoLayer
from typing import Any
from z3c.form.browser.widget import HTMLFormElement
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IList
import re


ADDED = 3


@implementer_only(IRowsWidget)
class RowsWidget(DrawnRows, HTMLFormElement, Widget):
    """The value is what was typed: a list of rows, each column → text."""

    klass = "kyodo-rows-widget"
    value: list[dict[str, str]] = ()

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        self.cell_errors: dict[tuple[int, str], Any] = {}

    def update(self) -> None:
        """Find the value, then answer the buttons that add, move, remove and restore rows."""
        super().update()
        rows = [dict(texts) for texts in self.value or ()]
        self.acts = Acts(
            self.name,
            self.request.form,
            given=self.given_count,
            most=self.most_rows,
            columns=frozenset(row_schema(self.field).names()),
        )
        if self.mode == "input":
            rows = self.padded(self.acts.applied(rows))
        self.value = rows

    def extract(self, default: Any = NO_VALUE) -> Any:
        """Return all rows as typed, blank ones too."""
        pattern = re.compile(re.escape(self.name) + r"\.(\d{1,3})\.widgets\.(\w+)")
        found: dict[int, dict[str, str]] = {}
        for key, text in self.request.form.items():
            match = pattern.fullmatch(key)
            if match and isinstance(text, str):
                found.setdefault(int(match[1]), {})[match[2]] = text
        return [found[place] for place in sorted(found)] if found else default

    def padded(self, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        """Add given rows, and blank ones to write into, up to the limit."""
        if self.heading_column:
            rows = with_headings(rows, column=self.heading_column, tokens=self.field.headings)
        wanted = max(len(rows), len(initial_rows(self.field)))
        if self.request.form.get("kyodo.addrow") == self.name:
            wanted = len(rows) + ADDED
            self.acts.said = self.room if len(rows) >= self.most_rows else ""
        elif rows and not self.has_blank(rows):
            wanted = len(rows) + 1
        blanks = min(wanted, self.most_rows) - len(rows)
        return rows + [{} for _n in range(blanks)]

    def has_blank(self, rows: list[dict[str, str]]) -> bool:
        """Is there a row left to write into?"""
        return any(is_blank(texts, given=self.heading_column) for texts in rows)

    @property
    def heading_column(self) -> str:
        """The column that names given rows."""
        return heading_column(self.field)

    @property
    def columns(self) -> list[InputColumn]:
        """The columns, bound so that their choices are known."""
        fields = getFieldsInOrder(row_schema(self.field))
        return [InputColumn(name, field.bind(self.context)) for name, field in fields]

    @property
    def most_rows(self) -> int:
        """The most rows there may be."""
        return max_rows(self.field)

    @property
    def can_add(self) -> bool:
        """Is there room for another row?"""
        return len(self.value) < self.most_rows

    @property
    def given_count(self) -> int:
        """How many rows the form gives; they stand first and stay."""
        return len(self.field.headings) if self.heading_column else 0

    @property
    def room(self) -> Any:
        """How many rows there are and may be; at the limit: why no more."""
        key = "room" if self.can_add else "full"
        return sentence(key, count=len(self.value), most=self.most_rows)

    @property
    def said(self) -> Any:
        """What the pressed button did."""
        return self.acts.said

    @property
    def removed(self) -> str:
        """The row that was just removed, for 「元に戻す」."""
        return self.acts.removed

    @property
    def error_items(self) -> list[ErrorItem]:
        """A link per cell for the error summary."""
        return [
            ErrorItem(
                _("${row}行目: ${text}", mapping={"row": str(place + 1), "text": text}),
                f"#{self.id}-{place}-{name}",
            )
            for (place, name), text in self.cell_errors.items()
        ]


@adapter(ITable, IKyodoLayer)
@implementer(IFieldWidget)
def rows_widget(field: Any, request: Any) -> Any:
    """The widget of a ready table on our layer."""
    return FieldWidget(field, RowsWidget(request))


@adapter(IList, IRow, IKyodoLayer)
@implementer(IFieldWidget)
def drawn_rows_widget(field: Any, value_type: Any, request: Any) -> Any:
    """The widget of any list of rows on our layer."""
    return FieldWidget(field, RowsWidget(request))


@adapter(IList, IRowsWidget)
class RowsConverter(BaseDataConverter):
    """Between rows of values and rows of texts; errors are kept per cell."""

    def toWidgetValue(self, value: list[dict[str, Any]] | None) -> list[dict[str, str]]:
        """Return the texts of stored rows."""
        columns = self.widget.columns
        return [
            {column.name: column.typed(row.get(column.name)) for column in columns}
            for row in value or ()
        ]

    def toFieldValue(self, value: list[dict[str, str]]) -> list[dict[str, Any]] | None:
        """Return the rows that have an answer; Unreadable when a cell has an error."""
        result = understand(self.widget.columns, value, given=self.widget.heading_column)
        self.widget.cell_errors = result.errors
        if result.errors:
            count = {"count": str(len(result.errors)), "label": self.field.title}
            raise Unreadable(_("「${label}」に直すところが${count}か所あります。", mapping=count))
        return result.rows or self.field.missing_value
