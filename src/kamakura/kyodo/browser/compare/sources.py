"""What can be compared: revisions, the draft, the filing of an earlier proposal; and by whom."""

from dataclasses import dataclass
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.comparing import drafted
from kamakura.kyodo.forms.comparing import Filled
from kamakura.kyodo.forms.comparing import filled
from kamakura.kyodo.forms.freeze import name_of_version
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any


DRAFT = "draft"
PREVIOUS = "previous"


@dataclass(frozen=True)
class Source:
    """One side of a comparison: its name in the address, its words, its form, what it holds."""

    name: str
    title: Any
    form: Any
    filled: Filled
    masked: frozenset[str] = frozenset()


def may_read_draft(host: Any) -> bool:
    """A draft is its writers'."""
    wanted = (permissions.EDIT_FILING, permissions.USE_PROPOSAL)
    return any(api.user.has_permission(one, obj=host) for one in wanted)


def sources(papers: FilingHost, key: str) -> list[Source]:
    """Everything of one form that this person may compare, oldest first."""
    host = papers.host
    filing = papers.filings.get(key)
    if not may_read_form(host, key):
        return []
    masked = masked_fields(host, form_key_of(key))
    found = [*_previous(papers, key)]
    for revision in filing.revisions if filing is not None else ():
        made = filled(papers.call, revision)
        form = _form(papers.call, key, revision.version)
        found.append(Source(str(revision.number), revision_title(revision), form, made, masked))
    if filing is not None and filing.draft is not None and may_read_draft(host):
        try:
            form = _form(papers.call, key, filing.version)
            found.append(Source(DRAFT, _("いまの下書き"), form, drafted(papers, key), masked))
        except BrokenModel:
            return found
    return found


def revision_title(revision: Revision) -> Any:
    """2回目(令和8年5月18日(月) 10:00)."""
    words = {"number": str(revision.number), "when": moment_text(revision.receipt.received_at)}
    return _("${number}回目(${when})", mapping=words)


def _previous(papers: FilingHost, key: str) -> list[Source]:
    """The filing of the earlier proposal this one was begun from, if this person may read it."""
    earlier = by_uid(getattr(papers.host, "previous_uid", None))
    if earlier is None or not may_read_form(earlier, key):
        return []
    from_same = _sent_of(earlier, key)
    if from_same is None:
        return []
    title = _("前の提案「${title}」", mapping={"title": earlier.title})
    masked = masked_fields(earlier, form_key_of(key))
    call = call_of(earlier)
    form = _form(call, key, from_same.version)
    return [Source(PREVIOUS, title, form, filled(call, from_same), masked)]


def _form(call: Any, key: str, version: str) -> Any:
    """What the form was called on the paper of that side."""
    return name_of_version(call, form_key_of(key), version)


def _sent_of(host: Any, key: str) -> Revision | None:
    filing = Filings(host).get(key)
    return filing.last_filed if filing is not None else None
