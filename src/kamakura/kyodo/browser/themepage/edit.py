"""Writing a 市提案: the section fills what the groups will read."""

from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.edit.words import fixed_words
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.settings import sections_of
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_start
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.operations.changes import fixed_in


class ThemeForm(KyodoFormView):
    """The fields of a theme; below, adding and editing."""

    def stored(self, name: str):
        """What is stored; for a new theme a sensible start."""
        return ""

    def form_fields(self) -> list[FormField]:
        text = {"kind": "textarea", "required": True}
        return [
            self._field("title", _("テーマの名前"), required=True, maxlength=60),
            self._field(
                "yomi", _("ふりがな"), help=_("一覧の並び順に使います。ひらがなで書いてください。")
            ),
            self._field(
                "section", _("担当課"), kind="select", required=True, options=self._sections()
            ),
            self._field("contact", _("連絡先"), required=True, maxlength=200),
            self._field("background", _("現状と課題"), maxlength=800, **text),
            self._field("aim", _("目的"), maxlength=400, **text),
            self._field("outline", _("事業の構想"), maxlength=1000, rows=8, **text),
            self._field("city_roles", _("市の役割"), maxlength=600, **text),
            self._field("group_roles", _("団体に期待する役割"), maxlength=600, **text),
            self._field("effect", _("期待する効果"), maxlength=400, **text),
            self._field("cap_yen", _("市負担金の上限(円)"), kind="money", required=True),
            self._field("period_from", _("実施期間の初日"), kind="date", required=True),
            self._field("period_to", _("実施期間の末日"), kind="date", required=True),
            self._field(
                "qualifications", _("応募に必要な資格など"), kind="textarea", maxlength=400
            ),
            self._field("number_to_select", _("選定する数"), kind="number", required=True),
        ]

    def _field(self, name: str, label, **options) -> FormField:
        return FormField(name, label, value=self.stored(name), **options)

    def _sections(self) -> tuple[Option, ...]:
        known = setting("sections") or {}
        own = sections_of(self.by)
        keys = sorted(known, key=lambda key: (key not in own, key))
        return (Option("", _("選んでください")), *(Option(key, known[key]) for key in keys))


class AddTheme(ThemeForm):
    """``@@kyodo-addtheme`` on a call."""

    title = _("市提案を作る")
    lead = _("市が示す構想です。事務局が確かめてから公開します。")

    @property
    def back(self):
        return self.url(), self.context.title

    def stored(self, name: str):
        year = self.context.fiscal_year + 1
        own = sections_of(self.by)
        start = {
            "section": own[0] if own else "",
            "period_from": fiscal_year_start(year),
            "period_to": fiscal_year_end(year),
            "number_to_select": 1,
        }
        return start.get(name, "")

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        theme = themes.create_theme(self.context, by=self.by, now=self.now, **values)
        return self.redirect(theme.absolute_url(), _("保存しました。まだ公開していません。"))


class EditTheme(ThemeForm):
    """``@@kyodo-edittheme``."""

    title = _("市提案を直す")

    @property
    def lead(self):
        return fixed_words(self.context)

    @property
    def back(self):
        return self.url(), self.context.title

    def form_fields(self) -> list[FormField]:
        fixed = fixed_in(self.context)
        return [field for field in super().form_fields() if field.name not in fixed]

    def stored(self, name: str):
        return getattr(self.context, name, "") or ""

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        themes.edit_theme(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url(), _("保存しました。"))
