"""設計を戻す: the ways back from a design that went wrong, each with what it would change."""

from .base import change_rows
from .base import FormPage
from collections.abc import Callable
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.form_versions import model_hash
from kamakura.kyodo.content.form_versions import UnreadableModel
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.operations import form as verbs


class RestoreForm(FormPage, ConfirmsView):
    """``@@kyodo-form-restore?form=<key>``."""

    lead = _("戻しても、使っている版と、書きかけ・提出済みの様式は変わりません。")

    @property
    def title(self):
        return _("「${form}」の設計を戻す", mapping={"form": self.name})

    def update(self) -> None:
        old, new = self.in_force(), self.live()
        self.rows = change_rows(old, new) if old is not None and new is not None else []
        self.confirms = self.make_confirms()

    def make_confirms(self) -> list[parts.Confirm]:
        """Only the ways that lead somewhere else than to the design in the editor."""
        return [
            parts.Confirm(
                action=action,
                button=button,
                question=_("いまの項目を捨てて、戻しますか"),
                consequences=(consequence, _("いまの項目は残りません。先に書き出せます。")),
            )
            for action, button, consequence, model in self._ways()
            if model and self._differs(model)
        ]

    def _ways(self):
        designs = IFormDesigns(self.context)
        version = current(self.context, self.form_key)
        return (
            (
                "undo",
                _("前の設計に戻す"),
                _("問題のなかった、いちばん新しい設計に戻ります。"),
                designs.sound(self.form_key),
            ),
            (
                "version",
                _("使っている版に戻す"),
                _("団体がいま書いている版と同じ項目に戻ります。"),
                "" if version is None else version.model,
            ),
            (
                "shipped",
                _("はじめの設計に戻す"),
                _("このシステムに付いてきた項目に戻ります。"),
                designs.shipped(self.form_key),
            ),
        )

    def _differs(self, model: str) -> bool:
        try:
            live = model_hash(self.form_key, live_model(self.context, self.form_key))
        except UnreadableModel:
            return True
        return model_hash(self.form_key, model) != live

    def do_undo(self):
        return self._back_to(verbs.undo_design)

    def do_version(self):
        return self._back_to(verbs.return_to_version)

    def do_shipped(self):
        return self._back_to(verbs.restore_design)

    def _back_to(self, verb: Callable[..., None]) -> str:
        verb(self.context, self.form_key, by=self.by, now=self.now)
        return self.done(_("「${form}」の設計を戻しました。", mapping={"form": self.name}))
