"""The tags of content controls: form, version and place of every answer in a Word file."""

from .docx_parts import LONGEST_TAG
from .sheet import Sheet
from dataclasses import dataclass
import re


MARK = "kyodo"
_TAG = re.compile(r"(?:(?P<form>[a-z0-9_]+):(?P<version>[0-9a-f]*):)?(?P<place>[^:]+)")
_DOCUMENT = re.compile(rf"{MARK};form=(?P<form>[a-z0-9_]+);version=(?P<version>[0-9a-f]*)")


@dataclass(frozen=True)
class Tag:
    """``budget:1a2b3c4d:income.0.amount``; ``theme=<value>`` for one box of a choice."""

    form: str
    version: str
    place: str

    @property
    def field(self) -> str:
        """The question."""
        return re.split(r"[.=]", self.place)[0]

    @property
    def choice(self) -> str | None:
        """The value a box stands for."""
        return self.place.partition("=")[2] if "=" in self.place else None

    @property
    def is_cell(self) -> bool:
        """Does it name a cell of a table?"""
        return "." in self.place and "=" not in self.place


def tag(sheet: Sheet, place: str) -> str:
    """The tag of a place; without form and version when Word would find it too long."""
    whole = f"{sheet.form_key}:{sheet.version[:8]}:{place}"
    return whole if len(whole) <= LONGEST_TAG else place[:LONGEST_TAG]


def read_tag(text: str) -> Tag | None:
    """A tag of ours, or None for somebody else's."""
    found = _TAG.fullmatch(text)
    return Tag(found["form"] or "", found["version"] or "", found["place"]) if found else None


def document_mark(form_key: str, version: str) -> str:
    """What stands in the keywords of the file: survives where the controls are lost."""
    return f"{MARK};form={form_key};version={version[:8]}"


def read_mark(keywords: str) -> tuple[str, str]:
    """(form key, first part of the version) of a file; empty when it is not ours."""
    found = _DOCUMENT.search(keywords or "")
    return (found["form"], found["version"]) if found else ("", "")
