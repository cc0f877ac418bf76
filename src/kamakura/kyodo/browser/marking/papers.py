"""The papers of a proposal beside the marks, with what the reader may see of them."""

from dataclasses import dataclass
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.browser.filing.reading import Section
from kamakura.kyodo.browser.filing.reading import sections
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.forms.catalog import forms_of_proposal
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import steps
from typing import Any


@dataclass(frozen=True)
class Paper:
    """One 様式 as it was sent."""

    key: str
    title: Any
    sections: list[Section]


def papers_of(proposal) -> list[Paper]:
    """Every 様式 of the proposal the person may read, in the order of the forms."""
    filings = Filings(proposal)
    found = []
    for spec in forms_of_proposal(proposal.kind):
        filing = filings.get(spec.key)
        sent = filing.last_filed if filing is not None else None
        if sent is not None and may_read_form(proposal, spec.key):
            found.append(Paper(spec.key, form_title(spec.key), _sections(proposal, spec.key, sent)))
    return found


def _sections(proposal, form_key: str, sent) -> list[Section]:
    try:
        schema = schema_of_version(call_of(proposal), sent.version)
    except (BrokenModel, KeyError):
        return []
    base = f"{proposal.absolute_url()}/@@kyodo-file/{form_key}/{sent.number}"
    return sections(
        schema,
        steps(schema),
        sent.answers,
        context=proposal,
        masked=masked_fields(proposal, form_key),
        files=sent.files,
        file_url=lambda name: f"{base}/{name}",
    )
