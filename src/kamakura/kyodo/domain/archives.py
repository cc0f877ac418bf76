"""What is looked for inside an Office file before it is taken. Nothing is unpacked to disk.

An Office file is a zip; a zip may hold macros, point to programs elsewhere, or swell to many
times its size when somebody opens it. Reading is bounded, whatever the file says of itself.
"""

from .office_xml import danger_of_relations
from .office_xml import names_macros
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
import re
import struct
import zipfile
import zlib


MOST_PARTS = 3000
MOST_BYTES = 400 * 1024 * 1024
MOST_RATIO = 150
"""A real sheet of numbers packs about 20 times; a bomb thousands of times."""

RATIO_COUNTS_FROM = 20 * 1024 * 1024
MOST_XML = 2 * 1024 * 1024
"""A list of relations or content types is a few thousand bytes."""

MOST_EMBEDDED = 60 * 1024 * 1024
DEEPEST = 2
"""A table in a document, and a table in that; deeper only bombs go."""

LONGEST_ENTRY = 200
"""Bytes of one part in the zip's own list: its name and what stands around it."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_MACRO = "_VBA_PROJECT".encode("utf-16-le")
OFFICE_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


@dataclass(frozen=True)
class Rules:
    """How strictly a zip is looked at: a file that is only kept, or one that we open ourselves."""

    most_parts: int
    most_bytes: int
    is_opened: bool


KEPT = Rules(MOST_PARTS, MOST_BYTES, is_opened=False)
OPENED = Rules(600, 60 * 1024 * 1024, is_opened=True)
"""Parsed by us, so: nothing embedded, no entities, nothing outside but links for people."""

_EMBEDDED = re.compile(r"/embeddings/|oleObject", re.I)
_PACKAGE = re.compile(r"/embeddings/|\.(doc|xls|ppt)[xm]$|\.zip$", re.I)
_ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|\.(exe|dll|js|vbs|bat|ps1|jar|scr)$", re.I)


class _TooMany(ValueError):
    """More parts than any document has; said before they are counted one by one."""


def office_kinds(stream: BinaryIO) -> tuple[str, ...]:
    """The kinds of Office file a zip can be; empty for any other or broken zip."""
    try:
        with _opened(stream) as archive:
            names = {name.lower() for name in archive.namelist()}
    except _TooMany:
        return tuple(OFFICE_PARTS)
    except UNREADABLE:
        return ()
    if "[content_types].xml" not in names:
        return ()
    return tuple(kind for kind, part in OFFICE_PARTS.items() if part in names)


def danger_in(stream: BinaryIO, rules: Rules = KEPT, *, depth: int = 0) -> str:
    """What is dangerous in an Office file: "macro", "bomb", "outside", "broken"; "" if nothing."""
    size = stream.seek(0, 2)
    try:
        with _opened(stream) as archive:
            return _danger(archive, size, rules, depth)
    except _TooMany:
        return "bomb"
    except UNREADABLE:
        return "broken"


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive, unless its own list is too long to be read; the stream ends at its start."""
    try:
        _refuse_long_list(stream)
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            yield archive
    finally:
        stream.seek(0)


def _refuse_long_list(stream: BinaryIO) -> None:
    """Raises ``_TooMany`` by what the end of the file says, so that a long list costs nothing."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))  # the end record with the longest comment
    tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 16:
        return
    count, length = struct.unpack("<HI", tail[place + 10 : place + 16])
    if count > MOST_PARTS or length > MOST_PARTS * LONGEST_ENTRY:
        raise _TooMany


def _danger(archive: zipfile.ZipFile, size: int, rules: Rules, depth: int) -> str:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > rules.most_parts or total > rules.most_bytes:
        return "bomb"
    if total > RATIO_COUNTS_FROM and total > MOST_RATIO * max(size, 1):
        return "bomb"
    if any(_is_active(part.filename, rules) for part in parts):
        return "macro"
    found = (_danger_of_part(archive, part, rules, depth) for part in parts)
    return next((danger for danger in found if danger), "")


def _is_active(name: str, rules: Rules) -> bool:
    return bool(_ACTIVE.search(name) or (rules.is_opened and _EMBEDDED.search(name)))


def _danger_of_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, rules: Rules, depth: int
) -> str:
    name = part.filename.lower()
    if name == "[content_types].xml" or name.endswith(".rels"):
        return _danger_of_list(archive, part, rules)
    if rules.is_opened and name.endswith(".xml"):
        text = _read(archive, part, rules.most_bytes)
        return "broken" if b"<!DOCTYPE" in text or b"<!ENTITY" in text else ""
    return _danger_of_package(archive, part, depth) if _PACKAGE.search(name) else ""


def _danger_of_list(archive: zipfile.ZipFile, part: zipfile.ZipInfo, rules: Rules) -> str:
    text = _read(archive, part, MOST_XML + 1)
    if len(text) > MOST_XML:
        return "bomb"
    if part.filename.lower().endswith(".rels"):
        return danger_of_relations(text, links_only=rules.is_opened)
    return "macro" if names_macros(text) else ""


def _danger_of_package(archive: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> str:
    """A document inside the document is looked at like the one it is in."""
    data = _read(archive, part, MOST_EMBEDDED + 1)
    if len(data) > MOST_EMBEDDED:
        return "bomb"
    if data.startswith(OLD_OFFICE):
        return "macro" if OLD_MACRO in data else ""
    if not data.startswith(b"PK"):
        return ""
    return "bomb" if depth == DEEPEST else danger_in(BytesIO(data), depth=depth + 1)


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(part) as opened:
        return opened.read(most)
