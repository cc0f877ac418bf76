"""What can stand against a filing or any other act, whatever the form."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.deadlines import rolls_over
from kamakura.kyodo.domain.deadlines import window_refusal
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import has_errors
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import Any


class FilingCode(RefusalCode):
    """Refusals around drafts and sending."""

    NOT_BEGUN = "filing_not_begun"
    DRAFT_CHANGED = "draft_changed"
    INCOMPLETE = "filing_incomplete"
    ALREADY_SENT = "already_sent"
    TOKEN_MISSING = "filing_token_missing"
    DESIGN_BROKEN = "filing_design_broken"
    LOCKED = "filing_locked"
    ROLLED_OVER = "filing_rolled_over"
    THEME_NEEDED = "theme_needed"
    THEME_ANSWERED = "theme_already_answered"
    NOTHING_TO_CORRECT = "nothing_to_correct"


class OrganizationCode(RefusalCode):
    """Refusals around a group and its people."""

    NOT_IN_GROUP = "not_in_group"
    PERSON_UNKNOWN = "person_unknown"
    LAST_REPRESENTATIVE = "last_representative"
    NAME_TAKEN = "organization_name_taken"
    INACTIVE = "organization_inactive"


class ActCode(RefusalCode):
    """Refusals any verb may give."""

    NOT_PERMITTED = "not_permitted"
    NOT_POSSIBLE = "transition_not_possible"
    REASON_NEEDED = "reason_needed"


@dataclass(frozen=True)
class Paper:
    """One 様式 as understood on the frozen design it was begun on.

    ``answers`` are JSON values by field name; ``findings`` name the field (a table's cell as
    ``table.row.column``) that an error or a warning is about.
    """

    key: str
    version: str
    answers: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Nothing stands against sending it."""
        return not has_errors(self.findings)


@dataclass(frozen=True)
class Window:
    """When a call takes papers, and until when one group may still send."""

    accepting: bool
    opens: datetime | None = None
    closes: datetime | None = None
    extension: datetime | None = None


def arrival_refusal(window: Window, *, kind: str, received: datetime) -> Refusal | None:
    """Refuses a paper outside its window; a late 団体提案 counts for the next call."""
    bounds = {"closes": window.closes, "extension": window.extension}
    if rolls_over(received, kind=kind, **bounds):
        return Refusal(FilingCode.ROLLED_OVER, {"closes": window.closes})
    refusal = window_refusal(received, opens=window.opens, **bounds)
    if refusal is not None:
        return refusal
    # An extension also counts after the call as a whole has been closed.
    if not window.accepting and window.extension is None:
        return Refusal(CallCode.NOT_ACCEPTING)
    return None


def papers_refusal(papers: Iterable[Paper]) -> Refusal | None:
    """Refuses sending while one of the papers is incomplete."""
    open_papers = [paper for paper in papers if not paper.is_complete]
    if not open_papers:
        return None
    codes = {str(finding.code) for paper in open_papers for finding in paper.findings}
    if FilingCode.DESIGN_BROKEN in codes:
        return Refusal(FilingCode.DESIGN_BROKEN)
    return Refusal(FilingCode.INCOMPLETE)


# 補正 of 様式4 changes sums that 様式1 and 2 repeat: they open with it.
_SUMS = frozenset({"total_cost", "city_share"})
_REPEATING = frozenset({"group_proposal", "city_proposal"})


def open_fields(items: Iterable[str], form_key: str) -> frozenset[str] | None:
    """The fields of a form that a 補正 opens; None when all of them are.

    ``items`` are addresses "form_key:field"; "form_key:" alone opens the whole form.
    """
    places = [item.partition(":") for item in items]
    named = frozenset(field for key, _colon, field in places if key == form_key)
    if "" in named:
        return None
    if form_key in _REPEATING and any(key == "budget" for key, _colon, _field in places):
        return named | _SUMS
    return named
