"""ウイルスの検査: look into the files that wait for it."""

from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.scanner import IVirusScanner
from kamakura.kyodo.content.scanner import Verdict
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from typing import Any
from zope.component import getUtility


def scan_waiting(program, *, limit: int = 50, by: str, now: datetime) -> dict[str, int]:
    """Scan up to ``limit`` files that wait; answers how many got which verdict.

    In order, per file: the scan, its state, the record and the mails when something was found.
    Stops when the scanner is away: the rest waits on. A file it cannot judge leaves the queue
    with a line in the record, so that it holds nobody up.
    """
    scanner = getUtility(IVirusScanner)
    counts = {"clean": 0, "found": 0, "unjudged": 0}
    for key, entry in scans.waiting(program, limit):
        with entry.file.open() as stream:
            verdict = scanner.scan(stream)
        if verdict == Verdict.AWAY:
            break
        counts[str(verdict)] += 1
        scans.set_scan_state(entry.file, str(verdict))
        scans.dequeue(program, key)
        host = by_uid(entry.host_uid)
        if host is None or verdict == Verdict.CLEAN:
            continue
        action = "virus_found" if verdict == Verdict.FOUND else "file_unjudged"
        details = {"form_key": entry.form_key, "field": entry.name, "file": entry.file.filename}
        audit.record(host, action=action, by=by, now=now, details=details)
        if verdict == Verdict.FOUND:
            _tell(host, entry, by=by, now=now)
    return counts


def _tell(host: Any, entry: scans.Waiting, *, by: str, now: datetime) -> None:
    recipients = (*group_people("kyodo-secretariat"), *organization_people(host))
    params = {"title": host.Title(), "file": entry.file.filename}
    post(host, "virus_found", recipients=recipients, params=params, by=by, now=now)
