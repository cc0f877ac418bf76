"""点検 on the editor itself: what is wrong with the design now, and the ways on and back."""

from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.forms.freeze import problems_of
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.interfaces import IKyodoForm
from kamakura.kyodo.messages import sentence
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class DesignCheck:
    """What the panel shows; ``form`` is set by whoever shows it."""

    form: Any

    @property
    def call(self) -> Any:
        return call_of(self.form)

    @property
    def key(self) -> str:
        return self.form.getId()

    @property
    def name(self) -> Any:
        return form_name(self.key)

    @property
    def problems(self) -> list[Any]:
        return [sentence(one) for one in problems_of(self.form)]

    @property
    def is_changed(self) -> bool:
        return is_changed(self.call, self.key)

    @property
    def is_frozen(self) -> bool:
        return current(self.call, self.key) is not None

    @property
    def check_url(self) -> str:
        return f"{self.form.absolute_url()}/@@kyodo-design-check"

    @property
    def overview_url(self) -> str:
        return f"{self.call.absolute_url()}/kyodo-forms#form-{self.key}"

    def page_url(self, name: str) -> str:
        """A page of the call about this form."""
        return f"{self.call.absolute_url()}/{name}?form={self.key}"


class DesignPanel(DesignCheck, ViewletBase):
    """Above the field editor of a form of ours."""

    index = ViewPageTemplateFile("panel.pt")

    @property
    def form(self) -> Any:
        return enclosing(self.context, IKyodoForm)


class DesignCheckView(DesignCheck, BrowserView):
    """``@@kyodo-design-check`` of a form: the panel alone, asked for after each change."""

    index = ViewPageTemplateFile("panel.pt")

    @property
    def form(self) -> Any:
        return self.context

    def __call__(self) -> str:
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()
