"""Two people at the same moment, each with a connection of their own to the same database.

Both do their act before either is stored; then they are stored in the order of the test. Who
meets a conflict begins anew, as the server lets a request begin anew.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from kamakura.kyodo.domain.refusal import Refused
from Testing.makerequest import makerequest
from tests.plone import selection_sample as sample
from threading import Barrier
from threading import Event
from typing import Any
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
import transaction


PATIENCE = 60


@dataclass
class Done:
    """How an act ended: what it answered or was refused with, and how often it was tried."""

    answer: Any
    tries: int


def at_once(site, *acts: tuple[str, Callable]) -> list[Done]:
    """Let (person, act) happen at once; an act gets the portal of its own connection."""
    db = site.portal._p_jar.db()
    all_acted, stored = Barrier(len(acts)), [Event() for _act in acts]

    def happen(number: int) -> Done:
        person, act = acts[number]
        with closing(db.open()) as connection:
            app = makerequest(connection.root()["Application"])
            setRequest(app.REQUEST)
            setSite(app.plone)
            try:
                return _carry_out(person, act, number)
            finally:
                transaction.abort()
                stored[number].set()
                setSite(None)
                setRequest(None)

    def _carry_out(person: str, act: Callable, number: int) -> Done:
        portal = sample.api.portal.get()
        for tries in range(1, 5):
            transaction.begin()
            try:
                with sample.acting(person):
                    answer = act(portal)
                if tries == 1:
                    all_acted.wait(PATIENCE)
                    assert number == 0 or stored[number - 1].wait(PATIENCE)
                transaction.commit()
            except ConflictError:
                transaction.abort()
            except Refused as refused:
                return Done(str(refused.refusal.code), tries)
            else:
                return Done(answer, tries)
        raise AssertionError("conflicts without end")

    with ThreadPoolExecutor(len(acts)) as threads:
        done = [one.result() for one in [threads.submit(happen, n) for n in range(len(acts))]]
    transaction.begin()
    return done
