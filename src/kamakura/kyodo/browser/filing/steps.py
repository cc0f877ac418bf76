"""The list of forms and steps beside the questions: where one is, what is done, what is not."""

from .base import form_progress
from .base import form_title
from .base import MARKS
from .base import step_states
from .base import Tally
from dataclasses import dataclass
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.progress import Progress
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.i18n import _
from typing import Any


WHOLE = "all"
"""The last part of the address of a whole form on one page."""


@dataclass(frozen=True)
class StepLink:
    """A form or a step in the list at the side."""

    title: Any
    url: str
    state: Progress
    is_here: bool = False
    steps: tuple["StepLink", ...] = ()

    @property
    def icon(self) -> str:
        """The sign of the state."""
        return MARKS[self.state][0]

    @property
    def word(self) -> Any:
        """The word of the state."""
        return MARKS[self.state][1]


class StepList:
    """The part of the filing screen that shows where one is."""

    @property
    def forms(self) -> list[StepLink]:
        """The forms that are sent together, and the steps of the one on the page."""
        return [self._form_link(key) for key in self.bundle.keys]

    def tally(self) -> Tally:
        """How many forms of the bundle are done."""
        return Tally(tuple(form.state for form in self.forms))

    def _form_link(self, key: str) -> StepLink:
        paper = self.all_papers[key]
        here = key == self.key
        steps = self._step_links(paper) if here else ()
        state = form_progress(self.papers, paper)
        return StepLink(form_title(key), self.form_url(key), state, here, steps)

    def _step_links(self, paper: Paper) -> tuple[StepLink, ...]:
        states = step_states(self.papers, paper, self.steps)
        return tuple(map(self._step_link, self.steps, states))

    def _step_link(self, step: Step, state: Progress) -> StepLink:
        # On the page of the whole form a step is a section of it.
        url = f"#step-{step.name}" if self.is_whole else self.form_url(self.key, step.name)
        here = step == self.step
        return StepLink(step.label or form_title(self.key), url, state, here)

    @property
    def is_whole(self) -> bool:
        """Is the whole form on this page?"""
        return self.step.name == WHOLE

    @property
    def other_way(self) -> tuple[str, Any] | None:
        """The same form the other way: all on one page, or step by step."""
        if len(self.steps) < 2:
            return None
        if self.is_whole:
            return self.form_url(self.key, self.steps[0].name), _("手順に分けて書く")
        return self.form_url(self.key, WHOLE), _("1ページで書く")
