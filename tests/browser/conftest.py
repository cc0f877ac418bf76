"""A real server, a real browser, and people in front of it."""

from contextlib import contextmanager
from crew import Crew
from layer import BROWSER_TESTING
from layer import SITE_ID
from pathlib import Path
from playwright.sync_api import expect
from playwright.sync_api import sync_playwright
from plone.app.testing import SITE_OWNER_NAME
from plone.testing import zope
from pytest_plone import fixtures_factory
from zope.component.hooks import setSite
import pytest
import shutil
import transaction


SHOTS = Path(__file__).parents[2] / "shots"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# How long to wait for what must come: a busy machine is slow, not wrong.
expect.set_options(timeout=30_000)

globals().update(fixtures_factory(((BROWSER_TESTING, "server"),)))


@pytest.fixture(scope="session")
def chromium():
    """The browser of this machine."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "chromium がありません。apt-get install chromium で入れてください。"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site_address(server) -> str:
    """Where the site is."""
    return f"http://{server['host']}:{server['port']}/{SITE_ID}"


@pytest.fixture
def as_manager(server):
    """Return a context manager: prepare or look at the site as its Manager; commits."""

    @contextmanager
    def managed():
        app = server["app"]
        transaction.begin()
        site = app[SITE_ID]
        setSite(site)
        zope.login(app["acl_users"], SITE_OWNER_NAME)
        try:
            yield site
            transaction.commit()
        finally:
            transaction.abort()
            zope.logout()
            setSite(None)

    return managed


@pytest.fixture
def crew(chromium, site_address):
    """People, each with a browser of their own; problems of the screens they looked at."""
    people = Crew(chromium, site_address, shots=SHOTS)
    yield people
    people.leave()
