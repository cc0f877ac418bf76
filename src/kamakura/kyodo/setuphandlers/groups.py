"""The four groups of the scheme, each with the global roles it carries."""

from kamakura.kyodo.permissions import ROLE_CENTER
from kamakura.kyodo.permissions import ROLE_COMMITTEE
from kamakura.kyodo.permissions import ROLE_OFFICER
from kamakura.kyodo.permissions import ROLE_SECRETARIAT
from plone import api
from typing import Any


# Group titles are data a city may reword, so they are stored as plain text.
GROUPS = {
    "kyodo-secretariat": ("協働事業 事務局", (ROLE_SECRETARIAT,)),
    "kyodo-section": ("協働事業 担当課", (ROLE_OFFICER,)),
    "kyodo-center": ("協働事業推進部会", (ROLE_CENTER,)),
    "kyodo-committee": ("協働事業選考委員会", (ROLE_COMMITTEE,)),
}


def ensure_groups(portal: Any) -> None:
    """Create the missing groups and give each its roles; existing titles and members stay."""
    tool = api.portal.get_tool("portal_groups")
    known = set(tool.getGroupIds())
    for group_id, (title, roles) in GROUPS.items():
        if group_id not in known:
            tool.addGroup(group_id, roles=list(roles), title=title)
            continue
        now = set(api.group.get_roles(groupname=group_id))
        if not now.issuperset(roles):
            tool.setRolesForPrincipal(sorted((now | set(roles)) - {"Authenticated"}), group_id)


def remove_groups(portal: Any) -> None:
    """Remove the groups; their members stay members of the site."""
    tool = api.portal.get_tool("portal_groups")
    known = set(tool.getGroupIds())
    tool.removeGroups([group_id for group_id in GROUPS if group_id in known])
