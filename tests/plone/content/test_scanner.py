"""The scanner asks a real clamd; one that is away, silent or refuses a large file is no verdict."""

from contextlib import suppress
from io import BytesIO
from kamakura.kyodo.content.scanner import IVirusScanner
from kamakura.kyodo.content.scanner import Verdict
from plone import api
from zope.component import getUtility
import pytest
import shutil
import socket
import subprocess
import threading


# In two halves, so that no scanner stumbles over this file.
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STAND" + "ARD-ANTIVIRUS-TEST-FILE!$H+H*"
CONFIGURATION = """Foreground yes
LocalSocket {home}/clamd.sock
DatabaseDirectory {home}/db
StreamMaxLength 2M
LogVerbose yes
LogFile {home}/clamd.log
"""


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    """A clamd that knows one virus; answers the path of its socket."""
    assert shutil.which("clamd"), "clamd がありません。clamav-daemon を入れてください。"
    home = tmp_path_factory.mktemp("clamd")
    (home / "db").mkdir()
    (home / "db" / "test.ndb").write_text(f"Test.Eicar:0:0:{EICAR.encode().hex()}\n")
    (home / "clamd.conf").write_text(CONFIGURATION.format(home=home))
    command = ["clamd", "--config-file", str(home / "clamd.conf")]
    daemon = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    for line in daemon.stdout:
        if "Listening daemon" in line or "Self checking" in line:
            break
    else:
        pytest.fail("clamd did not start")
    yield str(home / "clamd.sock")
    daemon.terminate()
    daemon.wait()


def scan(data: bytes, address: str) -> str:
    api.portal.set_registry_record("kamakura.kyodo.scan_address", address)
    api.portal.set_registry_record("kamakura.kyodo.scan_timeout", 2)
    stream = BytesIO(data)
    verdict = getUtility(IVirusScanner).scan(stream)
    assert stream.tell() == 0
    return str(verdict)


def test_clean_file(portal, clamd):
    assert scan(b"%PDF-1.7 hello", clamd) == Verdict.CLEAN


def test_file_of_several_pieces(portal, clamd):
    assert scan(bytes(300_000), clamd) == Verdict.CLEAN


def test_virus(portal, clamd):
    assert scan(EICAR.encode(), clamd) == Verdict.FOUND


def test_file_above_the_limit_of_the_daemon_cannot_be_judged(portal, clamd):
    assert scan(bytes(6_000_000), clamd) == Verdict.UNJUDGED


def test_daemon_that_does_not_run_is_away(portal, tmp_path):
    assert scan(b"hello", str(tmp_path / "nothing")) == Verdict.AWAY


def test_daemon_that_says_nothing_is_away(portal):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host, port = silent.getsockname()
        assert scan(b"hello", f"{host}:{port}") == Verdict.AWAY


def test_daemon_that_answers_letter_by_letter_does_not_hold_the_sender(portal):
    """Each letter comes in time; all of them together do not."""
    done = threading.Event()

    def dribble(server):
        line, _address = server.accept()
        with line, suppress(OSError):
            while not done.wait(0.5):
                line.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=dribble, args=(server,))
        answering.start()
        host, port = server.getsockname()
        verdict = scan(b"hello", f"{host}:{port}")
        done.set()
        answering.join()
    assert verdict == Verdict.AWAY
