"""``@@kyodo-invitation?k=…`` on the scheme: what a mail of invitation leads to.

Looking changes nothing (mail scanners open links); joining is a button. Who has no account makes
one here. The page tells about a group only to whoever holds its link.
"""

from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.secret import BehindSecretLink
from kamakura.kyodo.content.invitations import StoredInvitation
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.domain.invitation import password_refusal
from kamakura.kyodo.domain.invitation import SHORTEST_PASSWORD
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoOrganization
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import account
from kamakura.kyodo.operations import invitation as invitations
from plone import api
from typing import Any
from urllib.parse import quote


class InvitationPage(BehindSecretLink, KyodoFormView):
    """Join a group."""

    organization: Any = None
    invitation: StoredInvitation | None = None

    @property
    def title(self) -> Any:
        if self.organization is None:
            return _("団体への招待")
        return _("「${title}」への招待", mapping={"title": self.organization.Title()})

    def find(self) -> None:
        """The group and the invitation behind the link; else the reason on the page."""
        uid, _dot, self.key = str(self.typed("k", "")).partition(".")
        found = by_uid(uid)
        organization = found if IKyodoOrganization.providedBy(found) else None
        try:
            self.invitation = invitations.usable_invitation(organization, self.key, now=self.now)
        except Refused as refused:
            self.refusals.append(sentence(refused.refusal))
            return
        self.organization = organization

    @property
    def action_url(self) -> str:
        return self.url("@@kyodo-invitation")

    @property
    def login_url(self) -> str:
        """Log in, and come back to this page."""
        here = f"{self.action_url}?k={quote(str(self.typed('k', '')))}"
        return f"{api.portal.get().absolute_url()}/login?came_from={quote(here)}"

    def update(self) -> None:
        if self.invitation is None:
            return
        self.role = dict(ORGANIZATION_ROLES)[self.invitation.role]
        self.until = moment_text(self.invitation.expires)

    def form_fields(self) -> list[FormField]:
        return [
            FormField(
                "fullname",
                _("お名前"),
                required=True,
                maxlength=50,
                autocomplete="name",
                help=_("団体の人と市の担当者に見えます。"),
            ),
            FormField(
                "password",
                _("パスワード"),
                kind="password",
                required=True,
                width="half",
                autocomplete="new-password",
                help=_(
                    "${least}文字以上にしてください。文字の種類は問いません。"
                    "いくつかの言葉を並べると、覚えやすく、見破られにくくなります。",
                    mapping={"least": str(SHORTEST_PASSWORD)},
                ),
            ),
            FormField(
                "again",
                _("パスワード(もう一度)"),
                kind="password",
                required=True,
                width="half",
                autocomplete="new-password",
            ),
        ]

    def do_save(self) -> str | None:
        """登録して団体に入る: the account, then the group, then the login page."""
        if self.invitation is None:
            return None
        values = self.cleaned()
        if values is None:
            return None
        email, password = self.invitation.email, values["password"]
        refusal = password_refusal(password, values["again"], email=email)
        if refusal is not None:
            self.errors["password"] = sentence(refusal)
            return None
        user_id = account.open_account(
            fullname=values["fullname"], email=email, password=password, now=self.now
        )
        invitations.accept_invitation(self.organization, key=self.key, by=user_id, now=self.now)
        # Plone logs nobody in whose password was typed just now; the login page comes next.
        login = f"{api.portal.get().absolute_url()}/login"
        came_from = quote(self.organization.absolute_url())
        text = _("登録しました。メールアドレスとパスワードでログインしてください。")
        return self.redirect(f"{login}?came_from={came_from}", text)

    def do_join(self) -> str | None:
        """団体に入る, for who is logged in."""
        if self.invitation is None or not self.by:
            return None
        invitations.accept_invitation(self.organization, key=self.key, by=self.by, now=self.now)
        return self._enter()

    def _enter(self) -> str:
        title = self.organization.Title()
        text = _("「${title}」に入りました。", mapping={"title": title})
        return self.redirect(self.organization.absolute_url(), text)
