"""The design in the editor beside the frozen versions: what is wrong, what has changed."""

from .contract import check_model
from .install import form_of
from .install import live_model
from .names import form_number
from .names import form_title
from .names import full_name
from .outline import outline_of
from .outline import parsed
from .outline import reading_schema
from .schema import schema_of
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.refusal import Finding
from plone.supermodel.model import SchemaClass
from typing import Any


def problems_of(form) -> tuple[Finding, ...]:
    """What is wrong with a form object as it stands in the editor."""
    return check_model(form.getId(), form.fields_model or "")


def is_changed(call, form_key: str) -> bool:
    """Does the design in the editor differ from the version in force?"""
    form, version = form_of(call, form_key), form_versions.current(call, form_key)
    if form is None or version is None:
        return False
    return form_versions.model_hash(form_key, form.fields_model or "<none/>") != version.hash


def schema_of_version(call, digest: str) -> SchemaClass:
    """The schema a filing is read by, from the outline kept when its design was frozen.

    ``KeyError`` for a version the call does not have.
    """
    version = form_versions.version(call, digest)
    if version is None:
        raise KeyError(digest)
    if not version.outline:
        return schema_of(version.model)
    return reading_schema(version.outline, call)


def outline_of_version(call, digest: str) -> Outline:
    """The frozen design as plain data; ``KeyError`` likewise."""
    version = form_versions.version(call, digest)
    if version is None:
        raise KeyError(digest)
    if version.outline:
        return parsed(version.outline)
    return outline_of(version.form_key, schema_of(version.model), call)


def names_of_version(call, form_key: str, digest: str) -> tuple[str, Any]:
    """Number and title a form had when its design was frozen; today's when none was kept."""
    version = form_versions.version(call, digest)
    if version is None or not version.outline:
        return form_number(form_key), form_title(form_key)
    outline = parsed(version.outline)
    return outline.number, outline.title


def name_of_version(call, form_key: str, digest: str) -> Any:
    """The same as one name."""
    return full_name(*names_of_version(call, form_key, digest))


def live_outline(call, form_key: str) -> Outline:
    """The design in the editor as plain data. Raises ``BrokenModel``."""
    return outline_of(form_key, schema_of(live_model(call, form_key)), call)
