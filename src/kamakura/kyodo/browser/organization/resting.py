"""休止: the secretariat lets a group rest, and start again."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import organization as organizations
from plone import api


DEACTIVATE = parts.Confirm(
    action="deactivate",
    button=_("休止にする"),
    question=_("この団体を休止にしますか"),
    consequences=(
        _("新しい提案を始められなくなります。いまある提案や事業は、そのまま続けられます。"),
    ),
    reason="reason",
)
REACTIVATE = parts.Confirm(
    action="reactivate",
    button=_("活動中に戻す"),
    question=_("この団体を活動中に戻しますか"),
    consequences=(_("新しい提案を始められるようになります。"),),
    reason="reason",
)


class Resting:
    """The part of the group's page that is for the secretariat."""

    def rests(self) -> bool:
        """Does the group rest now?"""
        return api.content.get_state(self.context) == "inactive"

    def resting(self) -> list[parts.Confirm]:
        """The button, for the secretariat alone."""
        if not api.user.has_permission(permissions.MANAGE_SCHEME, obj=self.context):
            return []
        return [REACTIVATE if self.rests() else DEACTIVATE]

    def do_deactivate(self) -> str:
        """休止にする."""
        reason = self.typed("reason")
        organizations.deactivate(self.context, reason=reason, by=self.by, now=self.now)
        return self.redirect(self.url(), _("休止にしました。"))

    def do_reactivate(self) -> str:
        """活動中に戻す."""
        reason = self.typed("reason")
        organizations.reactivate(self.context, reason=reason, by=self.by, now=self.now)
        return self.redirect(self.url(), _("活動中に戻しました。"))
