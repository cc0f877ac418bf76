"""The edit form of our content."""

from .words import fixed_words
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.operations.changes import fixed_in
from kamakura.kyodo.operations.changes import record_change
from plone import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from plone.z3cform.fieldsets.utils import remove
from typing import Any
from z3c.form.interfaces import IDataManager
from zope.component import getMultiAdapter
from zope.interface import classImplements


class EditContent(DefaultEditForm):
    """``edit``: does not offer what is fixed, and keeps a line of what was changed."""

    def update(self) -> None:
        # Plone's page has a place for one sentence above the fields.
        self.status = fixed_words(self.context)
        super().update()

    def updateFields(self) -> None:
        super().updateFields()
        for name in fixed_in(self.context):
            remove(self, name)

    def applyChanges(self, data: Any) -> Any:
        before = self._values()
        changes = super().applyChanges(data)
        record_change(
            self.context,
            before,
            self._values(),
            by=api.user.get_current().getId(),
            now=datetime.now(UTC),
        )
        return changes

    def _values(self) -> dict[str, Any]:
        """Field name -> its value, of every field the form offers."""
        fields = [one.field for part in (self, *self.groups) for one in part.fields.values()]
        content = self.getContent()
        return {
            field.getName(): getMultiAdapter((content, field), IDataManager).query()
            for field in fields
        }


EditContentPage = layout.wrap_form(EditContent)
classImplements(EditContentPage, IDexterityEditForm)
