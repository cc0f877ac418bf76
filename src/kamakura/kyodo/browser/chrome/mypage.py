"""マイページ in the header of every page, for whoever is logged in."""

from kamakura.kyodo.content.lookup import program_of
from plone import api
from plone.app.layout.viewlets.common import ViewletBase


class MyPageLink(ViewletBase):
    """The way to one's own work: the page behind it knows groups, desks and committees."""

    def update(self) -> None:
        """Find the scheme: the one around this page, else the site's first."""
        super().update()
        self.target = "" if api.user.is_anonymous() else self._program_url()
        if self.target:
            self.target += "/@@kyodo-home"

    def _program_url(self) -> str:
        program = program_of(self.context)
        if program is not None:
            return program.absolute_url()
        found = api.content.find(portal_type="KyodoProgram", sort_limit=1)
        return found[0].getURL() if found else ""
