"""The design in the editor beside the frozen versions: what is wrong, what has changed."""

from .contract import check_model
from .install import form_of
from .install import live_model
from .outline import outline_of
from .outline import reading_schema
from .schema import schema_of
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.outlines import from_text
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.refusal import Finding
from plone.supermodel.model import SchemaClass


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
        return from_text(version.outline)
    return outline_of(version.form_key, schema_of(version.model), call)


def live_outline(call, form_key: str) -> Outline:
    """The design in the editor as plain data. Raises ``BrokenModel``."""
    return outline_of(form_key, schema_of(live_model(call, form_key)), call)
