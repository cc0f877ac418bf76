"""One site, walked by everybody at three moments; the tests read what was met."""

from kamakura.kyodo.testing import FUNCTIONAL_TESTING
from tests.plone.leaks.recorder import walk_all
import pytest


@pytest.fixture(scope="module")
def visit(functional_session):
    """What everybody met."""
    # Elsewhere the layer is set up for each test; here the whole module shares one site.
    FUNCTIONAL_TESTING.testSetUp()
    try:
        yield walk_all(FUNCTIONAL_TESTING["portal"])
    finally:
        FUNCTIONAL_TESTING.testTearDown()


@pytest.fixture(scope="module")
def walked(visit):
    """What everybody met at each moment."""
    return visit.walked
