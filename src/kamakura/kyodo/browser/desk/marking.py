"""The papers as they were sent, with a place to mark at each question and each table."""

from .papers import form_title
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.filing.inputs import by_field
from kamakura.kyodo.browser.filing.reading import answer_value
from kamakura.kyodo.browser.filing.reading import table_of
from kamakura.kyodo.browser.lists import distinct
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.comparing import filled
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any


NOT_WRITTEN = _("(記入なし)")
NO_FILE = _("(ファイルは付いていません)")
MEND = _("直してもらう")
ATTACH = _("このファイルを付けてもらう")
WHOLE = _("この様式を全体に直してもらう")


@dataclass(frozen=True)
class Markable:
    """A question, a table, a file or a whole form, and what stands against it."""

    address: str
    label: Any
    tick: Any = MEND
    value: Any = None
    table: lists.Table | None = None
    findings: tuple[Any, ...] = ()

    @property
    def id(self) -> str:
        """The id of its tick."""
        return f"mark-{self.address.replace(':', '-')}"

    @property
    def what(self) -> str:
        """The name and id of its sentence."""
        return f"what.{self.address.replace(':', '.')}"


@dataclass(frozen=True)
class MarkSheet:
    """One form that was sent."""

    key: str
    title: Any
    whole: Markable
    steps: list[tuple[Any, list[Markable]]] = dataclass_field(default_factory=list)

    def all(self) -> Iterator[Markable]:
        """Everything that can be marked, the whole form first."""
        yield self.whole
        for _title, found in self.steps:
            yield from found


def mark_sheets(papers: FilingHost, unmet: Mapping[str, Sequence[Any]]) -> list[MarkSheet]:
    """Every form that was sent and can be read; ``unmet``: what else was found, by address."""
    keys = [key for key in papers.form_keys if _sent(papers, key) is not None]
    findings = _findings(papers, keys)
    found = (_sheet(papers, key, findings.get(key, ()), unmet) for key in keys)
    return [sheet for sheet in found if sheet is not None]


def _sent(papers: FilingHost, key: str) -> Any:
    filing = papers.filings.get(key)
    return filing.last_filed if filing is not None else None


def _findings(papers: FilingHost, keys: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    """What the system itself finds in what was sent, each form and all together."""
    read = {key: papers.read(key) for key in keys}
    more = papers.cross_check(read)
    return {key: (*paper.findings, *more.get(key, ())) for key, paper in read.items()}


def _sheet(
    papers: FilingHost, key: str, findings: Sequence[Any], unmet: Mapping[str, Sequence[Any]]
) -> MarkSheet | None:
    revision = _sent(papers, key)
    schema = filled(papers.call, revision).schema
    if schema is None:
        return None
    wrong = by_field(findings)
    made = []
    for step in steps(schema):
        marked = [
            _markable(
                papers,
                key,
                schema[name],
                revision.answers,
                [*map(sentence, wrong.get(name, ())), *unmet.get(f"{key}:{name}", ())],
            )
            for name in step.fields
            if questions.kind_of(schema[name]) != "note"
        ]
        if marked:
            made.append((step.label, marked))
    title = form_title(key)
    return MarkSheet(key, title, Markable(f"{key}:", title, tick=WHOLE), made)


def _markable(
    papers: FilingHost, key: str, field: Any, answers: Mapping[str, Any], found: Sequence[Any]
) -> Markable:
    value = answers.get(field.__name__)
    common = {
        "address": f"{key}:{field.__name__}",
        "label": field.title,
        "findings": tuple(distinct(found)),
    }
    if tables.is_table(field) and value:
        return Markable(table=table_of(field, value, papers.host), **common)
    is_file = questions.kind_of(field) == "file"
    if value in (None, "", []):
        empty = NO_FILE if is_file else NOT_WRITTEN
        return Markable(value=empty, tick=ATTACH if is_file else MEND, **common)
    return Markable(value=answer_value(field, value, papers.host), **common)
