"""Schema fields our content types share."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.row import DictRow
from datetime import datetime
from kamakura.kyodo.domain.deadlines import JST
from plone.autoform import directives
from zope import schema


TIMEZONE_NAME = "Asia/Tokyo"


def rows(row_schema, **options) -> schema.List:
    """A list of dictionaries, each after ``row_schema``; empty where nothing was entered yet.

    Without a default it would be None, and the grid of Plone's edit form stops at that.
    """
    return schema.List(
        value_type=DictRow(schema=row_schema),
        required=False,
        defaultFactory=list,
        missing_value=[],
        **options,
    )


def jst(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """An aware moment in Japan time. (The database cannot keep a ``ZoneInfo``.)"""
    return datetime(year, month, day, hour, minute, tzinfo=JST)


__all__ = ["TIMEZONE_NAME", "DataGridFieldFactory", "directives", "jst", "rows"]
