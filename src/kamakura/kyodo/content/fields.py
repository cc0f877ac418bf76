"""Schema fields our content types share."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.row import DictRow
from datetime import datetime
from plone.autoform import directives
from zoneinfo import ZoneInfo
from zope import schema


TOKYO = ZoneInfo("Asia/Tokyo")
TIMEZONE_NAME = "Asia/Tokyo"


def rows(row_schema, **options) -> schema.List:
    """A list of dictionaries, each after ``row_schema``."""
    return schema.List(
        value_type=DictRow(schema=row_schema), required=False, missing_value=[], **options
    )


def jst(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """An aware moment in Japan time."""
    return datetime(year, month, day, hour, minute, tzinfo=TOKYO)


__all__ = ["TIMEZONE_NAME", "TOKYO", "DataGridFieldFactory", "directives", "jst", "rows"]
