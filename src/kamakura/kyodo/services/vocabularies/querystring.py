"""What the editor of collections is told, without the list of accounts for those who need none."""

from .get import LIST_MEMBERS
from kamakura.kyodo import permissions
from plone import api
from plone.app.content.browser.vocabulary import PERMISSIONS
from plone.app.querystring.registryreader import QuerystringRegistryReader


class KyodoQuerystringReader(QuerystringRegistryReader):
    """Read by ``@querystring`` and ``@@querybuilderjsonconfig``, which everybody may open."""

    def _checkVocabularyPermission(self, vocab_name: str) -> bool:
        if PERMISSIONS.get(vocab_name) == LIST_MEMBERS and not api.user.has_permission(
            permissions.MANAGE_SCHEME, obj=api.portal.get()
        ):
            return False
        return super()._checkVocabularyPermission(vocab_name)
