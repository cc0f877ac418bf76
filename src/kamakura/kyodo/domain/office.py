"""Which .docx files are opened at all: no macros, nothing fetched from outside, no zip bombs."""

from .archives import danger_in
from .archives import office_kinds
from .archives import OPENED
from .refusal import Refusal
from .refusal import RefusalCode
from types import MappingProxyType
from typing import BinaryIO


class OfficeCode(RefusalCode):
    """Why a Word file is not opened."""

    UNREADABLE = "word_unreadable"
    TOO_BIG_INSIDE = "word_too_big_inside"
    MACRO = "word_has_macro"
    OUTSIDE = "word_refers_outside"


_CODES = MappingProxyType(
    {
        "broken": OfficeCode.UNREADABLE,
        "bomb": OfficeCode.TOO_BIG_INSIDE,
        "macro": OfficeCode.MACRO,
        "outside": OfficeCode.OUTSIDE,
    }
)


def word_refusal(stream: BinaryIO) -> Refusal | None:
    """Refuses a .docx that is broken, active, or leads outside. A link to a page is harmless."""
    if "docx" not in office_kinds(stream):
        return Refusal(OfficeCode.UNREADABLE)
    danger = danger_in(stream, OPENED)
    return Refusal(_CODES[danger]) if danger else None
