"""Real servers for the tests: one process on FileStorage, and the cluster of scripts/cluster.py.

One site is built for the whole run, with complete drafts of many proposals; each kind of server
works on a copy of it. Nothing is served from memory: what a test reads it reads from the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from serving import OneProcess
from serving import OnPostgres
from world import make_world
from world import World
import os
import pytest
import shutil
import subprocess
import tempfile


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="kyodo-", dir="/tmp") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(scope="session")
def world(folder: Path) -> World:
    """The site, and what waits in it to be sent."""
    os.environ["MAILHOST_QUEUE_ONLY"] = "1"
    for script in ("instance.sh", "cluster_instances.sh"):
        subprocess.run([ROOT / "scripts" / script], check=True)
    return make_world(folder / "world")


@pytest.fixture(scope="session")
def _one(world: World, folder: Path) -> Iterator[OneProcess]:
    with _stopping(OneProcess(world, var=_copy(world, folder / "one"))) as server:
        yield server


@pytest.fixture(scope="session")
def _many(world: World, folder: Path) -> Iterator[OnPostgres]:
    with _stopping(OnPostgres(world, var=folder / "many")) as server:
        yield server


@contextmanager
def _stopping(server: OneProcess | OnPostgres) -> Iterator[OneProcess | OnPostgres]:
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def one(_one: OneProcess) -> OneProcess:
    """One process on FileStorage, running."""
    _one.ensure_running()
    return _one


@pytest.fixture
def many(_many: OnPostgres) -> OnPostgres:
    """Two processes on PostgreSQL behind HAProxy, running."""
    _many.ensure_running()
    return _many


@pytest.fixture(params=["one process", "cluster"])
def server(request: pytest.FixtureRequest) -> OneProcess | OnPostgres:
    """Both, one after the other."""
    return request.getfixturevalue("one" if request.param == "one process" else "many")


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 64 MB."""
    place = folder / "small"
    place.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64M,mode=755", "kyodo-small", str(place)], check=False
    )
    if mounted.returncode:
        pytest.skip("only the superuser can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def full_server(world: World, small_disk: Path) -> Iterator[OneProcess]:
    """One process whose storage is on the small disk."""
    with _stopping(OneProcess(world, var=_copy(world, small_disk / "var"))) as server:
        server.ensure_running()
        yield server


def _copy(world: World, to: Path) -> Path:
    for store in ("filestorage", "blobstorage"):
        shutil.copytree(world.var / store, to / store)
    return to
