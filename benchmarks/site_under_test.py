"""A fresh site in this process, and requests to it without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from plone import api
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from webtest import TestApp
from zope.component.hooks import setSite
from Zope2.Startup.run import make_wsgi_app
from ZPublisher.httpexceptions import HTTPExceptionHandler
import base64
import sys
import transaction
import Zope2


ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import create_site  # noqa: E402 -- it is in scripts/, which only now can be found


class Site:
    """A site built in an empty database under ``var``, with the settings of buildout.cfg."""

    def __init__(self, *, var: Path, with_content: bool = False) -> None:
        conf = ROOT / "parts" / "instance" / "etc" / "zope.conf"
        self.var = var
        self.conf = create_site.fresh_storage(zope_conf=conf, var=ROOT / "var", new=var)
        self.root = create_site.open_zope(self.conf)
        create_site.create(self.root, with_content=with_content)
        self.portal: PloneSite = self.root[create_site.SITE_ID]
        self.web = TestApp(HTTPExceptionHandler(make_wsgi_app({}, str(self.conf))))

    def get(self, path: str, *, user: str = "", password: str = "") -> Any:
        """Ask for a page below the site, signed in as ``user`` if there is one."""
        headers = {"Authorization": authorization(user, password)} if user else {}
        return self.web.get(f"/{create_site.SITE_ID}{path}", headers=headers, status=200)

    def post(self, path: str, form: Any, *, status: int, user: str = "", password: str = "") -> Any:
        """Send a form below the site, signed in as ``user`` if there is one."""
        headers = {"Authorization": authorization(user, password)} if user else {}
        return self.web.post(f"/{create_site.SITE_ID}{path}", form, headers=headers, status=status)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Change the site as the Manager; stored at the end. A request leaves no site behind."""
        setSite(self.portal)
        with api.env.adopt_user("admin"):
            yield
            transaction.commit()

    def close(self) -> None:
        """Let go of the database, so that a server can open it."""
        transaction.abort()
        Zope2.DB.close()


def authorization(user: str, password: str) -> str:
    """The header that signs a person in."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
