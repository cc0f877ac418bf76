"""Which .docx files are opened at all: no macros, nothing fetched from outside, no zip bombs."""

from .refusal import Refusal
from .refusal import RefusalCode
from typing import BinaryIO
import re
import zipfile


class OfficeCode(RefusalCode):
    """Why a Word file is not opened."""

    UNREADABLE = "word_unreadable"
    TOO_BIG_INSIDE = "word_too_big_inside"
    MACRO = "word_has_macro"
    OUTSIDE = "word_refers_outside"


MOST_PARTS = 600
MOST_BYTES = 60 * 1024 * 1024
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|oleObject", re.IGNORECASE)
_RELATION = re.compile(rb"<[^<>]*Relationship\b[^<>]*>")


def word_refusal(stream: BinaryIO) -> Refusal | None:
    """Refuses a .docx that is broken, active, or leads outside. A link to a page is harmless."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            return _archive_refusal(archive)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return Refusal(OfficeCode.UNREADABLE)
    finally:
        stream.seek(0)


def _archive_refusal(archive: zipfile.ZipFile) -> Refusal | None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        return Refusal(OfficeCode.TOO_BIG_INSIDE)
    names = {part.filename for part in parts}
    if not {"word/document.xml", "[Content_Types].xml"} <= names:
        return Refusal(OfficeCode.UNREADABLE)
    if any(_ACTIVE.search(name) for name in names):
        return Refusal(OfficeCode.MACRO)
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        text = archive.read(part)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            return Refusal(OfficeCode.UNREADABLE)
        if part.filename == "[Content_Types].xml" and b"macroEnabled" in text:
            return Refusal(OfficeCode.MACRO)
        if part.filename.endswith(".rels") and _leads_outside(text):
            return Refusal(OfficeCode.OUTSIDE)
    return None


def _leads_outside(relations: bytes) -> bool:
    return any(
        re.search(rb"TargetMode\s*=\s*[\"']External", one) and b"/hyperlink" not in one
        for one in _RELATION.findall(relations)
    )
