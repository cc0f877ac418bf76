"""Serve the site by two Zope processes on PostgreSQL until Ctrl-C. Usage: cluster.py PORT

The demo site is copied into PostgreSQL once. A process that ends by itself is started again.
SIGUSR1 starts the Zope processes again one after the other, without a visitor noticing.
"""

from children import end
from children import start_child
from collections.abc import Iterable
from contextlib import suppress
from mail_folder import deliver_to_folder
from pathlib import Path
from postgres import DATABASE
from postgres import Postgres
from serve import announce
from serve import give_back_terminal
from serve import refuse_port
from serve import take_terminal
import front
import re
import shutil
import signal
import subprocess
import sys
import threading
import time


ROOT = Path(__file__).parents[1]
ZOPES = ("zope1", "zope2")
NEW_DATABASE = "kyodo_new"
PATIENCE = 180
"""Seconds for a Zope process to start on a busy machine."""

COPY = """\
<filestorage source>
  path {source}/filestorage/Data.fs
  blob-dir {source}/blobstorage
  read-only true
</filestorage>
%import relstorage
<relstorage destination>
  keep-history false
  shared-blob-dir false
  blob-dir {var}/copy-blobs
  <postgresql>
    dsn {dsn}
  </postgresql>
</relstorage>
"""


class Cluster:
    """PostgreSQL, Zope processes and the front server, on ``port`` and the three after it."""

    def __init__(self, *, port: int, root: Path = ROOT, var: Path | None = None) -> None:
        self.port, self.root = port, root
        self.var = root / "var" / "cluster" if var is None else var
        self.postgres = Postgres(var=self.var, port=port + 3)
        self.zope_ports = {name: port + place for place, name in enumerate(ZOPES, 1)}
        self.configuration = self.var / "front.cfg"
        self.zopes: dict[str, subprocess.Popen] = {}
        self.front: subprocess.Popen | None = None

    def start(self, *, source: Path) -> None:
        """Start everything; copy the site of the FileStorage in ``source`` if there is none."""
        self.var.mkdir(parents=True, exist_ok=True)
        self.postgres.start()
        if not self.postgres.has(DATABASE):
            self.copy_site(source)
        self._write_wsgi()
        for name in ZOPES:
            self.start_zope(name)
        self.start_front()

    def copy_site(self, source: Path) -> None:
        """Fill a new database; it gets its name when it is whole."""
        self.postgres.create(NEW_DATABASE)
        file = self.var / "copy.conf"
        dsn = self.postgres.dsn(NEW_DATABASE)
        file.write_text(COPY.format(source=source, var=self.var, dsn=dsn), encoding="utf-8")
        log = self.var / "copy.log"
        with log.open("wb") as output:
            done = subprocess.run(
                [Path(sys.executable).with_name("zodbconvert"), file],
                stdout=output,
                stderr=output,
                check=False,
            )
        if done.returncode:
            raise RuntimeError(f"the site could not be copied into PostgreSQL, see {log}")
        for name in ("copy-blobs", *(f"{zope}-blobs" for zope in ZOPES)):
            shutil.rmtree(self.var / name, ignore_errors=True)
        self.postgres.rename(NEW_DATABASE, DATABASE)

    def start_zope(self, name: str) -> None:
        """Start one Zope process."""
        program = [sys.executable, "-m", "Zope2.Startup.serve", self._wsgi_ini(name)]
        self.zopes[name] = start_child(program, log=self.var / f"{name}.log")

    def start_front(self) -> None:
        """Start the front server."""
        front.write_configuration(self.configuration, port=self.port, zopes=self.zope_ports)
        self.front = start_child(
            front.command(self.configuration), log=self.var / "front.log", stop=signal.SIGTERM
        )

    def wait_until_up(self, names: Iterable[str] = ZOPES) -> None:
        """Wait until the front server sends visitors to these processes."""
        until = time.monotonic() + PATIENCE
        waiting = list(names)
        children = (self.front, self.postgres.child, *self.zopes.values())
        while waiting and time.monotonic() < until:
            if any(child.poll() is not None for child in children):
                break
            with suppress(OSError):  # the front server itself may still be starting
                waiting = [name for name in waiting if not front.is_up(self.configuration, name)]
            time.sleep(0.2)
        if waiting:
            raise RuntimeError(f"{', '.join(waiting)} did not start, see {self.var}")

    def mend(self) -> list[str]:
        """Start again what has ended by itself; answers its names."""
        gone = []
        if self.postgres.child.poll() is not None:
            self.postgres.start()
            gone.append("postgres")
        for name, zope in self.zopes.items():
            if zope.poll() is not None:
                gone.append(name)
                self.start_zope(name)
        if self.front.poll() is not None:
            gone.append("front")
            self.start_front()
        return gone

    def restart_in_turn(self) -> None:
        """New processes, one after the other; visitors are sent to the other one meanwhile."""
        for name in ZOPES:
            front.ask(self.configuration, f"set server zope/{name} state drain")
            while front.visitors(self.configuration, name):
                time.sleep(0.2)
            end(self.zopes[name])
            front.ask(self.configuration, f"set server zope/{name} state ready")
            self.start_zope(name)
            time.sleep(3)  # long enough for the checks to see the old one gone
            self.wait_until_up([name])

    def stop(self) -> None:
        """End everything, PostgreSQL last."""
        if self.front is not None:
            end(self.front, by=signal.SIGTERM)
        for zope in self.zopes.values():
            if zope.poll() is None:
                zope.send_signal(signal.SIGINT)
        for zope in self.zopes.values():
            end(zope)
        self.postgres.stop()

    def _wsgi_ini(self, name: str) -> Path:
        return self.var / f"{name}-wsgi.ini"

    def _write_wsgi(self) -> None:
        """What buildout wrote, for our folder and our ports."""
        for name, number in self.zope_ports.items():
            made = self.root / "parts" / "cluster" / name / "etc"
            conf = (made / "zope.conf").read_text(encoding="utf-8")
            conf = conf.replace(str(self.root / "var" / "cluster"), str(self.var))
            conf = re.sub(r"127\.0\.0\.1 port=\d+", f"127.0.0.1 port={self.postgres.port}", conf)
            (self.var / f"{name}-zope.conf").write_text(conf, encoding="utf-8")
            ini = (made / "wsgi.ini").read_text(encoding="utf-8")
            ini = ini.replace(str(made / "zope.conf"), str(self.var / f"{name}-zope.conf"))
            ini = ini.replace(str(self.root / "var" / "log"), str(self.var))
            ini = re.sub(r"(?m)^listen = \S+", f"listen = 127.0.0.1:{number}", ini)
            self._wsgi_ini(name).write_text(ini, encoding="utf-8")


def main() -> int:
    """Serve; return 0 after Ctrl-C, a hang-up or a request to end."""
    port, var = int(sys.argv[1]), ROOT / "var"
    if any(refuse_port(number, "make cluster") for number in range(port, port + 4)):
        return 1
    owner = take_terminal()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    wanted = threading.Event()
    signal.signal(signal.SIGUSR1, lambda *_: wanted.set())
    cluster = Cluster(port=port)
    try:
        # One sender for both processes: their queue is one folder.
        deliver_to_folder(queue=var / "instance" / "mail-queue", folder=var / "mail")
        cluster.start(source=var)
        cluster.wait_until_up()
        announce(port, var)
        watch(cluster, wanted)
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        cluster.stop()
        give_back_terminal(owner)
    print("\n   止めました。データは var/ に残っています。 / Stopped; the data stays in var/.")
    return 0


def watch(cluster: Cluster, restart_wanted: threading.Event) -> None:
    """Mend until somebody ends us."""
    while True:
        if restart_wanted.is_set():
            restart_wanted.clear()
            cluster.restart_in_turn()
            print("   Zopeを入れ替えました / the Zope processes are new", flush=True)
        for name in cluster.mend():
            print(f"   {name} を起動し直しました / started again: {name}", flush=True)
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main())
