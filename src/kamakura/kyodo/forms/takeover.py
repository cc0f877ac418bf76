"""An earlier proposal on this year's designs: answers are matched by name and kind."""

from . import questions
from .comparing import Filled
from .comparing import filled
from .hosts import FilingHost
from .kinds import kinds_of
from .prefill import FROM_PROPOSAL
from .raw import raw_of
from .schema import BrokenModel
from .values import is_empty
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from datetime import datetime
from kamakura.kyodo.content.takeover import TakenOver
from kamakura.kyodo.domain import takeover as rules
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.takeover import Left
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations.proposal import name_draft
from kamakura.kyodo.operations.takeover import Copied
from kamakura.kyodo.operations.takeover import take_over
from typing import Any


PROJECT_NAME = questions.name("project_name")


@dataclass
class _Collected:
    answers: dict[str, Any] = dataclass_field(default_factory=dict)
    files: dict[str, Any] = dataclass_field(default_factory=dict)
    left: list[tuple[str, str, str]] = dataclass_field(default_factory=list)


def take_over_from(papers: FilingHost, source: Any, *, by: str, now: datetime) -> TakenOver:
    """Begin every form of a proposal from an earlier one of the same group.

    What the call and the group's profile say this year wins over what was said then.
    """
    copied, left = [], []
    for key in papers.form_keys:
        found = _collected(papers, source, key)
        if found is None:
            continue
        left += found.left
        copied.append(_copied(papers, key, found))
    made = take_over(papers.host, source=source, copied=copied, left=left, by=by, now=now)
    names = [one.raw[PROJECT_NAME] for one in copied if one.raw.get(PROJECT_NAME)]
    name_draft(papers.host, title=names[0] if names else "")
    return made


def _copied(papers: FilingHost, key: str, found: _Collected) -> Copied:
    schema = papers.schema(key)
    old, own = raw_of(schema, found.answers), papers.start(key, schema)
    own_names = {one.split(".")[2] for one in own}
    kept = {one: value for one, value in old.items() if one.split(".")[2] not in own_names}
    marks = {
        name: {one: kept[one] for one in questions.names_of(name, kept)}
        for name in found.answers
        if questions.names_of(name, kept)
    }
    marks |= {name: file.filename for name, file in found.files.items()}
    return Copied(key, papers.version(key), own | kept, found.files, marks)


def _collected(papers: FilingHost, source: Any, key: str) -> _Collected | None:
    said = _said(papers, source, key)
    if said is None or said[0].schema is None:
        return None
    old, given_on = said
    schema, found = papers.schema(key), _Collected()
    for name, value in old.answers.items():
        if name not in old.schema or is_empty(value):
            continue
        new = schema.get(name)
        why = _take(found, old, new, name=name, context=papers.host)
        if why is None and name in found.files:
            why = rules.file_left_out(given_on, today=in_japan(papers.now).date())
            if why is not None:
                del found.files[name]
        if why is not None:
            found.left.append((key, str((new or old.schema[name]).title), str(why)))
    return found


def _take(found: _Collected, old: Filled, new: Any, *, name: str, context: Any) -> Left | None:
    before = old.schema[name]
    kind = questions.kind_of(before)
    why = rules.left_out(
        name,
        kind,
        questions.kind_of(new) if new is not None else None,
        is_promise=any(one.name == "kyodo_ticked" for one in kinds_of(new or before)),
    )
    if why is not None:
        return why
    if kind == "file":
        if name not in old.files:
            return Left.FILE
        found.files[name] = old.files[name]
        return None
    value = _value(new, old.answers[name], context)
    if value is None:
        return Left.CHOICE_GONE
    found.answers[name] = value
    return None


def _value(field: Any, value: Any, context: Any) -> Any:
    kind = questions.kind_of(field)
    if kind in ("choice", "choices"):
        choices = {one for one, _title in questions.choices_of(field, context)}
        return rules.known_choices(value, choices, several=kind == "choices")
    if kind == "table" and field.__name__ == "income":
        return rules.without_share(value)
    return value


def _said(papers: FilingHost, source: Any, key: str) -> tuple[Filled, date] | None:
    """What the earlier proposal says in this form (or in the other 提案書), and since when."""
    reader = IPaperReader(source).at(papers.now)
    others = [one for one in FROM_PROPOSAL if one != key] if key in FROM_PROPOSAL else []
    for each in (key, *others):
        filing = reader.filings.get(each)
        if filing is None:
            continue
        sent = filing.last_filed
        if sent is not None:
            return filled(reader.call, sent), in_japan(sent.receipt.filed_at).date()
        try:
            made = Filled(reader.schema(each), reader.read(each).answers, reader.files(each))
        except BrokenModel:
            return None
        return made, in_japan(filing.draft.saved_at or papers.now).date()
    return None
