"""Uninstalling takes away workflows, groups, roles and grants."""

from kamakura.kyodo.permissions import ROLES
from kamakura.kyodo.setuphandlers.groups import GROUPS
from kamakura.kyodo.setuphandlers.roles import permission_names
from plone import api
from plone.browserlayer.utils import registered_layers
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


def traces(portal) -> dict[str, set[str]]:
    """Everything in the site's tools that carries our name."""
    catalog = api.portal.get_tool("portal_catalog")
    registry = api.portal.get_tool("portal_registry")
    return {
        "types": {name for name in portal.portal_types.objectIds() if name.startswith("Kyodo")},
        "indexes": {name for name in catalog.indexes() if name.startswith("kyodo_")},
        "columns": {name for name in catalog.schema() if name.startswith("kyodo_")},
        "records": {name for name in registry.records if "kyodo" in name},
        "entries": {
            entry
            for name in ("plone.types_not_searched", "plone.displayed_types")
            for entry in registry[name]
            if entry.startswith("Kyodo")
        },
        "tables": {
            entry for entry in registry["easyform.allowedFields"] if "kamakura.kyodo" in entry
        },
        "configlets": {
            action.id
            for action in portal.portal_controlpanel.listActions()
            if action.id.startswith("kamakura.kyodo")
        },
        "layers": {
            layer.__identifier__
            for layer in registered_layers()
            if layer.__identifier__.startswith("kamakura.kyodo")
        },
    }


def test_every_kind_of_trace_is_there_before(portal):
    assert [kind for kind, found in traces(portal).items() if not found] == []


def test_no_trace_is_left(bare):
    assert {kind: found for kind, found in traces(bare).items() if found} == {}
