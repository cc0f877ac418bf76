"""団体の人: who acts for the group; adding, changing, handing over."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import organization as verbs
from typing import Any


EXPLAINED = {
    "representative": _("書いて提出でき、団体の人を変えられます。"),
    "editor": _("書いて提出できます。"),
    "reader": _("読むだけです。"),
}


class People(KyodoFormView):
    """Change the people of a group."""

    title = _("団体の人")
    lead = _("代表は団体の人を変えられます。4月の引き継ぎもここでします。")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def may_change(self) -> bool:
        """Does the person lead the group?"""
        return self.context.members.get(self.by) == "representative"

    def form_fields(self) -> list[FormField]:
        roles = [Option(role, title, EXPLAINED[role]) for role, title in ORGANIZATION_ROLES]
        return [
            FormField(
                "user_id",
                _("利用者名"),
                required=True,
                width="half",
                help=_("加える人、または役割を変える人の利用者名(ログイン名)を書きます。"),
            ),
            FormField("role", _("役割"), kind="radio", required=True, options=roles),
        ]

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        verbs.set_member(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url("@@kyodo-people"), _("団体の人を変えました。"))

    def do_remove(self) -> str:
        user_id = self.typed("remove")
        verbs.remove_member(self.context, user_id=user_id, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-people"), _("団体から外しました。"))

    def do_hand_over(self) -> str:
        user_id = self.typed("successor")
        verbs.hand_over(self.context, user_id=user_id, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-people"), _("代表を引き継ぎました。"))

    def update(self) -> None:
        titles = dict(ORGANIZATION_ROLES)
        members = sorted(self.context.members.items(), key=lambda item: person_name(item[0]))
        self.table = lists.Table(
            caption=_("いまの人"),
            columns=(
                lists.Column(_("名前")),
                lists.Column(_("利用者名")),
                lists.Column(_("役割")),
            ),
            rows=[lists.Row((person_name(user), user, titles[role])) for user, role in members],
        )
        self.others = [
            {"id": user, "name": person_name(user)} for user, _role in members if user != self.by
        ]
