"""市民活動団体: registering a group, its profile, and the people who act for it."""

from .base import add
from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import update
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.organization import IOrganizationSchema
from kamakura.kyodo.content.organization import MEMBER_ROLES
from kamakura.kyodo.domain.filing import OrganizationCode
from kamakura.kyodo.domain.japanese import fold_name
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from plone import api
from typing import Any
from zope.schema import getFieldNames


PROFILE = frozenset({"title", *getFieldNames(IOrganizationSchema)})


def register_organization(program, *, by: str, now: datetime, **fields: Any):
    """Register a group; whoever does it becomes its 代表.

    In order: the name is not taken, the group, its first person, the mail to the secretariat.
    """
    require_permission(program, permissions.ADD_ORGANIZATION)
    folder = program["organizations"]
    _require_free_name(folder, fields["title"])
    organization = add(folder, "KyodoOrganization", by=by, now=now, **_profile(fields))
    organization.members[by] = "representative"
    _reindex_people(organization)
    post(
        organization,
        "organization_registered",
        recipients=group_people("kyodo-secretariat"),
        params={"organization": organization.title},
        by=by,
        now=now,
    )
    return organization


def open_organization(program, *, by: str, now: datetime, **fields: Any):
    """The secretariat opens an account for a group; its people come by invitation.

    In order: the name is not taken, the group without people.
    """
    require_permission(program, permissions.MANAGE_SCHEME)
    folder = program["organizations"]
    _require_free_name(folder, fields["title"])
    return add(folder, "KyodoOrganization", by=by, now=now, **_profile(fields))


def _profile(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in PROFILE}


def _require_free_name(folder, title: str, but: Any = None) -> None:
    catalog = api.portal.get_tool("portal_catalog")
    path = {"query": "/".join(folder.getPhysicalPath()), "depth": 1}
    for other in catalog.unrestrictedSearchResults(portal_type="KyodoOrganization", path=path):
        if other.getId != but and fold_name(other.Title) == fold_name(title):
            raise refuse(OrganizationCode.NAME_TAKEN, title=other.Title)


def update_profile(organization, *, by: str, now: datetime, **fields: Any) -> tuple[str, ...]:
    """Write the profile; the record names the fields that changed, not their contents."""
    require_permission(organization, permissions.MANAGE_ORGANIZATION)
    wanted = _profile(fields)
    changed = {k: v for k, v in wanted.items() if getattr(organization, k, None) != v}
    if "title" in changed:
        _require_free_name(organization.__parent__, changed["title"], organization.getId())
    if changed:
        update(organization, reindex=("Title", "sortable_title", "SearchableText"), **changed)
        details = {"fields": sorted(changed)}
        audit.record(organization, action="update_profile", by=by, now=now, details=details)
    return tuple(sorted(changed))


def deactivate(organization, *, reason: str, by: str, now: datetime) -> None:
    """休止: the group begins nothing new; what it has goes on, and its pages stay."""
    move(organization, "deactivate", by=by, now=now, reason=reason)


def reactivate(organization, *, reason: str, by: str, now: datetime) -> None:
    """The group is at work again."""
    move(organization, "reactivate", by=by, now=now, reason=reason)


def set_member(organization, *, user_id: str, role: str, by: str, now: datetime) -> None:
    """Add a person to the group, or change what they may do."""
    require_leading(organization)
    refuse_unless(role in MEMBER_ROLES, "not_permitted")
    refuse_unless(api.user.get(userid=user_id), OrganizationCode.PERSON_UNKNOWN, name=user_id)
    old = organization.members.get(user_id, "")
    if old == role:
        return
    if old == "representative":
        _require_other_representative(organization, user_id)
    organization.members[user_id] = role
    _record_people(organization, "set_member", user_id, old, role, by=by, now=now)


def join_group(organization, *, user_id: str, role: str, now: datetime) -> None:
    """A person who was invited joins: the invitation is the permission. Nobody loses rights."""
    old = organization.members.get(user_id, "")
    if old and MEMBER_ROLES.index(old) <= MEMBER_ROLES.index(role):
        return
    organization.members[user_id] = role
    _record_people(organization, "join_group", user_id, old, role, by=user_id, now=now)


def remove_member(organization, *, user_id: str, by: str, now: datetime) -> None:
    """Take a person out of the group; what they did stays in the record."""
    require_leading(organization)
    refuse_unless(user_id in organization.members, OrganizationCode.PERSON_UNKNOWN, name=user_id)
    _require_other_representative(organization, user_id)
    old = organization.members.pop(user_id)
    _record_people(organization, "remove_member", user_id, old, "", by=by, now=now)


def hand_over(organization, *, user_id: str, by: str, now: datetime, stay_as: str = "editor"):
    """引き継ぎ: another person becomes 代表; the old one stays as ``stay_as``, or leaves ("")."""
    refuse_unless(stay_as in (*MEMBER_ROLES, ""), "not_permitted")
    set_member(organization, user_id=user_id, role="representative", by=by, now=now)
    old = organization.members.get(by)
    if old is None or by == user_id or stay_as == old:
        return
    if stay_as:
        organization.members[by] = stay_as
    else:
        del organization.members[by]
    _record_people(organization, "hand_over", by, old, stay_as, by=by, now=now)


def require_leading(organization) -> None:
    """Only a 代表 of the group, or the secretariat, changes its people."""
    require_permission(organization, permissions.MANAGE_ORGANIZATION)
    user = api.user.get_current().getId()
    leads = organization.members.get(user) == "representative"
    refuse_unless(
        leads or api.user.has_permission(permissions.MANAGE_SCHEME, obj=organization),
        OrganizationCode.NOT_IN_GROUP,
    )


def _require_other_representative(organization, user_id: str) -> None:
    if organization.members.get(user_id) != "representative":
        return
    others = [u for u, role in organization.members.items() if role == "representative"]
    refuse_unless(set(others) - {user_id}, OrganizationCode.LAST_REPRESENTATIVE)


def _record_people(
    organization, action: str, user_id: str, old: str, new: str, *, by: str, now: datetime
) -> None:
    details = {"user": user_id}
    audit.record(organization, action=action, by=by, now=now, old=old, new=new, details=details)
    _reindex_people(organization)


def _reindex_people(organization) -> None:
    """Who sees the group and its things hangs on its people."""
    organization.reindexObject(idxs=["kyodo_members"])
    organization.reindexObjectSecurity()
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(kyodo_organization=organization.UID()):
        thing = brain._unrestrictedGetObject()
        if thing.portal_type != "KyodoOrganization":
            thing.reindexObjectSecurity()
