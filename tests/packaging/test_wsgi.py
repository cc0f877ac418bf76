"""The filter that writes down when a request arrived."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.wsgi import arrival_filter
from kamakura.kyodo.wsgi import StampedServer
from kamakura.kyodo.wsgi import told_arrival
from threading import Event
from threading import Thread
import pytest
import socket


def application(environ, start_response):
    """Answer with the environ itself, so that a test sees what got through."""
    return environ


def test_request_is_stamped_with_an_aware_time_in_utc():
    before = datetime.now(UTC)
    received = arrival_filter()(application)({}, None)["kyodo.received_at"]
    assert before <= received <= datetime.now(UTC)
    assert received.utcoffset() == timedelta(0)


def test_repeated_request_keeps_its_first_stamp():
    first = datetime(2026, 6, 30, 14, 59, 59, tzinfo=UTC)
    environ = {"kyodo.received_at": first}
    assert arrival_filter()(application)(environ, None)["kyodo.received_at"] == first


def test_client_cannot_send_a_stamp():
    forged = {"HTTP_KYODO.RECEIVED_AT": "2000-01-01", "HTTP_KYODO_RECEIVED_AT": "2000-01-01"}
    received = arrival_filter()(application)(forged, None)["kyodo.received_at"]
    assert received.year > 2000


def told(seconds_ago: float, **settings: str) -> float:
    """Seconds by which a stamp differs from the moment that the front server names."""
    moment = datetime.now(UTC) - timedelta(seconds=seconds_ago)
    environ = {
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_X_KYODO_RECEIVED": f"{moment.timestamp():.3f}",
    }
    application_with_filter = arrival_filter(**settings)(application)
    return (moment - application_with_filter(environ, None)["kyodo.received_at"]).total_seconds()


FRONT = {"trusted_header": "X-Kyodo-Received"}


def test_front_server_is_believed_when_told_to():
    assert abs(told(90, **FRONT)) < 0.001


def test_header_means_nothing_when_no_front_server_is_named():
    assert told(90) < -89


def test_header_from_another_address_means_nothing():
    assert told(90, **FRONT, trusted_peers="10.0.0.5") < -89


@pytest.mark.parametrize("seconds_ago", [-5, 601, 100_000_000])
def test_front_server_with_a_wrong_clock_is_not_believed(seconds_ago):
    assert abs(told(seconds_ago, **FRONT) + seconds_ago) < 5


@pytest.mark.parametrize("text", ["", "now", "1764230571", "1764230571123456", "-1764230571.123"])
def test_what_is_no_time_is_not_believed(text):
    assert told_arrival(text, now=datetime(2025, 11, 27, 9, tzinfo=UTC)) is None


@pytest.mark.parametrize("text", ["1764230571.123", "1764230571123"])
def test_time_is_read_as_both_front_servers_write_it(text):
    now = datetime(2025, 11, 27, 8, 5, tzinfo=UTC)
    assert told_arrival(text, now=now) == datetime(2025, 11, 27, 8, 2, 51, 123000, UTC)


@pytest.fixture
def queue():
    """Serve on one thread, which the first request keeps busy until ``queue.let_go`` is set."""
    with Queue() as queue:
        yield queue


class Queue:
    """A server whose only thread is busy; the stamps of the requests in the order of answers."""

    def __init__(self) -> None:
        self.busy, self.let_go, self.stamps = Event(), Event(), []
        self.server = StampedServer(self.answer, listen="127.0.0.1:0", threads="1")
        self.thread = Thread(target=self.server.run, daemon=True)

    def answer(self, environ, start_response):
        self.stamps.append(environ["kyodo.received_at"])
        self.busy.set()
        self.let_go.wait()
        start_response("200 OK", [("Content-Length", "0")])
        return [b""]

    def connect(self, request: bytes) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.server.effective_port))
        made.sendall(request)
        return made

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.let_go.set()
        self.server.close()


def test_request_in_the_queue_is_stamped_with_its_first_byte(queue):
    with queue.connect(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") as first:
        queue.busy.wait()
        head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n"
        with queue.connect(head) as second:
            # The server asks for the body, so it has seen the head, and its thread is busy.
            assert second.recv(100).startswith(b"HTTP/1.1 100")
            seen = datetime.now(UTC)
            second.sendall(b"x")
            queue.let_go.set()
            assert [one.recv(100)[:12] for one in (first, second)] == [b"HTTP/1.1 200"] * 2
    assert queue.stamps[1] <= seen
