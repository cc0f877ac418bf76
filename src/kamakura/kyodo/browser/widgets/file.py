"""A file: chosen means replaced, with or without JavaScript; the name and size stay in view."""

from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.interfaces import IKyodoLayer
from plone.formwidget.namedfile.interfaces import INamedFileWidget
from plone.formwidget.namedfile.widget import NamedFileWidget
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedBlobFileField
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NOVALUE
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


class IKyodoFileWidget(INamedFileWidget):
    """A file widget of ours."""


@implementer_only(IKyodoFileWidget)
class KyodoFileWidget(NamedFileWidget):
    """Plone's file widget; an upload wins over 「そのまま使う」."""

    def extract(self, default: Any = NOVALUE) -> Any:
        """Return the upload if there is one, else what the chosen action says."""
        upload = self.request.form.get(self.name)
        if getattr(upload, "filename", ""):
            self.request.form[f"{self.name}.action"] = "replace"
        return super().extract(default)

    @property
    def kept_upload(self) -> str | None:
        """The ticket of a file sent with a form that had errors, unless the form keeps it itself.

        Writes the upload to Plone's temporary storage.
        """
        if self.stored or getattr(self.form, "keeps_uploads", False):
            return None
        return self.file_upload_id or None

    @property
    def stored(self) -> dict[str, str] | None:
        """Name and size of the file that is there."""
        if not INamed.providedBy(self.value):
            return None
        return {"name": self.value.filename, "size": size_text(self.value.getSize())}


@adapter(INamedBlobFileField, IKyodoLayer)
@implementer(IFieldWidget)
def file_widget(field: Any, request: Any) -> Any:
    """The widget of a file on our layer."""
    return FieldWidget(field, KyodoFileWidget(request))
