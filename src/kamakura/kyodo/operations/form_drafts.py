"""Drafts when their form is renewed: carried over field by field, and the groups told."""

from .base import require_permission
from collections.abc import Iterable
from datetime import datetime
from kamakura.kyodo import form_messages
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.form_versions import FormVersion
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.paper_states import drafts_on
from kamakura.kyodo.content.paper_states import reindex_papers
from kamakura.kyodo.content.renewals import note_renewal
from kamakura.kyodo.content.renewals import open_renewals
from kamakura.kyodo.content.renewals import SetAside
from kamakura.kyodo.domain.form_changes import carry_over
from kamakura.kyodo.domain.form_changes import form_changes
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.outbox import Recipient
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import section_people
from typing import Any


def carry_drafts(call, version: FormVersion, *, reason: str, by: str, now: datetime) -> int:
    """Put every draft of the form on the new version; answers how many there were."""
    count = 0
    for old in form_versions.versions(call, version.form_key):
        if old.hash == version.hash:
            continue
        for host, key in list(drafts_on(call, old.hash)):
            carry_draft(host, key, call=call, new=version, reason=reason, by=by, now=now)
            count += 1
    return count


def carry_draft(
    host, key: str, *, call, new: FormVersion, reason: str, by: str, now: datetime
) -> None:
    """Carry one draft over: what fits stays, what does not is set aside, the group is told."""
    filing = Filings(host).require(key)
    designs, old_digest = IFormDesigns(call), filing.version
    before = designs.outline_of(form_versions.version(call, old_digest))
    after = designs.outline_of(new)
    draft = filing.ensure_draft()
    carried = carry_over(before, after, raw=draft.raw, files=draft.files)
    renewal = note_renewal(host, key, old=old_digest, new=new.hash, reason=reason, now=now)
    if carried.set_aside or carried.files_aside:
        raw = {one: text for typed in carried.set_aside.values() for one, text in typed.items()}
        files = {name: draft.files[name] for name in carried.files_aside}
        renewal.set_aside.append(SetAside(version=old_digest, at=now, raw=raw, files=files))
    for name in carried.files_aside:
        del draft.files[name]
    draft.raw.clear()
    draft.raw.update(carried.raw)
    draft.serial += 1
    filing.version = new.hash
    reindex_papers(host)
    details = {"form_key": key, "old": old_digest, "new": new.hash}
    audit.record(host, action="carry_over", by=by, now=now, reason=reason, details=details)
    _tell(host, key, before, after, reason=reason, by=by, now=now)


def _tell(
    host, key: str, before: Outline, after: Outline, *, reason: str, by: str, now: datetime
) -> None:
    """The mail says what changed in the form, never what a draft holds: the outbox shows it."""
    changes = [form_messages.change_sentence(one) for one in form_changes(before, after)]
    params = {
        "form": " ".join(dict.fromkeys((after.number, after.title))).strip(),
        "reason": reason,
        "changes": _lines(changes),
    }
    post(host, "form_renewed", recipients=_people(host, key), params=params, by=by, now=now)


def _lines(sentences: Iterable[Any]) -> str:
    return "\n".join(f"・{japanese(one)}" for one in sentences)


def _people(host, key: str) -> list[Recipient]:
    """Those who fill this paper: the group, or the department of its own column."""
    project = enclosing(host, IKyodoProject)
    if key.endswith(":section") and project is not None:
        return section_people(project.sections)
    return organization_people(host)


def confirm_renewal(host, key: str, *, by: str, now: datetime) -> None:
    """The group has read what changed; the banner goes, what was set aside stays."""
    require_permission(host, permissions.EDIT_FILING)
    for one, renewal in open_renewals(host, [key]).items():
        renewal.is_open = False
        details = {"form_key": one, "version": renewal.new}
        audit.record(host, action="confirm_renewal", by=by, now=now, details=details)
