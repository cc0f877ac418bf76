"""Who is told: addresses of groups, departments and staff."""

from .outbox import Recipient
from dataclasses import replace
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.settings import officers_of
from plone import api


def organization_people(host) -> list[Recipient]:
    """The group's people (代表・担当), and the group's own address."""
    organization = organization_of(host)
    if organization is None:
        return []
    people = _users(user for user, role in organization.members.items() if role != "reader")
    if organization.email:
        people.append(Recipient(f"{organization.title} 御中", organization.email))
    return [replace(one, group_uid=organization.UID()) for one in people]


def section_people(section_ids) -> list[Recipient]:
    """Officers of the departments."""
    return _users(user for section in section_ids or () for user in officers_of(section))


def group_people(group_id: str) -> list[Recipient]:
    """People of a Plone group, such as ``kyodo-secretariat``."""
    group = api.group.get(group_id)
    return _users(user.getId() for user in api.user.get_users(groupname=group_id)) if group else []


def people(user_ids) -> list[Recipient]:
    """Persons by user id; who has no address is left out."""
    return _users(user_ids)


def _users(user_ids) -> list[Recipient]:
    found = []
    for user_id in dict.fromkeys(user_ids):
        user = api.user.get(userid=user_id)
        email = user.getProperty("email") if user else ""
        if email:
            name = user.getProperty("fullname") or user_id
            found.append(Recipient(f"{name} 様", email, user_id))
    return found
