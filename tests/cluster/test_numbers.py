"""受付番号 on PostgreSQL: k senders on two processes get the numbers 1 to k."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextlib import ExitStack
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.content.numbers import reserve_number
from pathlib import Path
from postgres import Postgres
from serving import free_ports
from serving import RELSTORAGE
from threading import Barrier
from uuid import uuid4
from ZODB.config import databaseFromString
from ZODB.DB import DB
import pytest


@pytest.fixture(scope="module")
def two_processes(folder: Path) -> Iterator[list[DB]]:
    """Two databases that share nothing but PostgreSQL, as two Zope processes have them."""
    postgres = Postgres(var=folder / "numbers", port=free_ports(1))
    with ExitStack() as closed:
        closed.callback(postgres.stop)
        postgres.start()
        postgres.create("numbers")
        yield [
            closed.enter_context(
                closing(
                    databaseFromString(
                        RELSTORAGE.format(
                            blobs=folder / f"numbers-blobs-{number}", dsn=postgres.dsn("numbers")
                        )
                    )
                )
            )
            for number in range(2)
        ]


def reserve_all(dbs: list[DB], call: str, proposals: list[str]) -> list[int]:
    """Everybody reserves at the same moment, every other one on the other process."""
    barrier = Barrier(len(proposals))

    def reserve(place: int) -> int:
        barrier.wait()
        return reserve_number(
            dbs[place % 2], call_uid=call, kind="group", proposal_uid=proposals[place]
        )

    with ThreadPoolExecutor(len(proposals)) as threads:
        return list(threads.map(reserve, range(len(proposals))))


@settings(max_examples=12, deadline=None, database=None)
@given(before=st.integers(0, 3), senders=st.integers(1, 10))
def test_senders_at_once_get_consecutive_numbers(two_processes, before, senders):
    call = uuid4().hex
    earlier = [
        reserve_number(two_processes[0], call_uid=call, kind="group", proposal_uid=f"e{number}")
        for number in range(before)
    ]
    numbers = reserve_all(two_processes, call, [f"p{number}" for number in range(senders)])
    assert sorted([*earlier, *numbers]) == list(range(1, before + senders + 1))


@settings(max_examples=6, deadline=None, database=None)
@given(presses=st.integers(2, 6))
def test_presses_of_one_sender_get_one_number(two_processes, presses):
    call = uuid4().hex
    assert reserve_all(two_processes, call, ["mine"] * presses) == [1] * presses
