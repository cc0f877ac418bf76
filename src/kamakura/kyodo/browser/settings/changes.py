"""What was changed in a setting, in words, for the record: only the entries that differ."""

from .groups import CHOICES
from .groups import CHOICES_BY_NAME
from .rules import LEVEL_TITLES
from .rules import RULE_TITLES
from collections.abc import Mapping
from kamakura.kyodo.content.settings import IKyodoSettings
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.i18n import _
from typing import Any
from zope import schema


NOTHING = _("(なし)")


def from_to(old: Any, new: Any) -> Any:
    """Before and after, as one text."""
    return _("${old} → ${new}", mapping={"old": old or NOTHING, "new": new or NOTHING})


def changes(name: str, old: Any, new: Any) -> list[Any]:
    """One text per entry that differs; empty for a setting that is no more."""
    field = IKyodoSettings.get(name)
    if field is None:
        return []
    if isinstance(field, schema.Dict):
        return _entries(field, old or {}, new or {})
    if name == "confirmed_forms":
        ticked = [dict.fromkeys(keys or (), _("はい")) for keys in (old, new)]
        return _entries(field, *ticked)
    change = from_to(_words(field, old), _words(field, new))
    return [_("${title}: ${change}", mapping={"title": field.title, "change": change})]


def _entries(field: schema.Field, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Any]:
    """Of settings with several entries: those that differ."""
    name = field.__name__
    return [
        _(
            "${title}「${entry}」: ${change}",
            mapping={
                "title": field.title,
                "entry": _key(name, key),
                "change": from_to(*(_entry(name, one.get(key)) for one in (old, new))),
            },
        )
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    ]


def _key(name: str, key: str) -> Any:
    if key in BY_KEY:
        return form_name(key)
    return RULE_TITLES.get(key, key) if name == "rule_levels" else key


def _entry(name: str, value: Any) -> Any:
    if name == "rule_levels":
        return LEVEL_TITLES.get(value, "")
    if name == "section_members":
        return "、".join(map(section_title, value or ()))
    return value or ""


def _words(field: schema.Field, value: Any) -> Any:
    if isinstance(field, schema.Bool):
        return _("はい") if value else _("いいえ")
    if isinstance(field, schema.Choice):
        return CHOICES_BY_NAME.get((field.__name__, value)) or CHOICES.get(value, "")
    if isinstance(field, schema.List):
        return "、".join(map(str, value or ()))
    return "" if value is None else str(value)
