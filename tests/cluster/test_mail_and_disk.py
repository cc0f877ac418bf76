"""提出 while the mail server is away, and when the disk is full."""

from aiosmtpd.controller import Controller
from contextlib import contextmanager
from pathlib import Path
from senders import ask
from senders import sender
from serving import free_ports
from site_under_test import ROOT
from test_sending import assert_each_filed_once
import os
import pytest
import shutil
import socket
import subprocess
import sys


class Inbox:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        self.messages.append(envelope.content)
        return "250 OK"


@contextmanager
def refusing():
    """A port where nobody listens."""
    yield free_ports(1)


@contextmanager
def hanging():
    """A mail server that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def waiting(queue: Path) -> int:
    """How many mails wait."""
    return sum(1 for name in (*queue.glob("new/*"), *queue.glob("cur/*")) if name.is_file())


@pytest.fixture
def empty_queue(one) -> Path:
    shutil.rmtree(one.queue, ignore_errors=True)
    return one.queue


@contextmanager
def sending(queue: Path, *, port: int):
    """Run scripts/mail_sender.py; gives a function that reads its log up to some words."""
    program = [sys.executable, ROOT / "scripts/mail_sender.py", queue, "127.0.0.1", str(port)]
    options = ["--interval", "0.2", "--timeout", "1"]
    sender = subprocess.Popen([*program, *options], stderr=subprocess.PIPE, text=True)

    def read_until(words: str) -> None:
        for line in sender.stderr:
            if words in line:
                return
        raise AssertionError(f"the sender ended without saying {words!r}")

    try:
        yield read_until
    finally:
        sender.kill()
        sender.wait()
        sender.stderr.close()


@pytest.mark.parametrize("trouble", [refusing, hanging])
def test_mail_server_is_away_the_filing_succeeds_and_mail_leaves_later(one, empty_queue, trouble):
    ((user, path), *_others) = next(one.rounds)
    with trouble() as port:
        sent = sender(one.port, user, path).press()
        mails = waiting(empty_queue)
        assert mails > 0
        with sending(empty_queue, port=port) as read_until:
            read_until("waits, and all behind it")
        assert waiting(empty_queue) == mails
    inbox = Inbox()
    back = Controller(inbox, hostname="127.0.0.1", port=free_ports(1))
    back.start()
    try:
        with sending(empty_queue, port=back.port) as read_until:
            for _mail in range(mails):
                read_until("was sent")
    finally:
        back.stop()
    assert (len(inbox.messages), waiting(empty_queue)) == (mails, 0)
    assert_each_filed_once(one, [(user, path)], {path: sent.number})


def test_second_sender_on_a_queue_ends_at_once(empty_queue, tmp_path):
    queue, port = tmp_path / "queue", free_ports(1)
    with sending(queue, port=port) as first_says:
        first_says("sends what waits")
        with sending(queue, port=port) as second_says:
            second_says("another sender is at work")


def fill(disk: Path, *, leave: int) -> Path:
    """Take the space of a disk but for ``leave`` bytes; answers the file that has it."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - leave)
    return ballast


@pytest.mark.parametrize("leave", [4096, 65536])
def test_disk_is_full_nothing_is_filed_and_the_same_page_files_it_later(
    full_server, small_disk, leave
):
    ((user, path), *_others) = next(full_server.rounds)
    page = sender(full_server.port, user, path)
    ballast = fill(small_disk, leave=leave)
    form = {"do": "send", "token": page.token, "_authenticator": page.authenticator}
    address = f"{path}/@@kyodo-preview?bundle=proposal"
    status, headers, body = ask(full_server.port, "POST", address, user, form)
    assert (status, "location" in headers) == (500, False)
    assert "その提出は受け付けていません" in body.decode()
    ballast.unlink()
    again = page.press()
    assert (again.status, again.shown_status) == (303, 200)
    assert_each_filed_once(full_server, [(user, path)], {path: again.number})


def test_disk_is_full_pages_can_still_be_read(full_server, small_disk):
    fill(small_disk, leave=4096)
    status, _headers, _body = ask(full_server.port, "GET", "/kamakura/kyodo/fy2026")
    assert status == 200
