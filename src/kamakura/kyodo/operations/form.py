"""様式: naming, changing and renewing a form of a call."""

from .base import require_permission
from .form_drafts import carry_drafts
from .settings import change_settings
from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import confirmations
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.form_versions import FormVersion
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.forms import FormActCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IFormDesigns


def renew_form(call, form_key: str, *, reason: str, by: str, now: datetime) -> FormVersion:
    """Put the design in the editor in force: a new version, with its reason in the record.

    In order: the version, the record, every draft of the form carried over, a mail to each
    group that has one. Filings that were sent keep the version they have.
    """
    require_permission(call, permissions.MANAGE_CALL)
    if not reason.strip():
        raise refuse(ActCode.REASON_NEEDED)
    designs = IFormDesigns(call)
    if problems := designs.problems_of(form_key):
        raise refuse(CallCode.FORMS_BROKEN, count=len(problems))
    version = form_versions.freeze(
        call,
        form_key,
        designs.models()[form_key],
        by=by,
        now=now,
        reason=reason,
        outline=designs.outline(form_key),
    )
    carried = carry_drafts(call, version, reason=reason, by=by, now=now)
    audit.record(
        call,
        action="renew_form",
        by=by,
        now=now,
        reason=reason,
        details={
            "form_key": form_key,
            "number": version.number,
            "version": version.hash,
            "drafts": carried,
        },
    )
    return version


def undo_design(call, form_key: str, *, by: str, now: datetime) -> None:
    """Put the last design without a problem back into the editor."""
    _replace(call, form_key, IFormDesigns(call).sound(form_key), "undo_design", by=by, now=now)


def restore_design(call, form_key: str, *, by: str, now: datetime) -> None:
    """Put the design the form was delivered with into the editor."""
    model = IFormDesigns(call).shipped(form_key)
    _replace(call, form_key, model, "restore_design", by=by, now=now)


def return_to_version(call, form_key: str, *, by: str, now: datetime) -> None:
    """Put the version in force back into the editor: what was changed since is given up."""
    version = form_versions.current(call, form_key)
    model = "" if version is None else version.model
    _replace(call, form_key, model, "return_to_version", by=by, now=now)


def import_design(call, form_key: str, model: str, *, source: str, by: str, now: datetime) -> None:
    """Put a design from a file into the editor; the caller has read and checked the file."""
    _replace(call, form_key, model, "import_design", by=by, now=now, reason=source)


def copy_designs(call, source, *, by: str, now: datetime) -> tuple[str, ...]:
    """Take all designs of another call into the editor; answers the keys that changed."""
    require_permission(call, permissions.MANAGE_CALL)
    require_permission(source, permissions.MANAGE_CALL)
    mine, theirs = IFormDesigns(call).models(), IFormDesigns(source).models()
    changed = tuple(key for key, model in theirs.items() if model and model != mine.get(key))
    for key in changed:
        _replace(call, key, theirs[key], "copy_design", by=by, now=now, reason=source.title)
    return changed


def _replace(
    call, form_key: str, model: str, action: str, *, by: str, now: datetime, reason: str = ""
) -> None:
    require_permission(call, permissions.MANAGE_CALL)
    if not model:
        raise refuse(FormActCode.NOTHING_TO_RESTORE)
    IFormDesigns(call).replace(form_key, model)
    details = {"form_key": form_key, "version": form_versions.model_hash(form_key, model)}
    audit.record(call, action=action, by=by, now=now, reason=reason, details=details)


def describe_form(
    form_key: str, values: Mapping[str, str], *, confirmed: bool, by: str, now: datetime
) -> tuple[str, ...]:
    """Change number, title, article, purpose (the settings ``form_…``) and 照合.

    Each changed setting is one entry of the site's record; answers their names.
    """
    wanted = {name: {**(setting(name) or {}), form_key: text} for name, text in values.items()}
    for name in wanted:
        if not wanted[name][form_key] and name != "form_map":
            del wanted[name][form_key]
    before = list(setting("confirmed_forms") or ())
    others = [key for key in before if key != form_key]
    if confirmed != (form_key in before):
        wanted["confirmed_forms"] = [*others, form_key] if confirmed else others
    changed = change_settings(wanted, by=by, now=now)
    if "confirmed_forms" in changed and confirmed:
        confirmations.note_confirmation(form_key, by=by, now=now)
    elif "confirmed_forms" in changed:
        confirmations.forget_confirmation(form_key)
    return changed
