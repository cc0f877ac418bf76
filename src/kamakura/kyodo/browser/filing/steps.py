"""The list of forms and steps beside the questions: まだ, 途中, 済み."""

from .base import form_title
from .base import MARKS
from .base import step_mark
from dataclasses import dataclass
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.forms.schema import Step
from typing import Any


@dataclass(frozen=True)
class StepLink:
    """A step in the list at the side."""

    title: Any
    url: str
    icon: str
    word: Any
    is_here: bool = False
    steps: tuple["StepLink", ...] = ()


class StepList:
    """The part of the filing screen that shows where one is."""

    @property
    def forms(self) -> list[StepLink]:
        """The forms that are sent together, and the steps of the one on the page."""
        return [self._form_link(key) for key in self.bundle.keys]

    def _form_link(self, key: str) -> StepLink:
        paper = self.all_papers[key]
        begun = self.papers.filings.get(key) is not None
        mark = "todo" if not begun else "done" if paper.is_complete else "partly"
        steps: tuple[StepLink, ...] = ()
        if key == self.key:
            steps = tuple(self._step_link(step, paper, begun) for step in self.steps)
        here = key == self.key
        return StepLink(form_title(key), self.form_url(key), *MARKS[mark], here, steps)

    def _step_link(self, step: Step, paper: Paper, begun: bool) -> StepLink:
        mark = MARKS[step_mark(paper, step.fields, begun=begun)]
        url = self.form_url(self.key, step.name)
        title = step.label or form_title(self.key)
        return StepLink(title, url, *mark, step == self.step)
