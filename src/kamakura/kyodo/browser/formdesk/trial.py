"""団体の画面で確かめる: the filing screen of the design in the editor; nothing is ever stored."""

from .base import FormPage
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.filing.inputs import by_field
from kamakura.kyodo.browser.filing.inputs import make_question
from kamakura.kyodo.browser.filing.inputs import Question
from kamakura.kyodo.browser.filing.taking import Limits
from kamakura.kyodo.browser.filing.typed import Typed
from kamakura.kyodo.browser.filing.typed import typed_in
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.refusal import has_errors
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.i18n import _
from typing import Any
from zope.schema import getFieldNamesInOrder


@dataclass(frozen=True)
class TrialStep:
    """One step of the form with its questions."""

    number: str
    label: Any
    anchor: str
    questions: list[Question]


class TryForm(FormPage):
    """``@@kyodo-form-trial?form=<key>``; ``&print=1`` is the blank form on paper."""

    lead = _("編集中の項目を、団体が見る画面で示しています。ここで書いたことは、保存されません。")
    broken = False
    checked = False

    @property
    def title(self):
        return _("「${form}」を確かめる", mapping={"form": self.name})

    def page(self) -> str:
        """Tables need the width."""
        self.request.set("disable_plone.leftcolumn", True)
        self.request.set("disable_plone.rightcolumn", True)
        return super().page()

    def handle_post(self) -> str | None:
        """Every button shows the page again with what was typed; 点検 also says what is wrong."""
        if self.is_authentic():
            self.checked = self.request.form.get("do") == "check"
        return None

    def update(self) -> None:
        try:
            self.schema = schema_of(live_model(self.context, self.form_key))
        except BrokenModel:
            self.broken, self.steps = True, []
            return
        typed = self.read_typed()
        found = self.findings(typed) if self.checked else ()
        self.is_sound = self.checked and not has_errors(tuple(found))
        grouped = by_field(found)
        self.steps = [
            TrialStep(
                str(number),
                step.label,
                f"step-{step.name}",
                [self.question(name, typed, grouped.get(name, ())) for name in step.fields],
            )
            for number, step in enumerate(steps(self.schema), 1)
        ]

    def read_typed(self) -> Typed:
        """What this page sent, if it was sent."""
        if self.request.method != "POST":
            return Typed()
        return typed_in(
            self.schema,
            getFieldNamesInOrder(self.schema),
            request=self.request,
            context=self.context,
            limits=self.limits,
        )

    def limits(self, _name: str, *, fresh: Mapping[str, Any]) -> Limits:
        """As for a group whose other forms hold no files."""
        sizes = tuple(file.getSize() for file in fresh.values())
        return Limits(setting("max_file_mb"), setting("max_filing_mb"), sizes)

    def findings(self, typed: Typed) -> list[Any]:
        """Each question checked by itself, as when a group presses 提出する."""
        reading = read(self.schema, Source(typed.raw, typed.files, self.context))
        return [*reading.findings, *typed.findings]

    def question(self, name: str, typed: Typed, findings: Any) -> Question:
        return make_question(
            self.schema[name],
            raw=typed.raw,
            findings=findings,
            context=self.context,
            request=self.request,
        )

    @property
    def error_items(self) -> list[parts.ErrorItem]:
        items = [parts.ErrorItem(text) for text in self.refusals]
        for step in getattr(self, "steps", ()):
            for question in step.questions:
                items += question.errors
        return items
