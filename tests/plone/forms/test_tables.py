"""Tables: kinds, rows, and what the domain calls the same things."""

from kamakura.kyodo.domain.budget import Expense
from kamakura.kyodo.domain.budget import Income
from kamakura.kyodo.forms import tables
from plone.schemaeditor.interfaces import IFieldEditFormSchema
from plone.schemaeditor.interfaces import IFieldFactory
from plone.supermodel.interfaces import IFieldExportImportHandler
from zope.component import getUtility
from zope.schema import getFieldNamesInOrder
from zope.schema import TextLine
import pytest


@pytest.mark.parametrize("table", tables.TABLES)
def test_kind_is_named_like_its_class(table):
    camel = "".join(word.capitalize() for word in table.kind.key.split("_"))

    assert table.__name__ == f"{camel}Table"


@pytest.mark.parametrize("table", tables.TABLES)
def test_table_is_offered_in_the_editor(portal, table):
    name = f"{table.__module__}.{table.__name__}"
    field = getUtility(IFieldFactory, name=name)(__name__="t", title="表", required=True)

    assert isinstance(field, table)
    assert getUtility(IFieldExportImportHandler, name=name).klass is table
    assert name in portal.portal_registry["easyform.allowedFields"]
    assert getFieldNamesInOrder(IFieldEditFormSchema(field))[-1] == "headings"


@pytest.mark.parametrize("table", tables.TABLES)
def test_difference_columns_exist(table):
    columns = table.kind.schema.names()

    assert set(table.kind.difference or ()) <= set(columns)
    assert table.kind.heading in ("", *columns)
    assert table.kind.max_rows <= tables.ROW_LIMIT


def test_categories_are_those_of_the_budget_rules():
    income, expense = tables.IncomeTable.kind.schema, tables.ExpenseTable.kind.schema

    assert [term.value for term in income["category"].vocabulary] == [str(c) for c in Income]
    assert [term.value for term in expense["category"].vocabulary] == [str(c) for c in Expense]


def test_rows_of_an_empty_table():
    free = tables.RoleTable(title="表", min_length=2)
    given = tables.IncomeTable(title="表", headings=["city_share", "fees"])

    assert tables.initial_rows(free) == [{}, {}, {}]
    assert tables.initial_rows(given) == [{"category": "city_share"}, {"category": "fees"}]


def test_row_cap_is_never_above_the_limit():
    assert tables.max_rows(tables.RoleTable(title="表", max_length=5000)) == tables.ROW_LIMIT
    assert tables.max_rows(tables.OutcomeGoalTable(title="表")) == 5


def test_given_heading_alone_is_a_blank_row():
    table = tables.IncomeTable(title="表", headings=["fees"])

    assert tables.is_blank_row(table, {"category": "fees", "amount": None, "breakdown": ""})
    assert not tables.is_blank_row(table, {"category": "fees", "amount": 0})


def test_table_takes_rows_of_its_kind():
    table = tables.StaffTable(__name__="staff", title="表")
    table.validate([{"role": "司会", "people": 2}])

    assert tables.is_table(table)
    assert not tables.is_table(TextLine(title="行"))
