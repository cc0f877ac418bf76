"""市提案(テーマ): what the city puts to the groups, and its steps for the section."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.workflow import labels
from plone import api


class ThemePage(KyodoView):
    """``@@kyodo-theme``."""

    leads_to_record = True
    public = True

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        return call_of(self.context).absolute_url(), call_of(self.context).title

    def update(self) -> None:
        theme = self.context
        self.state = api.content.get_state(theme)
        self.is_staff = api.user.has_permission(permissions.MANAGE_THEME, obj=theme)
        chip = None if self.is_staff else labels.public_chip("theme", self.state)
        chip = chip or labels.chip("theme", self.state)
        self.chip = parts.chip(chip.text, "good" if self.state == "published" else "neutral")
        self.next_step = self._next_step()
        self.summary = self._summary()
        self.sections = (
            (_("現状と課題"), theme.background),
            (_("目的"), theme.aim),
            (_("事業の構想"), theme.outline),
        )
        self.confirms = self._confirms() if self.is_staff else []

    @property
    def deadline(self):
        return self.context.apply_until or call_of(self.context).closes

    def _next_step(self) -> parts.NextStep | None:
        call = call_of(self.context)
        if self.state == "published" and api.content.get_state(call) == "accepting":
            return parts.NextStep(
                text=_("この提案に応募する団体を募集しています。"),
                due=parts.due(self.deadline, self.now),
                button=parts.Link(
                    _("この提案に応募する"),
                    f"{call.absolute_url()}/kyodo-start?theme={self.context.UID()}",
                ),
            )
        if self.state == "draft" and self.is_staff:
            return parts.NextStep(
                text=_("内容を書き終えたら、事務局へ送ってください。"),
                button=parts.Link(_("内容を書く"), self.url("kyodo-edittheme")),
            )
        return None

    def _summary(self) -> list[lists.Definition]:
        theme = self.context
        period = (
            f"{self.translate(date_text(theme.period_from))} 〜 "
            f"{self.translate(date_text(theme.period_to))}"
        )
        rows = [
            lists.Definition(_("担当課"), section_title(theme.section)),
            lists.Definition(_("市負担金の上限"), lists.Money(theme.cap_yen)),
            lists.Definition(
                _("選定する数"), _("${number}件", mapping={"number": theme.number_to_select})
            ),
            lists.Definition(_("実施期間"), period),
            lists.Definition(_("応募の締切"), parts.due(self.deadline, self.now)),
            lists.Definition(_("連絡先"), theme.contact),
        ]
        if theme.qualifications:
            rows.append(lists.Definition(_("応募に必要な資格など"), theme.qualifications))
        return rows

    def _confirms(self) -> list[parts.Confirm]:
        offered = (
            ("send", _("事務局へ送る"), _("この市提案を事務局へ送りますか"), False),
            ("send_back", _("担当課へ戻す"), _("この市提案を担当課へ戻しますか"), True),
            ("publish", _("公開する"), _("この市提案を公開しますか"), False),
            ("close", _("締め切る"), _("応募を締め切りますか"), False),
            ("withdraw", _("取り下げる"), _("この市提案を取り下げますか"), True),
        )
        return [
            parts.Confirm(
                action=action,
                button=button,
                question=question,
                consequences=CONSEQUENCES[action],
                reason="reason" if reason else "",
                danger=reason,
            )
            for action, button, question, reason in offered
            if action in possible_steps(self.context)
        ]

    def do_send(self):
        themes.send_theme(self.context, by=self.by, now=self.now)
        return self.redirect(self.url(), _("事務局へ送りました。"))

    def do_send_back(self):
        themes.return_theme(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self.redirect(self.url(), _("担当課へ戻しました。"))

    def do_publish(self):
        themes.publish_theme(self.context, by=self.by, now=self.now)
        return self.redirect(self.url(), _("公開しました。"))

    def do_close(self):
        themes.close_theme(self.context, by=self.by, now=self.now)
        return self.redirect(self.url(), _("締め切りました。"))

    def do_withdraw(self):
        themes.withdraw_theme(self.context, reason=self.typed("reason"), by=self.by, now=self.now)
        return self.redirect(self.url(), _("取り下げました。"))


CONSEQUENCES = {
    "send": (_("事務局が内容を確かめて公開します。それまでは一般には見えません。"),),
    "send_back": (_("担当課が直して、もう一度送ります。"),),
    "publish": (_("だれでも見られるようになり、団体が応募できるようになります。"),),
    "close": (_("新しい応募はできなくなります。"),),
    "withdraw": (_("応募はできなくなります。この操作は元に戻せません。"),),
}


def possible_steps(theme) -> set[str]:
    """Transitions the person may take from the present state."""
    cycle = labels.life_cycle("theme")
    return {
        step.id
        for step in cycle.leaving(api.content.get_state(theme))
        if any(
            api.user.has_permission(permissions.PREFIX + name, obj=theme)
            for name in step.permissions
        )
    }
