"""Jobs without a browser write the addresses at which people find the site."""

from kamakura.kyodo.notifications.jobs import site_at
from tests.plone import sample
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
import pytest


@pytest.fixture
def bare(integration):
    """The root as a script opens it: with a site in it, and no request."""
    sample.make_site(integration["portal"])
    site, request = getSite(), getRequest()
    yield integration["app"].aq_base
    setSite(site)
    setRequest(request)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.city.example.jp/kyodo", "https://www.city.example.jp/kyodo/kyodo"),
        ("https://kyodo.city.example.jp/", "https://kyodo.city.example.jp/kyodo"),
        ("http://localhost:8080/plone", "http://localhost:8080/plone/kyodo"),
    ],
)
def test_links_begin_with_the_address_that_was_given(bare, address, found):
    site = site_at(bare, "plone", address)
    assert site["kyodo"].absolute_url() == found


@pytest.mark.parametrize("address", ["", "kamakura", "www.city.example.jp/kyodo", "ftp://x/y"])
def test_what_is_no_address_is_refused(bare, address):
    with pytest.raises(ValueError, match="not the address"):
        site_at(bare, "plone", address)
