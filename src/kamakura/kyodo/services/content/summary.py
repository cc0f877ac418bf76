"""Lines of lists and searches as JSON: only open columns of the catalog."""

from kamakura.kyodo.content.openness import is_ours
from kamakura.kyodo.content.openness import open_columns
from kamakura.kyodo.interfaces import IKyodoContent
from kamakura.kyodo.interfaces import IKyodoLayer
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.ZCatalog.interfaces import ICatalogBrain
from zope.component import adapter
from zope.interface import implementer


# Columns with user ids: of any content, for nobody; a list of accounts is nobody's business.
PEOPLE = frozenset(
    {"Creator", "listCreators", "listContributors", "Contributors", "author_name", "commentators"}
)


class OpenColumns(DefaultJSONSummarySerializer):
    """Plone's summary, less what is not open of the type (``metadata_fields=_all``, too)."""

    def metadata_fields(self) -> set[str]:
        asked = set(super().metadata_fields())
        portal_type = self.context.portal_type
        if not is_ours(portal_type):
            return asked - PEOPLE
        return asked & (set(self.default_metadata_fields) | open_columns(portal_type))


@implementer(ISerializeToJsonSummary)
@adapter(ICatalogBrain, IKyodoLayer)
class BrainSummary(OpenColumns):
    """A line of a search."""


@implementer(ISerializeToJsonSummary)
@adapter(IKyodoContent, IKyodoLayer)
class ContentSummary(OpenColumns):
    """A parent or a neighbour."""
