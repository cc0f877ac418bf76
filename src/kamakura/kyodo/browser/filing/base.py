"""What the pages of the filing screen share: the host's forms, their names, where to go."""

from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.hosts import form_key_of
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from plone import api
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound


def form_title(key: str) -> Any:
    """様式1 提案書(市民活動団体提案), with the city's own number and title."""
    return form_name(form_key_of(key))


def form_number(key: str) -> Any:
    """様式1; the title of a form without a number."""
    form_key = form_key_of(key)
    return (setting("form_map") or {}).get(form_key, "") or spec(form_key).title


def person_name(user_id: str) -> str:
    """A person's name, else the login name."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname") if user else "") or user_id


class HostView(KyodoView):
    """A page about the filings of a host."""

    def page(self) -> str:
        """Papers and tables need the width: without the columns at the sides."""
        self.request.set("disable_plone.leftcolumn", True)
        self.request.set("disable_plone.rightcolumn", True)
        return super().page()

    @property
    def papers(self) -> FilingHost:
        """The host's forms, at this moment."""
        if not hasattr(self, "_papers"):
            reader = IPaperReader(self.context, None)
            if reader is None:
                raise NotFound(self.context.getId())
            self._papers = reader.at(self.now)
        return self._papers

    def form_url(self, key: str, step: str = "") -> str:
        """The address of a form, or of a step of it."""
        return self.url("@@kyodo-form", *(quote(part, safe=":") for part in (key, step) if part))

    def preview_url(self, bundle: str) -> str:
        """The address of the confirmation page."""
        return self.url(f"@@kyodo-preview?bundle={bundle}")


def step_mark(paper: Paper, names: tuple[str, ...], *, begun: bool) -> str:
    """done, partly or todo."""
    errors = {finding.field.partition(".")[0] for finding in paper.findings if _stops(finding)}
    if not begun or not paper.answers:
        return "todo"
    if errors.isdisjoint(names):
        return "done"
    return "partly" if any(paper.answers.get(name) for name in names) else "todo"


def _stops(finding: Any) -> bool:
    return finding.level == "error"


MARKS = {
    "done": ("✓", _("済み")),
    "partly": ("◔", _("途中")),
    "todo": ("○", _("まだ")),
}
