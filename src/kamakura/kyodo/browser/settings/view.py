"""設定: every rule of the city, with its default and when a change takes effect."""

from .fields import form_field
from .fields import setting_value
from .groups import Group
from .groups import GROUPS
from .rules import chosen_levels
from .rules import rule_fields
from .rules import rule_groups
from .rules import SETTING
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.lookup import the_scheme
from kamakura.kyodo.content.settings import IKyodoSettings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.settings import change_settings
from plone import api


class Settings(KyodoFormView):
    """``@@kyodo-settings``, in Plone's control panel."""

    leads_to_record = True
    title = _("協働事業の設定")
    lead = _(
        "市の条例・規則・要綱に合わせて変えられます。開いて直し、いちばん下の「保存する」を押します。"
    )

    @property
    def back(self):
        program = the_scheme()
        if program is None:
            return None
        return f"{program.absolute_url()}/@@kyodo-setup", _("協働事業の管理")

    @property
    def next_step(self):
        """On a site without a scheme: make one."""
        may = api.user.has_permission(permissions.ADD_PROGRAM, obj=self.context)
        if not may or the_scheme() is not None:
            return None
        return parts.NextStep(
            text=_("まず、協働事業のページを作ってください。"),
            detail=_(
                "作ると、募集や委員会の準備を順に案内します。設定は、あとからでも変えられます。"
            ),
            button=parts.Link(_("協働事業のページを作る"), self.url("@@kyodo-newscheme")),
        )

    def form_fields(self) -> list[FormField]:
        names = [name for group in GROUPS for name in group.names if name != SETTING]
        fields = [form_field(IKyodoSettings[name], setting(name)) for name in names]
        return [*fields, *rule_fields(setting(SETTING))]

    @property
    def groups(self) -> list[tuple[Group, list[FormField]]]:
        """Headings with their fields, as to be shown."""
        shown = {field.name: field for field in self.fields}
        groups = []
        for group in GROUPS:
            groups += rule_groups() if SETTING in group.names else [group]
        return [(group, [shown[name] for name in group.names]) for group in groups]

    def is_open(self, fields: list[FormField]) -> bool:
        """A group stands open where something is wrong, or what a link was about."""
        wanted = self.typed("open", "")
        return any(one.error or one.name == wanted for one in fields)

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        found = {SETTING: chosen_levels(values)}
        for name, typed in values.items():
            if name.startswith(f"{SETTING}."):
                continue
            try:
                found[name] = setting_value(IKyodoSettings[name], typed)
            except ValueError as error:
                self.errors[name] = error.args[0]
        if self.errors:
            return None
        change_settings(found, by=self.by, now=self.now)
        return self.redirect(self.action_url, _("設定を保存しました。"))
