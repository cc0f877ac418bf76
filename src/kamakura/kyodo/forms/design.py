"""The page of a form in the call: a read-only picture of the design, never a way to send it.

EasyForm's own view would accept a submission of a broken or empty form and say "thank you".
"""

from . import tables
from .catalog import BY_KEY
from .freeze import problems_of
from .schema import BrokenModel
from .schema import schema_of
from .schema import steps
from functools import cached_property
from kamakura.kyodo import messages
from kamakura.kyodo.content.settings import setting
from plone import api
from Products.Five import BrowserView
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder


class FormDesign(BrowserView):
    """What people see at the address of a form."""

    @property
    def spec(self):
        return BY_KEY.get(self.context.getId())

    @property
    def number(self) -> str:
        """様式1 …, as the settings have it today."""
        return (setting("form_map") or {}).get(self.context.getId(), "")

    @property
    def confirmed(self) -> bool:
        """Has the city compared the form with its official Word file?"""
        return self.context.getId() in (setting("confirmed_forms") or ())

    @property
    def may_edit(self) -> bool:
        return api.user.has_permission("Modify portal content", obj=self.context)

    @property
    def problems(self) -> list[Message]:
        """Sentences for staff; nobody else is shown them."""
        if not self.may_edit or self.spec is None:
            return []
        return [messages.sentence(problem) for problem in problems_of(self.context)]

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The steps with their fields; empty when the model is broken."""
        try:
            schema = schema_of(self.context.fields_model or "")
        except BrokenModel:
            return []
        fields = dict(getFieldsInOrder(schema))
        return [
            {"label": step.label, "fields": [_described(fields[name]) for name in step.fields]}
            for step in steps(schema)
        ]


def _described(field: Any) -> dict[str, Any]:
    columns = []
    if tables.is_table(field):
        columns = [column.title for _name, column in getFieldsInOrder(tables.row_schema(field))]
    limit = getattr(field, "max_length", None)
    return {
        "title": field.title,
        "help": field.description,
        "required": field.required,
        "limit": None if columns else limit,
        "columns": columns,
    }


class EditFields(BrowserView):
    """「編集」 of a form leads to its questions: the rest stands on the overview of the forms."""

    def __call__(self) -> str:
        self.request.response.redirect(f"{self.context.absolute_url()}/fields")
        return ""


class NoSubmission(BrowserView):
    """Stands where EasyForm would take, show or configure submissions: leads to the design."""

    def __call__(self) -> str:
        self.request.response.redirect(self.context.absolute_url())
        return ""
