"""A site with complete drafts, made once: eight groups with several proposals each."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.operations.proposal import start_proposal
from pathlib import Path
from plone import api
from site_under_test import Site
from tests.plone import papers
from typing import Any
import scheme
import transaction


GROUPS = 8
ROUNDS = 12
"""Drafts per group: each test of each server takes one round."""

FORMS = ("group_proposal", "project_plan", "budget", "organization_profile")


@dataclass
class World:
    """Where the site is, and the rounds of (person, path of a complete draft)."""

    var: Path
    conf: Path
    queue: Path
    rounds: list[list[tuple[str, str]]] = field(default_factory=list)

    def copy_rounds(self) -> Iterator[list[tuple[str, str]]]:
        """The rounds for one copy of the site."""
        return iter(self.rounds)


def make_world(var: Path) -> World:
    """Build the site; nothing is left open."""
    site = Site(var=var)
    queue = var / "mail-queue"
    made = World(var, site.conf, queue)
    with site.at_work():
        site.portal.MailHost.smtp_queue_directory = str(queue)
        # A full disk is to be met, not foreseen.
        api.portal.set_registry_record("kamakura.kyodo.min_free_mb", 0)
        whole = scheme.make_scheme(site.portal)
        people = [_person(whole, number) for number in range(GROUPS)]
        transaction.commit()  # a number is reserved in a transaction of its own
        for _round in range(ROUNDS):
            made.rounds.append([(user, _draft(whole, user, group)) for user, group in people])
    site.close()
    return made


def _person(whole: scheme.Scheme, number: int) -> tuple[str, Any]:
    user = f"group{number}"
    scheme.make_person(user)
    return user, scheme.make_group(whole.program, number, member=user)


def _draft(whole: scheme.Scheme, user: str, group: Any) -> str:
    with api.env.adopt_user(user):
        proposal = start_proposal(
            whole.call, kind="group", organization=group, by=user, now=scheme.NOW
        )
        papers.write_all(proposal, by=user, now=scheme.NOW)
    return "/".join(proposal.getPhysicalPath())


def found(app: Any, path: str) -> Any:
    """An object of an opened database."""
    for part in path.strip("/").split("/"):
        app = app._getOb(part)
    return app


def filings(app: Any, path: str) -> tuple[str, int]:
    """The number of a proposal, and how often each of its papers was filed (-1: not alike)."""
    proposal = found(app, path)
    counts = {len(Filings(proposal).require(key).revisions) for key in FORMS}
    return proposal.receipt_number or "", counts.pop() if len(counts) == 1 else -1
