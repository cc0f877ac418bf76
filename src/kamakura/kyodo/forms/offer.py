"""Which kinds of question our forms can ask, and what to use in place of the others.

EasyForm's "add field" menu grows with every package that is installed. A kind belongs in one
of the two tables: ``DRAWN`` (a screen of ours draws, reads and checks it, for every person) or
``INSTEAD`` (not offered; a sentence says what to use). A test compares both with the menu.
"""

from . import tables
from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from types import MappingProxyType
from typing import Any
from zope.i18nmessageid import Message


DRAWN = frozenset(
    {
        "collective.easyform.fields.Label",
        "collective.easyform.fields.Likert",
        "collective.easyform.fields.RichLabel",
        "plone.namedfile.field.NamedBlobFile",
        "plone.namedfile.field.NamedBlobImage",
        "plone.schema.email.Email",
        "zope.schema._bootstrapfields.Bool",
        "zope.schema._bootstrapfields.Decimal",
        "zope.schema._bootstrapfields.Int",
        "zope.schema._bootstrapfields.Text",
        "zope.schema._bootstrapfields.TextLine",
        "zope.schema._field.ASCIILine",
        "zope.schema._field.Choice",
        "zope.schema._field.Date",
        "zope.schema._field.Datetime",
        "zope.schema._field.Float",
        "zope.schema._field.FrozenSet",
        "zope.schema._field.List",
        "zope.schema._field.Set",
        "zope.schema._field.URI",
        *(f"{table.__module__}.{table.__name__}" for table in tables.TABLES),
    }
)
_LOGGED_IN = _(
    "記入する人はログインしているので、ロボットを確かめる欄は要りません。消してください。"
)
INSTEAD: Mapping[str, Message] = MappingProxyType(
    {
        "collective.easyform.fields.HCaptcha": _LOGGED_IN,
        "collective.easyform.fields.NorobotCaptcha": _LOGGED_IN,
        "collective.easyform.fields.ReCaptcha": _LOGGED_IN,
        "plone.app.textfield.RichText": _("かわりに、何行も書ける文字の欄(Text)を使ってください。"),
        "plone.app.users.schema.ProtectedEmail": _(
            "かわりに、メールアドレスの欄(Email)を使ってください。"
        ),
        "plone.app.users.schema.ProtectedTextLine": _(
            "かわりに、1行の文字の欄(Text line)を使ってください。"
        ),
        "plone.schema.jsonfield.JSONField": _(
            "かわりに、用意してある表か、文字の欄を使ってください。"
        ),
        "z3c.relationfield.schema.RelationChoice": _(
            "かわりに、選択肢を書いた選択の欄(Choice)を使ってください。"
        ),
        "z3c.relationfield.schema.RelationList": _(
            "かわりに、選択肢を書いた複数選択の欄(Multiple Choice)を使ってください。"
        ),
        "zope.schema._bootstrapfields.Password": _(
            "書類に暗証番号は書けません。かわりに、1行の文字の欄(Text line)を使ってください。"
        ),
    }
)
UNKNOWN = _("かわりに、文字、数、日付、選択、ファイル、または用意してある表の欄を使ってください。")


def kind_id(field: Any) -> str:
    """The name of a field's kind, as EasyForm's menu has it."""
    return f"{type(field).__module__}.{type(field).__name__}"


def instead_of(field: Any) -> Message | None:
    """What to use in place of a kind that our forms do not ask; None for one they do."""
    if tables.is_table(field) or kind_id(field) in DRAWN:
        return None
    return INSTEAD.get(kind_id(field), UNKNOWN)
