"""設定を変える: each changed rule is one entry of the record."""

from .base import require_permission
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.settings import PREFIX
from kamakura.kyodo.content.settings import setting
from plone import api
from typing import Any


def change_settings(values: Mapping[str, Any], *, by: str, now: datetime) -> tuple[str, ...]:
    """Write the settings that differ; answers their names.

    In order: the registry, the record of the site (old and new values), and who may find what
    where officers changed their department.
    """
    portal = api.portal.get()
    require_permission(portal, permissions.MANAGE_SCHEME)
    changed = {name: value for name, value in values.items() if setting(name) != value}
    for name, value in changed.items():
        audit.record(
            portal,
            action="change_setting",
            by=by,
            now=now,
            details={"name": name, "old": repr(setting(name)), "new": repr(value)},
        )
        api.portal.set_registry_record(f"{PREFIX}.{name}", value)
    if "section_members" in changed:
        _reindex_section_security()
    return tuple(changed)


def _reindex_section_security() -> None:
    catalog = api.portal.get_tool("portal_catalog")
    for section in catalog.uniqueValuesFor("kyodo_sections"):
        for brain in catalog.unrestrictedSearchResults(kyodo_sections=section):
            brain._unrestrictedGetObject().reindexObjectSecurity()
