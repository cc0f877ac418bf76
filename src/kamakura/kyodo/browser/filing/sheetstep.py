"""The 提案事前調整シート comes first: the same advice on the proposal's page and on the home."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.i18n import _
from urllib.parse import quote


def sheet_link(papers: FilingHost) -> parts.Link | None:
    """Where the sheet is written; once nothing is missing in a first one, where it is sent."""
    bundle = papers.bundle("sheet")
    if bundle is None or not bundle.keys:
        return None
    url = papers.host.absolute_url()
    if _is_ready(papers):
        return parts.Link(_("シートを確かめて送る"), f"{url}/@@kyodo-preview?bundle=sheet")
    key = quote(bundle.keys[0], safe=":")
    return parts.Link(_("シートを書く"), f"{url}/@@kyodo-form/{key}")


def _is_ready(papers: FilingHost) -> bool:
    # What came back to be written once more is complete too, and yet not ready.
    written = papers.papers("sheet")
    kept = [papers.filings.get(one.key) for one in written]
    fresh = all(one is not None and not one.revisions for one in kept)
    return fresh and all(one.is_complete for one in written)
