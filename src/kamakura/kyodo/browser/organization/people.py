"""団体の人: who acts for the group; inviting by mail, changing, handing over."""

from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.content.invitations import waiting_of
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import organization as verbs
from plone import api
from typing import Any
from urllib.parse import quote
from zope.i18nmessageid import Message
import secrets


EXPLAINED = {
    "representative": _("書いて提出でき、団体の人を変えられます。"),
    "editor": _("書いて提出できます。"),
    "reader": _("読むだけです。"),
}

LEAVE = "leave"


def invitation_link(organization: Any, key: str) -> str:
    """The address a mail leads to; it says nothing about the group."""
    program = program_of(organization).absolute_url()
    return f"{program}/@@kyodo-invitation?k={quote(f'{organization.UID()}.{key}')}"


def send_invitation(organization: Any, *, email: str, role: str, by: str, now: datetime) -> Message:
    """Make the link, send it, and answer what the next page says: the link is seen only there."""
    key = f"{secrets.token_hex(6)}.{secrets.token_urlsafe(24)}"
    link = invitation_link(organization, key)
    invitations.invite(organization, email=email, role=role, key=key, url=link, by=by, now=now)
    return _(
        "招待のメールを送りました。届かないときは、次のリンクを本人に渡してください。"
        "リンクが見られるのは、いまだけです: ${link}",
        mapping={"link": link},
    )


class People(KyodoFormView):
    """Change the people of a group."""

    title = _("団体の人")
    lead = _("代表は団体の人を変えられます。4月の引き継ぎもここでします。")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def may_change(self) -> bool:
        """Does the person lead the group, or run the scheme?"""
        leads = self.context.members.get(self.by) == "representative"
        return leads or api.user.has_permission(permissions.MANAGE_SCHEME, obj=self.context)

    def roles(self) -> list[Option]:
        """What a person may be in a group, in words."""
        return [Option(role, title, EXPLAINED[role]) for role, title in ORGANIZATION_ROLES]

    def form_fields(self) -> list[FormField]:
        return [
            FormField(
                "email",
                _("招く人のメールアドレス"),
                kind="email",
                required=True,
                width="half",
                autocomplete="off",
                help=_(
                    "リンクのあるメールを送ります。利用者の登録がない人も、そこで登録できます。"
                ),
            ),
            FormField("role", _("役割"), kind="radio", required=True, options=self.roles()),
        ]

    def do_save(self) -> str | None:
        """招待する: the next page shows the link once, in case the mail does not arrive."""
        values = self.cleaned()
        if values is None:
            return None
        text = send_invitation(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url("@@kyodo-people"), text)

    def do_withdraw(self) -> str:
        """招待を取り消す."""
        invitations.withdraw_invitation(
            self.context, name=self.typed("invitation"), by=self.by, now=self.now
        )
        return self.redirect(self.url("@@kyodo-people"), _("招待を取り消しました。"))

    def do_role(self) -> str:
        """役割を変える."""
        verbs.set_member(
            self.context,
            user_id=self.typed("person"),
            role=self.typed("new_role"),
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("@@kyodo-people"), _("役割を変えました。"))

    def do_remove(self) -> str:
        verbs.remove_member(self.context, user_id=self.typed("person"), by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-people"), _("団体から外しました。"))

    def do_leave(self) -> str:
        """自分が外れる: the next page is one that the person may still open."""
        verbs.remove_member(self.context, user_id=self.by, by=self.by, now=self.now)
        return self._away(_("団体から外れました。"))

    def _away(self, text: Message) -> str:
        return self.redirect(program_of(self.context).absolute_url(), text)

    def do_hand_over(self) -> str:
        chosen = self.typed("stay_as", "editor")
        verbs.hand_over(
            self.context,
            user_id=self.typed("person"),
            by=self.by,
            now=self.now,
            stay_as="" if chosen == LEAVE else chosen,
        )
        if chosen == LEAVE:
            return self._away(_("代表を引き継ぎ、団体から外れました。"))
        return self.redirect(self.url("@@kyodo-people"), _("代表を引き継ぎました。"))

    def update(self) -> None:
        titles = dict(ORGANIZATION_ROLES)
        members = sorted(self.context.members.items(), key=lambda item: person_name(item[0]))
        self.table = lists.Table(
            caption=_("いまの人"),
            columns=(lists.Column(_("名前")), lists.Column(_("役割"))),
            rows=[lists.Row((person_name(user), titles[role])) for user, role in members],
            empty=_("まだだれもいません。招待を送ってください。"),
            counted=lists.PEOPLE,
        )
        self.others = [
            {"id": user, "name": person_name(user), "role": role, "roles": self._choices(role)}
            for user, role in members
            if user != self.by
        ]
        self.leads = self.context.members.get(self.by) == "representative"
        leaders = [role for _user, role in members if role == "representative"]
        self.may_leave = self.leads and len(leaders) > 1
        self.stays = [*self._choices("editor"), {"value": LEAVE, "label": _("団体から外れる")}]
        self.waiting = self._waiting(titles) if self.may_change else []

    def _choices(self, role: str) -> list[dict[str, Any]]:
        return [
            {"value": one.value, "label": one.label, "selected": one.value == role or None}
            for one in self.roles()
        ]

    def _waiting(self, titles: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "email": one.email,
                "role": titles[one.role],
                "until": moment_text(one.expires),
            }
            for name, one in waiting_of(self.context, self.now).items()
        ]
