"""What follows when content is added, by a verb or by Plone's own add form."""

from .program import ensure_folders
from datetime import datetime
from datetime import UTC
from kamakura.kyodo import permissions
from kamakura.kyodo.content.clock import acting_moment
from plone import api


SHOW_TOOLBAR = "Show Toolbar"
EDITORS = ("Manager", "Site Administrator", "Editor", permissions.ROLE_SECRETARIAT)


def program_added(program, event) -> None:
    """A scheme comes with its folders; Plone's toolbar is for its editors only.

    Groups, departments and committee do everything on pages of ours: the toolbar would offer
    them steps that lead nowhere. They get Plone's member menu instead.
    """
    program.manage_permission(SHOW_TOOLBAR, roles=EDITORS, acquire=False)
    now = acting_moment() or datetime.now(UTC)
    ensure_folders(program, by=api.user.get_current().getId() or "", now=now)
