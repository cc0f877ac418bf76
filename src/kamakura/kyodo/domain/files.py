"""Which uploads are taken: judged by what is in a file, never by its name alone."""

from collections.abc import Callable
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import BinaryIO
import zipfile


class FileCode(RefusalCode):
    """Why an upload is not taken."""

    TOO_LARGE = "file_too_large"
    EMPTY = "file_empty"
    KIND = "file_kind_not_taken"
    NOT_WHAT_IT_SAYS = "file_not_what_it_says"


_OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
}
_ALIASES = {"jpeg": "jpg"}
_MAGIC = (
    (b"%PDF-", ("pdf",)),
    (b"\x89PNG\r\n\x1a\n", ("png",)),
    (b"\xff\xd8\xff", ("jpg",)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("doc", "xls")),
)
_OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


def named_kind(filename: str) -> str:
    """The kind a name promises: its ending, or "" if we do not take such files."""
    ending = filename.rpartition(".")[2].strip().lower() if "." in filename else ""
    ending = _ALIASES.get(ending, ending)
    return ending if ending in CONTENT_TYPES else ""


def _office_kinds(stream: BinaryIO) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ()
    if "[Content_Types].xml" not in names or any("vbaProject" in name for name in names):
        return ()
    return tuple(kind for kind, part in _OFFICE_PARTS.items() if part in names)


def found_kinds(stream: BinaryIO) -> tuple[str, ...]:
    """The kinds a file can be, by its first bytes (an Office file: by its parts)."""
    stream.seek(0)
    head = stream.read(16)
    stream.seek(0)
    for magic, kinds in _MAGIC:
        if head.startswith(magic):
            return kinds
    reader: Callable[[BinaryIO], tuple[str, ...]] = _office_kinds
    kinds = reader(stream) if head.startswith(b"PK\x03\x04") else ()
    stream.seek(0)
    return kinds


def file_refusal(
    stream: BinaryIO, *, filename: str, size: int, limit_mb: int = 10
) -> Refusal | None:
    """Refuses a file that is empty, too large, of another kind, or not what its name says."""
    name = {"name": filename}
    if not size:
        return Refusal(FileCode.EMPTY, name)
    if size > limit_mb * 1024 * 1024:
        return Refusal(
            FileCode.TOO_LARGE, {**name, "limit": limit_mb, "size": size // 1024 // 1024}
        )
    kind = named_kind(filename)
    if not kind:
        return Refusal(FileCode.KIND, name)
    if kind not in found_kinds(stream):
        return Refusal(FileCode.NOT_WHAT_IT_SAYS, name)
    return None


def content_type(filename: str) -> str:
    """The type a checked file is sent with; never what the browser claimed."""
    return CONTENT_TYPES.get(named_kind(filename), "application/octet-stream")
