"""Release the results whose set time has come. Usage: release_due.py ZOPE_CONF SITE_ID ADDRESS

ADDRESS is where people find the site, for the links in mails.

Meant for every minute (a systemd timer or cron), while the site runs: connect it to the same ZEO
or PostgreSQL. Prints what it released; the exit code is 1 when a release was due and refused.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.notifications.jobs import site_at
from kamakura.kyodo.operations.release import release_due
from plone import api
from zope.i18n import translate
import sys
import transaction


def release_site(commit: Callable[[], None], *, now: datetime) -> int:
    """Release every call that is due, each in its own transaction; how many were refused."""
    refused = 0
    for brain in api.content.find(portal_type="KyodoCall", unrestricted=True):
        call = brain._unrestrictedGetObject()
        try:
            mails = release_due(call, now=now)
        except Refused as reason:
            transaction.abort()
            refused += 1
            said = translate(sentence(reason.refusal), target_language="ja")
            print(f"{brain.getPath()}: {said}")
            continue
        if mails is not None:
            commit()
            print(f"{brain.getPath()}: released, {mails} mails")
    return refused


def main(conf: str, site_id: str, address: str) -> int:
    """Open the instance and look at one site."""
    import Zope2  # noqa: PLC0415 -- only with an instance
    import Zope2.Startup.run  # noqa: PLC0415 -- only with an instance

    Zope2.Startup.run.configure_wsgi(conf)
    site_at(Zope2.app(), site_id, address)
    return 1 if release_site(transaction.commit, now=datetime.now(UTC)) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
