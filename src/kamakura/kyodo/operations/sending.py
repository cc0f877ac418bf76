"""What every sending of papers does: the token, the check of the drafts, the revisions."""

from .base import ask
from .base import refuse_unless
from .filing import begin_filing
from .filing import file_draft
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Missing
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.filing import papers_refusal
from kamakura.kyodo.interfaces import IPaperReader


def was_sent(host, token: str) -> bool:
    """Was this sending already carried out? A sending without a token is refused."""
    refuse_unless(token, FilingCode.TOKEN_MISSING)
    return Filings(host).token_used(token)


def complete_papers(host, bundle: str, now: datetime) -> Sequence[Paper]:
    """The papers of a bundle; refuses when one of them cannot be sent."""
    papers = IPaperReader(host).at(now).papers(bundle)
    refuse_unless(papers, FilingCode.LOCKED)
    ask(papers_refusal(papers))
    return papers


def file_papers(
    host,
    papers: Sequence[Paper],
    *,
    token: str,
    by: str,
    now: datetime,
    received: datetime | None = None,
    entered_by: str = "",
) -> None:
    """Turn the drafts into revisions, each on the design it was last read with.

    ``received``: when a paper arrived that ``entered_by`` typed in for the group; else ``now``.
    """
    receipt = Receipt(
        filed_by=by,
        filed_at=now,
        received_at=received or now,
        token=token,
        entered_by=entered_by,
    )
    reader = IPaperReader(host).at(now)
    for paper in papers:
        raw, files = reader.raw(paper.key), reader.files(paper.key)
        filing = begin_filing(host, paper.key, version=paper.version, raw=raw, by=by, now=now)
        filing.version = paper.version
        filing.ensure_draft().files.update(files)
        errors = [one for one in paper.findings if one.level == "error"]
        missing = [Missing(one.field, str(one.code)) for one in errors]
        file_draft(host, paper.key, answers=paper.answers, receipt=receipt, missing=missing)
