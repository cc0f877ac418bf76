"""The registry of exports: one class and one adapter line, and menu and @exports offer it.

A class subclasses ``Export`` and is registered as a named adapter of the object it is about:

    <adapter factory=".filings.FilingsOfCall" name="filings" />
"""

from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.content import audit
from plone import api
from typing import Any
from zope.component import getAdapters
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


@dataclass(frozen=True)
class Download:
    """A file that was made for somebody."""

    filename: str
    content_type: str
    data: bytes


class IExport(Interface):
    """A file about an object, made on demand; the name of the adapter is its id."""

    title = Attribute("What it is called in the menu.")
    description = Attribute("What is in it, for whom.")
    permission = Attribute("Who may have it.")
    states = Attribute("In which states of the object; empty: in all.")

    def is_offered() -> bool:
        """May the person have it now?"""

    def download(*, by: str, now: datetime) -> Download:
        """Make the file, with a line in the record."""


@implementer(IExport)
class Export:
    """Base of the exports. A subclass says what it is and ``make``s the file."""

    title: Any = ""
    description: Any = ""
    permission = ""
    states: tuple[str, ...] = ()
    is_personal = True
    """Does it hold data of persons? Then who took it when stands in the record."""

    name = ""

    def __init__(self, context) -> None:
        self.context = context

    def is_offered(self) -> bool:
        """The permission, and the state where the export names some."""
        if not api.user.has_permission(self.permission, obj=self.context):
            return False
        return not self.states or api.content.get_state(self.context) in self.states

    def make(self, now: datetime) -> Download:
        """The file itself; for subclasses."""
        raise NotImplementedError

    def download(self, *, by: str, now: datetime) -> Download:
        """Make the file; a personal one is noted first."""
        made = self.make(now)
        if self.is_personal:
            details = {"export": self.name, "filename": made.filename}
            audit.record(self.context, action="export", by=by, now=now, details=details)
        return made


def exports_of(context) -> list[tuple[str, Export]]:
    """(name, export) of everything offered to the person on an object, by name."""
    found = sorted(getAdapters((context,), IExport), key=lambda pair: pair[0])
    return [(name, export) for name, export in found if export.is_offered()]


def export_of(context, name: str) -> Export | None:
    """One offered export, or None: also for somebody who may not have it."""
    export = queryAdapter(context, IExport, name=name)
    return export if export is not None and export.is_offered() else None
