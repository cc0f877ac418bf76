"""The two kinds of servers, with the same handles: start, kill, stop, open the database."""

from children import end
from children import start_child
from cluster import Cluster
from cluster import ZOPES
from pathlib import Path
from senders import ask
from site_under_test import ROOT
from world import World
from ZODB.blob import BlobStorage
from ZODB.config import databaseFromString
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
import contextlib
import os
import re
import socket
import sys
import time


PATIENCE = 180
RELSTORAGE = """\
%import relstorage
<zodb>
  <relstorage>
    keep-history false
    shared-blob-dir false
    blob-dir {blobs}
    <postgresql>
      dsn {dsn}
    </postgresql>
  </relstorage>
</zodb>
"""


_ports = iter(range(20000 + os.getpid() % 1000 * 20, 60000))


def free_ports(count: int) -> int:
    """The first of ``count`` ports in a row that nobody uses, and that nobody got before."""
    row: list[int] = []
    while len(row) < count:
        port = next(_ports)
        with socket.socket() as probe:
            row = row if not row or row[-1] == port - 1 else []
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                row.append(port)
    return row[0]


class OneProcess:
    """Zope as `make start` serves it, on a FileStorage of its own."""

    def __init__(self, world: World, *, var: Path) -> None:
        self.var, self.queue = var, world.queue
        self.rounds = world.copy_rounds()
        self.port = free_ports(1)
        self.child = None
        conf = world.conf.read_text(encoding="utf-8").replace(str(world.var), str(var))
        (var / "zope.conf").write_text(conf, encoding="utf-8")
        ini = (ROOT / "parts/instance/etc/wsgi.ini").read_text(encoding="utf-8")
        ini = re.sub(r"(?m)^listen = \S+", f"listen = 127.0.0.1:{self.port}", ini)
        ini = re.sub(r"(?m)^zope_conf = .+", f"zope_conf = {var}/zope.conf", ini)
        self.ini = var / "wsgi.ini"
        self.ini.write_text(ini.replace(str(ROOT / "var/log"), str(var)), encoding="utf-8")

    def ensure_running(self) -> None:
        """Start it unless it runs; wait until it answers."""
        if self.child is None or self.child.poll() is not None:
            program = [sys.executable, "-m", "Zope2.Startup.serve", self.ini]
            self.child = start_child(program, log=self.var / "server.log")
            _wait_for(self.port, self.child)

    def kill(self) -> None:
        """kill -9."""
        self.child.kill()
        self.child.wait()

    def stop(self) -> None:
        """End it in order."""
        if self.child is not None:
            end(self.child)

    def open(self) -> DB:
        """The database as it is on the disk, read beside the running process."""
        files = FileStorage(str(self.var / "filestorage/Data.fs"), read_only=True)
        return DB(BlobStorage(str(self.var / "blobstorage"), files))


class OnPostgres:
    """The cluster as `make cluster` runs it, in a folder of its own."""

    def __init__(self, world: World, *, var: Path) -> None:
        self.var, self.world, self.queue = var, world, world.queue
        self.rounds = world.copy_rounds()
        self.port = free_ports(4)
        self.cluster = Cluster(port=self.port, root=ROOT, var=var)
        self.is_started = False

    def ensure_running(self) -> None:
        """Start what does not run."""
        if not self.is_started:
            self.is_started = True
            self.cluster.start(source=self.world.var)
        self.cluster.mend()
        self.cluster.wait_until_up()

    def kill(self) -> None:
        """kill -9 one of the two Zope processes."""
        zope = self.cluster.zopes[ZOPES[0]]
        zope.kill()
        zope.wait()

    def stop(self) -> None:
        """End everything in order."""
        if self.is_started:
            self.cluster.stop()
            self.is_started = False

    def open(self) -> DB:
        """The database, read beside the running processes."""
        text = RELSTORAGE.format(blobs=self.var / "reader-blobs", dsn=self.cluster.postgres.dsn())
        return databaseFromString(text)


def _wait_for(port: int, child) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        with contextlib.suppress(OSError):
            if ask(port, "GET", "/kamakura/kyodo")[0] == 200:
                return
        time.sleep(0.2)
    raise RuntimeError("the server did not start")
