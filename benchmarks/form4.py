"""様式4 with 30 rows against a stock EasyForm with as many inputs, drawn and sent.

The stock form is what a city would have without us: EasyForm's own view and its Save Data
action. "Sent" is its Submit, and on our side both the button that keeps the page (次へ) and the
one that files the whole proposal (提出する: four forms, three files, number, mails, record).
"""

from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from filing import serving
from itertools import count
from kamakura.kyodo.forms.choices import EXPENSE_CATEGORIES
from kamakura.kyodo.operations.proposal import start_proposal
from measure import Figure
from measure import in_turns
from measure import line
from plone import api
from senders import all_at_once
from senders import ask
from senders import AUTHENTICATOR
from senders import sender
from site_under_test import Site
from tests.plone import papers
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
import copy
import re
import scheme
import stock_form
import time


ROWS = 30
USER = "group0"
TIMES = 3
"""Rounds of each comparison: each needs a draft of its own to file."""

SIZES = (10, 100, 1000)
"""Filings in the call."""

AT_ONCE, WAVES = 8, 3
CATEGORIES = [token for token, _title in EXPENSE_CATEGORIES]
STOCK = "stock EasyForm"
INPUT = re.compile(rb'<(?:input|select|textarea)\b[^>]*name="form\.widgets\.[^"]+(?<!marker)"')


def run(site: Site) -> Iterator[str]:
    """Yield the comparison, then how ours grows, then eight at once on a real server."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        groups = [scheme.make_group(made.program, 0, member=_person(0))]
        groups += [
            scheme.make_group(made.program, number, member=_person(number))
            for number in range(1, AT_ONCE)
        ]
        stock_form.make(site.portal, rows=ROWS)
    waves = _drafts(site, made, groups, waves=WAVES)
    figures: dict[int, dict[str, Figure]] = {}
    for size in SIZES:
        with site.at_work():
            scheme.fill(made, groups, upto=size)
        drafts = [
            path for wave in _drafts(site, made, groups[:1], waves=TIMES + 1) for path in wave
        ]
        if size == SIZES[0]:
            yield from _weights(site, drafts[0])
        figures[size] = in_turns(_actions(site, drafts), times=TIMES, limit=200)
        yield f"with {size:,} proposals in the call"
        for figure in figures[size].values():
            yield "  " + line(figure, against=figures[size][_stock(figure.name)])
    yield from _growth(figures)
    site.close()
    yield from _at_once(site, waves)


def _person(number: int) -> str:
    scheme.make_person(f"group{number}")
    return f"group{number}"


def answers() -> dict[str, Any]:
    """様式4 with 30 rows of expenses, whose sums are those of 様式1."""
    budget = copy.deepcopy(papers.BUDGET)
    budget["expense"] = [
        {
            "category": CATEGORIES[row % len(CATEGORIES)],
            "breakdown": "講師 20,000円×5回",
            "amount": 14000 if row else 24000,
            "eligible": 13000 if row else 23000,
        }
        for row in range(ROWS)
    ]
    return budget


def _drafts(site: Site, made: scheme.Scheme, groups: list, *, waves: int) -> list[list[str]]:
    """Complete drafts: per wave, one path of each group."""
    with site.at_work():
        return [[_draft(made, group) for group in groups] for _wave in range(waves)]


def _draft(made: scheme.Scheme, group: Any) -> str:
    (user,) = group.members
    with api.env.adopt_user(user):
        proposal = start_proposal(
            made.call, kind="group", organization=group, by=user, now=scheme.NOW
        )
        papers.write_all(proposal, by=user, now=scheme.NOW)
        papers.write(proposal, "budget", answers(), by=user, now=scheme.NOW)
    return "/".join(proposal.getPhysicalPath())


def _actions(site: Site, drafts: list[str]) -> dict[str, Callable[[], object]]:
    """What is measured; each filing takes a draft."""
    left = iter(drafts)
    kept = f"{_inside(drafts[-1])}/@@kyodo-form/budget/expense"
    owner = {"user": USER, "password": scheme.PASSWORD}
    shown = site.get(kept, **owner)
    (form,) = [one for one in shown.forms.values() if "base" in one.fields]
    page, own = form.submit_fields(), AUTHENTICATOR.search(shown.body)[1].decode()
    # Without its base a page counts as just opened; one cell differs each time, or nothing is kept.
    typed = [(name, value) for name, value in page if name not in ("do", "base")]
    cell = next(name for name, _value in typed if name.endswith(".widgets.breakdown"))
    rest = [pair for pair in typed if pair[0] != cell] + [("do", "save")]
    times = count(1)
    stock = f"/{stock_form.NAME}"
    token = AUTHENTICATOR.search(site.get(stock).body)
    sent = stock_form.answers(ROWS) | ({"_authenticator": token[1].decode()} if token else {})
    return {
        f"{STOCK}, drawn": lambda: site.get(stock),
        "様式4, drawn (filled)": lambda: site.get(kept, **owner),
        f"{STOCK}, sent": lambda: site.post(stock, list(sent.items()), status=200),
        "様式4, kept (一時保存)": lambda: site.post(
            kept, [*rest, (cell, f"30円×{next(times)}部")], status=303, **owner
        ),
        "the whole proposal, filed (提出)": lambda: _file(site, next(left), own),
    }


def _inside(path: str) -> str:
    return path.removeprefix("/kamakura")


def _file(site: Site, path: str, authenticator: str) -> None:
    """提出する, without the page before it: its token is made here."""
    preview = f"{_inside(path)}/@@kyodo-preview?bundle=proposal"
    owner = {"user": USER, "password": scheme.PASSWORD}
    form = {"do": "send", "token": uuid4().hex, "_authenticator": authenticator}
    site.post(preview, list(form.items()), status=303, **owner)


def _stock(name: str) -> str:
    return f"{STOCK}, drawn" if name.endswith(("drawn", "(filled)")) else f"{STOCK}, sent"


def _weights(site: Site, path: str) -> Iterator[str]:
    owner = {"user": USER, "password": scheme.PASSWORD}
    ours = site.get(f"{_inside(path)}/@@kyodo-form/budget/expense", **owner).body
    stock = site.get(f"/{stock_form.NAME}").body
    yield (
        f"inputs: 様式4 {len(INPUT.findall(ours))}, stock {len(INPUT.findall(stock))};"
        f" bytes: {len(ours):,} and {len(stock):,}"
    )


def _growth(figures: dict[int, dict[str, Figure]]) -> Iterator[str]:
    """How the ratio to the stock form changed with the number of filings."""
    few = figures[SIZES[0]]
    yield f"growth of the ratio from {SIZES[0]} (1.00 = none; processor in brackets)"
    for name in few:
        if name.startswith(STOCK):
            continue
        grown = [_grown(figures[size], few, name) for size in SIZES[1:]]
        yield f"  {name:<44} " + ", ".join(
            f"{size:,}: {wall:.2f} ({busy:.2f})"
            for size, (wall, busy) in zip(SIZES[1:], grown, strict=True)
        )


def _grown(many: dict[str, Figure], few: dict[str, Figure], name: str) -> tuple[float, float]:
    stock = _stock(name)
    wall = (many[name].median / many[stock].median) / (few[name].median / few[stock].median)
    busy = (many[name].busy_median / many[stock].busy_median) / (
        few[name].busy_median / few[stock].busy_median
    )
    return wall, busy


def _at_once(site: Site, waves: list[list[str]]) -> Iterator[str]:
    """Eight people at once: ours, the stock form, ours again, on the server as it is shipped."""
    ours: list[float] = []
    failures = 0
    with serving(site, threads=1) as (port, _conflicts):
        token = AUTHENTICATOR.search(ask(port, "GET", f"/kamakura/{stock_form.NAME}")[2])
        for number, wave in enumerate(waves):
            ready = [sender(port, f"group{number}", path) for number, path in enumerate(wave)]
            began = time.perf_counter()
            sent = all_at_once(ready)
            ours.append(time.perf_counter() - began)
            failures += sum(one.is_failure or not one.number for one in sent)
            if number == len(waves) // 2:
                began = time.perf_counter()
                statuses = _stock_at_once(port, token[1].decode() if token else "")
                stock = time.perf_counter() - began
    yield (
        f"{AT_ONCE} at once, one thread: {AT_ONCE * len(waves)} filings of ours (with the page of"
        f" the number), {failures} failures; {AT_ONCE} of the stock form,"
        f" {sum(status != 200 for status in statuses)} failures"
    )
    yield f"  throughput of ours: {stock * len(waves) / sum(ours):.1f} × the stock form"


def _stock_at_once(port: int, token: str) -> list[int]:
    form = stock_form.answers(ROWS) | {"_authenticator": token}
    body = urlencode(form)

    def send(_number: int) -> int:
        return ask(port, "POST", f"/kamakura/{stock_form.NAME}", "", body)[0]

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(send, range(AT_ONCE)))
