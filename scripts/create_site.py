"""Create the demo site, once. Usage: create_site.py ZOPE_CONF [--without-content]

The site is built in var/new and moved to its place when it is complete, so that an interrupted
first start leaves nothing half-made behind. A site that is there already is left as it is.
"""

from AccessControl.SecurityManagement import newSecurityManager
from kamakura.kyodo.setuphandlers.demo.people import accounts_text
from pathlib import Path
from plone.distribution.api import site as site_api
from Testing.makerequest import makerequest
from typing import Any
from zope.globalrequest import setRequest
import argparse
import os
import shutil
import sys
import time
import transaction
import Zope2
import Zope2.Startup.run


SITE_ID = "kamakura"
ANSWERS = {
    "site_id": SITE_ID,
    "title": "鎌倉市",
    "description": "相互提案協働事業を試すためのサイト",
    "default_language": "ja",
    "portal_timezone": "Asia/Tokyo",
}
ADMIN = "admin"
STORES = ("blobstorage", "filestorage")


def main() -> int:
    """Create the site if it is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zope_conf", type=Path)
    parser.add_argument("--without-content", action="store_true")
    arguments = parser.parse_args()
    var = arguments.zope_conf.resolve().parents[3] / "var"
    # Nothing leaves this machine, also while the demo's own mails are made.
    os.environ["MAILHOST_QUEUE_ONLY"] = "1"
    if (var / "filestorage" / "Data.fs").exists():
        app = open_zope(arguments.zope_conf)
        if SITE_ID not in app:
            create(app, with_content=not arguments.without_content)
        Zope2.DB.close()
    else:
        app = open_zope(fresh_storage(zope_conf=arguments.zope_conf, var=var, new=var / "new"))
        create(app, with_content=not arguments.without_content)
        Zope2.DB.close()
        move_in(var)
    if not arguments.without_content:
        (var / "filestorage" / "accounts.txt").write_text(accounts_text() + "\n", encoding="utf-8")
    (var / "filestorage" / "site-complete").write_text(f"{SITE_ID}\n", encoding="utf-8")
    return 0


def open_zope(zope_conf: Path) -> Any:
    """Start Zope without a server; return its root, with a request and the Manager logged in."""
    Zope2.Startup.run.configure_wsgi(str(zope_conf))
    # Addresses in the demo's letters are those the demo is served at.
    place = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": os.environ.get("PORT", "8080")}
    app = makerequest(Zope2.app(), environ=place)
    setRequest(app.REQUEST)
    app.REQUEST["PARENTS"] = [app]
    # Zope reads the initial user from a file that it deletes: a second try would have none.
    if app.acl_users.getUser(ADMIN) is None:
        app.acl_users._doAddUser(ADMIN, ADMIN, ["Manager"], [])
        transaction.commit()
    newSecurityManager(None, app.acl_users.getUser(ADMIN).__of__(app.acl_users))
    return app


def create(app: Any, *, with_content: bool) -> None:
    """Create the site; take away what is already stored of it if that fails."""
    try:
        site_api.create(app, "kyodo-demo", {**ANSWERS, "setup_content": with_content})
    except BaseException:
        transaction.abort()
        if SITE_ID in app:
            app._delObject(SITE_ID, suppress_events=True)
            transaction.commit()
        raise


def fresh_storage(*, zope_conf: Path, var: Path, new: Path) -> Path:
    """Return a copy of zope.conf whose storages are not in ``var`` but in the emptied ``new``."""
    shutil.rmtree(new, ignore_errors=True)
    text = zope_conf.read_text(encoding="utf-8")
    for store in STORES:
        (new / store).mkdir(parents=True)
        text = text.replace(f"{var}/{store}", f"{new}/{store}")
    copy = new / "zope.conf"
    copy.write_text(text, encoding="utf-8")
    return copy


def move_in(var: Path) -> None:
    """Move the complete storages to their place; Data.fs last, for it says "complete"."""
    for store in STORES:
        place = var / store
        if place.exists() and any(place.iterdir()):
            # Blobs without a Data.fs belong to a database somebody took away: keep them.
            place.rename(var / f"{store}.{time.time_ns()}")
        elif place.exists():
            place.rmdir()
        (var / "new" / store).rename(place)
    shutil.rmtree(var / "new")


if __name__ == "__main__":
    sys.exit(main())
