"""What GenericSetup cannot say in XML: done on install and undone on uninstall."""

from kamakura.kyodo.setuphandlers.form_editor import remove_tables
from kamakura.kyodo.setuphandlers.groups import ensure_groups
from kamakura.kyodo.setuphandlers.groups import remove_groups
from kamakura.kyodo.setuphandlers.registry import add_entries
from kamakura.kyodo.setuphandlers.registry import remove_entries
from kamakura.kyodo.setuphandlers.registry import remove_indexes
from kamakura.kyodo.setuphandlers.roles import remove_roles
from plone import api
from plone.base.interfaces import INonInstallable
from typing import Any
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps our helper profiles out of the lists for people."""

    def getNonInstallableProfiles(self) -> list[str]:
        """Profiles not offered when a site is created or an add-on chosen."""
        return ["kamakura.kyodo:demo", "kamakura.kyodo:uninstall"]

    def getNonInstallableProducts(self) -> list[str]:
        """Nothing of ours is a product of its own."""
        return []


def post_install(setup_tool: Any) -> None:
    """Make the groups of the scheme and enter our types in the lists of the site."""
    ensure_groups(api.portal.get())
    add_entries()


def uninstall(setup_tool: Any) -> None:
    """Remove the groups of the scheme, the roles they carried, our registry entries and indexes."""
    portal = api.portal.get()
    remove_groups(portal)
    remove_roles(portal)
    remove_tables()
    remove_entries()
    remove_indexes()
