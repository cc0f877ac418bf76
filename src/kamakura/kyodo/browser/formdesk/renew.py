"""新しい版: what changes for the groups, first as a picture, then with a reason in force."""

from .base import change_rows
from .base import FormPage
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.form_versions import versions
from kamakura.kyodo.content.paper_states import counts
from kamakura.kyodo.content.paper_states import PaperCount
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.form import renew_form


class RenewForm(FormPage, ConfirmsView):
    """``@@kyodo-form-renew?form=<key>``."""

    @property
    def title(self):
        return _("「${form}」を新しい版にする", mapping={"form": self.name})

    def update(self) -> None:
        old, new = self.in_force(), self.live()
        self.rows = change_rows(old, new) if old is not None and new is not None else []
        self.is_frozen = old is not None
        self.confirms = self.make_confirms()

    @property
    def count(self) -> PaperCount:
        """Drafts that will be carried over, and filings that stay as they are."""
        found = counts(self.context)
        mine = [found[v.hash] for v in versions(self.context, self.form_key) if v.hash in found]
        return PaperCount(sum(n.drafts for n in mine), sum(n.sent for n in mine))

    def make_confirms(self) -> list[parts.Confirm]:
        """There is a button while the design differs from the version in force and is sound."""
        is_new = current(self.context, self.form_key) and is_changed(self.context, self.form_key)
        if not is_new or self.problems:
            return []
        count = self.count
        return [
            parts.Confirm(
                action="renew",
                button=_("新しい版にする"),
                question=_("上の変更を使い始めますか"),
                consequences=(
                    _("これから書き始める様式は、新しい版になります。"),
                    _(
                        "書きかけの様式${count}件は、項目ごとに新しい版へ移します。"
                        "入らない答えは消さずに残し、団体にメールと画面で知らせます。",
                        mapping={"count": str(count.drafts)},
                    ),
                    _(
                        "提出済みの様式${count}件は、補正のときも、提出したときの版のままです。",
                        mapping={"count": str(count.sent)},
                    ),
                ),
                reason="reason",
                reason_help=_("団体へのメールと、版の記録に載ります。"),
            )
        ]

    def do_renew(self):
        values = self.answers("renew")
        if values is None:
            return None
        version = renew_form(
            self.context, self.form_key, reason=values["reason"], by=self.by, now=self.now
        )
        return self.done(_("第${number}版にしました。", mapping={"number": str(version.number)}))
