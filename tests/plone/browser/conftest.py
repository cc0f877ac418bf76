"""A site with the sample pages, which show every part and every widget."""

from kamakura.kyodo.interfaces import IKyodoLayer
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.configuration import xmlconfig
from zope.interface import alsoProvides
import parts_page
import pytest


@pytest.fixture
def site(integration):
    here = getSite()
    setSite(None)  # or the views would be written into the site
    xmlconfig.file("configure.zcml", parts_page, context=integration["configurationContext"])
    setSite(here)
    alsoProvides(integration["request"], IKyodoLayer)
    return integration["portal"]
