"""EasyForm's editors on our forms: they stay, but tell at once what would break the process."""

from .contract import check_model
from .names import form_name
from .offer import DRAWN
from .schema import serialized
from .sound import remember_sound
from collective.easyform.browser.fields import EasyFormFieldContext
from collective.easyform.browser.fields import EasyFormFieldsView
from collective.easyform.browser.fields import ModelEditorView
from collective.easyform.interfaces import IEasyFormFieldContext
from collective.easyform.interfaces import IEasyFormFieldsContext
from kamakura.kyodo import messages
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IKyodoForm
from plone import api
from plone.schemaeditor.interfaces import ISchemaModifiedEvent
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


class IKyodoFieldsContext(IEasyFormFieldsContext):
    """The form editor opened on a form of ours."""


class IKyodoFieldContext(IEasyFormFieldContext):
    """The form editor opened on a question of a form of ours."""


@implementer(IKyodoFieldContext)
class KyodoField(EasyFormFieldContext):
    """A question of our form in the editor."""


@implementer(IKyodoFieldsContext)
class KyodoFields(EasyFormFieldsView):
    """EasyForm's editor of our forms: named after the form, offering what our screens draw."""

    def __init__(self, context, request) -> None:
        super().__init__(context, request)
        # Values, not properties: those see no form, which is known by acquisition only, and the
        # title of the base class is set on the object too.
        name = {"form": form_name(context.getId())}
        self.label = _("「${form}」の項目を直す", mapping=name)
        self.Title = lambda: japanese(_("項目"))

    def publishTraverse(self, request, name):
        """A question is edited with words of ours."""
        if name in self.schema:
            return KyodoField(self.schema[name], request).__of__(self)
        return super().publishTraverse(request, name)

    @property
    def allowedFields(self) -> list[str]:
        """The kinds of the "add field" menu."""
        allowed = super().allowedFields
        return sorted(DRAWN if allowed is None else DRAWN & set(allowed))


def show(findings: tuple[Finding, ...]) -> None:
    """Show problems as status messages of the running request, if there is one."""
    request = getRequest()
    if request is None:
        return
    for finding in findings:
        api.portal.show_message(messages.sentence(finding), request, type="warning")


@adapter(IKyodoFieldsContext, ISchemaModifiedEvent)
def design_changed(fields, event) -> None:
    """A field was added, changed, moved or removed in the form editor.

    Runs after EasyForm has stored the model (its handler is for a more general context):
    stores it again with choices in their order, then shows what would break the process.
    """
    form = fields.aq_parent
    form.fields_model = serialized(fields.schema)
    remember_sound(form)
    show(check_model(form.getId(), fields.schema))


@adapter(IKyodoForm, IObjectModifiedEvent)
def form_changed(form, event) -> None:
    """The form object itself was edited, imported or patched."""
    remember_sound(form)
    show(check_model(form.getId(), form.fields_model or ""))


class _Rendered:
    """What ``ModelEditorView`` falls back on when it cannot read a source."""

    def __call__(self) -> str:
        return self.template()


class KyodoModelEditor(ModelEditorView, _Rendered):
    """The XML editor: a model of ours that the process could not use is not saved."""

    rejected = ""

    def modelSource(self) -> str:
        """What the text area shows: a refused source stays to be mended."""
        return self.rejected or super().modelSource()

    def save(self, source: str) -> None:
        """Keep the source, unless the process could not use it."""
        form = self.context.aq_parent
        problems = check_model(form.getId(), source)
        if not problems:
            super().save(source)
            remember_sound(form)
            return
        self.rejected = source
        show(problems)
        api.portal.show_message(
            _("保存していません。上の問題を直してから、もう一度保存してください。"),
            self.request,
            type="error",
        )
