"""Requests to the publisher, in this process, as one person after another."""

from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from io import BytesIO
from kamakura.kyodo.interfaces import IKyodoLayer
from plone import api
from plone.portlets.interfaces import IPortletAssignment
from plone.protect.utils import SAFE_WRITE_KEY
from urllib.parse import quote
from zope.component import getGlobalSiteManager
from zope.component import provideHandler
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.interface import Interface
from zope.interface import providedBy
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.interfaces import IPubBeforeCommit
from ZPublisher.WSGIPublisher import publish_module
import AccessControl.SecurityManagement as security
import gzip
import pypdf
import traceback
import transaction
import zipfile


FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass
class Answer:
    """What came back, and what the request was about to write."""

    status: int
    headers: dict[str, str]
    body: bytes
    wrote: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Headers and body as one text; a compressed body is read."""
        body = gzip.decompress(self.body) if self.body[:2] == b"\x1f\x8b" else self.body
        body = unpacked(body)
        # The clock of the machine differs between two answers that are the same.
        kept = {name: value for name, value in self.headers.items() if name != "Date"}
        if self.body.startswith(b"%PDF"):
            kept.pop("Content-Length", None)  # the names of embedded fonts are drawn by lot
        head = "\n".join(f"{name}: {value}" for name, value in kept.items())
        return head + "\n\n" + body.decode("utf-8", "replace")


def unpacked(body):
    """What is inside a Word file, a workbook, an archive of them, or a PDF."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as archive:
            inside = [unpacked(archive.read(name)) for name in archive.namelist()]
            return b"\n".join(["\n".join(archive.namelist()).encode(), *inside])
    if body.startswith(b"%PDF") and len(body) > 3000:
        pages = pypdf.PdfReader(BytesIO(body)).pages
        return "".join(page.extract_text() for page in pages).encode()
    return body


class Visitor:
    """Sends requests as one person (``None``: without login)."""

    def __init__(self, portal, user_id, *, now):
        self.portal = portal
        self.now = now
        self.cookie = "" if user_id is None else self._ticket(user_id)

    def _ticket(self, user_id):
        response = self.portal.REQUEST.response
        self.portal.acl_users.session._setupSession(user_id, response)
        return quote(response.cookies["__ac"]["value"])

    def get(self, path, query="", *, accept="*/*", method="GET", body=b"", keep=True):
        """The answer to one request; nothing of it is kept where ``keep`` says so."""
        environ = {
            "REQUEST_METHOD": method,
            "SERVER_NAME": "nohost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "nohost",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode("utf-8").decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_ACCEPT": accept,
            "HTTP_ACCEPT_LANGUAGE": "ja",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": (JSON if accept == JSON else FORM) if body else "",
            "kyodo.received_at": self.now,
        }
        if self.cookie:
            environ["HTTP_COOKIE"] = f"__ac={self.cookie}"
        return self._send(environ, keep=keep)

    def _send(self, environ, *, keep):
        found = {}

        def start_response(status, headers, exc_info=None):
            found.update(status=int(status.split()[0]), headers=dict(headers))

        wrote = []
        before = security.getSecurityManager(), getSite()
        _watchers.append((wrote, keep))
        try:
            result = HTTPExceptionHandler(publish_module)(environ, start_response)
            body = b"".join(result)
        except Exception:
            found.update(status=500, headers={})
            body = traceback.format_exc().encode()
        finally:
            _watchers.pop()
            security.setSecurityManager(before[0])
            setSite(before[1])
            self.portal._p_jar.sync()
        return Answer(found["status"], found["headers"], body, wrote)


_watchers = []


def note_writes(event):
    """Note what the request has changed, before anything decides about it."""
    for wrote, keep in _watchers:
        parents = event.request.get("PARENTS") or []
        jar = getattr(parents[-1], "_p_jar", None) if parents else None
        if jar is None:
            continue
        for one in jar.connections.values():
            wrote.extend(_unsafe(event.request, one._registered_objects))
            # What was written before a savepoint is no longer among those.
            kept = one._savepoint_storage
            wrote.extend(f"in a savepoint: {oid!r}" for oid in (kept.index if kept else ()))
        if not keep:
            transaction.abort()


def _unsafe(request, objects):
    """What Plone itself declares harmless (a portlet's parent) is left out."""
    safe = request.environ.get(SAFE_WRITE_KEY, ())
    for each in objects:
        if getattr(each, "_p_oid", None) not in safe and not IPortletAssignment.providedBy(each):
            yield f"{type(each).__name__} {each!r}"[:200]


@contextmanager
def watching_writes():
    """While this lasts, answers know what their request was about to write."""
    manager = getGlobalSiteManager()
    provideHandler(note_writes, (IPubBeforeCommit,))
    try:
        yield
    finally:
        manager.unregisterHandler(note_writes, (IPubBeforeCommit,))


def registered_views(obj):
    """name -> class of every page of ours for an object: new ones are found by themselves."""
    views = {}
    provided = providedBy(obj)
    for entry in getGlobalSiteManager().registeredAdapters():
        if len(entry.required) != 2 or not entry.name:
            continue
        context, layer = entry.required
        if layer is None or not layer.isOrExtends(IKyodoLayer) or context is None:
            continue
        # Pages for anything at all are the pieces that pages are drawn with.
        if context is not Interface and provided.isOrExtends(context):
            views[entry.name] = entry.factory
    return views


def view_names(obj):
    """Names of all pages of ours for an object."""
    return sorted(registered_views(obj))


def everything_in(container):
    """The container and all in it, without asking who may see it."""
    yield container
    if getattr(container.aq_base, "objectValues", None) is not None:
        for each in container.objectValues():
            if getattr(each.aq_base, "portal_type", None):
                yield from everything_in(each)


def path_of(obj):
    """Its path, as in an address without virtual hosting."""
    return "/".join(obj.getPhysicalPath())


def types_of(objects):
    """One object per type and state: as good as any other of the kind."""
    return {(one.portal_type, api.content.get_state(one, default="")): one for one in objects}
