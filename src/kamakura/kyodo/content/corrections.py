"""The rounds of 補正 of a proposal: what was asked, until when, what came, who looked at it."""

from .filings import Filings
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from datetime import datetime
from kamakura.kyodo.domain.differences import same_answer
from kamakura.kyodo.domain.intake import Intake
from persistent import Persistent
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.corrections"

ASKED = "asked"
SENT = "sent"
WITHDRAWN = "withdrawn"


class Round(Persistent):
    """One 補正. ``before`` and ``after`` are revision numbers by form key.

    ``intake``: how it came where the secretariat types it in from paper.
    """

    intake: Intake | None = None

    def __init__(
        self, *, items: Mapping[str, str], reason: str, due: date, by: str, at: datetime
    ) -> None:
        self.items = PersistentMapping(items)
        self.reason = reason
        self.due = due
        self.asked_by = by
        self.asked_at = at
        self.status = ASKED
        self.before: Mapping[str, int] = PersistentMapping()
        self.after: Mapping[str, int] = PersistentMapping()
        self.sent_at: datetime | None = None
        self.is_late = False
        self.ended_reason = ""
        self.checked_at: datetime | None = None
        self.checked_by = ""

    @property
    def waits_for_a_look(self) -> bool:
        """Has it come back, and has nobody said that it was looked at?"""
        return self.status == SENT and self.checked_at is None


@dataclass(frozen=True)
class Said:
    """Answers and files of one filling."""

    answers: Mapping[str, Any] = dataclass_field(default_factory=dict)
    files: Mapping[str, Any] = dataclass_field(default_factory=dict)


def rounds(proposal) -> tuple[Round, ...]:
    """All rounds, oldest first."""
    return tuple(IAnnotations(proposal).get(KEY, ()))


def last_round(proposal) -> Round | None:
    """The newest one."""
    found = rounds(proposal)
    return found[-1] if found else None


def add_round(proposal, made: Round) -> None:
    """Keep a new round; it remembers the revisions it starts from."""
    made.before.update(revision_numbers(proposal))
    annotations = IAnnotations(proposal)
    if KEY not in annotations:
        annotations[KEY] = PersistentList()
    annotations[KEY].append(made)


def revision_numbers(proposal) -> dict[str, int]:
    """The revision in force of every form."""
    sent = {key: filing.last_filed for key, filing in Filings(proposal).items()}
    return {key: one.number for key, one in sent.items() if one is not None}


def changed_names(old: Said, new: Said) -> frozenset[str]:
    """Names of the questions answered differently; a new file of the same name counts."""
    names = {*old.answers, *new.answers, *old.files, *new.files}
    return frozenset(
        name
        for name in names
        if not same_answer(old.answers.get(name), new.answers.get(name))
        or old.files.get(name) is not new.files.get(name)
    )
