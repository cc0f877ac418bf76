"""様式: the eight forms of a call; what each is called, its versions and papers, what to do."""

from .card import card_of
from .card import description_fields
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.paper_states import counts
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import form as verbs
from zExceptions import NotFound


class FormDesk(ConfirmsView):
    """``@@kyodo-forms`` on a call."""

    title = _("様式")
    lead = _(
        "様式は、受付を始めるときに固定します。後から直すときは、理由を書いて新しい版にします。"
    )

    @property
    def back(self):
        return self.url("kyodo-callsteps"), _("募集の手続き")

    def update(self) -> None:
        per_version = counts(self.context)
        self.cards = [card_of(self, spec, per_version) for spec in FORMS]
        self.broken = [card for card in self.cards if card.problems]
        self.unconfirmed = [card for card in self.cards if not card.is_confirmed]
        self.confirms = self.make_confirms()
        self.others = [
            parts.Link(year_label(call.fiscal_year), f"{call.absolute_url()}/kyodo-forms")
            for call in self.other_calls()
        ]

    def other_calls(self) -> list:
        """The other years that have forms, newest first."""
        calls = children(program_of(self.context), "KyodoCall")
        found = [one for one in calls if one.archive is None and one != self.context]
        return sorted(found, key=lambda one: one.fiscal_year, reverse=True)

    def make_confirms(self) -> list[parts.Confirm]:
        """Taking over the forms of another year is one button."""
        calls = self.other_calls()
        if not calls:
            return []
        return [
            parts.Confirm(
                action="copy",
                button=_("ほかの年度の様式を写す"),
                question=_("ほかの年度の様式を、この募集に写しますか"),
                consequences=(
                    _("8つの様式の項目が、選んだ年度のものに置き換わります。"),
                    _("使っている版と、書きかけ・提出済みの様式は変わりません。"),
                ),
                extra=(
                    FormField(
                        "source",
                        _("写す年度"),
                        kind="select",
                        required=True,
                        value=calls[0].UID(),
                        options=[Option(c.UID(), year_label(c.fiscal_year)) for c in calls],
                    ),
                ),
            )
        ]

    def do_copy(self):
        values = self.answers("copy")
        if values is None:
            return None
        source = by_uid(values["source"])
        changed = verbs.copy_designs(self.context, source, by=self.by, now=self.now)
        if not changed:
            return self.redirect(self.url("kyodo-forms"), _("様式はどれも同じです。"))
        names = self.listed(form_name(key) for key in changed)
        message = _("写しました: ${names}", mapping={"names": names})
        return self.redirect(self.url("kyodo-forms"), message)

    def do_describe(self):
        """Number, title, article and 照合 of one form, changed on its card."""
        key = self.typed("form")
        if key not in BY_KEY:
            raise NotFound(key)
        values = self.cleaned_fields(filled(description_fields(key), self.request.form, {}))
        if values is None:
            return None
        texts = {
            "form_map": values["number"],
            "form_titles": values["own_title"],
            "form_articles": values["article"],
            "form_purposes": values["purpose"],
        }
        confirmed = values["confirmed"]
        verbs.describe_form(key, texts, confirmed=confirmed, by=self.by, now=self.now)
        message = _("「${form}」の名前と根拠を保存しました。", mapping={"form": form_name(key)})
        return self.redirect(f"{self.url('kyodo-forms')}#form-{key}", message)

    def anchor(self, name: str) -> str:
        if self.typed("do") == "describe":
            return f"#{self.typed('form')}-{name}"
        return super().anchor(name)
