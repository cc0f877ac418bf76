"""Taking our roles and the grants of our permissions away again; the role map adds them."""

from kamakura.kyodo import permissions
from typing import Any


def permission_names() -> tuple[str, ...]:
    """The titles of all permissions of ours."""
    values = [value for value in vars(permissions).values() if isinstance(value, str)]
    return tuple(v for v in values if v.startswith(permissions.PREFIX) and v != permissions.PREFIX)


def remove_roles(portal: Any) -> None:
    """Remove the grants first, then the roles."""
    for name in permission_names():
        portal.manage_permission(name, roles=[], acquire=1)
    portal.__ac_roles__ = tuple(
        role for role in portal.__ac_roles__ if role not in permissions.ROLES
    )
    plugin = portal.acl_users.portal_role_manager
    for role in permissions.ROLES:
        if role in plugin.listRoleIds():
            plugin.removeRole(role)
