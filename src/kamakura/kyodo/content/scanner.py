"""ウイルスの検査: asks a clamd daemon, by its INSTREAM command, over a socket or TCP.

The client is written here because the packages that exist are of 2014 or do not start on
Plone 6.2. Another scanner can be registered as the ``IVirusScanner`` utility.
"""

from .settings import setting
from enum import StrEnum
from time import monotonic
from typing import BinaryIO
from zope.interface import implementer
from zope.interface import Interface
import logging
import socket
import struct


logger = logging.getLogger("kamakura.kyodo.scanner")
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096


class Verdict(StrEnum):
    """What a scan says. AWAY: nobody answered in time; UNJUDGED: it cannot look into this file."""

    CLEAN = "clean"
    FOUND = "found"
    AWAY = "away"
    UNJUDGED = "unjudged"


class IVirusScanner(Interface):
    """Looks into a file."""

    def scan(stream: BinaryIO) -> Verdict:
        """The verdict; never raises for a scanner that is away. The stream ends at its start."""


@implementer(IVirusScanner)
class Clamd:
    """The clamd of the settings."""

    def scan(self, stream: BinaryIO) -> Verdict:
        """Send the whole file, within the time of the settings for all of it."""
        try:
            answer = self._ask(stream)
        except OSError as error:
            logger.warning("clamd at %s did not answer: %s", setting("scan_address"), error)
            return Verdict.AWAY
        finally:
            stream.seek(0)
        if answer.endswith("FOUND"):
            logger.warning("clamd found %s", answer)
            return Verdict.FOUND
        if answer.endswith(": OK"):
            return Verdict.CLEAN
        logger.warning("clamd could not scan: %s", answer)
        return Verdict.UNJUDGED if answer else Verdict.AWAY

    def _ask(self, stream: BinaryIO) -> str:
        stream.seek(0)
        until = monotonic() + setting("scan_timeout")
        with _connection(setting("scan_address"), setting("scan_timeout")) as line:
            _send(line, b"zINSTREAM\0", until)
            try:
                while part := stream.read(CHUNK):
                    _send(line, struct.pack("!I", len(part)) + part, until)
                _send(line, struct.pack("!I", 0), until)
            except (BrokenPipeError, ConnectionResetError):
                # Above its StreamMaxLength clamd says so and hangs up while we still send.
                logger.info("clamd hung up before the end of the file")
            return _answer(line, until)


def _connection(address: str, timeout: int) -> socket.socket:
    host, _colon, port = address.rpartition(":")
    if port.isdecimal() and host:
        return socket.create_connection((host.strip("[]"), int(port)), timeout)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(timeout)
    line.connect(address)
    return line


def _send(line: socket.socket, data: bytes, until: float) -> None:
    line.settimeout(_left(until))
    line.sendall(data)


def _answer(line: socket.socket, until: float) -> str:
    said = b""
    while len(said) < LONGEST_ANSWER and not said.endswith(b"\0"):
        line.settimeout(_left(until))
        part = line.recv(LONGEST_ANSWER)
        if not part:
            break
        said += part
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()


def _left(until: float) -> float:
    """Seconds left: one daemon that answers a little at a time does not hold a sender up."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError("the scan took too long")
    return left
