"""Uninstalling takes away workflows, groups, roles and grants."""

from kamakura.kyodo.permissions import ROLES
from kamakura.kyodo.setuphandlers.groups import GROUPS
from kamakura.kyodo.setuphandlers.roles import permission_names
from plone import api
import pytest


@pytest.fixture
def bare(portal):
    """The site after our uninstall profile has run."""
    setup = api.portal.get_tool("portal_setup")
    setup.runAllImportStepsFromProfile("profile-kamakura.kyodo:uninstall")
    return portal


def test_roles_are_gone(bare):
    assert [role for role in ROLES if role in bare.valid_roles()] == []
    assert [
        role for role in ROLES if role in bare.acl_users.portal_role_manager.listRoleIds()
    ] == []


def test_grants_are_gone(bare):
    granted = {
        name: [role["name"] for role in bare.rolesOfPermission(name) if role["selected"]]
        for name in permission_names()
    }
    assert {name: roles for name, roles in granted.items() if roles not in ([], ["Manager"])} == {}


def test_groups_are_gone(bare):
    assert [name for name in GROUPS if api.group.get(groupname=name)] == []


def test_workflows_and_their_bindings_are_gone(bare):
    tool = api.portal.get_tool("portal_workflow")
    assert [name for name in tool.objectIds() if name.startswith("kyodo_")] == []
    assert [name for name, _chain in tool.listChainOverrides() if name.startswith("Kyodo")] == []
