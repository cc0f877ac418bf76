"""``make start`` and ``make cluster`` in a copy of the repository, on a terminal of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from postgres import Postgres
from urllib.request import urlopen
import os
import pty
import pytest
import select
import shutil
import signal
import socket
import time


READY = b"Ctrl-C"
PATIENCE = 600  # seconds; the promise is 300 on a machine that does nothing else


class Terminal:
    """A program running on a terminal of its own."""

    def __init__(self, *, folder: Path, port: int, command: str) -> None:
        self.output = b""
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            # As on a terminal, also when the tests themselves were started in the background.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execvpe("make", ["make", command], {**os.environ, "PORT": str(port)})

    def read_until(self, words: bytes) -> None:
        """Read what the program prints until these words come; fail if it ends before."""
        limit = time.monotonic() + PATIENCE
        while words not in self.output:
            assert time.monotonic() < limit, self.output.decode()
            assert self._read(), self.output.decode()

    def _read(self) -> bool:
        ready, _, _ = select.select([self.screen], [], [], PATIENCE)
        try:
            piece = os.read(self.screen, 65536) if ready else b""
        except OSError:  # how Linux says that the other side has closed the terminal
            return False
        self.output += piece
        return bool(piece)

    def press_ctrl_c(self) -> int:
        """Press Ctrl-C and return the exit status."""
        os.write(self.screen, b"\x03")
        while self._read():
            pass
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """Make sure that nothing keeps running, whatever the test found."""
        if self.pid:
            os.kill(os.tcgetpgrp(self.screen), signal.SIGTERM)
            os.waitpid(self.pid, 0)
        os.close(self.screen)


@contextmanager
def started(*, folder: Path, port: int, command: str = "start") -> Iterator[Terminal]:
    """Type ``make start`` and wait until it says that the site is ready."""
    terminal = Terminal(folder=folder, port=port, command=command)
    try:
        terminal.read_until(READY)
        yield terminal
    finally:
        terminal.close()


@pytest.fixture(scope="module")
def port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def clone(copy_sources, tmp_path_factory) -> Path:
    """Return a folder with the sources and nothing built."""
    return copy_sources(tmp_path_factory.mktemp("clone"))


def page(port: int) -> str:
    """Return the front page of the site."""
    with urlopen(f"http://127.0.0.1:{port}/kamakura", timeout=60) as answer:
        assert answer.status == 200
        return answer.read().decode()


def test_start_serves_stops_and_repairs(clone, port):
    with started(folder=clone, port=port) as terminal:
        first = page(port)
        assert f"http://127.0.0.1:{port}/kamakura" in terminal.output.decode()
        assert 'lang="ja"' in first
        assert "++theme++barceloneta" in first
        assert terminal.press_ctrl_c() == 0

    data = (clone / "var/filestorage/Data.fs").stat().st_ino
    (clone / ".venv/bin/python").unlink()
    (clone / "parts/instance/etc/wsgi.ini").unlink()
    with started(folder=clone, port=port) as terminal:
        assert 'lang="ja"' in page(port)
        assert terminal.press_ctrl_c() == 0
    assert (clone / "var/filestorage/Data.fs").stat().st_ino == data


@pytest.fixture
def data(clone) -> Iterator[Path]:
    """Where the cluster's PostgreSQL keeps its data: perhaps outside the clone."""
    folder = Postgres(var=clone / "var/cluster", port=0).data
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_cluster_serves_stops_and_starts_again_with_its_data(clone, port, data):
    with started(folder=clone, port=port, command="cluster") as terminal:
        assert f"http://127.0.0.1:{port}/kamakura" in terminal.output.decode()
        assert 'lang="ja"' in page(port)
        assert terminal.press_ctrl_c() == 0
    made = (data / "PG_VERSION").stat().st_ino
    (clone / "parts/cluster/zope1/etc/wsgi.ini").unlink()
    with started(folder=clone, port=port, command="cluster") as terminal:
        assert 'lang="ja"' in page(port)
        assert terminal.press_ctrl_c() == 0
    assert (data / "PG_VERSION").stat().st_ino == made
    assert not (data / "postmaster.pid").exists()
