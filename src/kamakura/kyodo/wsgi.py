"""WSGI: write down when a request arrived, in the server, behind a front server, or late.

``serve`` is waitress with one addition: a request carries the time of its first byte, so that
it is not late because it stood in the server's queue. ``arrival_filter`` is the part that works
on every server, and the one that believes a front server (only when told to).
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from typing import Any
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask
import re


ENVIRON_KEY = "kyodo.received_at"

LONGEST = timedelta(minutes=10)
"""How long a request may have been under way and still count from its first byte: 100 MB on a slow
line. Without a limit one byte sent in time would keep a place for as long as one likes."""

MILLISECONDS = re.compile(r"(\d{10})\.?(\d{3})")
"""Since 1970; nginx writes a dot before the last three digits, HAProxy does not."""

Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]


def arrival_filter(
    global_conf: dict[str, str] | None = None,
    *,
    trusted_header: str = "",
    trusted_peers: str = "127.0.0.1",
    **settings: str,
) -> Callable[[Application], Application]:
    """Return a Paste filter that stamps each request with the time of its arrival.

    A request that waited for a free thread or is repeated after a write conflict is judged by
    the time it came in, so nobody is late because of us. The stamp is an aware datetime in UTC.
    A value sent by the client cannot get there: HTTP headers only become ``HTTP_…`` keys. The
    ``trusted_header`` counts when it comes from one of ``trusted_peers``: the front server, which
    must overwrite whatever a client sends under that name.
    """
    header = f"HTTP_{trusted_header.upper().replace('-', '_')}" if trusted_header else ""
    peers = frozenset(trusted_peers.split())

    def wrap(application: Application) -> Application:
        def stamped(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
            if header and environ.get("REMOTE_ADDR") in peers:
                told = told_arrival(environ.get(header, ""), now=datetime.now(UTC))
                if told is not None:
                    environ[ENVIRON_KEY] = told
            environ.setdefault(ENVIRON_KEY, datetime.now(UTC))
            return application(environ, start_response)

        return stamped

    return wrap


def told_arrival(text: str, *, now: datetime) -> datetime | None:
    """The arrival a front server tells; None when it cannot be (its clock is wrong, no number)."""
    found = MILLISECONDS.fullmatch(text.strip())
    if found is None:
        return None
    told = datetime.fromtimestamp(int(found[1]), UTC) + timedelta(milliseconds=int(found[2]))
    return told if now - LONGEST <= told <= now else None


class StampedParser(HTTPRequestParser):
    """A request being received: made by the channel when its first byte is there."""

    def __init__(self, adj: Adjustments) -> None:
        super().__init__(adj)
        self.first_byte_at = datetime.now(UTC)


class StampedTask(WSGITask):
    """A request being answered: it starts when a thread is free."""

    def get_environment(self) -> dict[str, Any]:
        """The environ with the time of the first byte, unless that is too long ago."""
        environ = super().get_environment()
        if datetime.now(UTC) - self.request.first_byte_at <= LONGEST:
            environ.setdefault(ENVIRON_KEY, self.request.first_byte_at)
        return environ


class StampedChannel(HTTPChannel):
    """A connection whose requests are stamped."""

    parser_class = StampedParser
    task_class = StampedTask


class StampedServer(TcpWSGIServer):
    """waitress on one address, stamping each request when its first byte arrives."""

    channel_class = StampedChannel


def server_factory(
    global_conf: dict[str, str] | None = None, **settings: str
) -> Callable[[Application], None]:
    """Paste's ``server_factory``; the settings are those of waitress, with one ``listen``."""

    def serve(application: Application) -> None:
        StampedServer(application, **settings).run()

    return serve
