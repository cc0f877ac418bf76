"""様式の姿: a form as plain data, so that it can be read and compared without its machinery.

An outline is kept beside every frozen model. Papers are drawn from it for ever: after an
add-on upgrade, when a kind of question is gone, or when the model cannot be loaded any more.
"""

from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from typing import Any
import json


@dataclass(frozen=True)
class Question:
    """One question, or one column of a table.

    ``choices`` are (value, title); ``vocabulary`` names a list that comes from the site, so
    that its choices are only those of one day. ``kinds`` say how an answer is written (a postal
    code, a month). ``columns`` are there for a table only; ``headings`` are the given rows of a
    table, or the sentences of a likert question.
    """

    name: str
    kind: str
    label: str
    help: str = ""
    required: bool = False
    limit: int | None = None
    depends: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    vocabulary: str = ""
    table: str = ""
    headings: tuple[str, ...] = ()
    columns: tuple["Question", ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of a form."""

    name: str
    label: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Outline:
    """A whole form, with the number and title it had."""

    form_key: str
    number: str
    title: str
    steps: tuple[Step, ...]

    def questions(self) -> Iterator[Question]:
        """All questions in order."""
        for step in self.steps:
            yield from step.questions

    def by_name(self) -> dict[str, Question]:
        """All questions by name."""
        return {question.name: question for question in self.questions()}


def to_text(outline: Outline) -> str:
    """The outline as JSON; the same outline always gives the same text."""
    return json.dumps(asdict(outline), ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Outline:
    """The outline a text stands for. ``ValueError`` for anything else."""
    try:
        data = json.loads(text)
        steps = tuple(
            Step(one["name"], one["label"], tuple(_question(q) for q in one["questions"]))
            for one in data["steps"]
        )
        return Outline(data["form_key"], data["number"], data["title"], steps)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"not an outline: {problem}") from problem


def _question(data: dict[str, Any]) -> Question:
    made = Question(**data)
    return replace(
        made,
        choices=tuple((value, title) for value, title in made.choices),
        headings=tuple(made.headings),
        kinds=tuple(made.kinds),
        columns=tuple(_question(one) for one in made.columns),
    )
