"""The moment and the verb that is being carried out.

A state moves only inside a verb of ``operations``: it declares itself here, and the
workflow's guards let nothing pass outside. So no menu, REST call or content rule can
move a state without its rule, its line in the record and its letters.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime


_acting: ContextVar[datetime | None] = ContextVar("kyodo_acting", default=None)


@contextmanager
def acting_at(now: datetime) -> Iterator[None]:
    """Mark that a verb is at work, at ``now`` (aware)."""
    token = _acting.set(now)
    try:
        yield
    finally:
        _acting.reset(token)


def acting_moment() -> datetime | None:
    """The moment of the verb at work; None outside any verb."""
    return _acting.get()
