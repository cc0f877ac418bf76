"""Our pages against a stock Plone page, with 100 and with 2,000 proposals in the call."""

from collections.abc import Callable
from collections.abc import Iterator
from measure import Figure
from measure import in_turns
from measure import line
from plone import api
from plone.app.textfield.value import RichTextValue
from site_under_test import Site
import scheme


FEW, MANY = 100, 2000
PROJECTS = {FEW: 100, MANY: 400}
"""Projects in the archive: twenty a year for twenty years."""

GROUPS = 40
STOCK, STOCK_STAFF = "stock page", "stock page, signed in"
PUBLIC = {
    "home page of the scheme": "/kyodo",
    "call page": "/kyodo/fy2026",
    "result table": "/kyodo/fy2026/@@kyodo-result",
    "archive": "/kyodo/@@kyodo-archive",
}
STAFF = {
    "secretariat's board": "/kyodo/fy2026/@@kyodo-board",
    "secretariat's call desk": "/kyodo/fy2026/@@kyodo-calldesk",
}
ROW = "<tr><td>{0}</td><td>町を歩き、地図をつくります。</td><td>{0}円</td></tr>"


def run(site: Site) -> Iterator[str]:
    """Yield one line per page and number of proposals, then how each grew."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        groups = [scheme.make_group(made.program, number) for number in range(GROUPS)]
        fill(made, groups, FEW)
        api.content.create(site.portal, "Document", "stock-page", title="Stock page")
        api.content.transition(site.portal["stock-page"], "publish")
    weigh(site, like=PUBLIC["call page"])
    yield from weights(site)
    few = in_turns(actions(site))
    yield from report(few, FEW)
    with site.at_work():
        fill(made, groups, MANY)
    many = in_turns(actions(site))
    yield from report(many, MANY)
    yield from growth(few, many)


def fill(made: scheme.Scheme, groups: list, number: int) -> None:
    """Bring the call, the result and the archive to a number of things."""
    scheme.fill(made, groups, upto=number)
    scheme.make_projects(made, upto=PROJECTS[number])
    scheme.release(made)


def weigh(site: Site, *, like: str, **person: str) -> None:
    """Give the stock page as many bytes as the page ``like`` has (for a person)."""
    missing = len(site.get(like, **person).body) - len(site.get("/stock-page").body)
    rows = max(0, missing) // len(ROW.format(1000).encode())
    html = "".join(ROW.format(1000 + number) for number in range(rows))
    with site.at_work():
        text = RichTextValue(f"<table>{html}</table>", "text/html", "text/x-html-safe")
        site.portal["stock-page"].text = text


def actions(site: Site) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    staff = {"user": scheme.SECRETARIAT, "password": scheme.PASSWORD}
    asked = {STOCK: lambda: site.get("/stock-page")}
    asked[STOCK_STAFF] = lambda: site.get("/stock-page", **staff)
    for name, path in PUBLIC.items():
        asked[name] = lambda path=path: site.get(path)
    for name, path in STAFF.items():
        asked[name] = lambda path=path: site.get(path, **staff)
    return asked


def weights(site: Site) -> Iterator[str]:
    """Yield the size of the stock page and of the call page."""
    ours, stock = (len(site.get(path).body) for path in (PUBLIC["call page"], "/stock-page"))
    yield f"bytes: call page {ours:,}, stock page {stock:,}"


def report(figures: dict[str, Figure], number: int) -> Iterator[str]:
    """Yield the ratios of one number of proposals."""
    yield (
        f"with {number:,} proposals in the call, as many rows in the result,"
        f" {PROJECTS[number]} projects in the archive"
    )
    for name, figure in figures.items():
        yield "  " + line(figure, against=figures[stock_for(name)])


def growth(few: dict[str, Figure], many: dict[str, Figure]) -> Iterator[str]:
    """Yield how the ratio to the stock page changed from few to many."""
    yield f"growth of the ratio from {FEW} to {MANY:,} (1.00 = none)"
    for name in (*PUBLIC, *STAFF):
        stock = stock_for(name)
        wall = (many[name].median / many[stock].median) / (few[name].median / few[stock].median)
        busy = (many[name].busy_median / many[stock].busy_median) / (
            few[name].busy_median / few[stock].busy_median
        )
        yield f"  {name:<44} {wall:>6.2f}   (processor {busy:.2f})"


def stock_for(name: str) -> str:
    """The stock page a page is compared with."""
    return STOCK_STAFF if name in STAFF or name == STOCK_STAFF else STOCK
