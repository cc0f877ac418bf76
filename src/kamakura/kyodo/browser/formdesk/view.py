"""様式の設定: the eight forms of a call, what is wrong with them, and where to edit them."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.form import renew_form


class FormDesk(KyodoView):
    """``@@kyodo-forms`` on a call."""

    title = _("様式の設定")
    lead = _("様式は、受付を始めるときに固定します。書き始めた団体の様式は変わりません。")

    @property
    def back(self):
        return self.url("kyodo-callsteps"), _("募集の手続き")

    def update(self) -> None:
        designs = IFormDesigns(self.context)
        self.problems = [
            (spec.title, [sentence(one) for one in designs.problems_of(spec.key)])
            for spec in FORMS
            if designs.problems_of(spec.key)
        ]
        self.table = lists.Table(
            caption=_("8つの様式"),
            columns=(
                lists.Column(_("様式")),
                lists.Column(_("公式様式との照合")),
                lists.Column(_("版")),
                lists.Column(_("点検")),
                lists.Column(_("直す")),
            ),
            rows=[self._row(spec, designs) for spec in FORMS],
            show_count=False,
        )

        self.confirms = [self._renewal(spec) for spec in FORMS if self._is_renewable(spec.key)]

    def _is_renewable(self, form_key: str) -> bool:
        return current(self.context, form_key) is not None and is_changed(self.context, form_key)

    def _renewal(self, spec) -> parts.Confirm:
        return parts.Confirm(
            action="renew",
            button=_("新しい版にする"),
            question=_("「${form}」を新しい版にしますか", mapping={"form": spec.title}),
            consequences=(
                _("これから書き始める様式は、新しい版になります。"),
                _("提出済みの様式は、提出したときの版のまま残ります。"),
            ),
            reason="reason",
            hidden={"form": spec.key},
        )

    def do_renew(self):
        renew_form(
            self.context,
            self.typed("form"),
            reason=self.typed("reason"),
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("kyodo-forms"), _("新しい版にしました。"))

    def _row(self, spec, designs) -> lists.Row:
        number = (setting("form_map") or {}).get(spec.key, "")
        form = form_of(self.context, spec.key)
        title = self.translate(spec.title)
        name = title if number in ("", title) else f"{number} {title}"
        return lists.Row(
            (
                parts.Link(name, f"{form.absolute_url()}/view") if form is not None else name,
                self._confirmed(spec.key),
                self._version(spec.key),
                self._check(designs.problems_of(spec.key)),
                parts.Link(
                    _("「${form}」の項目を直す", mapping={"form": name}),
                    f"{form.absolute_url()}/fields",
                )
                if form is not None
                else None,
            )
        )

    def _confirmed(self, form_key: str) -> parts.Chip:
        if form_key in (setting("confirmed_forms") or ()):
            return parts.chip(_("照合済み"), "good")
        return parts.chip(_("項目は推定です"), "waiting")

    def _version(self, form_key: str):
        version = current(self.context, form_key)
        if version is None:
            return _("まだ固定していません")
        if is_changed(self.context, form_key):
            return _(
                "第${number}版(固定した後に直されています)", mapping={"number": version.number}
            )
        return _("第${number}版", mapping={"number": version.number})

    def _check(self, problems) -> parts.Chip:
        if problems:
            return parts.chip(_("直すところが${count}件", mapping={"count": len(problems)}), "bad")
        return parts.chip(_("使えます"), "good")
