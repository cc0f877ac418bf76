"""Installing makes roles and groups."""

from kamakura.kyodo.permissions import ROLES
from kamakura.kyodo.setuphandlers.groups import GROUPS
from plone import api


def test_install_makes_our_roles(portal):
    assert set(ROLES) <= set(portal.__ac_roles__)


def test_install_makes_the_groups_with_their_roles(portal):
    roles = {g: set(api.group.get_roles(groupname=g)) - {"Authenticated"} for g in GROUPS}
    assert roles == {g: set(carried) for g, (_title, carried) in GROUPS.items()}


def test_scripting_in_forms_stays_with_the_manager(portal):
    for verb in ("Add Custom Scripts", "Edit TALES Fields", "Edit Python Fields"):
        granted = portal.rolesOfPermission(f"collective.easyform: {verb}")
        assert [r["name"] for r in granted if r["selected"]] == ["Manager"]
