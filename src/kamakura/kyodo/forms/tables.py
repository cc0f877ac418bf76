"""Tables as form fields: ready kinds of table, and what a screen asks of a table field.

A table is a list of dictionaries after a row interface of ours. The model XML names only the
kind (``type="kamakura.kyodo.forms.tables.ExpenseTable"``), so that a city editing the form
cannot break the columns.
"""

from . import choices
from . import rows as r
from collections.abc import Mapping
from collections.abc import Sequence
from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.interfaces import IRow
from collective.z3cform.datagridfield.row import DictRow
from dataclasses import dataclass
from kamakura.kyodo.i18n import _
from plone.schemaeditor.interfaces import IFieldEditFormSchema
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNamesInOrder
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList


# Zope refuses a request of more than 1,024 parts: no single table may come near it.
ROW_LIMIT = 40
BLANK_ROWS = 3


@dataclass(frozen=True)
class RowKind:
    """A ready table.

    ``heading`` is the column that given rows are named by; ``difference`` names the two
    columns whose difference (first less second) a screen shows as 増減.
    """

    key: str
    title: str
    schema: IInterface
    max_rows: int = 30
    heading: str = ""
    headings: tuple[str, ...] = ()
    difference: tuple[str, str] | None = None


def _tokens(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(token for token, _title in pairs)


_INCOME = _tokens(choices.INCOME_CATEGORIES)
_EXPENSE = _tokens(choices.EXPENSE_CATEGORIES)
_PLAN_ACTUAL = ("actual", "planned")


class ITableSettings(IField):
    """What the form editor offers to change of a table."""

    min_length = schema.Int(title=_("最少の行数"), required=False, min=0, max=ROW_LIMIT)
    max_length = schema.Int(title=_("最多の行数"), required=False, min=1, max=ROW_LIMIT)
    headings = schema.List(
        title=_("はじめから示す行"),
        description=_("1行に1つずつ書きます。費目など決まった項目は、記号のままにします。"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )


class ITable(ITableSettings, IList):
    """A list of rows of one kind."""


@implementer(ITable)
class Table(schema.List):
    """A table field. Its kind is its class, so that the editor offers each kind by name."""

    kind: RowKind

    def __init__(self, headings: Sequence[str] = (), **kw: Any) -> None:
        self.headings = list(headings or ())
        kw.setdefault("value_type", DictRow(title=self.kind.title, schema=self.kind.schema))
        kw.setdefault("max_length", self.kind.max_rows)
        super().__init__(**kw)


class IncomeTable(Table):
    kind = RowKind("income", _("表: 収入予算"), r.IIncomeRow, 20, "category", _INCOME)


class ExpenseTable(Table):
    kind = RowKind("expense", _("表: 支出予算"), r.IExpenseRow, 40, "category", _EXPENSE)


class RoleTable(Table):
    kind = RowKind("role", _("表: 役割分担"), r.IRoleRow, 20)


class ScheduleTable(Table):
    kind = RowKind("schedule", _("表: スケジュール"), r.IScheduleRow, 24)


class StaffTable(Table):
    kind = RowKind("staff", _("表: 従事者"), r.IStaffRow, 20)


class OutcomeGoalTable(Table):
    kind = RowKind("outcome_goal", _("表: 成果目標"), r.IOutcomeGoalRow, 5)


class ActivityGoalTable(Table):
    kind = RowKind("activity_goal", _("表: 活動指標"), r.IActivityGoalRow, 5)


class TrackRecordTable(Table):
    kind = RowKind("track_record", _("表: 活動実績"), r.ITrackRecordRow)


class CityWorkTable(Table):
    kind = RowKind("city_work", _("表: 市との協働・補助の実績"), r.ICityWorkRow, 20)


class OfficerTable(Table):
    kind = RowKind("officer", _("表: 役員名簿"), r.IOfficerRow)


class ActivityReportTable(Table):
    kind = RowKind("activity_report", _("表: 実施内容"), r.IActivityReportRow, 40)


class GoalResultTable(Table):
    kind = RowKind("goal_result", _("表: 目標と実績"), r.IGoalResultRow, 10)


class IncomeAccountTable(Table):
    kind = RowKind(
        "income_account",
        _("表: 収入決算"),
        r.IIncomeAccountRow,
        20,
        "category",
        _INCOME,
        _PLAN_ACTUAL,
    )


class ExpenseAccountTable(Table):
    kind = RowKind(
        "expense_account",
        _("表: 支出決算"),
        r.IExpenseAccountRow,
        40,
        "category",
        _EXPENSE,
        _PLAN_ACTUAL,
    )


class ConsultationMeetingTable(Table):
    kind = RowKind("consultation_meeting", _("表: 協議の記録"), r.IConsultationMeetingRow, 20)


TABLES: tuple[type[Table], ...] = (
    IncomeTable,
    ExpenseTable,
    RoleTable,
    ScheduleTable,
    StaffTable,
    OutcomeGoalTable,
    ActivityGoalTable,
    TrackRecordTable,
    CityWorkTable,
    OfficerTable,
    ActivityReportTable,
    GoalResultTable,
    IncomeAccountTable,
    ExpenseAccountTable,
    ConsultationMeetingTable,
)
ROW_KINDS: Mapping[str, RowKind] = {table.kind.key: table.kind for table in TABLES}


@implementer(IFieldEditFormSchema)
@adapter(ITable)
def table_settings(field: Table) -> IInterface:
    """The schema of the editor's settings form for a table."""
    return ITableSettings


@implementer(IFieldWidget)
@adapter(ITable, IFormLayer)
def table_widget(field: Table, request: Any) -> Any:
    """The widget of a table where no screen of ours brings its own (the form editor)."""
    return DataGridFieldFactory(field, request)


def is_table(field: Interface) -> bool:
    """Is this field a list of rows?"""
    return IList.providedBy(field) and IRow.providedBy(field.value_type)


def row_schema(field: schema.List) -> IInterface:
    """The row interface of a table field."""
    return field.value_type.schema


def row_kind(field: schema.List) -> RowKind | None:
    """The ready kind of a table, or None for a table drawn by hand."""
    return getattr(field, "kind", None)


def max_rows(field: schema.List) -> int:
    """The most rows a screen may offer and the server accepts."""
    return min(field.max_length or ROW_LIMIT, ROW_LIMIT)


def heading_column(field: schema.List) -> str:
    """The column that given rows are named by; "" for a table without given rows."""
    if not getattr(field, "headings", None):
        return ""
    kind = row_kind(field)
    return (kind.heading if kind else "") or next(iter(getFieldNamesInOrder(row_schema(field))))


def initial_rows(field: schema.List) -> list[dict[str, Any]]:
    """The rows of an empty table: the given headings, else a few blank ones."""
    column = heading_column(field)
    if column:
        return [{column: heading} for heading in field.headings]
    return [{} for _n in range(min(max(field.min_length or 0, BLANK_ROWS), max_rows(field)))]


def is_blank_row(field: schema.List, row: Mapping[str, Any]) -> bool:
    """Has nobody typed into this row? A given heading alone is not typing."""
    given = heading_column(field)
    return all(row.get(name) in (None, "", []) for name in row_schema(field) if name != given)
