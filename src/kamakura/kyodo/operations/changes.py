"""Changing content by hand: not what is fixed by then, and never without a line in the record."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.fixed import fixed_fields
from kamakura.kyodo.domain.fixed import FixedCode
from kamakura.kyodo.messages import shown
from kamakura.kyodo.operations.base import refuse_unless
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.base import update
from kamakura.kyodo.workflow.labels import noun_of
from plone.dexterity.utils import iterSchemata
from typing import Any
from zope.schema import getFieldsInOrder


LONGEST = 60
"""A longer text is named in the record, not repeated."""


def titles_of(obj) -> dict[str, Any]:
    """Field name -> its title, of every field of a content object."""
    return {
        name: field.title
        for schema in iterSchemata(obj)
        for name, field in getFieldsInOrder(schema)
    }


def fixed_in(obj) -> tuple[str, ...]:
    """Names of the fields that are not changed by hand any more."""
    return fixed_fields(noun_of(obj.portal_type), state_of(obj))


def change(obj, *, by: str, now: datetime, **fields: Any) -> None:
    """Write what a person has typed. Refused when something else than before is to become fixed."""
    before = {name: getattr(obj, name, None) for name in fields}
    titles = titles_of(obj)
    kept = [titles[name] for name in fixed_in(obj) if fields.get(name) != before.get(name)]
    refuse_unless(not kept, FixedCode.FIXED, titles=tuple(kept))
    update(obj, **fields)
    record_change(obj, before, fields, by=by, now=now)


def record_change(
    obj, before: Mapping[str, Any], after: Mapping[str, Any], *, by: str, now: datetime
) -> None:
    """A line of what has changed: field name -> [old, new]; none when nothing has."""
    changed = {
        name: [_text(before.get(name)), _text(value)]
        for name, value in after.items()
        if before.get(name) != value
    }
    if changed:
        audit.record(obj, action="edit", by=by, now=now, details={"changed": changed})


def _text(value: Any) -> str:
    """A short value as it reads; "" for none and for what is too long to repeat."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, date):
        return shown("", value)
    text = str(value) if isinstance(value, int | str) else ""
    return text if len(text) <= LONGEST else ""
