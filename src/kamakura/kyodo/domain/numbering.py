"""Receipt numbers: R8-G-03 is the third group proposal of 令和8年度."""

from dataclasses import dataclass
from kamakura.kyodo.domain.fiscal import parse_fiscal_year
from kamakura.kyodo.domain.fiscal import short_era
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
import re
import unicodedata


class NumberingCode(RefusalCode):
    """What can be wrong with a receipt number typed by a person."""

    UNREADABLE = "receipt_number_unreadable"


LETTERS = {"group": "G", "city": "C"}
KINDS = {letter: kind for kind, letter in LETTERS.items()}


@dataclass(frozen=True)
class ReceiptNumber:
    """The parts of a receipt number."""

    fiscal_year: int
    kind: str
    number: int

    def __str__(self) -> str:
        return receipt_number(self.fiscal_year, self.kind, self.number)


def receipt_number(fiscal_year: int, kind: str, number: int) -> str:
    """R8-G-03 for the third ``group`` proposal of 年度 2026, R8-C-02 for a ``city`` one."""
    if number < 1:
        raise ValueError("receipt numbers start at 1")
    return f"{short_era(fiscal_year)}-{LETTERS[kind]}-{number:02d}"


def parse_receipt_number(text: str) -> ReceiptNumber:
    """Read a receipt number as people type it (full-width, lower case); Refused if unreadable."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    plain = re.sub("[‐‑‒–—―−ー]", "-", plain)
    found = re.fullmatch(r"([A-Z]?\d{1,4})-([A-Z])-?(\d{1,6})", plain, re.ASCII)
    if not found or found[2] not in KINDS or not int(found[3]):
        raise refuse(NumberingCode.UNREADABLE, text=text)
    try:
        year = parse_fiscal_year(found[1])
    except Refused:
        raise refuse(NumberingCode.UNREADABLE, text=text) from None
    return ReceiptNumber(year, KINDS[found[2]], int(found[3]))


def receipt_sort_key(text: str) -> tuple[int, int, int]:
    """Orders by 年度, then group before city, then number; R8-G-100 follows R8-G-99."""
    parts = parse_receipt_number(text)
    return parts.fiscal_year, list(LETTERS).index(parts.kind), parts.number


def by_receipt(text: str | None) -> tuple[int, int, int, str]:
    """The same for any list: what has no number, or one of another kind, comes first."""
    try:
        return (*receipt_sort_key(text or ""), "")
    except Refused:
        return 0, 0, 0, text or ""
