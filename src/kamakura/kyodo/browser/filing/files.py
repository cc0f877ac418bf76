"""Files of filings: always as attachments, only to those who may read the field."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser.takeaway.sending import disposition
from kamakura.kyodo.browser.takeaway.sending import OWN
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import roles_on
from kamakura.kyodo.content.visibility import may_read_field
from kamakura.kyodo.domain.files import content_type
from kamakura.kyodo.domain.files import FileCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.messages import sentence
from plone import api
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


WITHHELD = {
    scans.FOUND: FileCode.INFECTED,
    scans.WAITING: FileCode.NOT_SCANNED,
    scans.UNJUDGED: FileCode.UNJUDGED,
}


@implementer(IPublishTraverse)
class StoredFile(BrowserView):
    """Hands out one stored file by the parts of its address; ``find`` says which, if at all."""

    parts = 1

    def __init__(self, context, request) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request, name):
        """Collect the parts."""
        if len(self.path) == self.parts:
            raise NotFound(name)
        self.path.append(name)
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    def find(self, *path: str) -> Any:
        """The file; NotFound for anybody who may not read it, so that nothing is told."""
        raise NotImplementedError

    def is_its_sender(self) -> bool:
        """Did the person, or the group they belong to, send the file here?"""
        return False

    def __call__(self) -> Any:
        if len(self.path) != self.parts:
            raise NotFound(self.__name__)
        file = self.find(*self.path)
        if not scans.may_hand_out(file, to_its_sender=self.is_its_sender()):
            return self.withheld(file)
        response = self.request.response
        response.setHeader("Content-Type", content_type(file.filename))
        response.setHeader("Content-Length", str(file.getSize()))
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")
        response.setHeader("Content-Disposition", disposition(file.filename))
        return stream_data(file)

    def withheld(self, file: Any) -> str:
        """Say why the file stays here, on the page of its host."""
        code = WITHHELD[scans.scan_state(file)]
        text = sentence(Refusal(code, {"name": file.filename}))
        IStatusMessage(self.request).add(text, type="warning")
        self.request.response.redirect(self.context.absolute_url(), status=303)
        return ""


class FilingFile(StoredFile):
    """``@@kyodo-file/<key>/<revision>/<field>``; the revision is a number or ``draft``."""

    parts = 3

    def is_its_sender(self) -> bool:
        """The group's people."""
        return bool(roles_on(self.context) & OWN)

    def find(self, key: str, revision: str, field: str) -> Any:
        """The file; not found for anybody who may not read it, so that nothing is told."""
        filing = Filings(self.context).get(key)
        file = None
        if filing is None:
            raise NotFound(key)
        if revision == "draft":
            if filing.draft is not None and self.may_read_draft(key, field):
                file = filing.draft.files.get(field)
        elif revision.isdecimal() and may_read_field(self.context, key, field):
            sent = [one for one in filing.revisions if one.number == int(revision)]
            file = sent[0].files.get(field) if sent else None
        if file is None:
            raise NotFound(field)
        return file

    def may_read_draft(self, key: str, field: str) -> bool:
        """A draft is its writers'."""
        writes = api.user.has_permission(permissions.EDIT_FILING, obj=self.context)
        uses = api.user.has_permission(permissions.USE_PROPOSAL, obj=self.context)
        return (writes or uses) and may_read_field(self.context, key, field)
