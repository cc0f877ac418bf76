"""The group's words in a consultation: its sheet, or its proposal in short."""

from collections.abc import Iterable
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.lists import Definition
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.form_versions import version
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.proposal import proposal_form
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.domain.fiscal import parse_date
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.schema import field_names
from kamakura.kyodo.forms.schema import steps_of_part
from typing import Any
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IVocabularyTokenized


SHEET = "preliminary_sheet"
SECTION_FIELDS = frozenset({"wanted_section"})
# What the four talk about; the rest is one click away in the papers.
IN_SHORT = (
    "project_name",
    "summary",
    "issue",
    "purpose",
    "why_kyodo",
    "wanted_section",
    "total_cost",
    "city_share",
)


def group_words(proposal: Any, kind: str) -> list[Definition]:
    """What the group wrote, question by question."""
    key = SHEET if kind == "preliminary" else proposal_form(proposal)
    filing = Filings(proposal).get(key)
    sent = filing.last_filed if filing is not None else None
    if sent is None:
        return []
    schema = _schema(proposal, sent.version)
    names = _names(key, schema) if kind == "preliminary" else IN_SHORT
    hidden = masked_fields(proposal, key)
    answers = sent.answers
    return [
        Definition(_title(schema, name), _shown(schema, name, answers[name]))
        for name in names or answers
        if name not in hidden and answers.get(name) not in (None, "", [])
    ]


def _schema(proposal: Any, digest: str) -> Any:
    call = call_of(proposal)
    return None if version(call, digest) is None else schema_of_version(call, digest)


def _names(key: str, schema: Any) -> Iterable[str]:
    return () if schema is None else field_names(steps_of_part(spec(key), schema, "group"))


def _title(schema: Any, name: str) -> Any:
    return name if schema is None or name not in schema else schema[name].title


def _shown(schema: Any, name: str, value: Any) -> Any:
    if name in SECTION_FIELDS:
        return [section_title(one) for one in value]
    field = None if schema is None or name not in schema else schema[name]
    if IDate.providedBy(field):
        return _day(value)
    if isinstance(value, list):
        return [_term(getattr(field, "value_type", None), one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return _term(field, value)


def _day(value: Any) -> Any:
    try:
        return date_text(parse_date(str(value)))
    except Refused:
        return str(value)


def _term(field: Any, value: Any) -> Any:
    vocabulary = getattr(field, "vocabulary", None)
    if not IVocabularyTokenized.providedBy(vocabulary) or value not in vocabulary:
        return str(value)
    term = vocabulary.getTerm(value)
    return term.title or term.value
