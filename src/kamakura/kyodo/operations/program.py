"""協働事業: making the scheme and its folders."""

from .base import add
from .base import move
from .base import require_permission
from .base import state_of
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.naming import short_id
from plone import api
from typing import Any


TITLE = "市民活動団体と市による相互提案協働事業"
FOLDERS = (
    ("documents", "手引き・要綱・様式"),
    ("organizations", "市民活動団体"),
    ("projects", "実施事業"),
)


def create_program(container, *, by: str, now: datetime, id: str = "kyodo", **fields: Any):
    """Make the scheme; its folders come with it (see ``ensure_folders``)."""
    fields.setdefault("title", TITLE)
    return add(container, "KyodoProgram", by=by, now=now, id=id, **fields)


def ensure_folders(program, *, by: str, now: datetime) -> None:
    """Make the folders that are not there yet."""
    for key, title in FOLDERS:
        if key not in program:
            add(program, "KyodoFolder", by=by, now=now, id=key, title=title)


def publish_scheme(program, *, by: str, now: datetime) -> None:
    """Show the scheme's page to everybody, with its documents and its projects.

    Groups and their papers stay where they are: they are never public.
    """
    for thing in (program, program["documents"], program["projects"]):
        if state_of(thing) == "private":
            move(thing, "publish", by=by, now=now)


def add_document(program, *, title: str, file: Any, by: str, now: datetime) -> None:
    """Put a file of the city's on the page: 手引き, 要綱, 様式."""
    require_permission(program, permissions.MANAGE_SCHEME)
    api.content.create(
        program["documents"], "File", id=short_id("document"), title=title, file=file
    )
    details = {"file": file.filename}
    audit.record(program, action="add_document", by=by, now=now, details=details)
