"""A session that ended while somebody was writing: nothing typed is lost, nothing is stored.

The filing screen answers everybody, so that a page sent without a session can be given back.
It opens on nothing: whoever may not see the proposal is led to the login as everywhere, and the
page that gives the text back is a page of the site that knows no more than what was sent to it.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collections.abc import Iterator
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.domain.files import clean_name
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any
from urllib.parse import urlencode
from zope.component import getMultiAdapter


OWN = ("_authenticator", "do", "kyodo.addrow", "kyodo.removerow")
"""What the page adds itself; the next page has its own."""


class LoggedOut:
    """The part of the filing screen that meets people whose session has ended."""

    def is_logged_out(self) -> bool:
        """Was this sent without a session? ``Unauthorized`` for all else one may not see."""
        if not self.by and self.request.method == "POST":
            return True
        if not getSecurityManager().checkPermission("View", self.context):
            raise Unauthorized(self.__name__)
        return False

    def answer_logged_out(self) -> str:
        """Give back what was sent, with the way to log in and to save it again."""
        page = getMultiAdapter((api.portal.get(), self.request), name="kyodo-lost")
        return page()


class LostSession(KyodoView):
    """What was sent to the filing screen after the session had ended, to be sent again."""

    title = _("ログインの時間が切れていました")

    def __call__(self) -> str:
        if self.request.method != "POST" or self.by:
            return self.redirect(self.context.absolute_url())
        self.request.response.setHeader("Cache-Control", "private, no-store")
        for side in ("leftcolumn", "rightcolumn"):
            self.request.set(f"disable_plone.{side}", True)
        return self.index()

    @property
    def page_title(self) -> str:
        """Said as an error: the press of the button did not save."""
        return self.translate(_("エラー: ${title}", mapping={"title": self.title}))

    @property
    def action_url(self) -> str:
        """The screen it was sent to."""
        return self.request["ACTUAL_URL"]

    @property
    def login_url(self) -> str:
        """The login, which leads back to the screen."""
        query = urlencode({"came_from": self.action_url})
        return f"{self.context.absolute_url()}/login?{query}"

    def kept(self) -> Iterator[tuple[str, str]]:
        """Everything that was typed, as (name, text)."""
        for name, value in sorted(self.request.form.items()):
            if name in OWN:
                continue
            yield from ((name, text) for text in _texts(value))

    @property
    def chosen_files(self) -> str:
        """「会則.pdf」「予算.xlsx」: what was chosen, because a page cannot carry files along."""
        found = [getattr(value, "filename", "") for value in self.request.form.values()]
        return "".join(f"「{clean_name(name)}」" for name in found if name)


def _texts(value: Any) -> list[str]:
    found = value if isinstance(value, list | tuple) else [value]
    return [text for text in found if isinstance(text, str)]
