"""Our pages against a stock Plone page, in the same process."""

from collections.abc import Iterator
from measure import line
from measure import repeated
from plone import api
from site_under_test import Site


STOCK = "/stock-page"
PAGES = {
    "front page": "",
}


def run(site: Site) -> Iterator[str]:
    """Yield one line per page."""
    with api.env.adopt_user("admin"):
        page = api.content.create(site.portal, "Document", "stock-page", title="Stock page")
        api.content.transition(page, "publish")
    site.commit()
    stock = repeated("a stock page", lambda: site.get(STOCK))
    yield line(stock, against=stock)
    for name, path in PAGES.items():
        yield line(repeated(name, lambda path=path: site.get(path)), against=stock)
