"""The two lists inside an Office file that say what it does: its relations and its content types.

They are read as XML, as Office reads them: in any encoding, with entities resolved, in any
order. A list that brings its own entities or cannot be read is no list of an Office program.
"""

from collections.abc import Iterator
from xml.parsers import expat


# A link for people, a picture or another workbook elsewhere is common and harmless; these
# fetch and run something as soon as the file is opened.
_FETCHING = frozenset({"attachedtemplate", "oleobject", "subdocument", "frame", "package"})
_MACROS = frozenset({"vbaproject", "wordvbadata"})


class BadXml(ValueError):
    """The list is not well-formed, or brings entities of its own."""


def danger_of_relations(text: bytes, *, links_only: bool) -> str:
    """ "macro" or "outside" for what a ``.rels`` part leads to; "" if nothing.

    ``links_only``: nothing but links for people may lead out of the file. Raises ``BadXml``.
    """
    found = ""
    for name, attributes in _elements(text):
        if name != "relationship":
            continue
        kind = attributes.get("type", "").strip().rpartition("/")[2].lower()
        if kind in _MACROS:
            return "macro"
        if attributes.get("targetmode", "").strip().lower() == "external" and (
            kind != "hyperlink" if links_only else kind in _FETCHING
        ):
            found = "outside"
    return found


def names_macros(text: bytes) -> bool:
    """Does ``[Content_Types].xml`` name a part with macros? Raises ``BadXml``."""
    return any(
        "macroenabled" in value.lower() or "vbaproject" in value.lower()
        for _name, attributes in _elements(text)
        for value in attributes.values()
    )


def _elements(text: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element with its attributes; names in small letters, without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    def refuse(*declaration: object) -> None:
        raise BadXml("a document type of its own")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise BadXml(str(error)) from error
    yield from found


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
