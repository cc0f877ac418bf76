"""Finding what is checked, and naming it."""

from plone import api
from typing import Any


TOLD = frozenset({"passed", "below_mark", "not_chosen"})
AFTER_RELEASE = TOLD | {"budgeting", "decided", "not_funded"}
"""States a proposal reaches only after its result was told; it may also leave by withdrawal."""


def found(portal, portal_type: str) -> list[Any]:
    """All objects of a type."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=portal_type, sort_on="path")
    return [brain._unrestrictedGetObject() for brain in brains]


def where(obj) -> str:
    """The path of an object."""
    return "/".join(obj.getPhysicalPath())
