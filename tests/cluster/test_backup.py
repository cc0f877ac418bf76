"""What docs/operations.md says about backup, restore and packing on PostgreSQL."""

from contextlib import closing
from kamakura.kyodo.content.filings import Filings
from pathlib import Path
from postgres import OWNER
from postgres import program
from senders import sender
from serving import RELSTORAGE
from tests.plone.papers import PDF
from world import filings
from world import found
from ZODB.config import databaseFromString
import os
import pytest
import subprocess
import sys


@pytest.fixture
def filed(many) -> tuple[str, str]:
    """The path and the number of a proposal that was sent."""
    ((user, path), *_others) = next(many.rounds)
    return path, sender(many.port, user, path).press().number


def run(many, *command: object) -> None:
    """Run one of PostgreSQL's programs as the owner of the database."""
    postgres = many.cluster.postgres
    environment = {
        **os.environ,
        "PGHOST": "127.0.0.1",
        "PGPORT": str(postgres.port),
        "PGUSER": OWNER,
        "PGPASSFILE": str(postgres.passwords),
    }
    subprocess.run([str(part) for part in command], env=environment, check=True)


def settings(many, database: str, *, blobs: str) -> str:
    dsn = many.cluster.postgres.dsn(database)
    return RELSTORAGE.format(blobs=many.var / blobs, dsn=dsn)


def test_dump_restores_filings_and_files(many, filed):
    path, number = filed
    dump = many.var / "kyodo.dump"
    run(many, program("pg_dump"), "-Fc", "-f", dump, "kyodo")
    many.cluster.postgres.create("restored")
    run(many, program("pg_restore"), "-d", "restored", dump)
    restored = databaseFromString(settings(many, "restored", blobs="restored-blobs"))
    with closing(restored), closing(restored.open()) as connection:
        app = connection.root()["Application"]
        assert filings(app, path) == (number, 1)
        papers = Filings(found(app, path))
        assert papers.require("organization_profile").last_filed.files["bylaws"].data == PDF


def test_packing_keeps_everything_that_is_in_use(many, filed):
    path, number = filed
    conf = many.var / "zodbpack.conf"
    text = settings(many, "kyodo", blobs="pack-blobs")
    conf.write_text(text.replace("<zodb>", "").replace("</zodb>", ""), encoding="utf-8")
    subprocess.run([Path(sys.executable).with_name("zodbpack"), conf], check=True)
    with closing(many.open()) as db, closing(db.open()) as connection:
        app = connection.root()["Application"]
        assert filings(app, path) == (number, 1)
        files = Filings(found(app, path)).require("organization_profile").last_filed.files
        assert files["bylaws"].data == PDF
