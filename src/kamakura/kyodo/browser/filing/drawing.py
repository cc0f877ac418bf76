"""The questions of the filing screen as they are drawn: what was typed, what is wrong with it."""

from .bases import base_of
from .inputs import by_field
from .inputs import make_question
from .inputs import Question
from .inputs import stored_file
from .reading import answer_value
from .typed import Typed
from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.progress import is_missing
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.forms import conditions
from kamakura.kyodo.forms import questions
from typing import Any
import json


@dataclass(frozen=True)
class Part:
    """One step on the page; its heading is shown where several are on one page."""

    title: Any
    anchor: str
    questions: list[Question]


class Drawing:
    """The part of the filing screen that draws questions."""

    typed_now: Typed | None = None

    def update(self) -> None:
        raw = self.papers.raw(self.key)
        if self.typed_now is None:
            self.request.form.update(raw)
        else:
            self.put_typed(raw)
        self.raw = raw
        self.base = base_of(self.papers.raw(self.key), self.step.fields)
        self.all_papers = {paper.key: paper for paper in self.papers.papers(self.bundle.name)}
        self.findings = by_field(self.shown_findings())
        self.writable = self.papers.writable(self.key, self.step.fields)
        self.mending()
        steps = self.steps if self.is_whole else (self.step,)
        self.parts = [
            Part(step.label, f"step-{step.name}", [self.question(one) for one in step.fields])
            for step in steps
        ]
        self.saved = self.saved_line()

    def put_typed(self, raw: dict[str, Any]) -> None:
        """What was typed stands over what is kept; what was left alone is shown as it is kept."""
        writable = self.papers.writable(self.key)
        for one in self.step.fields:
            if one in self.untouched:
                for key in questions.names_of(one, self.request.form):
                    del self.request.form[key]
                self.request.form.update({key: raw[key] for key in questions.names_of(one, raw)})
            elif one in writable:
                for key in questions.names_of(one, raw):
                    del raw[key]
                typed = self.typed_now.raw
                raw |= {key: typed[key] for key in questions.names_of(one, typed)}

    @property
    def questions(self) -> list[Question]:
        """All questions on the page."""
        return [question for part in getattr(self, "parts", ()) for question in part.questions]

    def question(self, name: str) -> Question:
        """One question: with its input, or as text where it cannot be changed."""
        field = self.schema[name]
        if name not in self.writable and questions.kind_of(field) != "note":
            return self.fixed(field)
        return make_question(
            field,
            raw=self.raw,
            findings=self.findings.get(name, ()),
            context=self.context,
            request=self.request,
            stored=self.stored(name),
            answer=self.all_papers[self.key].answers.get(name) if self.began() else None,
        )

    def began(self) -> bool:
        """Has anything been saved? What a form starts from was typed by nobody."""
        return self.papers.filings.get(self.key) is not None

    def known(self) -> str:
        """For conditions: what was answered elsewhere, or cannot be changed here, as JSON."""
        here = {one.name for one in self.questions if one.kind not in ("fixed", "note")}
        asked: set[str] = set()
        for one in self.step.fields:
            asked |= conditions.names_in(conditions.condition_of(self.schema, one))
        answers = self.all_papers[self.key].answers
        known = {name: conditions.texts(answers.get(name)) for name in sorted(asked - here)}
        return json.dumps(known, ensure_ascii=False)

    def shown_findings(self) -> Sequence[Finding]:
        """What cannot be understood is always said; what is missing only when asked for.

        Of a form nobody has begun nothing is said: what it starts from was typed by nobody.
        """
        paper: Paper = self.all_papers[self.key]
        is_asked = bool(self.request.form.get("check"))
        found = self.beside_sums(paper.findings) if is_asked or self.began() else []
        if not is_asked:
            found = [one for one in found if not is_missing(one)]
        if self.typed_now is not None:
            found += self.typed_now.findings
        return found

    def fixed(self, field: Any) -> Question:
        """A question that is shown and cannot be changed."""
        answers = self.all_papers[self.key].answers
        value = answer_value(field, answers.get(field.__name__), self.context)
        return Question(name=field.__name__, kind="fixed", label=field.title, fixed=value)

    def stored(self, name: str) -> Any:
        """The file that is kept with the draft."""
        file = self.papers.files(self.key).get(name)
        if file is None:
            return None
        return stored_file(file, name=name, url=self.url("@@kyodo-file", self.key, "draft", name))

    def saved_line(self) -> parts.Saved:
        """When the draft was saved last, and by whom."""
        filing = self.papers.filings.get(self.key)
        draft = filing.draft if filing is not None else None
        if draft is None or draft.saved_at is None:
            return parts.Saved(None)
        return parts.Saved(draft.saved_at, by=person_name(draft.saved_by))

    @property
    def error_items(self) -> list[parts.ErrorItem]:
        """The refusals of the page, then what is wrong with its questions."""
        items = [parts.ErrorItem(text) for text in self.refusals]
        for question in self.questions:
            items += question.errors
        return items
