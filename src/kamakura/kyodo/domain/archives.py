"""What is looked for inside an Office file before it is taken. Nothing is unpacked to disk.

An Office file is a zip; a zip may hold macros, point to programs elsewhere, or swell to many
times its size when somebody opens it. Reading is bounded, whatever the file says of itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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


def danger_in(stream: BinaryIO, rules: Rules = KEPT) -> str:
    """What is dangerous in an Office file: "macro", "bomb", "outside", "broken"; "" if nothing."""
    with _at_start(stream):
        size = stream.seek(0, 2)
        stream.seek(0)
        try:
            with zipfile.ZipFile(stream) as archive:
                return _danger(archive, size, rules)
        except UNREADABLE:
            return "broken"


def _danger(archive: zipfile.ZipFile, size: int, rules: Rules) -> str:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > rules.most_parts or total > rules.most_bytes:
        return "bomb"
    if total > RATIO_COUNTS_FROM and total > MOST_RATIO * max(size, 1):
        return "bomb"
    if any(_is_active(part.filename, rules) for part in parts):
        return "macro"
    found = (_danger_of_part(part, text, rules) for part, text in _xml(archive, parts, rules))
    return next((danger for danger in found if danger), "")


def _is_active(name: str, rules: Rules) -> bool:
    return bool(_ACTIVE.search(name) or (rules.is_opened and _EMBEDDED.search(name)))


def _danger_of_part(name: str, text: bytes, rules: Rules) -> str:
    if rules.is_opened and (b"<!DOCTYPE" in text or b"<!ENTITY" in text):
        return "broken"
    if name == "[Content_Types].xml" and b"macroEnabled" in text:
        return "macro"
    return "outside" if name.endswith(".rels") and _leads_outside(text, rules) else ""


def _xml(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], rules: Rules
) -> Iterator[tuple[str, bytes]]:
    """The parts that tell; whole ones of a file that is opened, whose size is bounded already."""
    for part in parts:
        name = part.filename
        tells = name == "[Content_Types].xml" or name.endswith(".rels")
        if tells or (rules.is_opened and name.endswith(".xml")):
            with archive.open(part) as opened:
                yield name, opened.read(rules.most_bytes if rules.is_opened else MOST_XML)


def _leads_outside(relations: bytes, rules: Rules) -> bool:
    return any(
        _EXTERNAL.search(one)
        and (b"/hyperlink" not in one if rules.is_opened else _FETCHING.search(one))
        for one in _RELATION.findall(relations)
    )


class _at_start:
    """The stream at its first byte, before and after."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def __enter__(self) -> None:
        self.stream.seek(0)

    def __exit__(self, *error: object) -> None:
        self.stream.seek(0)
