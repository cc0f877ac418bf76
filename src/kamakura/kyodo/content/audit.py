"""記録: who did what, when and why. Lines are only ever added."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations
import logging


KEY = "kamakura.kyodo.audit"
DAILY = "kyodo-daily"
"""Who acts when nobody presses a button: the job of the day."""
VISITOR = "kyodo-visitor"
"""Somebody without an account."""
logger = logging.getLogger("kamakura.kyodo.audit")


class AuditLine(Persistent):
    """One act. ``action`` is a transition id or a verb; ``details`` are plain values."""

    def __init__(
        self,
        *,
        action: str,
        by: str,
        at: datetime,
        reason: str = "",
        old: str = "",
        new: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.action = action
        self.by = by
        self.at = at
        self.reason = reason
        self.old = old
        self.new = new
        self.details = dict(details or {})


def record(obj, *, action: str, by: str, now: datetime, **options: Any) -> AuditLine:
    """Add a line to ``obj`` (reason, old, new, details) and to the log channel.

    The key starts with the time, then the place among the lines of that moment, and ends
    with a random part, so two people acting at once write different keys.
    """
    annotations = IAnnotations(obj)
    tree = annotations.get(KEY)
    if tree is None:
        tree = annotations[KEY] = OOBTree()
    line = AuditLine(action=action, by=by, at=now, **options)
    moment = f"{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}"
    place = len(tree.keys(moment, f"{moment}~"))
    tree[f"{moment}-{place:03d}-{uuid4().hex[:8]}"] = line
    logger.info(
        "%s %s by %s %s>%s", "/".join(obj.getPhysicalPath()), action, by, line.old, line.new
    )
    return line


def lines(obj) -> tuple[AuditLine, ...]:
    """All lines of ``obj``, oldest first."""
    tree = IAnnotations(obj).get(KEY)
    return () if tree is None else tuple(tree.values())


def newest(obj, *, before: str = "") -> Iterator[tuple[str, AuditLine]]:
    """Keys and lines of ``obj``, newest first; only those older than the key ``before``.

    Each line is looked up when it is asked for: a page costs what it shows. Keys of several
    objects may be compared; what they begin with is the time.
    """
    tree = IAnnotations(obj).get(KEY)
    key = before
    while tree:
        try:
            key = tree.maxKey(_just_below(key)) if key else tree.maxKey()
        except ValueError:
            return
        yield key, tree[key]


def _just_below(key: str) -> str:
    """The greatest text below a key; keys end in a letter or digit."""
    return key[:-1] + chr(ord(key[-1]) - 1) + chr(0x10FFFF)
