"""Whether a photo arrived whole. A half one opens as a grey field, and nobody notices in time."""

from typing import BinaryIO


_START_OF_SCAN = 0xDA
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_CHUNK = 1024 * 1024


def is_whole(stream: BinaryIO, kind: str) -> bool:
    """Does a "png" or "jpg" reach its end? What follows the end (as some phones add) is no harm."""
    stream.seek(0)
    try:
        return _png_ends(stream) if kind == "png" else _jpeg_ends(stream)
    finally:
        stream.seek(0)


def _png_ends(stream: BinaryIO) -> bool:
    """Chunks follow each other: length, name, data, checksum; the last is IEND."""
    size = stream.seek(0, 2)
    place = 8
    while place + 12 <= size:
        stream.seek(place)
        head = stream.read(8)
        if head[4:] == b"IEND":
            return True
        place += 12 + int.from_bytes(head[:4])
    return False


def _jpeg_ends(stream: BinaryIO) -> bool:
    """Segments up to the picture itself, then its end; a small preview inside does not count."""
    stream.seek(2)
    while True:
        mark = stream.read(2)
        if len(mark) < 2 or mark[0] != 0xFF:
            return False
        if mark[1] == 0xFF:  # filling
            stream.seek(-1, 1)
        elif mark[1] == _START_OF_SCAN:
            return _holds_end(stream)
        elif mark[1] not in _WITHOUT_LENGTH:
            length = stream.read(2)
            if len(length) < 2 or int.from_bytes(length) < 2:
                return False
            stream.seek(int.from_bytes(length) - 2, 1)


def _holds_end(stream: BinaryIO) -> bool:
    kept = b""
    while part := stream.read(_CHUNK):
        if b"\xff\xd9" in kept + part:
            return True
        kept = part[-1:]
    return False
