"""提出 by eight groups at the same moment, over HTTP, on one server process.

FileStorage with blobs and the settings of buildout.cfg. Every draft is complete (様式1, 3, 4
and 5, three files). Afterwards the database is opened and asked for what the pages said.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.operations.proposal import start_proposal
from measure import Figure
from pathlib import Path
from plone import api
from senders import all_at_once
from senders import ask
from senders import sender
from senders import Sending
from site_under_test import ROOT
from site_under_test import Site
from tests.plone import papers
from uuid import uuid4
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
import collections
import contextlib
import os
import re
import scheme
import socket
import subprocess
import sys
import time
import transaction


GROUPS = 8
THREADS = (1, 4)
ROUNDS = 6
TWICE = 4
"""Pairs of the same person sending twice at once."""

LIMIT = 60
"""Seconds for the rounds of one server."""

FORMS = ("group_proposal", "project_plan", "budget", "organization_profile")


def run(site: Site) -> Iterator[str]:
    """Yield the figures with one thread, as shipped, and with four, to see what conflicts."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        people = [_person(made, number) for number in range(GROUPS)]
        transaction.commit()  # a number is reserved in a transaction of its own
        paths = {threads: _drafts(made, people) for threads in THREADS}
    site.close()
    for threads, drafts in paths.items():
        yield f"{threads} thread(s)"
        with serving(site, threads=threads) as (port, conflicts):
            lone, sendings, twice, twice_of = _send(port, people, drafts)
        yield from _report(lone, sendings, twice, conflicts)
        yield from _verify(site, [*lone, *sendings, *twice], twice_of)


def _person(made: scheme.Scheme, number: int) -> tuple[str, object]:
    user = f"group{number}"
    scheme.make_person(user)
    return user, scheme.make_group(made.program, number, member=user)


def _drafts(made: scheme.Scheme, people: list) -> list[list[str]]:
    """Per round, the path of a complete draft of each group; then those sent twice and alone."""
    rounds = []
    for _round in range(ROUNDS + 2):
        rounds.append([])
        for user, group in people:
            with api.env.adopt_user(user):
                proposal = start_proposal(
                    made.call, kind="group", organization=group, by=user, now=scheme.NOW
                )
                papers.write_all(proposal, by=user, now=scheme.NOW)
            rounds[-1].append("/".join(proposal.getPhysicalPath()))
    return rounds


@contextmanager
def serving(site: Site, *, threads: int) -> Iterator[tuple[int, Path]]:
    """Serve the site's database on loopback; give the port and the file of conflicts."""
    port = _free_port()
    text = (ROOT / "parts" / "instance" / "etc" / "wsgi.ini").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^listen = \S+", f"listen = 127.0.0.1:{port}", text)
    text = re.sub(r"(?m)^threads = \d+", f"threads = {threads}", text)
    text = text.replace(str(ROOT / "parts" / "instance" / "etc" / "zope.conf"), str(site.conf))
    text = text.replace(str(ROOT / "var" / "log"), str(site.var))
    ini, conflicts = site.var / f"wsgi-{threads}.ini", site.var / f"conflicts-{threads}"
    ini.write_text(text, encoding="utf-8")
    conflicts.touch()
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(ini), str(conflicts)]
    with (site.var / f"server-{threads}.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env={**os.environ, "MAILHOST_QUEUE_ONLY": "1"},
        )
    (site.var / "server.pid").write_text(str(server.pid), encoding="utf-8")
    try:
        _wait_for(port, server)
        yield port, conflicts
    finally:
        server.terminate()
        server.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int, server: subprocess.Popen) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            if ask(port, "GET", "/kamakura/kyodo")[0] == 200:
                return
        time.sleep(0.3)
    raise RuntimeError("the server did not start")


def _send(port: int, people: list, drafts: list[list[str]]) -> tuple:
    """One group after the other, then all at once round by round, then each twice at once."""
    users = [user for user, _group in people]
    alone, doubled, *rounds = drafts
    lone = [sender(port, *pair).press() for pair in zip(users, alone, strict=True)]
    sendings: list[Sending] = []
    until = time.monotonic() + LIMIT
    for paths in rounds:
        if time.monotonic() > until:
            break
        ready = [sender(port, *pair) for pair in zip(users, paths, strict=True)]
        sendings += all_at_once(ready)
    twice: list[Sending] = []
    twice_of = doubled[:TWICE]
    for number, (user, path) in enumerate(zip(users, twice_of, strict=False)):
        # A double click sends one token twice; two tabs have two tokens.
        token = uuid4().hex if number % 2 else ""
        twice += all_at_once([sender(port, user, path, token=token) for _n in range(2)])
    return lone, sendings, twice, twice_of


def _report(
    lone: list[Sending], sendings: list[Sending], twice: list[Sending], conflicts: Path
) -> Iterator[str]:
    alone = Figure("alone", tuple(one.seconds for one in lone))
    together = Figure("together", tuple(one.seconds for one in sendings))
    failures = sum(one.is_failure for one in sendings)
    numbers = collections.Counter(one.number for one in sendings if one.number)
    yield (
        f"  {GROUPS} groups at once: {len(sendings)} sendings, {failures} failures (5xx),"
        f" {numbers.total()} pages with a number, {len(numbers)} different numbers"
    )
    yield (
        f"  answer to 提出する: median {together.median / alone.median:.1f} ×, p99"
        f" {together.p99 / alone.median:.1f} × one sender alone"
        f" ({together.median * 1000:.0f} ms, {together.p99 * 1000:.0f} ms;"
        f" alone {alone.median * 1000:.0f} ms)"
    )
    statuses = collections.Counter(one.status for one in twice)
    yield f"  the same person twice at once: {len(twice)} sendings, answers {dict(statuses)}"
    lines = conflicts.read_text(encoding="utf-8").splitlines()
    yield f"  write conflicts (repeated by Zope): {len(lines)}"
    where = collections.Counter(
        found[1] for one in lines if (found := re.search(r"class ([\w.]+)", one))
    )
    for line, count in where.most_common(5):
        yield f"    {count} × {line}"


def _verify(site: Site, sendings: list[Sending], twice_of: list[str]) -> Iterator[str]:
    """Open the database: is every number that was shown there, on that proposal, once?"""
    storage = BlobStorage(
        str(site.var / "blobstorage"),
        FileStorage(str(site.var / "filestorage" / "Data.fs"), read_only=True),
    )
    db = DB(storage)
    try:
        with contextlib.closing(db.open()) as connection:
            yield from _compare(connection.root()["Application"], sendings, twice_of)
    finally:
        db.close()


def _compare(root, sendings: list[Sending], twice_of: list[str]) -> Iterator[str]:
    shown = {one.path: one.number for one in sendings if one.number}
    stored = {path: _stored(root, path) for path in {one.path for one in sendings}}
    wrong = [path for path, number in shown.items() if stored[path] != (number, 1)]
    silent = [path for path, (number, _n) in stored.items() if number and path not in shown]
    numbers = [number for number, _filings in stored.values() if number]
    doubled = sum(stored[path][1] != 1 for path in twice_of)
    yield (
        f"  in the database: {len(shown) - len(wrong)} of {len(shown)} shown numbers stored with"
        f" one filing each, {len(numbers) - len(set(numbers))} numbers given twice,"
        f" {len(silent)} stored but not shown, {doubled} of {len(twice_of)} doubles filed twice"
    )


def _stored(root, path: str) -> tuple[str, int]:
    """The number of a proposal, and how often its papers were filed."""
    proposal = root
    for part in path.strip("/").split("/"):
        proposal = proposal._getOb(part)
    filed = {len(Filings(proposal).require(key).revisions) for key in FORMS}
    return proposal.receipt_number or "", max(filed) if len(filed) == 1 else -1
