"""The filter that writes down when a request arrived."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.wsgi import arrival_filter


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
