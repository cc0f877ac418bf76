"""受付番号: the counter, in a short transaction of its own.

Inside the transaction of 提出 a shared counter would make all senders of the deadline
hour conflict with each other. A number belongs to a proposal for ever: a sending that
fails and is tried again gets the same one.
"""

from BTrees.OOBTree import OOBTree
from contextlib import closing
from kamakura.kyodo.domain.numbering import receipt_number
from persistent import Persistent
from transaction import TransactionManager
from ZODB.POSException import ConflictError


ROOT_KEY = "kamakura.kyodo.receipt_numbers"
ATTEMPTS = 20


class Series(Persistent):
    """The numbers of one call and kind: ``by_proposal`` maps UID -> number, ``last`` counts.

    Two new entries in a BTree are merged by the database, which would give two proposals
    the same number. ``last`` cannot be merged: the second of two writers conflicts and
    tries again.
    """

    def __init__(self) -> None:
        self.last = 0
        self.by_proposal = OOBTree()

    def number(self, proposal_uid: str) -> int:
        """The number of a proposal; the next one if it has none yet."""
        number = self.by_proposal.get(proposal_uid)
        if number is None:
            self.last = number = self.by_proposal[proposal_uid] = self.last + 1
        return number


def reserve_number(db, *, call_uid: str, kind: str, proposal_uid: str) -> int:
    """The running number (from 1) of a proposal within its call and kind."""
    for attempt in range(ATTEMPTS):
        manager = TransactionManager(explicit=False)
        with closing(db.open(manager)) as connection:
            try:
                number = _reserve(connection.root(), call_uid, kind, proposal_uid)
                manager.commit()
            except ConflictError:
                manager.abort()
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return number
    raise AssertionError("unreachable")


def _reserve(root, call_uid: str, kind: str, proposal_uid: str) -> int:
    if ROOT_KEY not in root:
        root[ROOT_KEY] = OOBTree()
    series = root[ROOT_KEY].get((call_uid, kind))
    if series is None:
        series = root[ROOT_KEY][(call_uid, kind)] = Series()
    return series.number(proposal_uid)


def number_for(proposal, call) -> str:
    """The receipt number of a proposal, such as ``R8-G-03``."""
    number = reserve_number(
        proposal._p_jar.db(),
        call_uid=call.UID(),
        kind=proposal.kind,
        proposal_uid=proposal.UID(),
    )
    return receipt_number(call.fiscal_year, proposal.kind, number)
