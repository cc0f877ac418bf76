"""What is looked for inside an Office file before it is taken. Nothing is unpacked to disk.

An Office file is a zip; a zip may hold macros, point to programs elsewhere, or swell to many
times its size when somebody opens it. Reading is bounded, whatever the file says of itself.
"""

from collections.abc import Iterator
from typing import BinaryIO
import re
import zipfile
import zlib


MOST_PARTS = 3000
MOST_BYTES = 400 * 1024 * 1024
MOST_RATIO = 150
"""A real sheet of numbers packs about 20 times; a bomb thousands of times."""

RATIO_COUNTS_FROM = 20 * 1024 * 1024
MOST_XML = 2 * 1024 * 1024
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

_ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|\.(exe|dll|js|vbs|bat|ps1|jar|scr)$", re.I)
_RELATION = re.compile(rb"<[^<>]*Relationship\b[^<>]*>")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External")
# A link for people, a picture or another workbook elsewhere is common and harmless; these
# fetch and run something as soon as the file is opened.
_FETCHING = re.compile(rb"/(attachedTemplate|oleObject|subDocument|frame|package)[\"']")


def office_kinds(stream: BinaryIO) -> tuple[str, ...]:
    """The kinds of Office file a zip can be; empty for any other or broken zip."""
    with _at_start(stream):
        try:
            with zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
        except UNREADABLE:
            return ()
    if "[Content_Types].xml" not in names:
        return ()
    return tuple(kind for kind, part in OFFICE_PARTS.items() if part in names)


def danger_in(stream: BinaryIO) -> str:
    """What is dangerous in an Office file: "macro", "bomb", "outside", "broken"; "" if nothing."""
    with _at_start(stream):
        size = stream.seek(0, 2)
        stream.seek(0)
        try:
            with zipfile.ZipFile(stream) as archive:
                return _danger(archive, size)
        except UNREADABLE:
            return "broken"


def _danger(archive: zipfile.ZipFile, size: int) -> str:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > MOST_BYTES:
        return "bomb"
    if total > RATIO_COUNTS_FROM and total > MOST_RATIO * max(size, 1):
        return "bomb"
    if any(_ACTIVE.search(part.filename) for part in parts):
        return "macro"
    for part, text in _small_xml(archive, parts):
        if part == "[Content_Types].xml" and b"macroEnabled" in text:
            return "macro"
        if part.endswith(".rels") and _fetches(text):
            return "outside"
    return ""


def _small_xml(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        if part.filename == "[Content_Types].xml" or part.filename.endswith(".rels"):
            with archive.open(part) as opened:
                yield part.filename, opened.read(MOST_XML)


def _fetches(relations: bytes) -> bool:
    return any(
        _EXTERNAL.search(one) and _FETCHING.search(one) for one in _RELATION.findall(relations)
    )


class _at_start:
    """The stream at its first byte, before and after."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def __enter__(self) -> None:
        self.stream.seek(0)

    def __exit__(self, *error: object) -> None:
        self.stream.seek(0)
