"""A PostgreSQL of our own: in a folder, on loopback, gone when its supervisor is."""

from children import as_user
from children import end
from children import is_root
from children import start_child
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile
from typing import Any
import os
import psycopg2
import pwd
import shutil
import signal
import subprocess
import time


SYSTEM_USER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package brings this user."""

ADMIN, OWNER, DATABASE = "postgres", "kyodo", "kyodo"


class Postgres:
    """A server with its data below ``var`` and its passwords in ``var/passwords``."""

    def __init__(self, *, var: Path, port: int) -> None:
        self.var, self.port = var, port
        self.user = SYSTEM_USER if is_root() else ""
        self.passwords = var / "passwords"
        self.log = var / "postgres.log"
        self.child: subprocess.Popen | None = None

    @property
    def data(self) -> Path:
        """Where the data is: below ``var``, or with the system's own where that is out of reach.

        A clone in root's home cannot be entered by the user that PostgreSQL runs as.
        """
        if not self.user or _can_enter(self.var, self.user):
            return self.var / "postgres"
        name = sha256(str(self.var.resolve()).encode()).hexdigest()[:12]
        return Path(pwd.getpwnam(self.user).pw_dir, f"kyodo-{name}")

    def start(self) -> None:
        """Make the data folder if it is not whole, start the server, wait until it answers."""
        self.var.mkdir(parents=True, exist_ok=True)
        if not (self.data / "kyodo-complete").exists() or not self.passwords.exists():
            self._init()
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "60",
            "lc_messages": "C",
        }
        command = [program("postgres"), "-D", self.data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self.child = start_child(command, log=self.log, user=self.user)
        self._wait()

    def stop(self) -> None:
        """End the server in order: open transactions are undone, everything else is on disk."""
        if self.child is not None:
            end(self.child, by=signal.SIGINT)

    def kill(self) -> None:
        """End the server at once, as a power cut would ("immediate")."""
        self.child.send_signal(signal.SIGQUIT)
        self.child.wait()

    @contextmanager
    def session(self, database: str = ADMIN) -> Iterator[Any]:
        """A cursor of the administrator, outside transactions."""
        dsn = self.dsn(database, user=ADMIN)
        with closing(psycopg2.connect(dsn)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                yield cursor

    def dsn(self, database: str = DATABASE, *, user: str = OWNER) -> str:
        """How a program connects."""
        return (
            f"host=127.0.0.1 port={self.port} dbname={database} user={user}"
            f" passfile={self.passwords} connect_timeout=10"
        )

    def has(self, database: str) -> bool:
        """Is there such a database?"""
        with self.session() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,))
            return cursor.fetchone() is not None

    def create(self, database: str) -> None:
        """An empty database; one of this name is thrown away."""
        with self.session() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {database}")
            cursor.execute(f"CREATE DATABASE {database} OWNER {OWNER}")

    def rename(self, old: str, new: str) -> None:
        """Give a database its name, at once."""
        with self.session() as cursor:
            cursor.execute(f"ALTER DATABASE {old} RENAME TO {new}")

    def _init(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir()
        if self.user:
            shutil.chown(self.data, self.user, self.user)
        self.data.chmod(0o700)
        secrets = {ADMIN: token_hex(16), OWNER: token_hex(16)}
        command = [program("initdb"), "-D", self.data, f"--username={ADMIN}"]
        command += ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"]
        with self.log.open("ab") as log, NamedTemporaryFile("w") as secret:
            secret.write(secrets[ADMIN])
            secret.flush()
            if self.user:
                shutil.chown(secret.name, self.user)
            subprocess.run(
                [*command, f"--pwfile={secret.name}"],
                stdout=log,
                stderr=log,
                check=True,
                **as_user(self.user),
            )
        lines = [f"127.0.0.1:*:*:{user}:{secret}\n" for user, secret in secrets.items()]
        self.passwords.touch(mode=0o600)
        self.passwords.write_text("".join(lines), encoding="utf-8")
        (self.data / "kyodo-complete").touch()

    def _wait(self) -> None:
        until = time.monotonic() + 120
        while self.child.poll() is None and time.monotonic() < until:
            try:
                self._ensure_owner()
            except psycopg2.OperationalError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"PostgreSQL did not start, see {self.log}")

    def _ensure_owner(self) -> None:
        lines = self.passwords.read_text(encoding="utf-8").splitlines()
        (secret,) = [line.rpartition(":")[2] for line in lines if f":{OWNER}:" in line]
        with self.session() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,))
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {OWNER} LOGIN PASSWORD %s", (secret,))


def _can_enter(folder: Path, user: str) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    test = subprocess.run(["test", "-x", str(folder)], check=False, **as_user(user))
    return test.returncode == 0


def program(name: str) -> str:
    """The newest of Debian's versions, else the one on the path."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is not installed: scripts/system_packages.sh cluster")
    return os.fspath(found)
