"""``<title>``: the page's own name first, 「エラー:」 before it when there are errors."""

from html import escape
from kamakura.kyodo.browser.base import KyodoView
from plone.app.layout.viewlets.common import TitleViewlet
from plone.memoize.view import memoize
from zope.i18n import translate


class PageTitle(TitleViewlet):
    """Say what this page is, not only what it is about."""

    @property
    @memoize
    def page_title(self) -> str:
        """The escaped name of our pages and of Plone's forms; Plone's own for all others."""
        name = self.own_name
        return escape(name) if name else super().page_title

    @property
    def own_name(self) -> str:
        """What the view calls itself, in the reader's language; empty if it does not."""
        if isinstance(self.view, KyodoView):
            return self.view.page_title
        form = getattr(self.view, "form_instance", self.view)
        label = getattr(form, "label", "")
        return translate(label, context=self.request) if isinstance(label, str) else ""

    def update(self) -> None:
        """On the site's root too, a page names itself."""
        super().update()
        if self.own_name and self.site_title == self.site_title_setting:
            self.site_title = self.sep.join([self.page_title, self.site_title])
