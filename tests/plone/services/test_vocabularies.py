"""A registered citizen cannot list the accounts of the site."""

from kamakura.kyodo.interfaces import IKyodoLayer
from plone.app.querystring.interfaces import IQuerystringRegistryReader
from plone.registry.interfaces import IRegistry
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import alsoProvides
import pytest
import sample


USERS = "plone.app.vocabularies.Users"


@pytest.fixture
def site(integration):
    alsoProvides(integration["request"], IKyodoLayer)
    return sample.make_site(integration["portal"])


def may_list(site, user_id):
    name = "GET_application_json_@vocabularies"
    service = getMultiAdapter((site.call, site.portal.REQUEST), name=name)
    with sample.acting(user_id):
        return bool(service._has_permission_to_access_vocabulary(USERS))


def test_a_member_does_not_list_accounts(site):
    assert may_list(site, "other") is False


def test_the_secretariat_lists_accounts(site):
    assert may_list(site, "jimu") is True


def accounts_told(site, user_id):
    """The people Plone's editor of collections offers as authors."""
    registry, request = getUtility(IRegistry), site.portal.REQUEST
    reader = getMultiAdapter((registry, request), IQuerystringRegistryReader)
    reader.vocab_context = site.portal
    with sample.acting(user_id):
        return set(reader()["indexes"]["Creator"]["values"])


@pytest.mark.parametrize(("user_id", "told"), [("other", False), ("jimu", True)])
def test_who_edits_collections_is_told_accounts_as_who_lists_them(site, user_id, told):
    assert ("jimu" in accounts_told(site, user_id)) is told
