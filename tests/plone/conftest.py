"""The only place that starts Plone."""

from kamakura.kyodo.testing import FUNCTIONAL_TESTING
from kamakura.kyodo.testing import INTEGRATION_TESTING
from kamakura.kyodo.testing import SERVER_TESTING
from pytest_plone import fixtures_factory
import pytest


# The steps of the walks assert, and are no test modules.
pytest.register_assert_rewrite("tests.plone.walk")
globals().update(
    fixtures_factory(
        (
            (INTEGRATION_TESTING, "integration"),
            (FUNCTIONAL_TESTING, "functional"),
            (SERVER_TESTING, "server"),
        )
    )
)
