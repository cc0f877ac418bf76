"""What a design from outside may hold: questions and words, nothing that runs.

An EasyForm model can name Python classes, TALES expressions, widgets and vocabularies. Of a file
that somebody sends, only what is listed here is taken; everything else is refused by name.
"""

from .kinds import KINDS
from .tables import TABLES
from collections.abc import Iterator
from kamakura.kyodo.domain.forms import TransferCode
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from lxml import etree
from lxml import html


MODEL = "{http://namespaces.plone.org/supermodel/schema}"
EASYFORM = "{http://namespaces.plone.org/supermodel/easyform}"
TYPES = frozenset(
    {
        "zope.schema.TextLine",
        "zope.schema.Text",
        "zope.schema.Int",
        "zope.schema.Float",
        "zope.schema.Bool",
        "zope.schema.Choice",
        "zope.schema.Set",
        "zope.schema.Date",
        "zope.schema.Datetime",
        "zope.schema.URI",
        "plone.schema.email.Email",
        "plone.namedfile.field.NamedBlobFile",
        "plone.namedfile.field.NamedBlobImage",
        "collective.easyform.fields.Label",
        "collective.easyform.fields.RichLabel",
        "collective.easyform.fields.Likert",
        *(f"{table.__module__}.{table.__name__}" for table in TABLES),
    }
)
ELEMENTS = frozenset(
    [
        "model",
        "schema",
        "fieldset",
        "field",
        "title",
        "description",
        "required",
        "readonly",
        "default",
        "missing_value",
        "min",
        "max",
        "min_length",
        "max_length",
        "values",
        "element",
        "value_type",
        "vocabulary",
        "headings",
        "rich_label",
        "questions",
        "answers",
    ]
)
ATTRIBUTES = frozenset({"name", "type", "label", "description", "order", "key"})
# Written by EasyForm's own editor for every field; they only hurt when they are set.
OFF = frozenset({"serverSide", "THidden"})
EXPRESSIONS = frozenset({"TDefault", "TEnabled", "TValidator", *OFF})
VOCABULARIES = "kamakura.kyodo."
TAGS = frozenset(
    ["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "a", "h3", "h4", "div", "span"]
)


def unsafe_parts(xml: str) -> tuple[Finding, ...]:
    """Everything a design must not hold; empty when it can be read on."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(xml.encode("utf-8"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return (error(TransferCode.UNREADABLE),)
    if root.getroottree().docinfo.doctype:
        return (error(TransferCode.ENTITIES),)
    if root.tag != f"{MODEL}model":
        return (error(TransferCode.NOT_A_FORM),)
    return tuple(finding for node in root.iter() for finding in _of_node(node))


def _of_node(node) -> Iterator[Finding]:
    if not isinstance(node.tag, str):
        yield error(TransferCode.PART, part="<?…?>")
        return
    tag = node.tag.removeprefix(MODEL)
    name = _field_name(node)
    if tag not in ELEMENTS:
        yield error(TransferCode.PART, name, part=tag.rpartition("}")[2])
        return
    yield from _of_attributes(node, name)
    if tag in ("field", "value_type"):
        kind = node.get("type", "")
        if kind not in TYPES:
            yield error(TransferCode.FIELD_KIND, name, name=name, kind=kind or "?")
    text = node.text or ""
    if tag == "vocabulary" and not text.strip().startswith(VOCABULARIES):
        yield error(TransferCode.VOCABULARY, name, name=name, part=text.strip())
    if tag == "rich_label":
        yield from _of_html(text, name)


def _field_name(node) -> str:
    for one in (node, *node.iterancestors()):
        if one.tag == f"{MODEL}field":
            return one.get("name", "")
    return ""


def _of_attributes(node, name: str) -> Iterator[Finding]:
    for attribute, value in node.attrib.items():
        if attribute in ATTRIBUTES:
            continue
        short = attribute.removeprefix(EASYFORM)
        if short == attribute:
            yield error(TransferCode.PART, name, part=attribute.rpartition("}")[2])
        elif short in EXPRESSIONS and not (short in OFF and value == "False"):
            yield error(TransferCode.EXPRESSION, name, name=name, part=short)
        elif short == "validators":
            for one in value.split("|"):
                if one and one not in KINDS:
                    yield error(TransferCode.VALIDATOR, name, name=name, part=one)
        elif short not in ("depends_on", *OFF):
            yield error(TransferCode.PART, name, part=short)


def _of_html(text: str, name: str) -> Iterator[Finding]:
    if not text.strip():
        return
    for node in html.fragment_fromstring(text, create_parent="div").iter():
        if node.tag not in TAGS:
            yield error(TransferCode.HTML, name, name=name, part=str(node.tag))
        for attribute, value in node.attrib.items():
            is_link = attribute == "href" and value.startswith(("https://", "http://", "/", "#"))
            if not is_link and attribute != "class":
                yield error(TransferCode.HTML, name, name=name, part=attribute)
