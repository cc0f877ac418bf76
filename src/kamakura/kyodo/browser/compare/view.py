"""比べる: two fillings of one form beside each other, only what changed first.

``@@kyodo-compare?form=<key>&old=<n>&new=<n>``; ``draft`` stands for what the group is writing,
``previous`` for the filing of the proposal this one was begun from.
"""

from .shown import Shown
from .shown import shown
from .sources import Source
from .sources import sources
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.base import HostView
from kamakura.kyodo.forms.comparing import differences
from kamakura.kyodo.i18n import _
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound


class ComparePage(HostView):
    """One form, two of its fillings."""

    @property
    def key(self) -> str:
        return str(self.request.form.get("form", ""))

    @property
    def title(self) -> Any:
        """As the newer paper has it; the older one beside it when it was called otherwise."""
        old, new = self.translate(self.old.form), self.translate(self.new.form)
        if old == new:
            return _("${form}を比べる", mapping={"form": new})
        return _("「${old}」と「${new}」を比べる", mapping={"old": old, "new": new})

    @property
    def keys(self) -> tuple[str, ...]:
        """Forms somebody has begun."""
        return self.papers.filings.keys()

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(f"@@kyodo-papers?form={quote(self.key)}"), _("書類を読む")

    def update(self) -> None:
        self.sources = sources(self.papers, self.key) if self.key in self.keys else []
        if not self.sources:
            raise NotFound(self.key)
        self.new = self.wanted("new", len(self.sources) - 1)
        before = max(self.sources.index(self.new) - 1, 0)
        self.old = self.wanted("old", before)
        found = self.differences()
        self.changes = [one for one in found if one.is_changed]
        self.same = [one for one in found if not one.is_changed and (one.old or one.same_rows)]

    def wanted(self, side: str, otherwise: int) -> Source:
        """The side as the address names it. What one may not read is not there."""
        name = str(self.request.form.get(side, ""))
        if not name:
            return self.sources[otherwise]
        found = [one for one in self.sources if one.name == name]
        if not found:
            raise NotFound(name)
        return found[0]

    def differences(self) -> list[Shown]:
        masked = self.old.masked | self.new.masked
        both = (self.old.filled, self.new.filled)
        found = differences(self.key, *both, context=self.context, masked=masked)
        return [shown(one) for one in found]

    @property
    def is_readable(self) -> bool:
        """Is at least one of the two designs still there to read by?"""
        return bool(self.old.filled.schema or self.new.filled.schema)

    @property
    def choices(self) -> list[FormField]:
        """Which two."""
        options = [Option(one.name, one.title) for one in self.sources]
        return [
            self.choice("old", _("前"), options, self.old),
            self.choice("new", _("後"), options, self.new),
        ]

    def choice(self, name: str, label: Any, options: list[Option], chosen: Source) -> FormField:
        return FormField(
            name, label, kind="select", required=True, options=options, value=chosen.name
        )
