"""The design in the editor beside the frozen versions: what is wrong, what has changed."""

from .contract import check_model
from .install import form_of
from .schema import schema_of
from dataclasses import dataclass
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.refusal import Finding
from plone.supermodel.model import SchemaClass
from zope.schema import getFieldsInOrder


@dataclass(frozen=True)
class Difference:
    """What changed between two versions, as field titles a group can read."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.renamed)


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
    """The schema a filing was filled on. ``KeyError`` for a version the call does not have."""
    version = form_versions.version(call, digest)
    if version is None:
        raise KeyError(digest)
    return schema_of(version.model)


def difference(old: SchemaClass, new: SchemaClass) -> Difference:
    """Which questions came, went, or are worded differently."""
    before = {name: str(field.title) for name, field in getFieldsInOrder(old)}
    after = {name: str(field.title) for name, field in getFieldsInOrder(new)}
    return Difference(
        added=tuple(title for name, title in after.items() if name not in before),
        removed=tuple(title for name, title in before.items() if name not in after),
        renamed=tuple(
            (before[name], title)
            for name, title in after.items()
            if name in before and before[name] != title
        ),
    )
