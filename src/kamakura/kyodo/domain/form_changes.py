"""What changes between two designs of a form, and what becomes of answers already typed.

Pure: an outline before, an outline after. What a group is told and what is carried over follow
from the same comparison.
"""

from .outlines import Outline
from .outlines import Question
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import Any


class ChangeKind(StrEnum):
    """How a question differs, in the order in which a person is told."""

    ADDED = "added"
    REMOVED = "removed"
    KIND = "kind"
    REQUIRED = "required"
    OPTIONAL = "optional"
    CHOICES = "choices"
    COLUMNS = "columns"
    CONDITION = "condition"
    LIMIT = "limit"
    REWORDED = "reworded"
    HELP = "help"
    MOVED = "moved"


@dataclass(frozen=True)
class FormChange:
    """One difference of one question; ``before`` and ``after`` are what a person reads."""

    kind: ChangeKind
    name: str
    label: str
    before: str = ""
    after: str = ""


# A typed text stays a text: what it then means is said by the check of the question.
TYPED = frozenset({"line", "text", "number", "email", "url"})
# Names of inputs as a draft keeps them: prefix and question, a table's cells below it.
INPUT_PREFIX = "form.widgets."
ORDER = {kind: place for place, kind in enumerate(ChangeKind)}


def form_changes(old: Outline, new: Outline) -> tuple[FormChange, ...]:
    """All differences, the weightiest first; empty for two equal designs."""
    before, after = old.by_name(), new.by_name()
    found = [FormChange(ChangeKind.ADDED, n, q.label) for n, q in after.items() if n not in before]
    found += [
        FormChange(ChangeKind.REMOVED, n, q.label) for n, q in before.items() if n not in after
    ]
    for name, question in after.items():
        if name in before:
            found += _differences(before[name], question)
    found += _moves(old, new)
    return tuple(sorted(found, key=lambda one: ORDER[one.kind]))


def _differences(old: Question, new: Question) -> Iterator[FormChange]:
    def change(kind: ChangeKind, before: str = "", after: str = "") -> FormChange:
        return FormChange(kind, new.name, new.label, before, after)

    if (old.kind, old.table) != (new.kind, new.table):
        yield change(ChangeKind.KIND, old.kind, new.kind)
    if old.required != new.required:
        yield change(ChangeKind.REQUIRED if new.required else ChangeKind.OPTIONAL)
    if not (old.vocabulary and old.vocabulary == new.vocabulary) and old.choices != new.choices:
        yield change(ChangeKind.CHOICES, *_only(old.choices, new.choices))
    if _columns(old) != _columns(new) or old.headings != new.headings:
        yield change(ChangeKind.COLUMNS, _titles(old.columns), _titles(new.columns))
    if old.depends != new.depends:
        yield change(ChangeKind.CONDITION, old.depends, new.depends)
    if old.limit != new.limit:
        yield change(ChangeKind.LIMIT, str(old.limit or ""), str(new.limit or ""))
    if old.label != new.label:
        yield change(ChangeKind.REWORDED, old.label, new.label)
    if old.help != new.help:
        yield change(ChangeKind.HELP, old.help, new.help)


def _columns(question: Question) -> list[tuple[Any, ...]]:
    return [(one.name, one.kind, one.label, one.required, one.choices) for one in question.columns]


def _titles(columns: Iterable[Question]) -> str:
    return "、".join(one.label for one in columns)


def _only(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The choices that only one side has; all of both when only their order differs."""
    gone = "、".join(title for value, title in old if (value, title) not in new)
    come = "、".join(title for value, title in new if (value, title) not in old)
    if gone or come:
        return gone, come
    return "、".join(title for _v, title in old), "、".join(title for _v, title in new)


def _moves(old: Outline, new: Outline) -> Iterator[FormChange]:
    """Questions that stand in another step, or elsewhere among those that both have."""
    where = {q.name: step for step in old.steps for q in step.questions}
    there = {q.name: step for step in new.steps for q in step.questions}
    both = [q.name for q in old.questions() if q.name in there]
    still = _longest_common([q.name for q in new.questions() if q.name in where], both)
    labels = {q.name: q.label for q in new.questions()}
    for name in (n for n in there if n in where):
        if where[name].name != there[name].name or name not in still:
            yield FormChange(
                ChangeKind.MOVED, name, labels[name], where[name].label, there[name].label
            )


def _longest_common(new: list[str], old: list[str]) -> set[str]:
    """The most questions that keep their order: only the others were moved."""
    place = {name: number for number, name in enumerate(old)}
    best: list[list[str]] = []
    for name in new:
        fitting = [run for run in best if place[run[-1]] < place[name]]
        longest = max(fitting, key=len, default=[])
        best.append([*longest, name])
    return set(max(best, key=len, default=[]))


# what becomes of a draft


@dataclass
class Carried:
    """What goes on in the new design, and what finds no place there (shown, never dropped)."""

    raw: dict[str, Any] = field(default_factory=dict)
    set_aside: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    files_aside: list[str] = field(default_factory=list)

    def put_aside(self, name: str, key: str, value: Any) -> None:
        """Keep one typed value of a question out of the new draft."""
        self.set_aside.setdefault(name, {})[key] = value


def carry_over(
    old: Outline,
    new: Outline,
    *,
    raw: Mapping[str, Any],
    files: Iterable[str],
    prefix: str = INPUT_PREFIX,
) -> Carried:
    """Divide what was typed, question by question.

    ``raw`` is by input name (``prefix`` + question, table cells below it). A question keeps its
    answer when the new design has one of the same name and a kind that can hold it.
    """
    before, after = old.by_name(), new.by_name()
    found = Carried()
    for key, value in raw.items():
        name = key.removeprefix(prefix).partition(".")[0]
        _carry_one(found, before.get(name), after.get(name), key=key, value=value, name=name)
    for name in files:
        kept = after.get(name) is not None and after[name].kind == "file"
        (found.files if kept else found.files_aside).append(name)
    return found


def _carry_one(
    found: Carried, old: Question | None, new: Question | None, *, key: str, value: Any, name: str
) -> None:
    if value in ("", []):
        if new is not None:
            found.raw[key] = value
    elif new is None or (old is not None and not compatible(old, new)):
        found.put_aside(name, key, value)
    elif new.kind == "table":
        known = {column.name for column in new.columns}
        if key.rpartition(".")[2] in known:
            found.raw[key] = value
        else:
            found.put_aside(name, key, value)
    elif new.kind in ("choice", "choices") and not new.vocabulary:
        _carry_choice(found, new, key=key, value=value)
    else:
        found.raw[key] = value


def _carry_choice(found: Carried, new: Question, *, key: str, value: Any) -> None:
    known = {one for one, _title in new.choices}
    chosen = [value] if isinstance(value, str) else list(value)
    kept = [one for one in chosen if one in known]
    gone = [one for one in chosen if one not in known]
    if kept:
        found.raw[key] = kept[0] if isinstance(value, str) else kept
    if gone:
        found.put_aside(new.name, key, gone[0] if isinstance(value, str) else gone)


def compatible(old: Question, new: Question) -> bool:
    """Can the new question hold what was typed for the old one?"""
    if old.kind == "table" or new.kind == "table":
        return old.kind == new.kind and old.table == new.table
    if old.kind in TYPED:
        return new.kind in TYPED
    return old.kind == new.kind
