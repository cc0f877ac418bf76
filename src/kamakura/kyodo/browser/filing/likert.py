"""Sentences to agree with (Likert): one group of radio buttons for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.forms import questions
from typing import Any


@dataclass(frozen=True)
class LikertLine:
    """One sentence to agree with, and its answers."""

    name: str
    title: str
    options: tuple[tuple[str, str, bool], ...]
    """(id, answer, is it chosen)"""


def likert_lines(field: Any, raw: Mapping[str, Any]) -> tuple[LikertLine, ...]:
    """The lines of a question with what was chosen."""
    lines = []
    for number, title in enumerate(field.questions or (), start=1):
        name = questions.likert_name(field.__name__, number)
        chosen = raw.get(name, "")
        options = [
            (f"{name}-{place}", answer, answer == chosen)
            for place, answer in enumerate(field.answers or (), start=1)
        ]
        lines.append(LikertLine(name, title, tuple(options)))
    return tuple(lines)
