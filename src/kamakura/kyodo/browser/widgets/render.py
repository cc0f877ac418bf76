"""Around each widget: label → 必須/任意 → help → input → error, tied together."""

from kamakura.kyodo.browser.parts import ErrorItem
from kamakura.kyodo.browser.widgets.interfaces import IGroupWidget
from plone.app.z3cform.interfaces import ISingleCheckBoxBoolWidget
from plone.formwidget.namedfile.interfaces import INamedFileWidget
from Products.Five.browser import BrowserView
from Products.Five.browser.metaconfigure import ViewMixinForTemplates
from typing import Any
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IMultiWidget
from z3c.form.interfaces import IRadioWidget
from z3c.form.interfaces import ITextAreaWidget
from z3c.form.interfaces import ITextWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile


AUTOCOMPLETE = {
    "org_name": "organization",
    "postal_code": "postal-code",
    "address": "street-address",
    "email": "email",
    "phone": "tel",
    "fax": "fax tel",
    "url": "url",
}
"""Tokens for the fields about the person or group who types."""


class RenderWidget(ViewMixinForTemplates, BrowserView):
    """``widget/@@ploneform-render-widget`` on our layer."""

    index = ViewPageTemplateFile("widget.pt")

    def __call__(self) -> str:
        if self.context.mode == "input":
            self.tie()
        return super().__call__()

    @property
    def target(self) -> str:
        """The id of the input, or of the group."""
        return target_id(self.context)

    @property
    def description(self) -> Any:
        """The help text."""
        widget = self.context
        text = getattr(widget, "description", None)
        return text if text is not None else getattr(widget.field, "description", "")

    @property
    def is_group(self) -> bool:
        """Several inputs under one heading."""
        return is_group(self.context)

    @property
    def is_single_checkbox(self) -> bool:
        """The checkbox brings its label itself."""
        return ISingleCheckBoxBoolWidget.providedBy(self.context)

    @property
    def most(self) -> int | None:
        """The most characters, for text that is counted."""
        if ITextAreaWidget.providedBy(self.context) or type(self.context).__name__ == "TextWidget":
            return getattr(self.context.field, "max_length", None)
        return None

    @property
    def described_by(self) -> str | None:
        """The ids of help, counter and error."""
        parts = [("help", self.description), ("count", self.most), ("error", self.context.error)]
        return " ".join(f"{self.context.id}-{name}" for name, there in parts if there) or None

    @property
    def message(self) -> Any:
        """The sentence of the error."""
        return error_text(self.context)

    def tie(self) -> None:
        """Give the input its ARIA attributes, before it is drawn."""
        widget = self.context
        if self.is_group or not hasattr(widget, "attributes"):
            return
        attributes = {
            "aria-describedby": self.described_by,
            "aria-invalid": "true" if widget.error else None,
            "aria-required": "true" if widget.required else None,
            "data-kyodo-count": str(self.most) if self.most else None,
        }
        if ITextWidget.providedBy(widget):
            attributes["autocomplete"] = AUTOCOMPLETE.get(widget.name.split(".")[-1])
        found = widget.attributes  # the widget keeps and returns this very dict
        found.pop("maxlength", None)  # typing on and being told is kinder than a wall
        found.pop("placeholder", None)
        found.update({name: value for name, value in attributes.items() if value})


def is_group(widget: Any) -> bool:
    """Several inputs under one heading: radio buttons, ticks, the three boxes of a date, tables."""
    if ISingleCheckBoxBoolWidget.providedBy(widget):
        return False
    kinds = (IGroupWidget, IRadioWidget, ICheckBoxWidget, IMultiWidget)
    return any(kind.providedBy(widget) for kind in kinds)


def target_id(widget: Any) -> str:
    """Return the id to jump to, and that the label is for."""
    if INamedFileWidget.providedBy(widget):
        return f"{widget.id}-input"
    if ISingleCheckBoxBoolWidget.providedBy(widget):
        return f"{widget.id}-0"
    return widget.id


def error_text(widget: Any) -> Any:
    """Return the sentence of a widget's error; of several, joined."""
    error = widget.error
    if not error:
        return ""
    if getattr(error, "message", None):
        return error.message
    inner = getattr(error.error, "errors", ())
    texts = [one.message for one in inner if getattr(one, "message", None)]
    return texts[0] if texts else ""


def widget_errors(form: Any) -> list[ErrorItem]:
    """List the errors of a z3c.form and its groups for the error summary, in order."""
    items = []
    for part in (form, *(getattr(form, "groups", None) or ())):
        for widget in part.widgets.values():
            if not widget.error:
                continue
            items.append(ErrorItem(error_text(widget), f"#{target_id(widget)}"))
            items.extend(getattr(widget, "error_items", ()))
    return items
