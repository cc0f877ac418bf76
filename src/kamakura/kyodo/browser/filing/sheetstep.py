"""The 提案事前調整シート comes first: the same advice on the proposal's page and on the home."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.mending import changed
from kamakura.kyodo.i18n import _
from typing import Any
from urllib.parse import quote


def sheet_link(papers: FilingHost) -> parts.Link | None:
    """Where the sheet is written; once nothing is missing, where it is sent.

    What came back is complete as it was sent: it is to be rewritten first.
    """
    bundle = papers.bundle("sheet")
    if bundle is None or not bundle.keys:
        return None
    url = papers.host.absolute_url()
    key = quote(bundle.keys[0], safe=":")
    if returned(papers.host) and not changed(papers, bundle.keys[0]):
        return parts.Link(_("シートを書き直す"), f"{url}/@@kyodo-form/{key}#returned")
    if all(one.is_complete for one in papers.papers("sheet")):
        return parts.Link(_("シートを確かめて送る"), f"{url}/@@kyodo-preview?bundle=sheet")
    return parts.Link(_("シートを書く"), f"{url}/@@kyodo-form/{key}")


def returned_words(reason: str) -> Any:
    """「理由: …」, said before anything is asked again."""
    return _("理由: ${reason}", mapping={"reason": reason}) if reason else ""
