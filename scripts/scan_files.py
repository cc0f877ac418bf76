"""Look for viruses in the files that wait for it. Usage: scan_files.py ZOPE_CONF SITE_ID ADDRESS

ADDRESS is where people find the site, for the links in mails.

Meant for every few minutes (cron), while the site runs: connect it to the same ZEO or PostgreSQL.
Prints what it found; the exit code is 1 when files still wait.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content.scans import count_waiting
from kamakura.kyodo.notifications.jobs import site_at
from kamakura.kyodo.operations.scanning import scan_waiting
from plone import api
import sys


BATCH = 20


def scan_site(commit: Callable[[], None]) -> int:
    """Scan every scheme of the site, batch by batch; answers how many files still wait."""
    left = 0
    for brain in api.content.find(portal_type="KyodoProgram", unrestricted=True):
        program = brain._unrestrictedGetObject()
        while count_waiting(program):
            done = scan_waiting(program, limit=BATCH, by="scan_files", now=datetime.now(UTC))
            commit()
            print(", ".join(f"{verdict} {count}" for verdict, count in done.items()))
            if not sum(done.values()):
                break
        left += count_waiting(program)
    return left


def main(conf: str, site_id: str, address: str) -> int:
    """Open the instance and scan one site."""
    import transaction  # noqa: PLC0415 -- only with an instance
    import Zope2  # noqa: PLC0415 -- only with an instance
    import Zope2.Startup.run  # noqa: PLC0415 -- only with an instance

    Zope2.Startup.run.configure_wsgi(conf)
    site_at(Zope2.app(), site_id, address)
    left = scan_site(transaction.commit)
    print(f"{left} waiting")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
