"""WSGI filter: write down when a request arrived."""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from datetime import UTC
from typing import Any


ENVIRON_KEY = "kyodo.received_at"

Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]


def arrival_filter(
    global_conf: dict[str, str] | None = None, **settings: str
) -> Callable[[Application], Application]:
    """Return a Paste filter that stamps each request with the time of its arrival.

    A request that waited for a free thread or is repeated after a write conflict is judged by
    the time it came in, so nobody is late because of us. The stamp is an aware datetime in UTC.
    A value sent by the client cannot get there: HTTP headers only become ``HTTP_…`` keys.
    """

    def wrap(application: Application) -> Application:
        def stamped(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
            environ.setdefault(ENVIRON_KEY, datetime.now(UTC))
            return application(environ, start_response)

        return stamped

    return wrap
