"""The board of a call with 2,000 proposals against a stock listing of 50, in the same run.

Both pages are asked for by the secretariat and show 50 things. The aim is a ratio of 2 at most.
"""

from collections.abc import Iterator
from measure import in_turns
from measure import line
from plone import api
from site_under_test import Site
import re
import scheme


MANY, GROUPS, SHOWN = 2000, 40, 50
STOCK = "stock listing of 50, signed in"
THING = re.compile(r"/stock-listing/document-\d+|id=\"tick-[0-9a-f]+\"")
PAGES = {
    "board": "/kyodo/fy2026/@@kyodo-board",
    "board, in consultation": "/kyodo/fy2026/@@kyodo-board?state=consulting",
    "board by days waiting": "/kyodo/fy2026/@@kyodo-board?order=since",
    "board, last page": f"/kyodo/fy2026/@@kyodo-board?start={MANY - SHOWN}",
}


def run(site: Site) -> Iterator[str]:
    """Yield the ratio of each board page to the stock listing."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        groups = [scheme.make_group(made.program, number) for number in range(GROUPS)]
        scheme.fill(made, groups, upto=MANY)
        listing = api.content.create(site.portal, "Folder", "stock-listing", title="Listing")
        api.content.transition(listing, "publish")
        for number in range(SHOWN):
            title, words = f"Document {number}", "町を歩き、地図をつくります。"
            one = api.content.create(
                listing, "Document", f"document-{number}", title=title, description=words
            )
            api.content.transition(one, "publish")
        listing.setLayout("listing_view")
    # What a browser asks for: the address of the thing, drawn by its default view.
    pages = {STOCK: "/stock-listing?b_size=50", **PAGES}
    staff = {"user": scheme.SECRETARIAT, "password": scheme.PASSWORD}
    for name, path in pages.items():
        body = site.get(path, **staff).text
        shown = len(set(THING.findall(body)))
        yield f"{name}: {shown} things, {len(body):,} characters"
    figures = in_turns({name: lambda p=path: site.get(p, **staff) for name, path in pages.items()})
    yield f"with {MANY:,} proposals in the call"
    for figure in figures.values():
        yield "  " + line(figure, against=figures[STOCK])
