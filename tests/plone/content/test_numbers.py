"""受付番号: one number per proposal, whoever sends at the same moment."""

from contextlib import closing
from kamakura.kyodo.content.numbers import reserve_number
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
import pytest


@pytest.fixture
def db(tmp_path):
    with closing(DB(FileStorage(str(tmp_path / "Data.fs")))) as db:
        yield db


def reserve(db, proposal: str, *, kind: str = "group") -> int:
    return reserve_number(db, call_uid="call", kind=kind, proposal_uid=proposal)


class Overtaken:
    """A database on which somebody else reserves a number once this one is being reserved."""

    def __init__(self, db, rival: str) -> None:
        self.db = db
        self.rivals = [rival]

    def open(self, manager):
        connection = self.db.open(manager)
        if self.rivals:
            reserve(self.db, self.rivals.pop())
        return connection


def test_numbers_run_from_one_within_a_kind(db):
    assert [reserve(db, "a"), reserve(db, "b"), reserve(db, "c", kind="city")] == [1, 2, 1]


def test_a_proposal_keeps_its_number(db):
    assert [reserve(db, "a"), reserve(db, "b"), reserve(db, "a")] == [1, 2, 1]


@pytest.mark.parametrize("before", [0, 1, 100])
def test_two_who_reserve_at_once_get_different_numbers(db, before):
    for number in range(before):
        reserve(db, f"earlier-{number}")
    mine = reserve(Overtaken(db, "rival"), "mine")
    assert {mine, reserve(db, "rival")} == {before + 1, before + 2}
