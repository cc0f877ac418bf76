"""Look for what must never be in a site's data. Usage: check_invariants.py ZOPE_CONF [SITE_ID]

Only reads. Prints one line per broken promise (they are listed in
``kamakura.kyodo.invariants``); the exit code is 1 when there is one.
"""

from kamakura.kyodo.invariants import problems
from zope.component.hooks import setSite
import sys


def main(conf: str, site_id: str = "kamakura") -> int:
    """Open the instance, check one site, abort."""
    import transaction  # noqa: PLC0415 -- only with an instance
    import Zope2  # noqa: PLC0415 -- only with an instance
    import Zope2.Startup.run  # noqa: PLC0415 -- only with an instance

    Zope2.Startup.run.configure_wsgi(conf)
    portal = Zope2.app()[site_id]
    setSite(portal)
    count = 0
    for problem in problems(portal):
        print(problem)
        count += 1
    transaction.abort()
    print(f"{count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
