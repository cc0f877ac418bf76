"""``<title>``: the page's own name first, 「エラー:」 before it when there are errors."""

from html import escape
from kamakura.kyodo.browser.base import KyodoView
from plone.app.layout.viewlets.common import TitleViewlet
from plone.memoize.view import memoize


class PageTitle(TitleViewlet):
    """Say what this page is, not only what it is about."""

    @property
    @memoize
    def page_title(self) -> str:
        """The escaped title of our pages; Plone's for all others."""
        if isinstance(self.view, KyodoView):
            return escape(self.view.page_title)
        return super().page_title

    def update(self) -> None:
        """On the site's root too, a page of ours names itself."""
        super().update()
        if isinstance(self.view, KyodoView) and self.site_title == self.site_title_setting:
            self.site_title = self.sep.join([self.page_title, self.site_title])
