"""People who send a paper over HTTP, several at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from http.client import HTTPException
from site_under_test import authorization
from threading import Barrier
from urllib.parse import urlencode
from urllib.parse import urlsplit
from uuid import uuid4
import re
import scheme
import time


NUMBER = re.compile(rb"R8-G-\d+")
AUTHENTICATOR = re.compile(rb'name="_authenticator"\s+value="([^"]+)"')


PATIENCE = 900
"""Seconds to wait for an answer: on a busy machine a stock form with 120 fields needs a minute."""

NO_ANSWER = 0
"""The status of a sending whose server was gone before it answered."""


@dataclass(frozen=True)
class Sending:
    """One press of 提出する: what came back, how long it took, and the number on the page."""

    path: str
    status: int
    seconds: float
    shown_status: int = 0
    number: str = ""

    @property
    def is_failure(self) -> bool:
        """Did the person see an error of the server (or nothing), on the answer or after it?"""
        return self.status >= 500 or self.shown_status >= 500 or self.status == NO_ANSWER


@dataclass(frozen=True)
class Sender:
    """A person with a complete draft, on the confirmation page."""

    port: int
    user: str
    path: str
    """The address path of the proposal."""

    authenticator: str
    token: str

    def press(self) -> Sending:
        """Send, follow the redirect, read the number."""
        form = {"do": "send", "token": self.token, "_authenticator": self.authenticator}
        page = f"{self.path}/@@kyodo-preview?bundle=proposal"
        started = time.perf_counter()
        try:
            status, headers, _body = ask(self.port, "POST", page, self.user, form)
            seconds = time.perf_counter() - started
            if status != 303:
                return Sending(self.path, status, seconds)
            shown = urlsplit(headers["location"]).path
            shown_status, _headers, body = ask(self.port, "GET", shown, self.user)
        except (OSError, HTTPException):
            return Sending(self.path, NO_ANSWER, time.perf_counter() - started)
        found = NUMBER.search(body)
        number = found[0].decode() if found and shown.endswith("@@kyodo-receipt") else ""
        return Sending(self.path, status, seconds, shown_status, number)


def sender(port: int, user: str, path: str, *, token: str = "") -> Sender:
    """Open the confirmation page as ``user``."""
    status, _headers, body = ask(port, "GET", f"{path}/@@kyodo-preview?bundle=proposal", user)
    found = AUTHENTICATOR.search(body)
    if status != 200 or found is None or b'value="send"' not in body:
        raise RuntimeError(f"the draft {path} cannot be sent: {status}")
    return Sender(port, user, path, found[1].decode(), token or uuid4().hex)


def ask(
    port: int, method: str, path: str, user: str = "", form: dict[str, str] | str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own."""
    headers = {"Authorization": authorization(user, scheme.PASSWORD)} if user else {}
    body = None
    if form is not None:
        body = form if isinstance(form, str) else urlencode(form)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, names, answer.read()
    finally:
        connection.close()


def all_at_once(senders: Sequence[Sender]) -> list[Sending]:
    """Let everybody press at the same moment."""
    barrier = Barrier(len(senders))

    def press(one: Sender) -> Sending:
        barrier.wait()
        return one.press()

    with ThreadPoolExecutor(len(senders)) as threads:
        return list(threads.map(press, senders))
