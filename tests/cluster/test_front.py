"""The front server as scripts/front.py writes it, before a server that tells what it was told."""

from children import end
from children import start_child
from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from http.client import HTTPConnection
from kamakura.kyodo.wsgi import arrival_filter
from kamakura.kyodo.wsgi import StampedServer
from pathlib import Path
from serving import free_ports
from threading import Thread
import front
import pytest
import signal
import time


# HAProxy reads its clock once a turn of its loop and smooths it: milliseconds from ours.
CLOCKS_APART = timedelta(seconds=1)


def tell(environ, start_response):
    """Answer with the time of arrival."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["kyodo.received_at"].isoformat().encode()]


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """HAProxy's port."""
    port = free_ports(1)
    trusting = arrival_filter(trusted_header="X-Kyodo-Received")
    server = StampedServer(trusting(tell), listen="127.0.0.1:0", threads="1")
    Thread(target=server.run, daemon=True).start()
    configuration = folder / "front.cfg"
    front.write_configuration(configuration, port=port, zopes={"zope1": server.effective_port})
    haproxy = start_child(
        front.command(configuration), log=folder / "front.log", stop=signal.SIGTERM
    )
    try:
        wait_until_up(configuration)
        yield port
    finally:
        end(haproxy, by=signal.SIGTERM)
        server.close()


def wait_until_up(configuration: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if front.is_up(configuration, "zope1"):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("HAProxy did not start")


def arrival(port: int, headers: dict[str, str]) -> datetime:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/", headers=headers)
    told = connection.getresponse().read().decode()
    connection.close()
    return datetime.fromisoformat(told)


def test_arrival_is_told_by_the_front_server(port):
    before = datetime.now(UTC)
    told = arrival(port, {})
    assert before - CLOCKS_APART <= told <= datetime.now(UTC) + CLOCKS_APART
    # Whole milliseconds: the front server's, not the process' own clock.
    assert told.microsecond % 1000 == 0


def test_client_cannot_tell_an_arrival_of_its_own(port):
    before = datetime.now(UTC)
    earlier = before - timedelta(minutes=5)
    told = arrival(port, {"X-Kyodo-Received": f"{earlier.timestamp():.3f}"})
    assert told >= before - CLOCKS_APART
