"""``@@kyodo-requestcorrection``: what to mend, why, until when."""

from AccessControl import Unauthorized
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.desk.papers import form_title
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.form_versions import version
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.forms.catalog import forms_of_proposal
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import screening
from plone import api
from zope.schema import getFieldsInOrder


PLACES = 8


class RequestCorrection(KyodoFormView):
    """補正を依頼する."""

    title = _("補正を依頼する")
    lead = _(
        "直してもらう項目を選び、どう直すかを1文で書きます。"
        "団体は、選んだ項目だけを直せます。ほかの項目は読むだけです。"
    )

    @property
    def back(self):
        return self.url("kyodo-desk"), self.context.title

    def handle_post(self) -> str | None:
        self._require_secretariat()
        return super().handle_post()

    def update(self) -> None:
        self._require_secretariat()

    def _require_secretariat(self) -> None:
        # View is the page's own permission: the secretariat does not see drafts.
        if not api.user.has_permission(permissions.SCREEN_PROPOSAL, obj=self.context):
            raise Unauthorized("kyodo-requestcorrection")

    def form_fields(self) -> list[FormField]:
        options = self._places()
        fields = []
        for number in range(1, PLACES + 1):
            about = {"number": str(number)}
            fields += [
                FormField(
                    f"place{number}",
                    _("${number}つ目: 直す項目", mapping=about),
                    kind="select",
                    required=number == 1,
                    options=options,
                ),
                FormField(
                    f"what{number}",
                    _("${number}つ目: どう直すか", mapping=about),
                    kind="textarea",
                    required=number == 1,
                    rows=2,
                    maxlength=300,
                ),
            ]
        days = setting_for(call_of(self.context), "correction_days")
        due = today(self.now) + timedelta(days=days)
        return [
            *fields,
            FormField("due", _("補正の期限"), kind="date", required=True, value=due),
            FormField(
                "reason",
                _("補正をお願いする理由"),
                kind="textarea",
                required=True,
                rows=3,
                maxlength=500,
                help=_("団体にメールで伝わります。"),
            ),
        ]

    def _places(self) -> tuple[Option, ...]:
        """Every field of every paper that was sent."""
        found = []
        filings, call = Filings(self.context), call_of(self.context)
        for spec in forms_of_proposal(self.context.kind):
            filing = filings.get(spec.key)
            sent = filing.last_filed if filing is not None else None
            if sent is None or version(call, sent.version) is None:
                continue
            form = self.translate(form_title(spec.key))
            for name, field in getFieldsInOrder(schema_of_version(call, sent.version)):
                label = f"{form} / {self.translate(field.title)}"
                found.append(Option(f"{spec.key}:{name}", label))
        return tuple(found)

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        screening.request_correction(
            self.context,
            items=self._items(values),
            reason=values["reason"],
            due=values["due"],
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("kyodo-desk"), _("補正を依頼して、団体に知らせました。"))

    def _items(self, values) -> dict[str, str]:
        pairs = [(values[f"place{n}"], values[f"what{n}"]) for n in range(1, PLACES + 1)]
        return {place: what for place, what in pairs if place}
