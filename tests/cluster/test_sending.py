"""提出 on real servers: at once, twice, and while a process or the database is killed."""

from check_invariants import problems
from collections import Counter
from concurrent.futures import as_completed
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from senders import all_at_once
from senders import ask
from senders import Sender
from senders import sender
from senders import Sending
from Testing.makerequest import makerequest
from uuid import uuid4
from world import filings
from zope.component.hooks import setSite
import pytest


def ready(server, pairs) -> list[Sender]:
    """Everybody on the confirmation page."""
    return [sender(server.port, user, path) for user, path in pairs]


def stored(server, pairs) -> dict[str, tuple[str, int]]:
    """Number and filings of each proposal, from the disk."""
    with closing(server.open()) as db, closing(db.open()) as connection:
        app = connection.root()["Application"]
        return {path: filings(app, path) for _user, path in pairs}


def broken_promises(server) -> list[str]:
    """What scripts/check_invariants.py finds."""
    with closing(server.open()) as db, closing(db.open()) as connection:
        app = makerequest(connection.root()["Application"])
        setSite(app["kamakura"])
        try:
            return list(problems(app["kamakura"]))
        finally:
            setSite(None)


def assert_each_filed_once(server, pairs, shown: dict[str, str]) -> None:
    """Each proposal was filed once under the number that was shown; no number came twice."""
    assert stored(server, pairs) == {path: (shown[path], 1) for _user, path in pairs}
    assert len(set(shown.values())) == len(pairs)
    assert broken_promises(server) == []


def test_eight_at_once(server):
    pairs = next(server.rounds)
    sent = all_at_once(ready(server, pairs))
    assert Counter((one.status, one.shown_status) for one in sent) == {(303, 200): 8}
    assert_each_filed_once(server, pairs, {one.path: one.number for one in sent})


@pytest.mark.parametrize("same_page", [True, False], ids=["same page", "two pages"])
def test_same_sender_twice_at_once(server, same_page):
    pairs = next(server.rounds)[:4]
    token = uuid4().hex if same_page else ""
    sent: list[Sending] = []
    for user, path in pairs:
        sent += all_at_once([sender(server.port, user, path, token=token) for _n in range(2)])
    assert Counter((one.status, one.shown_status) for one in sent) == {(303, 200): 8}
    shown = {(one.path, one.number) for one in sent}
    assert len(shown) == 4
    assert_each_filed_once(server, pairs, dict(shown))


def press_until(senders: list[Sender], *, answered: int, strike) -> list[Sending]:
    """Let everybody press; strike when some have been answered and the others have not."""
    with ThreadPoolExecutor(len(senders)) as threads:
        pressed = [threads.submit(one.press) for one in senders]
        for count, _done in enumerate(as_completed(pressed), 1):
            if count == answered:
                strike()
        return [one.result() for one in pressed]


def press_again(senders: list[Sender], sent: list[Sending]) -> dict[str, str]:
    """Who saw no number presses again, on the same page; answers the number each one saw."""
    again = [
        one.press() if not first.number else first for one, first in zip(senders, sent, strict=True)
    ]
    return {one.path: one.number for one in again}


@pytest.mark.parametrize("answered", [1, 4])
def test_process_killed_in_the_middle(server, answered):
    pairs = next(server.rounds)
    senders = ready(server, pairs)
    sent = press_until(senders, answered=answered, strike=server.kill)
    first_seen = {one.path: one.number for one in sent if one.number}
    server.ensure_running()
    shown = press_again(senders, sent)
    assert shown | first_seen == shown
    assert_each_filed_once(server, pairs, shown)


def test_database_killed_in_the_middle(many):
    pairs = next(many.rounds)
    senders = ready(many, pairs)
    sent = press_until(senders, answered=2, strike=many.cluster.postgres.kill)
    first_seen = {one.path: one.number for one in sent if one.number}
    many.ensure_running()
    shown = press_again(senders, sent)
    assert shown | first_seen == shown
    assert_each_filed_once(many, pairs, shown)


def test_everything_stopped_and_started_again_reads_the_same(server):
    pairs = next(server.rounds)[:2]
    shown = {one.path: one.number for one in all_at_once(ready(server, pairs))}
    server.stop()
    server.ensure_running()
    for user, path in pairs:
        status, _headers, body = ask(server.port, "GET", f"{path}/@@kyodo-receipt", user)
        assert (status, shown[path].encode() in body) == (200, True)


def test_processes_are_replaced_in_turn_without_a_visitor_noticing(many):
    before = {zope.pid for zope in many.cluster.zopes.values()}
    with ThreadPoolExecutor(2) as threads:
        replacing = threads.submit(many.cluster.restart_in_turn)
        seen = Counter()
        while not replacing.done():
            seen[ask(many.port, "GET", "/kamakura/kyodo")[0]] += 1
    replacing.result()
    assert set(seen) == {200}
    assert before.isdisjoint(zope.pid for zope in many.cluster.zopes.values())
