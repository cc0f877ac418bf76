"""届いた書類の写し: scans of a paper, kept with the proposal that was typed in from it.

No part of any 様式: nothing that reads filings hands them out.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.paper_copies"


class PaperCopy(Persistent):
    """One scan: the file, who attached it, when."""

    def __init__(self, file: NamedBlobFile, *, by: str, at: datetime) -> None:
        self.file = file
        self.by = by
        self.at = at


def paper_copies(proposal) -> Mapping[str, PaperCopy]:
    """The scans by key, oldest first."""
    found = IAnnotations(proposal).get(KEY) or {}
    return dict(sorted(found.items(), key=lambda one: (one[1].at, one[0])))


def add_copy(proposal, file: NamedBlobFile, *, by: str, at: datetime) -> str:
    """Store a scan; answers its key."""
    annotations = IAnnotations(proposal)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    key = uuid4().hex
    annotations[KEY][key] = PaperCopy(file, by=by, at=at)
    return key


def remove_copy(proposal, key: str) -> PaperCopy | None:
    """Take a scan away; None when it is not there."""
    found = IAnnotations(proposal).get(KEY)
    return None if found is None else found.pop(key, None)
