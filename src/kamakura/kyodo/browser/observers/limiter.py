"""How often one address has sent a form for everybody: kept in memory alone, for an hour.

Each Zope process counts for itself. Addresses of visitors are never stored.
"""

from collections.abc import Iterable
from datetime import datetime
from ipaddress import ip_address
from kamakura.kyodo.domain import robots
from kamakura.kyodo.domain.refusal import Refusal
from threading import Lock


LARGEST = 10_000
_lock = Lock()
_sent: dict[str, frozenset[datetime]] = {}


def too_often(address: str, *, now: datetime) -> Refusal | None:
    """Count this sending; refuse it when the address has sent too often."""
    most = robots.MOST_BEHIND_PROXY if is_shared(address) else robots.MOST
    with _lock:
        times = _sent.get(address, frozenset())
        refusal = robots.rate_refusal(times, most=most, now=now)
        if refusal is None:
            _remember(address, times, now)
        return refusal


def _remember(address: str, times: Iterable[datetime], now: datetime) -> None:
    if len(_sent) >= LARGEST:
        for key in [key for key, old in _sent.items() if not robots.recent(old, now=now)]:
            del _sent[key]
    _sent[address] = robots.recent(times, now=now) | {now}


def is_shared(address: str) -> bool:
    """Does every visitor seem to come from here: the machine itself, as behind a front server?"""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return True
