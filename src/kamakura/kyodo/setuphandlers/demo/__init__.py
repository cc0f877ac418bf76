"""The demo: facts of past years, a fictional year from beginning to end, and an open call.

Everything is done through the verbs, by the person whose act it is and at the moment it
would have happened, so that permissions, rules and histories are those of real use.
"""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.setuphandlers.demo.build import build
from plone import api
from typing import Any


def install(setup_tool: Any) -> None:
    """Put the demo into the site, once: a site that has a scheme is left alone."""
    portal = api.portal.get()
    if "kyodo" not in portal:
        build(portal, now=datetime.now(UTC))
