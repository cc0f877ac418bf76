"""Kinds of widgets of ours."""

from z3c.form.interfaces import IWidget


class IGroupWidget(IWidget):
    """Several inputs under one heading."""


class IDatePartsWidget(IGroupWidget):
    """年・月・日 in three boxes."""


class IRowsWidget(IGroupWidget):
    """A table with inputs in its cells."""
