"""``@@kyodo-papercorrection`` on a proposal: a 補正 that came on paper, typed in for its group."""

from .arrival import arrival_fields
from .arrival import note_field
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.filing.mending import first_mend_url
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import paper_correction as verbs
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.intake import is_clerk
from typing import Any
from zExceptions import NotFound


class PaperCorrection(KyodoFormView):
    """When it came and how; the places that were asked for are typed in on the next pages."""

    title = _("紙で届いた補正を入力する")
    lead = _(
        "届いた補正の書類を、団体の代わりに入力します。直せるのは、お願いしたところだけです。"
        "期限は、届いた日で判断します。"
    )

    def __call__(self) -> str:
        if not is_clerk(self.context):
            raise NotFound(self.__name__)
        if open_intake(self.context) is not None or state_of(self.context) != "correction":
            return self.redirect(self.url("@@kyodo-desk"))
        return super().__call__()

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("@@kyodo-desk"), self.context.Title()

    def update(self) -> None:
        one = last_round(self.context)
        self.facts = [
            lists.Definition(_("団体"), self.context.organization_title),
            lists.Definition(_("お願いした日時"), moment_text(one.asked_at)),
            lists.Definition(_("お願いしたこと"), list(one.items.values())),
        ]

    def form_fields(self) -> list[FormField]:
        fields = [*arrival_fields(self.now), note_field()]
        if verbs.has_begun(self.context):
            replace = FormField(
                "replace",
                _("団体が書きかけた内容を消して入力する"),
                kind="checkbox",
                help=_(
                    "団体が画面で直しはじめています。紙の方を使うことを、団体に確かめてください。"
                ),
            )
            fields.append(replace)
        return fields

    def do_save(self) -> str | None:
        """Begin; the screens of the 補正 come next."""
        values = self.cleaned()
        if values is None:
            return None
        verbs.start_paper_correction(
            self.context,
            received=moment_of(values["day"], values["clock"]),
            how=values["how"],
            note=values["note"],
            replace=bool(values.get("replace")),
            by=self.by,
            now=self.now,
        )
        return self.redirect(
            first_mend_url(IPaperReader(self.context).at(self.now)), _("入力を始めます。")
        )
