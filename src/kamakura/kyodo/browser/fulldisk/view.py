"""The disk is full: say that nothing was stored, and do not show what is not there."""

from kamakura.kyodo.i18n import _
from pathlib import Path
from Products.CMFPlone.browser import exceptions
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from ZPublisher.interfaces import IPubFailure
import errno


FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
PLONE = Path(exceptions.__file__).parent
TITLE = _("保存できませんでした")


def is_full(error: BaseException | None) -> bool:
    """Is this what the system says when there is no room left?"""
    return isinstance(error, OSError) and error.errno in FULL


class FullDisk(exceptions.ExceptionView):
    """The page of an ``OSError``; any but a full disk gets Plone's own page."""

    index = ViewPageTemplateFile("templates/error_message.pt", _prefix=str(PLONE))
    page = ViewPageTemplateFile("page.pt")
    title = TITLE

    def __call__(self) -> Any:
        if not is_full(self.context):
            return super().__call__()
        response = self.request.response
        # The view had succeeded and sent the browser on to a page that says so.
        response.headers.pop("location", None)
        response.setHeader("Content-Type", "text/html; charset=utf-8")
        return self.page()


def forget_unstored(event: IPubFailure) -> None:
    """Forget every object of a request that found the disk full.

    FileStorage then fails to undo its temporary file, and ZODB leaves the objects of the failed
    transaction in its memory as if they had been stored: the next page would show a number that
    is nowhere on the disk.
    """
    if not is_full(event.exc_info[1]):
        return
    connection = getattr(event.request["PARENTS"][-1], "_p_jar", None)
    if connection is not None:
        connection.cacheMinimize()
