"""A fresh demo site in this process, and requests to it without a network."""

from pathlib import Path
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from webtest import TestApp
from Zope2.Startup.run import make_wsgi_app
from ZPublisher.httpexceptions import HTTPExceptionHandler
import base64
import sys
import transaction


ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import create_site  # noqa: E402 -- it is in scripts/, which only now can be found


class Site:
    """The demo site, built in an empty database under ``var``."""

    def __init__(self, *, var: Path, with_content: bool = False) -> None:
        conf = ROOT / "parts" / "instance" / "etc" / "zope.conf"
        fresh = create_site.fresh_storage(zope_conf=conf, var=ROOT / "var", new=var)
        self.root = create_site.open_zope(fresh)
        create_site.create(self.root, with_content=with_content)
        self.portal: PloneSite = self.root[create_site.SITE_ID]
        self.web = TestApp(HTTPExceptionHandler(make_wsgi_app({}, str(fresh))))

    def get(self, path: str, *, user: str = "") -> Any:
        """Ask for a page below the site; ``user`` is a login whose password is the same."""
        headers = {}
        if user:
            token = base64.b64encode(f"{user}:{user}".encode()).decode()
            headers["Authorization"] = f"Basic {token}"
        return self.web.get(f"/{create_site.SITE_ID}{path}", headers=headers, status=200)

    def commit(self) -> None:
        """Store what was changed through ``portal``."""
        transaction.commit()
