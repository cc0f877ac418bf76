"""Remind of what is due, delete names of observers whose days are over.

Usage: daily.py ZOPE_CONF SITE_ID ADDRESS

ADDRESS is where people find the site, for the links in mails.

Meant for once a day (cron or a systemd timer), in the morning, while the site runs: connect it to
the same ZEO or PostgreSQL. Running it twice on a day sends nothing twice; a day on which it did
not run is made up for on the next. Prints how many mails it posted, how many names it deleted.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.notifications.jobs import site_at
from kamakura.kyodo.operations.door import purge_observers
from kamakura.kyodo.operations.outbox import give_up_stopped
from kamakura.kyodo.operations.reminders import remind_due
from plone import api
import sys
import transaction


def remind_site(commit: Callable[[], None], *, now: datetime) -> int:
    """Remind the people of every scheme of the site, each in its own transaction; the mails.

    First what a stopped server left in the outbox is listed there as not sent.
    """
    total = 0
    for brain in api.content.find(portal_type="KyodoProgram", unrestricted=True):
        program = brain._unrestrictedGetObject()
        stopped = give_up_stopped(program, by=audit.DAILY, now=now)
        mails = remind_due(program, now=now)
        commit()
        if stopped:
            print(f"{brain.getPath()}: {stopped} mails had stopped on their way, see the outbox")
        print(f"{brain.getPath()}: {mails} mails")
        total += mails
    return total


def forget_observers(site, commit: Callable[[], None], *, now: datetime) -> int:
    """Delete names and contacts of observers after the days the city has set; how many."""
    gone = purge_observers(site, now=now)
    commit()
    print(f"{gone} observers forgotten")
    return gone


def main(conf: str, site_id: str, address: str) -> int:
    """Open the instance and look at one site."""
    import Zope2  # noqa: PLC0415 -- only with an instance
    import Zope2.Startup.run  # noqa: PLC0415 -- only with an instance

    Zope2.Startup.run.configure_wsgi(conf)
    site, now = site_at(Zope2.app(), site_id, address), datetime.now(UTC)
    remind_site(transaction.commit, now=now)
    forget_observers(site, transaction.commit, now=now)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
