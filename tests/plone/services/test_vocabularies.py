"""A registered citizen cannot list the accounts of the site."""

from kamakura.kyodo.interfaces import IKyodoLayer
from zope.component import getMultiAdapter
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
