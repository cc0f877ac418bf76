"""Changes agreed in a consultation: kept with it, each pointing at a field of the papers."""

from .corrections import revision_numbers
from .snapshots.consultation import consultations_of
from datetime import date
from datetime import datetime
from persistent import Persistent
from persistent.list import PersistentList
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.agreed"


class AgreedChange(Persistent):
    """One change. ``base`` is the revision that was in force when it was agreed, 0 for none."""

    def __init__(
        self,
        *,
        form_key: str,
        field: str,
        sentence: str,
        party: str,
        until: date | None,
        base: int,
        by: str,
        at: datetime,
    ) -> None:
        self.id = uuid4().hex[:8]
        self.form_key = form_key
        self.field = field
        self.sentence = sentence
        self.party = party
        self.until = until
        self.base = base
        self.agreed_by = by
        self.agreed_at = at
        self.reflected_at: datetime | None = None
        self.reflected_by = ""
        self.dropped_reason = ""

    @property
    def is_reflected(self) -> bool:
        """Has somebody of the city hall confirmed that the paper says it now?"""
        return self.reflected_at is not None

    @property
    def is_open(self) -> bool:
        """Is it still to be done?"""
        return not self.is_reflected and not self.dropped_reason


def agreed_changes(consultation) -> tuple[AgreedChange, ...]:
    """Those of one consultation that stand, oldest first."""
    found = IAnnotations(consultation).get(KEY, ())
    return tuple(one for one in found if not one.dropped_reason)


def agreed_of(proposal) -> tuple[AgreedChange, ...]:
    """Those of all consultations of a proposal, oldest first."""
    return tuple(one for talk in consultations_of(proposal) for one in agreed_changes(talk))


def open_changes(consultation) -> tuple[AgreedChange, ...]:
    """Those not reflected yet."""
    return tuple(one for one in agreed_changes(consultation) if one.is_open)


def add_change(consultation, change: AgreedChange) -> None:
    """Keep one more."""
    annotations = IAnnotations(consultation)
    if KEY not in annotations:
        annotations[KEY] = PersistentList()
    annotations[KEY].append(change)


def base_of(proposal, form_key: str) -> int:
    """The revision of a form in force now; 0 for none."""
    return revision_numbers(proposal).get(form_key, 0)
