"""The store of filled-in forms: drafts as typed, filed revisions that never change.

A draft keeps the raw request values, not what was understood of them: z3c.form drops
a whole table when one cell is not a number, and a person must find what they typed.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import refuse
from persistent import Persistent
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone.namedfile.file import NamedBlobFile
from types import MappingProxyType
from typing import Any
from zope.annotation.interfaces import IAnnotations
import copy


KEY = "kamakura.kyodo.filings"

Raw = Mapping[str, str | list[str]]


class Draft(Persistent):
    """What was typed so far. ``serial`` grows with every save (two people at once)."""

    def __init__(self) -> None:
        self.raw = PersistentMapping()
        self.files = OOBTree()
        self.serial = 0
        self.saved_at: datetime | None = None
        self.saved_by = ""

    def save(self, raw: Raw, *, by: str, now: datetime) -> None:
        """Replace what was typed; files are kept until removed by name."""
        self.raw.clear()
        self.raw.update(raw)
        self.serial += 1
        self.saved_at = now
        self.saved_by = by


@dataclass(frozen=True)
class Receipt:
    """Who sent what, and when it arrived (the first byte of the first attempt)."""

    filed_by: str
    filed_at: datetime
    received_at: datetime
    token: str = ""
    entered_by: str = ""


@dataclass(frozen=True)
class Missing:
    """One error of the checks that a paper was taken in with: the question and the code."""

    field: str
    code: str


class Revision(Persistent):
    """A sent filing. Nothing here can be changed; a correction is a new revision.

    ``missing``: what a paper taken in incomplete was found to lack on that day.
    """

    def __init__(
        self,
        *,
        number: int,
        version: str,
        answers: Mapping[str, Any],
        raw: Raw,
        files: Mapping[str, NamedBlobFile],
        receipt: Receipt,
        missing: Iterable[Missing] = (),
    ) -> None:
        self.number = number
        self.version = version
        self._answers = copy.deepcopy(dict(answers))
        self._raw = copy.deepcopy(dict(raw))
        self._files = PersistentMapping(files)
        self.receipt = receipt
        self.missing = tuple(missing)

    @property
    def answers(self) -> dict[str, Any]:
        """A copy of the answers: JSON values by field name, a table as a list of dicts."""
        return copy.deepcopy(self._answers)

    @property
    def raw(self) -> dict[str, Any]:
        """A copy of what was typed, to start a correction from."""
        return copy.deepcopy(self._raw)

    @property
    def files(self) -> Mapping[str, NamedBlobFile]:
        """The files by field name, read only."""
        return MappingProxyType(self._files.data)


class Filing(Persistent):
    """One 様式 of one host: its draft, and everything that was sent."""

    def __init__(self, form_key: str, version: str) -> None:
        self.form_key = form_key
        self.version = version
        self.draft: Draft | None = None
        self._revisions = PersistentList()

    @property
    def revisions(self) -> Sequence[Revision]:
        """Oldest first."""
        return tuple(self._revisions)

    @property
    def last_filed(self) -> Revision | None:
        """The revision in force."""
        return self._revisions[-1] if self._revisions else None

    def ensure_draft(self) -> Draft:
        """The draft; after a sending it starts from what was sent."""
        if self.draft is None:
            draft = Draft()
            if self.last_filed is not None:
                draft.raw.update(self.last_filed.raw)
                draft.files.update(self.last_filed.files)
            self.draft = draft
        return self.draft

    def file(
        self,
        *,
        answers: Mapping[str, Any],
        receipt: Receipt,
        missing: Iterable[Missing] = (),
    ) -> Revision:
        """Turn the draft into the next revision and drop the draft."""
        draft = self.ensure_draft()
        revision = Revision(
            number=len(self._revisions) + 1,
            version=self.version,
            answers=answers,
            raw=dict(draft.raw),
            files=dict(draft.files),
            receipt=receipt,
            missing=missing,
        )
        self._revisions.append(revision)
        self.draft = None
        return revision


class Filings:
    """The filings of one host, by key.

    The key is the form key, or "form_key:side" where two sides fill the same form.
    """

    def __init__(self, host) -> None:
        self.host = host

    def _tree(self) -> OOBTree | None:
        return IAnnotations(self.host).get(KEY)

    def get(self, key: str) -> Filing | None:
        """The filing, or None when nobody has begun it."""
        tree = self._tree()
        return None if tree is None else tree.get(key)

    def keys(self) -> tuple[str, ...]:
        """Keys of the filings that were begun."""
        tree = self._tree()
        return () if tree is None else tuple(tree.keys())

    def items(self) -> tuple[tuple[str, Filing], ...]:
        """The filings that were begun, with their keys."""
        tree = self._tree()
        return () if tree is None else tuple(tree.items())

    def ensure(self, key: str, version: str) -> Filing:
        """The filing; begun now on ``version`` if it was not there."""
        annotations = IAnnotations(self.host)
        tree = annotations.get(KEY)
        if tree is None:
            tree = annotations[KEY] = OOBTree()
        if key not in tree:
            tree[key] = Filing(key.partition(":")[0], version)
        return tree[key]

    def require(self, key: str) -> Filing:
        """The filing, or a refusal."""
        filing = self.get(key)
        if filing is None:
            raise refuse(FilingCode.NOT_BEGUN, form_key=key)
        return filing

    def answers(self, key: str) -> dict[str, Any]:
        """Answers in force; empty when nothing was sent."""
        filing = self.get(key)
        if filing is None or filing.last_filed is None:
            return {}
        return filing.last_filed.answers

    def token_used(self, token: str) -> bool:
        """Was this one-time token already spent on a sending here?"""
        return any(
            revision.receipt.token == token
            for key in self.keys()
            for revision in self.get(key).revisions
        )
