"""Jobs run without a browser: they say under which address people find the site."""

from Testing.makerequest import makerequest
from typing import Any
from urllib.parse import quote
from urllib.parse import urlsplit
from zope.component.hooks import setSite
from zope.globalrequest import setRequest


def site_at(app: Any, site_id: str, address: str) -> Any:
    """The site, made the current one; links in its mails begin with ``address``.

    Without a request Plone answers with bare paths, and a link in a mail would lead nowhere.
    Raises ``ValueError`` for an address that is none.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not the address of a site: {address}")
    app = makerequest(app)
    request = app.REQUEST
    port = str(parts.port) if parts.port else None
    request.setServerURL(parts.scheme, parts.hostname, port)
    # As the rules of a front server do it: the site stands at the address, not below it.
    request.other["VirtualRootPhysicalPath"] = ("", site_id)
    request._script[:] = [quote(one) for one in parts.path.split("/") if one]
    setRequest(request)
    site = app[site_id]
    setSite(site)
    return site
