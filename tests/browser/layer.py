"""The site the browser meets: made as the demo is, with a real server in front of it."""

from kamakura.kyodo.testing import FIXTURE
from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.distribution.api import site as site_api
from plone.testing import Layer
from plone.testing import zca
from plone.testing import zodb
from plone.testing import zope
from plone.testing.zope import WSGI_SERVER_FIXTURE
from zope.component.hooks import setSite
import os
import tempfile


SITE_ID = "kamakura"
ANSWERS = {
    "site_id": SITE_ID,
    "title": "鎌倉市",
    "description": "相互提案協働事業を試すためのサイト",
    "default_language": "ja",
    "portal_timezone": "Asia/Tokyo",
    "setup_content": False,
}


class DemoSite(Layer):
    """A Japanese site with the city's look and the add-on, without content."""

    defaultBases = (FIXTURE,)

    def setUp(self) -> None:
        """Make the site in a storage of its own."""
        # Mail waits in a folder: no test talks to a mail server.
        os.environ["MAILHOST_QUEUE_ONLY"] = "1"
        self["zodbDB"] = zodb.stackDemoStorage(self.get("zodbDB"), name="DemoSite")
        self["configurationContext"] = zca.stackConfigurationContext(
            self.get("configurationContext")
        )
        with zope.zopeApp() as app:
            zope.login(app["acl_users"], SITE_OWNER_NAME)
            site = site_api.create(app, "kyodo-demo", dict(ANSWERS))
            setSite(site)
            queue = Path(tempfile.mkdtemp(prefix="kyodo-mail-"), "queue")
            site.MailHost.smtp_queue_directory = str(queue)
            setSite(None)
            zope.logout()

    def tearDown(self) -> None:
        """Throw the site away."""
        self["zodbDB"].close()
        del self["zodbDB"]
        del self["configurationContext"]


DEMO_SITE = DemoSite()
BROWSER_TESTING = zope.FunctionalTesting(
    bases=(DEMO_SITE, WSGI_SERVER_FIXTURE), name="Kyodo:Browser"
)
