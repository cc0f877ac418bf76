"""Sending a file that was made: good names, never cached, noted when others take it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import roles_on
from kamakura.kyodo.exports.base import Download
from plone.protect.utils import safeWrite
from typing import Any
from urllib.parse import quote


OWN = frozenset({permissions.ROLE_APPLICANT, permissions.ROLE_READER})


def send(request: Any, made: Download) -> bytes:
    """Answer with the file as an attachment, named in Japanese (RFC 6266)."""
    response = request.response
    response.setHeader("Content-Type", made.content_type)
    response.setHeader("Content-Length", str(len(made.data)))
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")
    response.setHeader("Content-Disposition", disposition(made.filename))
    return made.data


def disposition(filename: str) -> str:
    """Both ways to name an attachment (RFC 6266): a plain name for old programs, then the true one.

    The plain one keeps what is ASCII of it.
    """
    head, _dot, ending = filename.rpartition(".")
    plain = "".join(c for c in head if c.isascii() and (c.isalnum() or c in "-_")).strip("-_")
    name = quote(filename, safe="")
    return f"attachment; filename=\"{plain or 'download'}.{ending}\"; filename*=UTF-8''{name}"


@contextmanager
def line_only(obj: Any, request: Any) -> Iterator[None]:
    """What is written under it is a line of the record: harmless on a plain link."""
    yield
    for written in obj._p_jar._registered_objects:
        safeWrite(written, request)


def note_taking(host: Any, request: Any, *, what: dict[str, Any], by: str, now: datetime) -> None:
    """A line in the record when somebody outside the group takes a paper with its data.

    Nothing but that line is written, so the address may be a plain link.
    """
    if roles_on(host) & OWN:
        return
    with line_only(host, request):
        audit.record(host, action="download", by=by, now=now, details=what)
