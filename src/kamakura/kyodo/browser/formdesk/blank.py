"""The whole form on paper, blank: drawn from the outline of the design in the editor."""

from .base import FormPage
from kamakura.kyodo.domain.outlines import Question
from kamakura.kyodo.form_messages import KIND_WORDS
from kamakura.kyodo.forms.names import form_article
from kamakura.kyodo.i18n import _
from typing import Any


WRITTEN = frozenset({"line", "email", "url", "number", "decimal"})
ROWS = 4


class BlankForm(FormPage):
    """``@@kyodo-form-blank?form=<key>``."""

    @property
    def title(self) -> Any:
        return self.name

    @property
    def back(self) -> tuple[str, Any]:
        return self.page_url("kyodo-form-trial"), _("確かめる画面")

    def update(self) -> None:
        self.outline = self.live()
        self.article = form_article(self.form_key)

    def space(self, question: Question) -> str:
        """How much room an answer gets: choices, table, line, date or box."""
        if question.kind in ("choice", "choices", "check", "table", "note", "date"):
            return question.kind
        return "line" if question.kind in WRITTEN else "box"

    def condition(self, question: Question) -> Any:
        """When the question is asked, for a person with a pen."""
        return _("あてはまるときだけ書きます。") if question.depends else ""

    def kind_word(self, question: Question) -> Any:
        return KIND_WORDS.get(question.kind, "")

    def rows(self, question: Question) -> list[str]:
        """What stands in the first column of each row."""
        if question.headings and question.columns:
            titles = dict(question.columns[0].choices)
            return [titles.get(heading, heading) for heading in question.headings]
        return [""] * ROWS
