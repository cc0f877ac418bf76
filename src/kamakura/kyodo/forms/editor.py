"""EasyForm's editor as a city editor meets it on our forms: no way into what we do not use.

EasyForm designs, we keep (decision 0010): its mailer, thank-you page, saved data and expressions
have no meaning here, so nothing leads to them.
"""

from . import questions
from collections.abc import Sequence
from collective.easyform.browser.fields import EasyFormFieldsListingPage
from collective.easyform.browser.fields import EditView
from collective.easyform.browser.fields import FieldEditForm
from collective.easyform.browser.fields import FieldsSchemaListing
from collective.easyform.interfaces import IFieldExtender
from copy import copy
from kamakura.kyodo.i18n import _
from plone import api
from plone.app.layout.globals.context import ContextState
from plone.schemaeditor.browser.schema.listing import SchemaListing
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


KIND_TITLES = {
    "kyodo_kana": _("ふりがな(ひらがな・カタカナ)"),
    "kyodo_postal_code": _("郵便番号"),
    "kyodo_tel": _("電話番号"),
    "kyodo_year_month": _("年月(日)"),
    "kyodo_all": _("すべてに印が要る"),
    "kyodo_ticked": _("印が要る"),
}
CONDITION_FIELD = "IFieldExtender.depends_on"
LISTS_FIELD = "vocabularyName"
LIST_TITLES = {
    "kamakura.kyodo.Sections": _("担当課"),
    "kamakura.kyodo.CallThemes": _("市提案"),
    "kamakura.kyodo.CorporationTypes": _("法人の種別"),
    "kamakura.kyodo.CentreRegistrations": _("市民活動センターへの登録"),
}
# Kind of question -> the kinds of answer that are read there.
KINDS_OF = {
    "line": ("kyodo_kana", "kyodo_postal_code", "kyodo_tel", "kyodo_year_month"),
    "choices": ("kyodo_all",),
    "check": ("kyodo_ticked",),
}
KINDS_FIELD = "IFieldExtender.validators"
UNUSED = tuple(
    f"IFieldExtender.{name}"
    for name in (
        "field_widget",
        "THidden",
        "css_class",
        "TDefault",
        "TEnabled",
        "TValidator",
        "serverSide",
    )
)


class FormState(ContextState):
    """The menu of a form: its questions, and nothing that would break it or leads nowhere."""

    def actions(self, category: str | None = None, max: int = -1) -> list[Any]:
        found = super().actions(category, max)
        if category != "object_buttons":
            return found
        return [one for one in found if one["id"] == "Fields"]


def _is_manager(form: Any) -> bool:
    return api.user.has_permission("Manage portal")


class KyodoListing(FieldsSchemaListing):
    """The list of questions; what is changed in it is kept at once."""

    template = ViewPageTemplateFile("listing.pt")
    buttons = button.Buttons()
    handlers = button.Handlers()

    @button.buttonAndHandler(_("入れた答えを、はじめの値にする"), name="defaults")
    def handle_defaults(self, action: Any) -> None:
        """What was typed into the questions is what a new draft starts from."""
        SchemaListing.handleSaveDefaults.func(self, action)
        if not self.status:
            api.portal.show_message(_("はじめの値を保存しました。"), self.request)

    @button.buttonAndHandler(_("XMLで直す"), name="modeleditor", condition=_is_manager)
    def handle_model(self, action: Any) -> None:
        """For who installs the site."""
        self.handleModelEdit(action)


class KyodoListingPage(EasyFormFieldsListingPage):
    """The page around it."""

    form = KyodoListing


class KyodoFieldForm(FieldEditForm):
    """One question: what our screens understand of it, in words."""

    label = _("項目を直す")
    default_fieldset_label = _("基本")

    def updateFields(self) -> None:
        """Kinds of answer are ticked by their titles; what nothing reads is not asked."""
        super().updateFields()
        if LISTS_FIELD in self.fields:
            self.fields[LISTS_FIELD].field = _lists_field(self.fields[LISTS_FIELD].field)
        kinds = KINDS_OF.get(questions.kind_of(self.context.field), ())
        for group in self.groups:
            group.fields = group.fields.omit(*UNUSED, *(() if kinds else (KINDS_FIELD,)))
            if KINDS_FIELD in group.fields:
                group.fields[KINDS_FIELD].field = _kinds_field(kinds)
                group.fields[KINDS_FIELD].widgetFactory = CheckBoxFieldWidget
            if CONDITION_FIELD in group.fields:
                group.fields[CONDITION_FIELD].field = _condition_field()
            group.label = _("答え方")
        self.groups = [group for group in self.groups if len(group.fields)]


def _condition_field() -> schema.TextLine:
    found = copy(IFieldExtender["depends_on"])
    found.title = _("この項目を出す条件")
    found.description = _(
        "空けておくと、いつも出ます。例: corp_type=other(記号は項目の一覧にあります)"
    )
    return found


def _lists_field(field: schema.Choice) -> schema.Choice:
    """The lists of the site that a question may offer; not every list there is."""
    found = copy(field)
    terms = [SimpleTerm(name, name, title) for name, title in LIST_TITLES.items()]
    found.vocabulary, found.vocabularyName = SimpleVocabulary(terms), None
    found.title, found.description = _("サイトの一覧から選ばせる"), ""
    return found


def _kinds_field(kinds: Sequence[str]) -> schema.List:
    """EasyForm's question for validators, asked with ours only."""
    found = copy(IFieldExtender["validators"])
    terms = [SimpleTerm(name, name, KIND_TITLES[name]) for name in kinds]
    found.value_type = schema.Choice(vocabulary=SimpleVocabulary(terms))
    found.title, found.description = _("答えの種類"), ""
    return found


class KyodoFieldView(EditView):
    """The page around it."""

    form = KyodoFieldForm
