"""協働事業: making the scheme and its folders."""

from .base import add
from datetime import datetime
from typing import Any


FOLDERS = (
    ("documents", "手引き・要綱・様式"),
    ("organizations", "市民活動団体"),
    ("projects", "実施事業"),
)


def create_program(container, *, by: str, now: datetime, id: str = "kyodo", **fields: Any):
    """Make the scheme; its folders come with it (see ``ensure_folders``)."""
    fields.setdefault("title", "市民活動団体と市による相互提案協働事業")
    return add(container, "KyodoProgram", by=by, now=now, id=id, **fields)


def ensure_folders(program, *, by: str, now: datetime) -> None:
    """Make the folders that are not there yet."""
    for key, title in FOLDERS:
        if key not in program:
            add(program, "KyodoFolder", by=by, now=now, id=key, title=title)
