"""Taking an upload: looked at first, then kept as a blob; what is refused is kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.scanner import IVirusScanner
from kamakura.kyodo.content.scanner import Verdict
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.files import clean_name
from kamakura.kyodo.domain.files import content_type
from kamakura.kyodo.domain.files import file_refusal
from kamakura.kyodo.domain.files import FileCode
from kamakura.kyodo.domain.files import filing_size_refusal
from kamakura.kyodo.domain.files import room_refusal
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.component import getUtility
import errno
import os
import shutil
import tempfile


STATES = {
    Verdict.CLEAN: scans.CLEAN,
    Verdict.AWAY: scans.WAITING,
    Verdict.UNJUDGED: scans.UNJUDGED,
}


@dataclass(frozen=True)
class Limits:
    """What this filing may hold: megabytes per file and together, and what it holds already."""

    file_mb: int
    filing_mb: int
    other_sizes: tuple[int, ...] = ()


def take_file(upload: Any, limits: Limits, *, context: Any) -> NamedBlobFile:
    """The stored file. ``Refused`` with the reason, and then nothing was written.

    In order: room on the disk, size, kind and content, the filing as a whole, the scan; only
    then the bytes go into a blob.
    """
    filename = clean_name(upload.filename)
    size = upload.seek(0, 2) or upload.tell()
    upload.seek(0)
    _refuse(room_refusal(free_bytes(context), size, reserve_mb=setting("min_free_mb")))
    refusal = file_refusal(
        upload,
        filename=filename,
        size=size,
        limit_mb=limits.file_mb,
        kinds=setting("file_kinds"),
    )
    _refuse(refusal)
    _refuse(filing_size_refusal((*limits.other_sizes, size), limit_mb=limits.filing_mb))
    state = _scan(upload, filename)
    upload.seek(0)
    file = _stored(upload, filename)
    scans.set_scan_state(file, state)
    return file


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _scan(upload: Any, filename: str) -> str:
    if setting("scan_mode") == "off":
        return scans.UNCHECKED
    verdict = getUtility(IVirusScanner).scan(upload)
    if verdict == Verdict.FOUND:
        raise refuse(FileCode.INFECTED, name=filename)
    return STATES[verdict]


def _stored(upload: Any, filename: str) -> NamedBlobFile:
    try:
        return NamedBlobFile(upload, contentType=content_type(filename), filename=filename)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise refuse(FileCode.NO_ROOM) from error
        raise


def free_bytes(context: Any) -> int:
    """The room left where blobs are kept, or where uploads wait, whichever is less."""
    storage = context._p_jar.db().storage if context._p_jar is not None else None
    find = getattr(storage, "temporaryDirectory", tempfile.gettempdir)
    places: Iterable[str] = (find(), tempfile.gettempdir())
    return min(shutil.disk_usage(place).free for place in places if os.path.isdir(place))
