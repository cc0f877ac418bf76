"""What became of a draft when its form was renewed, until the group has confirmed it.

Kept at the host, one per paper. What could not be carried over stays here for good.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from persistent.list import PersistentList
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.form_renewals"


class SetAside(Persistent):
    """Typed answers (and files) of one old version that had no place in the next one."""

    def __init__(
        self, *, version: str, at: datetime, raw: Mapping[str, Any], files: Mapping[str, Any]
    ) -> None:
        self.version = version
        self.at = at
        self.raw = dict(raw)
        self.files = OOBTree(files)


class Renewal(Persistent):
    """From which version to which; ``old`` stays that of the first change not yet confirmed."""

    def __init__(self, old: str) -> None:
        self.old = old
        self.new = old
        self.at: datetime | None = None
        self.reason = ""
        self.is_open = False
        self.set_aside = PersistentList()


def renewals(host) -> Mapping[str, Renewal]:
    """Paper key -> renewal."""
    return IAnnotations(host).get(KEY, {})


def note_renewal(host, key: str, *, old: str, new: str, reason: str, now: datetime) -> Renewal:
    """The draft stands on ``new`` from now on; the group has not confirmed it yet."""
    annotations = IAnnotations(host)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    tree = annotations[KEY]
    if key not in tree:
        tree[key] = Renewal(old)
    renewal = tree[key]
    if not renewal.is_open:
        renewal.old = old
    renewal.new, renewal.reason, renewal.at, renewal.is_open = new, reason, now, True
    return renewal


def open_renewals(host, keys: Iterable[str]) -> dict[str, Renewal]:
    """Those of some papers that the group has still to confirm."""
    found = renewals(host)
    return {key: found[key] for key in keys if key in found and found[key].is_open}
