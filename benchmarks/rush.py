"""The last hour, ten times over: many people write and send on one process, as fast as it goes.

What a last hour is, we assume: ten groups, each with 100 pages opened or kept, then one filing.
Ten times that is 10,000 pages and 100 filings in 3,600 seconds.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import field
from filing import serving
from kamakura.kyodo.operations.proposal import start_proposal
from lxml import html
from measure import Figure
from pathlib import Path
from plone import api
from senders import all_at_once
from senders import ask
from senders import sender
from site_under_test import Site
from tests.plone import papers
from typing import Any
import os
import scheme
import time


PEOPLE = 20
SECONDS = 40
NEEDED = 10 * 10 * 101 / 3600
"""Requests a second of ten times the last hour."""


@dataclass
class Writer:
    """A person who opens pages and keeps them, and what came back."""

    port: int
    user: str
    path: str
    statuses: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def write(self, until: float) -> None:
        """Open a step, keep it, look at the whole and at the call; again until the time is over."""
        while time.perf_counter() < until:
            step = f"{self.path}/@@kyodo-form/project_plan"
            page = html.fromstring(self._ask("GET", step))
            (form,) = [one for one in page.forms if "base" in one.fields]
            self._ask("POST", form.action or step, {**dict(form.form_values()), "do": "save"})
            self._ask("GET", f"{self.path}/@@kyodo-preview?bundle=proposal")
            self._ask("GET", "/kamakura/kyodo/fy2026")

    def _ask(self, method: str, address: str, form: dict[str, str] | None = None) -> bytes:
        path = address.partition(f":{self.port}")[2] or address
        began = time.perf_counter()
        status, _headers, body = ask(self.port, method, path, self.user, form)
        self.seconds.append(time.perf_counter() - began)
        self.statuses[status] += 1
        return body


def run(site: Site) -> Iterator[str]:
    """Yield how many requests a second came back, how, and how that compares with the need."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        drafts = [_draft(made, number) for number in range(PEOPLE)]
    site.close()
    with serving(site, threads=1) as (port, _conflicts):
        writers = [Writer(port, user, path) for user, path in drafts]
        began, busy = time.perf_counter(), processor_seconds(site)
        with ThreadPoolExecutor(PEOPLE) as threads:
            list(threads.map(lambda one: one.write(began + SECONDS), writers))
        spent, busy = time.perf_counter() - began, processor_seconds(site) - busy
        sent = all_at_once([sender(port, user, path) for user, path in drafts])
    statuses = sum((one.statuses for one in writers), Counter())
    waits = Figure("pages", tuple(second for one in writers for second in one.seconds))
    rate, own = statuses.total() / spent, statuses.total() / busy
    yield (
        f"{PEOPLE} people without a pause, one thread: {statuses.total()} pages in {spent:.0f} s"
        f" ({rate:.1f} a second), answers {dict(sorted(statuses.items()))}"
    )
    yield (
        f"  {rate / NEEDED:.1f} × what ten times the last hour needs"
        f" (on a processor of its own {own / NEEDED:.1f} ×, {own:.1f} a second);"
        f" p99 {waits.p99 / waits.median:.1f} × median"
    )
    yield (
        f"  then all {PEOPLE} file at once: {sum(one.is_failure for one in sent)} failures,"
        f" {len({one.number for one in sent if one.number})} different numbers"
    )


def processor_seconds(site: Site) -> float:
    """Processor time of the server so far: what other programs on the machine disturb least."""
    pid = (site.var / "server.pid").read_text(encoding="utf-8")
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    user, system = stat[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _draft(made: scheme.Scheme, number: int) -> tuple[str, str]:
    user = f"group{number}"
    scheme.make_person(user)
    group: Any = scheme.make_group(made.program, number, member=user)
    with api.env.adopt_user(user):
        proposal = start_proposal(
            made.call, kind="group", organization=group, by=user, now=scheme.NOW
        )
        papers.write_all(proposal, by=user, now=scheme.NOW)
    return user, "/".join(proposal.getPhysicalPath())
