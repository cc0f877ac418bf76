"""様式の記入: save a draft, send, send again."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.filings import Draft
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Missing
from kamakura.kyodo.content.filings import Raw
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.paper_states import reindex_papers
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from plone.namedfile.file import NamedBlobFile
from typing import Any


@dataclass(frozen=True)
class Saved:
    """What a save did: the draft, and whether somebody else had saved in between."""

    draft: Draft
    serial: int


def begin_filing(host, key: str, *, version: str, raw: Raw | None = None, now: datetime, by: str):
    """The filing ``key`` of ``host``; a new one starts from ``raw`` (prefilled answers)."""
    filings = Filings(host)
    filing = filings.get(key)
    if filing is None:
        filing = filings.ensure(key, version)
        filing.ensure_draft().save(raw or {}, by=by, now=now)
        reindex_papers(host)
    return filing


def save_draft(
    host,
    key: str,
    *,
    raw: Raw,
    files: Mapping[str, NamedBlobFile] | None = None,
    removed: Iterable[str] = (),
    base_serial: int | None = None,
    by: str,
    now: datetime,
) -> Saved:
    """一時保存: keep what was typed, whatever it is.

    ``base_serial`` is the serial the page was made from. When somebody else has saved
    since, nothing is overwritten and the refusal ``draft_changed`` names who and when.
    """
    draft = Filings(host).require(key).ensure_draft()
    if base_serial is not None and base_serial != draft.serial:
        raise refuse(FilingCode.DRAFT_CHANGED, user=draft.saved_by, at=draft.saved_at)
    for name in removed:
        draft.files.pop(name, None)
    draft.files.update(files or {})
    for name, file in (files or {}).items():
        scans.enqueue(host, key, name, file)
    draft.save(raw, by=by, now=now)
    return Saved(draft=draft, serial=draft.serial)


def file_draft(
    host,
    key: str,
    *,
    answers: Mapping[str, Any],
    receipt: Receipt,
    missing: Iterable[Missing] = (),
) -> Revision:
    """Turn the draft into an immutable revision, with a line in the record."""
    filing = Filings(host).require(key)
    revision = filing.file(answers=answers, receipt=receipt, missing=missing)
    audit.record(
        host,
        action="file_form",
        by=receipt.filed_by,
        now=receipt.filed_at,
        details={"form_key": key, "revision": revision.number, "version": revision.version},
    )
    if revision.number == 1:
        reindex_papers(host)
    return revision


def report_broken_design(host, *, form: str, by: str, now: datetime) -> None:
    """Tell the secretariat that a form cannot be sent because of its design.

    The mail waits once: a newer one of the same kind for the same host replaces it.
    """
    organization = getattr(host, "organization_title", "") or host.Title()
    post(
        host,
        "form_broken",
        recipients=group_people("kyodo-secretariat"),
        params={"form": form, "organization": organization},
        by=by,
        now=now,
    )
