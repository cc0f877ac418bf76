"""Whether a stored file was looked at for viruses, and the queue of those that wait for it."""

from .lookup import program_of
from .settings import setting
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.scans"
UNCHECKED = "unchecked"
WAITING = "waiting"
CLEAN = "clean"
FOUND = "found"
UNJUDGED = "unjudged"


class Waiting(Persistent):
    """One file that waits: the very object that draft and revisions share, and where it is."""

    def __init__(self, file: NamedBlobFile, *, host_uid: str, form_key: str, name: str) -> None:
        self.file = file
        self.host_uid = host_uid
        self.form_key = form_key
        self.name = name


def scan_state(file: NamedBlobFile) -> str:
    """unchecked (stored while scanning was off), waiting, clean, found or unjudged.

    An unjudged one was looked at by a scanner that could not judge it, mostly for its size.
    """
    return getattr(file, "scan_state", UNCHECKED)


def set_scan_state(file: NamedBlobFile, state: str) -> None:
    """Note what the scan said on the file itself, wherever it is referred to."""
    file.scan_state = state


def may_hand_out(file: NamedBlobFile, *, to_its_sender: bool = False) -> bool:
    """May the file leave the site? Never an infected one.

    One that nobody has judged only where scans are not required, or back to the group that
    sent it. The one answer for page, photo, export and archive.
    """
    state = scan_state(file)
    if state == FOUND:
        return False
    is_open = state not in (WAITING, UNJUDGED) or setting("scan_mode") != "required"
    return is_open or to_its_sender


def enqueue(host, form_key: str, name: str, file: NamedBlobFile) -> None:
    """Let a waiting file be scanned later; a key of its own, so that senders do not conflict."""
    if scan_state(file) != WAITING:
        return
    annotations = IAnnotations(program_of(host))
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    entry = Waiting(file, host_uid=host.UID(), form_key=form_key, name=name)
    annotations[KEY][uuid4().hex] = entry


def waiting(program, limit: int) -> Iterator[tuple[str, Waiting]]:
    """The first of those that wait, with their keys in the queue."""
    queue = IAnnotations(program).get(KEY) or {}
    for place, key in enumerate(list(queue.keys())):
        if place == limit:
            return
        yield key, queue[key]


def count_waiting(program) -> int:
    """How many wait."""
    return len(IAnnotations(program).get(KEY) or {})


def dequeue(program, key: str) -> None:
    """Take one out of the queue."""
    del IAnnotations(program)[KEY][key]
