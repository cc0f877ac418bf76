"""A required set of ticks needs at least one."""

from kamakura.kyodo.interfaces import IKyodoLayer
from typing import Any
from z3c.form.converter import CollectionSequenceDataConverter
from z3c.form.interfaces import ICheckBoxWidget
from zope.component import adapter
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import RequiredMissing


@adapter(ICollection, ICheckBoxWidget)
class TicksConverter(CollectionSequenceDataConverter):
    """Between a set and its ticks."""

    def toFieldValue(self, value: Any) -> Any:
        """Return the set; RequiredMissing when nothing is ticked (z3c.form lets that pass)."""
        if self.field.required and not value and IKyodoLayer.providedBy(self.widget.request):
            raise RequiredMissing(self.field.__name__)
        return super().toFieldValue(value)
