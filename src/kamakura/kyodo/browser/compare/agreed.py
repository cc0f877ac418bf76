"""Changes agreed in a consultation, as pages show them: the field, what was said, what came."""

from .shown import Shown
from .shown import shown
from .sources import may_read_draft
from collections.abc import Sequence
from dataclasses import dataclass
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.content.agreed import AgreedChange
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.visibility import may_read_field
from kamakura.kyodo.domain.agreed import OPEN_IN
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.catalog import forms_of_proposal
from kamakura.kyodo.forms.comparing import differences
from kamakura.kyodo.forms.comparing import drafted
from kamakura.kyodo.forms.comparing import Filled
from kamakura.kyodo.forms.comparing import filled
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from plone import api
from typing import Any
from urllib.parse import quote


REFLECTED = parts.chip(_("反映済み"), "good")
NOT_YET = parts.chip(_("まだ"), "bad")
CHANGED = parts.chip(_("書き直されています(確認待ち)"), "waiting")


@dataclass(frozen=True)
class Agreed:
    """One agreed change: ``url`` leads straight to the field where it can be written."""

    id: str
    place: Any
    sentence: str
    who: Any
    until: Any
    chip: parts.Chip
    is_reflected: bool
    change: Shown | None
    url: str = ""

    old_title = _("合意したとき")
    new_title = _("いま")


def agreed_list(view: Any, proposal: Any, changes: Sequence[AgreedChange]) -> list[Agreed]:
    """What the person may read of the agreed changes; masked fields are left out."""
    return [
        _agreed(view, proposal, one)
        for one in changes
        if may_read_field(proposal, one.form_key, one.field)
    ]


def _agreed(view: Any, proposal: Any, one: AgreedChange) -> Agreed:
    change = _difference(view, proposal, one)
    label = change.label if change is not None else ""
    form = view.translate(form_title(one.form_key))
    chip = REFLECTED if one.is_reflected else CHANGED if _differs(change) else NOT_YET
    return Agreed(
        id=one.id,
        place=f"{form} 「{label}」" if label else form,
        sentence=one.sentence,
        who=party_title(one.party),
        until=date_text(one.until) if one.until else "",
        chip=chip,
        is_reflected=one.is_reflected,
        change=change if _differs(change) else None,
        url=_url(view, proposal, one),
    )


def _differs(change: Shown | None) -> bool:
    return change is not None and change.is_changed


def _difference(view: Any, proposal: Any, one: AgreedChange) -> Shown | None:
    """The field when it was agreed, and now (for the group: as it is being written)."""
    filing = Filings(proposal).get(one.form_key)
    revisions = filing.revisions if filing is not None else ()
    call = call_of(proposal)
    old = next((filled(call, r) for r in revisions if r.number == one.base), Filled(None, {}))
    new = filled(call, revisions[-1]) if revisions else Filled(None, {})
    if filing is not None and filing.draft is not None and may_read_draft(proposal):
        try:
            new = drafted(IPaperReader(proposal).at(view.now), one.form_key)
        except BrokenModel:
            return None
    if old.schema is None and new.schema is None:
        version = current(call, one.form_key)
        new = Filled(schema_of(version.model), {}) if version is not None else new
    found = differences(one.form_key, old, new, context=proposal)
    return next((shown(each) for each in found if each.name == one.field), None)


def _url(view: Any, proposal: Any, one: AgreedChange) -> str:
    """The field on the filing screen, for whoever may write it now."""
    if api.content.get_state(proposal) not in OPEN_IN or not may_read_draft(proposal):
        return ""
    papers = IPaperReader(proposal).at(view.now)
    if papers.edit_refusal(one.form_key) is not None:
        return ""
    found = [each.name for each in papers.steps(one.form_key) if one.field in each.fields]
    address = f"{proposal.absolute_url()}/@@kyodo-form/{quote(one.form_key)}"
    return f"{address}/{quote(found[0])}#agreed-{one.field}" if found else address


def places(view: Any, proposal: Any) -> tuple[Option, ...]:
    """Every field of the proposal's forms, on the design in force."""
    found = []
    for spec in forms_of_proposal(proposal.kind):
        version = current(call_of(proposal), spec.key)
        try:
            schema = schema_of(version.model) if version is not None else None
        except BrokenModel:
            schema = None
        form = view.translate(form_title(spec.key))
        for step in steps(schema) if schema is not None else ():
            found += [
                Option(f"{spec.key}:{name}", f"{form} / {schema[name].title}")
                for name in step.fields
                if questions.kind_of(schema[name]) != "note"
            ]
    return tuple(found)
