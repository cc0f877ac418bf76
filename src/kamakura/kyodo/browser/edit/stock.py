"""Plone's add form of our types: leads on to the page that makes the thing with all it needs."""

from kamakura.kyodo.i18n import _
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any


PAGES = {
    "KyodoCall": "kyodo-addcall",
    "KyodoCommittee": "kyodo-addcommittee",
    "KyodoMeeting": "kyodo-addmeeting",
    "KyodoProgram": "kyodo-newscheme",
    "KyodoTheme": "kyodo-addtheme",
}


class StockAdd(BrowserView):
    """``++add++Kyodo…``: a thing made by Plone's form would lack its forms, people and record."""

    def __init__(self, context: Any, request: Any, info: Any) -> None:
        super().__init__(context, request)
        self.type = info.getId()

    def __call__(self) -> str:
        url = self.context.absolute_url()
        page = PAGES.get(self.type)
        if page is None:
            text = _("これは、手続きの画面から作ります。")
            IStatusMessage(self.request).add(text, type="info")
        self.request.response.redirect(f"{url}/@@{page}" if page else url, status=303)
        return ""
