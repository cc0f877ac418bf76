"""Our content as JSON: only what is declared open, to whom it is open."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from kamakura.kyodo.content.openness import open_fields
from kamakura.kyodo.interfaces import IKyodoContent
from kamakura.kyodo.interfaces import IKyodoForm
from kamakura.kyodo.interfaces import IKyodoLayer
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.restapi.batching import HypermediaBatch
from plone.restapi.bbb import boolean_value
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.utils import get_portal_type_title
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.schema import getFields


@implementer(ISerializeToJson)
@adapter(IKyodoContent, IKyodoLayer)
class KyodoSerializer:
    """One object: its address, title and state, its open fields, what of its content is seen.

    Written from nothing instead of on top of Plone's, so that what Plone adds in a later
    release (neighbours, locks with names, expansions) is not open by itself.
    """

    def __init__(self, context, request) -> None:
        self.context = context
        self.request = request

    def __call__(
        self, version: Any = None, include_items: bool = True, include_expansion: bool = True
    ) -> dict[str, Any]:
        result = {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "type_title": get_portal_type_title(self.context.portal_type),
            "id": self.context.getId(),
            "UID": self.context.UID(),
            "title": self.context.Title(),
            "description": self.context.Description(),
            "review_state": api.content.get_state(self.context, default=None),
            "is_folderish": True,
            "parent": self.parent(),
        }
        result.update(self.fields())
        if boolean_value(self.request.form.get("include_items", include_items)):
            result.update(self.items())
        return result

    def parent(self) -> dict[str, Any]:
        """The container, if the person may see it."""
        parent = aq_parent(aq_inner(self.context))
        if not api.user.has_permission("View", obj=parent):
            return {}
        return getMultiAdapter((parent, self.request), ISerializeToJsonSummary)()

    def fields(self) -> dict[str, Any]:
        """The open fields."""
        known = {}
        for schema in iterSchemata(self.context):
            known.update(getFields(schema))
        return {
            name: getMultiAdapter((known[name], self.context, self.request), IFieldSerializer)()
            for name in open_fields(self.context)
        }

    def items(self) -> dict[str, Any]:
        """What the person may see of the content; the number counts only that."""
        path = "/".join(self.context.getPhysicalPath())
        query = {"path": {"query": path, "depth": 1}, "sort_on": "sortable_title"}
        brains = api.portal.get_tool("portal_catalog").searchResults(**query)
        batch = HypermediaBatch(self.request, brains)
        found: dict[str, Any] = {
            "items": [
                getMultiAdapter((brain, self.request), ISerializeToJsonSummary)() for brain in batch
            ],
            "items_total": batch.items_total,
        }
        if batch.links:
            found["batching"] = batch.links
        return found


@implementer(ISerializeToJson)
@adapter(IKyodoForm, IKyodoLayer)
class FormSerializer:
    """A form: that it is there. Its design is for its editor, its answers are not in it."""

    def __init__(self, context, request) -> None:
        self.context = context
        self.request = request

    def __call__(self, version: Any = None, **options: Any) -> dict[str, Any]:
        return {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "id": self.context.getId(),
            "title": self.context.Title(),
        }
