"""Which uploads are taken: judged by what is in a file, never by its name alone."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from kamakura.kyodo.domain.archives import danger_in
from kamakura.kyodo.domain.archives import office_kinds
from kamakura.kyodo.domain.archives import OFFICE_PARTS
from kamakura.kyodo.domain.archives import OLD_MACRO
from kamakura.kyodo.domain.archives import OLD_OFFICE
from kamakura.kyodo.domain.japanese import compose
from kamakura.kyodo.domain.pictures import is_whole
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import BinaryIO
import re
import unicodedata


class FileCode(RefusalCode):
    """Why an upload is not taken, or a stored file not handed out."""

    TOO_LARGE = "file_too_large"
    FILING_TOO_LARGE = "filing_too_large"
    NO_ROOM = "no_room_for_file"
    EMPTY = "file_empty"
    KIND = "file_kind_not_taken"
    HEIC = "file_is_heic"
    NOT_WHAT_IT_SAYS = "file_not_what_it_says"
    MACRO = "file_has_macro"
    BOMB = "file_swells"
    OUTSIDE = "file_fetches"
    LOCKED = "file_is_encrypted"
    CUT_OFF = "file_is_cut_off"
    INFECTED = "file_infected"
    NOT_SCANNED = "file_not_scanned"
    UNJUDGED = "file_unjudged"


MB = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
}
KINDS = tuple(CONTENT_TYPES)
_ALIASES = {"jpeg": "jpg"}
_APPLE = frozenset({"heic", "heif"})
_APPLE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_MAGIC = (
    (b"%PDF-", ("pdf",)),
    (b"\x89PNG\r\n\x1a\n", ("png",)),
    (b"\xff\xd8\xff", ("jpg",)),
    (OLD_OFFICE, ("doc", "xls")),
)
_DANGERS = {
    "macro": FileCode.MACRO,
    "bomb": FileCode.BOMB,
    "outside": FileCode.OUTSIDE,
    "broken": FileCode.NOT_WHAT_IT_SAYS,
}
_LOCKED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_END_OF_PDF = b"%%EOF"
_TAIL = 8192
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1024 * 1024
_LONGEST_NAME = 120


def named_kind(filename: str) -> str:
    """The kind a name promises: its ending, or "" if we do not take such files."""
    ending = _ending(filename)
    return ending if ending in CONTENT_TYPES else ""


def _ending(filename: str) -> str:
    ending = filename.rpartition(".")[2].strip().lower() if "." in filename else ""
    return _ALIASES.get(ending, ending)


def clean_name(filename: str) -> str:
    """A name to store: no path, nothing invisible, composed kana; very long ones keep their ending.

    A right-to-left mark would show ``exe.pdf`` for what ends in ``fdp.exe``.
    """
    name = compose(filename.replace("\\", "/").rpartition("/")[2])
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
    name = " ".join(name.split()).strip(" .") or "file"
    if len(name) <= _LONGEST_NAME:
        return name
    head, _dot, ending = name.rpartition(".")
    return f"{head[: _LONGEST_NAME - 1 - len(ending)]}.{ending}" if head else name[:_LONGEST_NAME]


def found_kinds(stream: BinaryIO) -> tuple[str, ...]:
    """The kinds a file can be, by its first bytes (an Office file: by its parts)."""
    head = _head(stream)
    for magic, kinds in _MAGIC:
        if head.startswith(magic):
            return kinds
    return office_kinds(stream) if head.startswith(b"PK\x03\x04") else ()


def _head(stream: BinaryIO) -> bytes:
    stream.seek(0)
    head = stream.read(16)
    stream.seek(0)
    return head


def file_refusal(
    stream: BinaryIO,
    *,
    filename: str,
    size: int,
    limit_mb: int = 10,
    kinds: Collection[str] = KINDS,
) -> Refusal | None:
    """Refuses a file that is empty, too large, of another kind, or not what its name says."""
    name = {"name": filename}
    if not size:
        return Refusal(FileCode.EMPTY, name)
    if size > limit_mb * MB:
        params = {"limit": limit_mb, "size": -(-size // MB)}
        return Refusal(FileCode.TOO_LARGE, {**name, **params})
    kind = named_kind(filename)
    if _ending(filename) in _APPLE or _is_apple(_head(stream)):
        return Refusal(FileCode.HEIC, name)
    if not kind or kind not in kinds:
        return Refusal(FileCode.KIND, name)
    code = _content_code(stream, kind)
    return Refusal(code, name) if code else None


def _is_apple(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _APPLE_BRANDS


def _content_code(stream: BinaryIO, kind: str) -> str:
    """What is wrong with the content of a file that is to be of a kind; "" if nothing."""
    found = found_kinds(stream)
    if kind in OFFICE_PARTS and "doc" in found and _holds(stream, _LOCKED_OFFICE):
        return FileCode.LOCKED
    if kind not in found:
        return FileCode.NOT_WHAT_IT_SAYS
    if kind in OFFICE_PARTS:
        danger = danger_in(stream)
        return _DANGERS[danger] if danger else ""
    if kind in ("doc", "xls"):
        return FileCode.MACRO if _holds(stream, OLD_MACRO) else ""
    if kind == "pdf":
        return _pdf_code(stream)
    return "" if is_whole(stream, kind) else FileCode.CUT_OFF


def _pdf_code(stream: BinaryIO) -> str:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    stream.seek(0)
    if _END_OF_PDF not in tail:
        return FileCode.CUT_OFF
    locked = any(_LOCKED_PDF.search(_plain_names(part)) for part in _parts(stream))
    return FileCode.LOCKED if locked else ""


def _plain_names(part: bytes) -> bytes:
    """A name may be written with its letters as numbers: ``/#45ncrypt``."""
    return _CODED.sub(lambda found: bytes.fromhex(found[1].decode()), part)


def _holds(stream: BinaryIO, sign: bytes) -> bool:
    return any(sign in part for part in _parts(stream))


def _parts(stream: BinaryIO) -> Iterator[bytes]:
    """The file piece by piece; pieces overlap, so that nothing is missed between them."""
    stream.seek(0)
    kept = b""
    while part := stream.read(_CHUNK):
        yield kept + part
        kept = part[-64:]
    stream.seek(0)


def filing_size_refusal(sizes: Iterable[int], *, limit_mb: int) -> Refusal | None:
    """Refuses files that together are more than one filing may hold."""
    total = sum(sizes)
    if total <= limit_mb * MB:
        return None
    over = -(-(total - limit_mb * MB) // MB)
    return Refusal(
        FileCode.FILING_TOO_LARGE, {"size": -(-total // MB), "limit": limit_mb, "over": over}
    )


def room_refusal(free: int, size: int, *, reserve_mb: int) -> Refusal | None:
    """Refuses to take a file when the disk would come too near to its end.

    ``free``: bytes left where files are kept. A file is written twice for a moment.
    """
    if free - 2 * size >= reserve_mb * MB:
        return None
    return Refusal(FileCode.NO_ROOM)


def content_type(filename: str) -> str:
    """The type a checked file is sent with; never what the browser claimed."""
    return CONTENT_TYPES.get(named_kind(filename), "application/octet-stream")
