"""A site with the demo, made once for all tests of this folder."""

from datetime import datetime
from kamakura.kyodo.testing import FIXTURE
from pathlib import Path
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from pytest_plone import fixtures_factory
from typing import Any
import os
import tempfile
import time
import transaction


class DemoLayer(PloneSandboxLayer):
    """A site to which somebody applied the profile of the demo."""

    defaultBases = (FIXTURE,)

    def setUpPloneSite(self, portal: Any) -> None:
        """Apply the profile as ``make start`` does, and take the time."""
        queue_mail_in(portal, self)
        begun = time.perf_counter()
        applyProfile(portal, "kamakura.kyodo:demo")
        self["seconds"] = time.perf_counter() - begun
        self["made_at"] = datetime.now().astimezone()
        transaction.commit()


def queue_mail_in(portal: Any, layer: Any) -> None:
    """Mail waits in a folder, as in the demo: nothing leaves this machine."""
    layer["mail"] = tempfile.TemporaryDirectory()
    os.environ["MAILHOST_QUEUE_ONLY"] = "1"
    portal.MailHost.smtp_queue = True
    portal.MailHost.smtp_queue_directory = str(Path(layer["mail"].name, "queue"))


DEMO_FIXTURE = DemoLayer()
DEMO = IntegrationTesting(bases=(DEMO_FIXTURE,), name="Kyodo:Demo")
DEMO_PAGES = FunctionalTesting(bases=(DEMO_FIXTURE,), name="Kyodo:DemoPages")

globals().update(fixtures_factory(((DEMO, "demo"), (DEMO_PAGES, "demo_pages"))))
