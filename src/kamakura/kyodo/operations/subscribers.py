"""What follows when content is added, by a verb or by Plone's own add form."""

from .program import ensure_folders
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content.clock import acting_moment
from plone import api


def program_added(program, event) -> None:
    """A scheme comes with its folders."""
    now = acting_moment() or datetime.now(UTC)
    ensure_folders(program, by=api.user.get_current().getId() or "", now=now)
