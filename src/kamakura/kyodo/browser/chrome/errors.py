"""What everybody is told where there is no page, or where something went wrong: and the way on."""

from kamakura.kyodo.browser.base import contact_of_site
from kamakura.kyodo.browser.parts import Contact
from kamakura.kyodo.browser.parts import Link
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.i18n import _
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from typing import Any


MISSING = _("ページが見つかりません")
BROKEN = _("うまくいきませんでした")


class ErrorPage(ExceptionView):
    """Plone's page of an exception in plain words, with ways on that are open to all."""

    label = BROKEN

    def __call__(self) -> Any:
        if IAPIRequest.providedBy(self.request):
            # A program is answered as plone.rest does, not with a page or the login.
            return ErrorHandling(self.context, self.request)()
        self.is_missing = self.context.__class__.__name__ == "NotFound"
        self.label = MISSING if self.is_missing else BROKEN
        return super().__call__()

    @property
    def ways(self) -> list[Link]:
        """Where to go from here; nothing is told of what lies at the address."""
        home = api.portal.get()
        found = [Link(_("ホームへ"), home.absolute_url())]
        program = self._program()
        if program is not None:
            found.append(Link(_("協働事業のページへ"), program.absolute_url()))
            # Nobody is known yet where the way to a page ends: the login answers for them.
            found.append(Link(_("マイページへ"), f"{program.absolute_url()}/@@kyodo-home"))
        return found

    def _program(self) -> Any:
        found = program_of(self.context)
        if found is None:
            brains = api.content.find(portal_type="KyodoProgram", sort_limit=1)
            found = brains[0].getObject() if brains else None
        may = found is not None and api.user.has_permission("View", obj=found)
        return found if may else None

    @property
    def contact(self) -> Contact | None:
        """Whom to ask."""
        return contact_of_site()
