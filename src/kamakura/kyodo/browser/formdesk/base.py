"""What the pages about the forms of a call share: the form they are about, its names, its links."""

from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.parts import Link
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.domain.form_changes import ChangeKind
from kamakura.kyodo.domain.form_changes import form_changes
from kamakura.kyodo.domain.form_changes import FormChange
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.form_messages import KIND_WORDS
from kamakura.kyodo.form_messages import SHORT
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.freeze import live_outline
from kamakura.kyodo.forms.freeze import outline_of_version
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.messages import sentence
from typing import Any
from zExceptions import NotFound


OVERVIEW = "kyodo-forms"


@dataclass(frozen=True)
class ChangeRow:
    """One difference as a row: what happens, to which question, before and after."""

    what: Any
    label: str
    before: Any = ""
    after: Any = ""
    tone: str = "neutral"


TONES = {
    ChangeKind.ADDED: "good",
    ChangeKind.REMOVED: "bad",
    ChangeKind.REQUIRED: "waiting",
    ChangeKind.KIND: "waiting",
}


def change_rows(old: Outline, new: Outline) -> list[ChangeRow]:
    """The differences of two designs, for a person."""
    return [_row(change) for change in form_changes(old, new)]


def _row(change: FormChange) -> ChangeRow:
    before, after = change.before, change.after
    if change.kind == ChangeKind.KIND:
        before, after = KIND_WORDS.get(before, before), KIND_WORDS.get(after, after)
    tone = TONES.get(change.kind, "neutral")
    return ChangeRow(SHORT[change.kind], change.label, before, after, tone)


class FormPage(KyodoView):
    """A page about one form of the call: ``?form=<key>``."""

    @property
    def form_key(self) -> str:
        """The form in the address; anything else is not found."""
        key = self.request.form.get("form", "")
        if key not in BY_KEY:
            raise NotFound(key)
        return key

    @property
    def name(self) -> Any:
        return form_name(self.form_key)

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(OVERVIEW), _("様式")

    @property
    def action_url(self) -> str:
        return f"{self.url(self.__name__)}?form={self.form_key}"

    @property
    def form(self) -> Any | None:
        """The EasyForm object, or None."""
        return form_of(self.context, self.form_key)

    @property
    def editor_url(self) -> str:
        return f"{self.form.absolute_url()}/fields" if self.form is not None else ""

    def page_url(self, name: str) -> str:
        """Another page about the same form."""
        return f"{self.url(name)}?form={self.form_key}"

    @property
    def problems(self) -> Sequence[Any]:
        """What keeps the design in the editor from being used."""
        return [sentence(one) for one in IFormDesigns(self.context).problems_of(self.form_key)]

    def live(self) -> Outline | None:
        """The design in the editor; None when it cannot be read."""
        try:
            return live_outline(self.context, self.form_key)
        except BrokenModel:
            return None

    def in_force(self) -> Outline | None:
        """The version in force; None before the form was frozen."""
        version = current(self.context, self.form_key)
        return None if version is None else outline_of_version(self.context, version.hash)

    def done(self, message: Any) -> str:
        """Back to the overview, at the card of this form."""
        return self.redirect(f"{self.url(OVERVIEW)}#form-{self.form_key}", message)


def problem_links(call: Any) -> list[Link]:
    """Every problem of the forms of a call, each leading to the form it is about."""
    designs, url = IFormDesigns(call), f"{call.absolute_url()}/{OVERVIEW}"
    return [
        Link(
            _("${label}: ${text}", mapping={"label": form_name(key), "text": sentence(one)}),
            f"{url}#form-{key}",
        )
        for key in BY_KEY
        for one in designs.problems_of(key)
    ]
