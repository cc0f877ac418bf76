"""How many drafts and filings stand on each version of a form, without waking any of them.

The catalog keeps one keyword per begun paper (``kyodo_papers``): its state, the call whose
design it is on, the version, and the key of the paper. It changes only when a paper is begun,
sent, or carried over to a new version.
"""

from .filings import Filing
from .filings import Filings
from .lookup import by_uid
from .lookup import call_of
from .lookup import enclosing
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.interfaces import IKyodoProject
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any


INDEX = "kyodo_papers"
DRAFT = "draft"
SENT = "sent"


@dataclass(frozen=True)
class PaperCount:
    """How many papers of one form stand on one version."""

    drafts: int = 0
    sent: int = 0


def design_call(host) -> Any | None:
    """The call whose designs a host is filled on."""
    project = enclosing(host, IKyodoProject)
    if project is None:
        return call_of(host)
    proposal = by_uid(project.proposal_uid)
    return None if proposal is None else call_of(proposal)


def state_of_paper(filing: Filing) -> str:
    """Sent once, it counts as sent, also while it is being mended."""
    return SENT if filing.revisions else DRAFT


def keyword(state: str, call_uid: str, version: str, key: str = "") -> str:
    """The catalog's keyword of one paper; without a key the beginning of all of them."""
    return f"{state} {call_uid} {version} {key}"


def keywords(host) -> list[str]:
    """The keywords of a host, for the catalog."""
    call = design_call(host)
    if call is None:
        return []
    return sorted(
        keyword(state_of_paper(filing), call.UID(), filing.version, key)
        for key, filing in Filings(host).items()
    )


def reindex_papers(host) -> None:
    """Tell the catalog that a paper was begun, sent or carried over."""
    host.reindexObject(idxs=[INDEX])


def counts(call) -> Mapping[str, PaperCount]:
    """Version -> how many drafts and filings stand on it, as the catalog knows."""
    processQueue()
    found: dict[str, dict[str, int]] = {}
    for word, rids in _words(call):
        state, _call, version, _key = word.split(" ", 3)
        per_state = found.setdefault(version, {DRAFT: 0, SENT: 0})
        per_state[state] += rids
    return {version: PaperCount(n[DRAFT], n[SENT]) for version, n in found.items()}


def _words(call) -> Iterator[tuple[str, int]]:
    catalog = api.portal.get_tool("portal_catalog")
    uid = call.UID()
    for word in catalog.uniqueValuesFor(INDEX):
        if word.split(" ", 2)[1] == uid:
            yield word, len(catalog.unrestrictedSearchResults(**{INDEX: word}))


def drafts_on(call, version: str) -> Iterator[tuple[Any, str]]:
    """(host, key) of every draft on a version: only these objects wake."""
    processQueue()
    catalog = api.portal.get_tool("portal_catalog")
    start = keyword(DRAFT, call.UID(), version)
    for word in [one for one in catalog.uniqueValuesFor(INDEX) if one.startswith(start)]:
        for brain in catalog.unrestrictedSearchResults(**{INDEX: word}):
            yield brain._unrestrictedGetObject(), word.removeprefix(start)


def recount(hosts) -> Mapping[str, PaperCount]:
    """The same figures from the papers themselves; wakes every host (checks and tests)."""
    found: dict[str, dict[str, int]] = {}
    for host in hosts:
        for _key, filing in Filings(host).items():
            per_state = found.setdefault(filing.version, {DRAFT: 0, SENT: 0})
            per_state[state_of_paper(filing)] += 1
    return {version: PaperCount(n[DRAFT], n[SENT]) for version, n in found.items()}
