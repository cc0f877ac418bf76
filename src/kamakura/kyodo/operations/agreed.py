"""協議で合意した変更: note one, confirm that it is reflected, take it back."""

from .base import ask
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Collection
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.agreed import add_change
from kamakura.kyodo.content.agreed import agreed_changes
from kamakura.kyodo.content.agreed import AgreedChange
from kamakura.kyodo.content.agreed import base_of
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.domain import agreed as rules
from kamakura.kyodo.domain.consultation import parties
from kamakura.kyodo.domain.consultation import SECRETARIAT
from kamakura.kyodo.domain.consultation import SECTION_PREFIX
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import ActCode


def agree_change(
    consultation,
    *,
    place: str,
    sentence: str,
    places: Collection[str],
    party: str,
    until: date | None = None,
    by: str,
    now: datetime,
) -> AgreedChange:
    """Note what was agreed for the field ``place`` ("form_key:field") of the papers.

    ``places`` are the fields the papers have.
    """
    require_permission(consultation, permissions.CONCLUDE_CONSULTATION)
    proposal = aq_parent(aq_inner(consultation))
    ask(rules.moment_refusal(state_of(proposal)))
    known = ("group", *parties(consultation.kind, consultation.sections or ()))
    refusal = rules.agreed_refusal(
        place,
        sentence,
        places=places,
        party=party,
        parties=known,
        until=until,
        today=today(now),
    )
    ask(refusal)
    form_key, _colon, field = place.partition(":")
    made = AgreedChange(
        form_key=form_key,
        field=field,
        sentence=sentence.strip(),
        party=party,
        until=until,
        base=base_of(proposal, form_key),
        by=by,
        at=now,
    )
    add_change(consultation, made)
    details = {"place": place, "sentence": made.sentence}
    audit.record(consultation, action="agree_change", by=by, now=now, details=details)
    return made


def confirm_change(
    consultation, *, change_id: str, reflected: bool, by: str, now: datetime
) -> None:
    """反映済み, or not yet after all: said by the secretariat or the department in charge."""
    refuse_unless(may_confirm(consultation, by), ActCode.NOT_PERMITTED)
    ask(rules.moment_refusal(state_of(aq_parent(aq_inner(consultation)))))
    one = _find(consultation, change_id)
    one.reflected_at, one.reflected_by = (now, by) if reflected else (None, "")
    action = "confirm_change" if reflected else "reopen_change"
    details = {"id": change_id}
    audit.record(consultation, action=action, by=by, now=now, details=details)


def drop_change(consultation, *, change_id: str, reason: str, by: str, now: datetime) -> None:
    """Take a change back, with the reason; it stays in the record."""
    require_permission(consultation, permissions.CONCLUDE_CONSULTATION)
    refuse_unless(reason.strip(), ActCode.REASON_NEEDED)
    ask(rules.moment_refusal(state_of(aq_parent(aq_inner(consultation)))))
    _find(consultation, change_id).dropped_reason = reason
    details = {"id": change_id}
    audit.record(consultation, action="drop_change", by=by, now=now, reason=reason, details=details)


def may_confirm(consultation, user_id: str) -> bool:
    """Does the person belong to the secretariat or a department of this consultation?"""
    own = own_parties(consultation, user_id)
    return any(one == SECRETARIAT or one.startswith(SECTION_PREFIX) for one in own)


def _find(consultation, change_id: str) -> AgreedChange:
    found = [one for one in agreed_changes(consultation) if one.id == change_id]
    refuse_unless(found, ActCode.NOT_POSSIBLE)
    return found[0]
