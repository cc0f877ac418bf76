"""マイページ: leads a person who is logged in to what they have to do."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import organizations_for
from kamakura.kyodo.content.parties import desk_parties
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any


class MyPage(KyodoView):
    """One place goes there at once; several are offered; none explains how to begin."""

    title = _("マイページ")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def __call__(self) -> str:
        if not self.by:
            login = f"{api.portal.get().absolute_url()}/login?came_from={self.url('@@kyodo-home')}"
            return self.redirect(login)
        found = self.places()
        if len(found) == 1:
            return self.redirect(found[0].url)
        return super().__call__()

    def places(self) -> list[parts.Link]:
        """Where this person works, by permission."""
        found = [parts.Link(one.title, one.absolute_url()) for one in organizations_for(self.by)]
        found += self.office()
        if self.may(permissions.ENTER_COMMITTEE):
            found += self.committees()
        return found

    def office(self) -> list[parts.Link]:
        """Desks of the city hall and the centre."""
        found = []
        if desk_parties(self.by):
            found.append(parts.Link(_("担当の一覧"), self.url("@@kyodo-mylist")))
        if self.may(permissions.MANAGE_SCHEME):
            found.append(parts.Link(_("協働事業の管理"), self.url("@@kyodo-setup")))
            found += [
                parts.Link(
                    _("${call}の管理", mapping={"call": call.Title()}),
                    f"{call.absolute_url()}/@@kyodo-board",
                )
                for call in reversed(children(self.context, "KyodoCall"))
                if self.has_page(call, "kyodo-board")
            ]
        return found

    def committees(self) -> list[parts.Link]:
        """The committee's area of each call that is judged, the newest first."""
        found = []
        for call in reversed(children(self.context, "KyodoCall")):
            committee = committee_of(call)
            if committee is None or not self.has_page(call, "kyodo-marking"):
                continue
            title = _("${call}の審査", mapping={"call": call.Title()})
            found.append(parts.Link(title, f"{call.absolute_url()}/@@kyodo-marking"))
        return found

    def may(self, permission: str) -> bool:
        """Has the person this permission on the scheme?"""
        return api.user.has_permission(permission, obj=self.context)

    def has_page(self, obj: Any, name: str) -> bool:
        """Is there such a page, and may the person open it?"""
        return obj.restrictedTraverse(f"@@{name}", None) is not None

    def update(self) -> None:
        self.links = self.places()
        if not self.links:
            self.next_step = parts.NextStep(
                text=_("提案をするには、はじめに団体を登録します。"),
                button=parts.Link(_("団体を登録する"), self.url("@@kyodo-register")),
                detail=_(
                    "団体がもう登録されているときは、その団体の代表の人に、"
                    "あなたを加えてもらってください。"
                ),
            )
