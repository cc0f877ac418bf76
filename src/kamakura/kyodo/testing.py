"""Test layers: a Plone site with kamakura.kyodo installed."""

from plone import api
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from typing import Any
import kamakura.kyodo


LANGUAGE = {"plone.default_language": "ja", "plone.available_languages": ["ja"]}


class KyodoLayer(PloneSandboxLayer):
    """Plone with its default content types and ours."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app: Any, configurationContext: Any) -> None:
        """Load our ZCML, which includes that of what we build on."""
        self.loadZCML(package=kamakura.kyodo)

    def setUpPloneSite(self, portal: Any) -> None:
        """Install us as a city would, in a Japanese site."""
        for record, value in LANGUAGE.items():
            api.portal.set_registry_record(record, value)
        applyProfile(portal, "kamakura.kyodo:default")


FIXTURE = KyodoLayer()
INTEGRATION_TESTING = IntegrationTesting(bases=(FIXTURE,), name="Kyodo:Integration")
FUNCTIONAL_TESTING = FunctionalTesting(bases=(FIXTURE,), name="Kyodo:Functional")
SERVER_TESTING = FunctionalTesting(bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="Kyodo:Server")
