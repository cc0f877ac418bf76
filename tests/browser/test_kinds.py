"""A form a city draws tomorrow, with one of every kind of question: as usable as ours."""

from drafts import make_draft
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.offer import DRAWN
from kamakura.kyodo.forms.tables import TABLES
from keys import Keys
from looks import NARROW
from looks import WIDE
from pathlib import Path
from plone.schemaeditor.interfaces import IFieldFactory
from sheets import PDF
from sheets import PROFILE
from sheets import SHEET
from zope.component import getUtilitiesFor
import base64
import pytest


NS = (
    'xmlns:easyform="http://namespaces.plone.org/supermodel/easyform" '
    'xmlns:form="http://namespaces.plone.org/supermodel/form"'
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CHOICES = "<values><element>山</element><element>海</element></values>"
OF_SET = f'<value_type type="zope.schema.Choice">{CHOICES}</value_type>'
LIKERT = (
    "<questions><element>案内は分かりやすい</element><element>また参加したい</element></questions>"
    "<answers><element>そう思う</element><element>思わない</element></answers>"
)
# kind -> (type in the model, more of the field, what is answered, how it reads)
KINDS = {
    "collective.easyform.fields.Label": ("", "", None, "ここから任意の質問です"),
    "collective.easyform.fields.RichLabel": (
        "",
        "<rich_label>&lt;p&gt;例を&lt;em&gt;見て&lt;/em&gt;ください&lt;/p&gt;</rich_label>",
        None,
        "例を見てください",
    ),
    "collective.easyform.fields.Likert": ("", LIKERT, "そう思う", "また参加したい: そう思う"),
    "plone.namedfile.field.NamedBlobFile": ("", "", "紙.pdf", "紙.pdf"),
    "plone.namedfile.field.NamedBlobImage": ("", "", "写真.png", "写真.png"),
    "plone.schema.email.Email": ("plone.schema.email.Email", "", "ａ@example.com", "a@example.com"),
    "zope.schema._bootstrapfields.Bool": ("zope.schema.Bool", "", True, "はい"),
    "zope.schema._bootstrapfields.Int": ("zope.schema.Int", "", "１２人", "12"),
    "zope.schema._bootstrapfields.Text": ("zope.schema.Text", "", "町を\n歩きます", "町を"),
    "zope.schema._bootstrapfields.TextLine": ("zope.schema.TextLine", "", "𠮷の道", "𠮷の道"),
    "zope.schema._field.Choice": ("zope.schema.Choice", CHOICES, "海", "海"),
    "zope.schema._field.Date": ("zope.schema.Date", "", ("R8", "9", "27"), "令和8年9月27日"),
    "zope.schema._field.Datetime": (
        "zope.schema.Datetime",
        "",
        ("令和8", "9", "28", "午後2時30分"),
        "令和8年9月28日(月) 14:30",
    ),
    "zope.schema._field.Float": ("zope.schema.Float", "", "３．５", "3.5"),
    "zope.schema._field.Set": ("zope.schema.Set", OF_SET, ["山"], "山"),
    "zope.schema._field.URI": (
        "zope.schema.URI",
        "",
        "https://example.com/a",
        "https://example.com/a",
    ),
}
CONTACT = {"contact_tel": "0467-23-0000", "contact_email": "sanpo@example.com"}
TABLE_KINDS = {f"{one.__module__}.{one.__name__}" for one in TABLES}
ROLE = "kamakura.kyodo.forms.tables.RoleTable"


def key(kind: str) -> str:
    """The name of the question of a kind."""
    return "k_" + kind.rpartition(".")[2].lower()


def model() -> str:
    """The sheet as shipped, and a step with one of every kind."""
    fields = [field(kind, *KINDS[kind][:2]) for kind in sorted(KINDS)]
    fields += [field(kind, "", "<max_length>2</max_length>") for kind in sorted(TABLE_KINDS)]
    step = f'<fieldset {NS} name="kinds" label="いろいろな質問">{"".join(fields)}</fieldset>'
    return BY_KEY["preliminary_sheet"].model_xml.replace("</schema>", f"{step}</schema>")


def field(kind: str, type_name: str, more: str) -> str:
    """A question in the model."""
    title = "ここから任意の質問です" if kind.endswith(".Label") else f"質問 {key(kind)[2:]}"
    return (
        f'<field name="{key(kind)}" type="{type_name or kind}"><title>{title}</title>'
        f"<required>False</required>{more}</field>"
    )


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a draft whose sheet asks one of every kind."""
    return make_draft(as_manager, models={"preliminary_sheet": model()})


def test_every_offered_kind_is_tried_here(as_manager) -> None:
    with as_manager():
        menu = {name for name, _factory in getUtilitiesFor(IFieldFactory)}
    assert set(KINDS) | TABLE_KINDS == menu & DRAWN


def test_one_of_every_kind_is_filled_by_keyboard_sent_and_read_back(
    crew, draft, tmp_path: Path
) -> None:
    (tmp_path / "紙.pdf").write_bytes(PDF)
    (tmp_path / "写真.png").write_bytes(PNG)
    member = crew["yui"]
    keys = Keys(member)
    member.go(f"{draft}/@@kyodo-form/preliminary_sheet/group")
    keys.fill_step({**PROFILE, **SHEET, **CONTACT})
    keys.go_on(name="do", value="next")
    keys.look("kinds-empty")
    for kind in sorted(KINDS):
        answer(keys, kind, KINDS[kind][2], tmp_path)
    for column, text in (("item", "町歩き"), ("group_role", "案内"), ("city_role", "資料")):
        keys.write(f"form.widgets.{key(ROLE)}.0.widgets.{column}", text)
    keys.go_on(name="do", value="save")
    keys.look("kinds-saved")
    member.page.set_viewport_size(WIDE)
    member.look("kinds-wide")
    member.page.set_viewport_size(NARROW)
    keys.go_on(name="do", value="next")
    member.sees("必要なところはすべて書けています。")
    keys.look("kinds-preview")
    keys.go_on(name="do", value="send")
    member.go(f"{draft}/@@kyodo-papers?form=preliminary_sheet")
    text = " ".join(member.text.split())
    said = [one[3] for one in KINDS.values() if one[2] is not None]
    assert [one for one in [*said, "町歩き"] if one not in text] == []
    assert crew.problems == [], "\n".join(crew.problems)


def answer(keys: Keys, kind: str, value, folder: Path) -> None:
    """Answer a question of a kind, by keyboard."""
    name = f"form.widgets.{key(kind)}"
    if value is None:
        return
    if kind.endswith(".Likert"):
        for number in (1, 2):
            keys.choose(f"{name}.{number}", value)
    elif isinstance(value, tuple):
        for part, text in zip(("year", "month", "day", "time"), value, strict=False):
            keys.write(f"{name}.{part}", text)
    elif kind.endswith(("BlobFile", "BlobImage")):
        keys.attach(name, folder / value)
    else:
        keys.answer(key(kind), value)
