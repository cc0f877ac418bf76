"""@vocabularies: Plone's, without the lists of accounts for people who do not look after them."""

from kamakura.kyodo import permissions
from plone import api
from plone.app.content.browser.vocabulary import PERMISSIONS
from plone.restapi.services.vocabularies.get import VocabulariesGet


# Plone asks for "List portal members" here, which every registered citizen has.
LIST_MEMBERS = "List portal members"


class KyodoVocabularies(VocabulariesGet):
    """Vocabularies over REST."""

    def _has_permission_to_access_vocabulary(self, vocabulary_name: str) -> bool:
        if PERMISSIONS.get(vocabulary_name) == LIST_MEMBERS and not api.user.has_permission(
            permissions.MANAGE_SCHEME, obj=self.context
        ):
            return False
        return super()._has_permission_to_access_vocabulary(vocabulary_name)
