"""The filing screen's one view of whatever keeps filings: which forms, who may, what happens.

A host (proposal, project, evaluation …) registers an adapter to ``IPaperReader`` that
subclasses ``FilingHost``. A subclass says

* ``call``: the call whose frozen designs are used;
* ``bundles()``: which forms are sent together now, by the person who is logged in;
* ``start(key, schema)``: what a new form starts from (typed values);
* ``send(bundle, …)``: the verb behind 提出する; answers the address to go to;
* optionally ``open_fields(key)``, ``locked_fields(key)``, ``cross_check(papers)``, ``may_edit``.

Nothing here writes except ``save`` and ``send``.
"""

from . import questions
from .host_designs import HostDesigns
from .schema import BrokenModel
from .schema import field_names
from .values import read
from .values import Source
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.files import filing_size_refusal
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.severity import apply_severities
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations.filing import begin_filing
from kamakura.kyodo.operations.filing import save_draft
from plone import api
from typing import Any
from zope.interface import implementer
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNamesInOrder


@dataclass(frozen=True)
class Bundle:
    """Forms that are sent together: their keys in order, and what the sending is called."""

    name: str
    title: Any
    keys: tuple[str, ...]
    button: Any
    consequences: tuple[Any, ...] = ()


@implementer(IPaperReader)
class FilingHost(HostDesigns):
    """Base of the adapters; see the top of this module."""

    def __init__(self, host) -> None:
        self.host = host
        self.filings = Filings(host)
        self.now: datetime | None = None

    def at(self, now: datetime) -> "FilingHost":
        """Itself, seeing the world at a moment."""
        self.now = now
        return self

    # for subclasses

    @property
    def call(self):
        """The call whose frozen designs are used."""
        raise NotImplementedError

    def bundles(self) -> tuple[Bundle, ...]:
        """What can be sent now."""
        raise NotImplementedError

    def start(self, key: str, schema: IInterface) -> dict[str, Any]:
        """What a new form starts from."""
        return {}

    def start_files(self, key: str, schema: IInterface) -> dict[str, Any]:
        """Files a new form starts from."""
        return {}

    def upstream(self, key: str) -> tuple[str, dict[str, Any]]:
        """What the form was begun from says now, and the form it is (empty: the profile)."""
        return "", {}

    def send(self, bundle: Bundle, *, token: str, by: str, now: datetime) -> str:
        """Carry out 提出する; answers the address of the page to show."""
        raise NotImplementedError

    def open_fields(self, key: str) -> frozenset[str] | None:
        """Fields that may be changed; None for all of them."""
        return None

    def locked_fields(self, key: str) -> frozenset[str]:
        """Fields that are shown and fixed by the process."""
        return frozenset()

    def cross_check(self, papers: Mapping[str, Paper]) -> Mapping[str, Iterable[Any]]:
        """Further findings by key, once every paper has been read."""
        return {}

    def may_edit(self, key: str) -> bool:
        """May this person write this form now?"""
        return api.user.has_permission(permissions.EDIT_FILING, obj=self.host)

    # for screens and verbs

    def bundle(self, name: str = "") -> Bundle | None:
        """A bundle by its name; the first one without a name."""
        found = [one for one in self.bundles() if not name or one.name == name]
        return found[0] if found else None

    def bundle_of(self, key: str) -> Bundle | None:
        """The bundle a form is sent with."""
        return next((one for one in self.bundles() if key in one.keys), None)

    def edit_refusal(self, key: str) -> Refusal | None:
        """Why the form cannot be written now."""
        if self.bundle_of(key) is None or not self.may_edit(key):
            return Refusal(FilingCode.LOCKED)
        return None

    def setting(self, name: str) -> Any:
        """A setting as the call froze it."""
        return setting_for(self.call, name)

    def raw(self, key: str) -> dict[str, Any]:
        """What was typed; what was sent when nothing was typed since; else what it starts from."""
        filing = self.filings.get(key)
        if filing is None:
            return self.start(key, self.schema(key))
        said = filing.draft if filing.draft is not None else filing.last_filed
        return dict(said.raw)

    def files(self, key: str) -> dict[str, Any]:
        """The files, likewise."""
        filing = self.filings.get(key)
        if filing is None:
            return self.start_files(key, self.schema(key))
        said = filing.draft if filing.draft is not None else filing.last_filed
        return dict(said.files)

    def read(self, key: str) -> Paper:
        """One form as understood, checked by itself.

        On a design that cannot be used any more, the answers are still read by its outline.
        """
        broken: tuple[Any, ...] = ()
        try:
            schema = self.schema(key)
        except BrokenModel:
            broken = (error(FilingCode.DESIGN_BROKEN),)
            schema = self.reading(key) if self.filings.get(key) is not None else None
        if schema is None:
            return Paper(key, self.version(key), {}, broken)
        source = Source(self.raw(key), self.files(key), self.host)
        reading = read(schema, source, names=field_names(self.steps_in(key, schema)))
        findings = broken or tuple(reading.findings)
        return Paper(key, self.version(key), reading.answers, findings)

    def papers(self, bundle: str = "") -> tuple[Paper, ...]:
        """All forms of a bundle, also checked against each other."""
        chosen = self.bundle(bundle)
        if chosen is None:
            return ()
        papers = {key: self.read(key) for key in chosen.keys}
        more, levels = self.cross_check(papers), self.setting("rule_levels")
        for key, findings in self.size_findings(chosen).items():
            papers[key] = replace(papers[key], findings=(*papers[key].findings, *findings))
        return tuple(
            replace(
                paper,
                findings=(*paper.findings, *apply_severities(more.get(key, ()), levels)),
            )
            for key, paper in papers.items()
        )

    def size_findings(self, bundle: Bundle) -> dict[str, tuple[Finding, ...]]:
        """Files that are together too large to be sent; said at the largest of them."""
        sizes = {
            (key, name): file.getSize()
            for key in bundle.keys
            for name, file in self.files(key).items()
        }
        refusal = filing_size_refusal(sizes.values(), limit_mb=setting("max_filing_mb"))
        if refusal is None:
            return {}
        key, name = max(sizes, key=sizes.__getitem__)
        return {key: (error(refusal.code, name, **refusal.params),)}

    def save(
        self,
        key: str,
        *,
        typed: Mapping[str, Any],
        names: Iterable[str],
        by: str,
        now: datetime,
        files: Mapping[str, Any] | None = None,
        removed: Iterable[str] = (),
        base_serial: int | None = None,
    ) -> int:
        """一時保存 of some questions; the others stay as they were. Answers the new serial.

        A question the person may not change is left alone, whatever was typed.
        """
        if refusal := self.edit_refusal(key):
            raise Refused(refusal)
        writable = self.writable(key, names)
        raw, kept_files = self.raw(key), self.files(key)
        for one in writable:
            for old in questions.names_of(one, raw):
                del raw[old]
            raw |= {new: typed[new] for new in questions.names_of(one, typed)}
        filing = begin_filing(self.host, key, version=self.version(key), raw=raw, by=by, now=now)
        if not filing.ensure_draft().files:
            filing.draft.files.update(kept_files)
        new_files = {name: file for name, file in (files or {}).items() if name in writable}
        gone = [name for name in removed if name in writable]
        saved = save_draft(
            self.host,
            key,
            raw=raw,
            files=new_files,
            removed=gone,
            base_serial=base_serial,
            by=by,
            now=now,
        )
        return saved.serial

    def writable(self, key: str, names: Iterable[str] | None = None) -> frozenset[str]:
        """The questions this person may change now."""
        wanted = frozenset(getFieldNamesInOrder(self.schema(key)) if names is None else names)
        own = frozenset(field_names(self.steps(key)))
        opened = self.open_fields(key)
        allowed = own if opened is None else own & opened
        return (wanted & allowed) - self.locked_fields(key)
