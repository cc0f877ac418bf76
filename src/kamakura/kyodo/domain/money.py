"""Whole yen, read and written as on the city's forms."""

from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
import re
import unicodedata


class MoneyCode(RefusalCode):
    """What can be wrong with an amount typed by a person."""

    UNREADABLE = "amount_unreadable"
    FRACTION = "amount_not_whole_yen"
    NEGATIVE = "amount_negative"
    TOO_LARGE = "amount_too_large"


MINUS = "△"
LARGEST = 999_999_999_999
_SIGNS = str.maketrans({"▲": "-", "△": "-", "−": "-", "－": "-", "‐": "-", "–": "-", "、": ","})


_MAN = re.compile(
    r"^([-¥\\]*)(\d{1,3}(?:,\d{3})+|\d{1,8})万"
    r"(?:(\d)千(\d{1,3})?|(\d,\d{3}|\d{1,4}))?(?=円|yen|也|$)",
    re.ASCII,
)


def _without_man(text: str) -> str:
    """30万円 as 300000円, 3万5千円 as 35000円; all else as it is."""
    found = _MAN.match(text)
    if not found:
        return text
    man, sen, *rest = (int((part or "0").replace(",", "")) for part in found.groups()[1:])
    return f"{found[1]}{man * 10_000 + sen * 1_000 + sum(rest)}{text[found.end() :]}"


def parse_yen(text: str, *, negative: bool = False) -> int:
    """Read 1234, １，２３４円, ¥1,234, 30万円, △1,234 as whole yen; Refused if it is none."""
    plain = "".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())
    plain = _without_man(plain)
    found = re.fullmatch(
        r"(?P<a>-?)[¥\\]?(?P<b>-?)(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<f>\.\d+)?(?:円|yen)?(?:也)?",
        plain,
        re.ASCII,
    )
    if not found or (found["a"] and found["b"]):
        raise refuse(MoneyCode.UNREADABLE, text=text)
    if found["f"] and set(found["f"]) - set(".0"):
        raise refuse(MoneyCode.FRACTION, text=text)
    number = found["n"].replace(",", "").lstrip("0") or "0"
    if len(number) > len(str(LARGEST)):
        raise refuse(MoneyCode.TOO_LARGE, text=text)
    amount = int(number)
    if amount and (found["a"] or found["b"]):
        if not negative:
            raise refuse(MoneyCode.NEGATIVE, text=text)
        amount = -amount
    return amount


def format_number(amount: int) -> str:
    """1,234, and △1,234 below zero; for tables whose heading says 円."""
    return f"{MINUS if amount < 0 else ''}{abs(amount):,}"


def format_yen(amount: int) -> str:
    """1,234円, and △1,234円 below zero."""
    return f"{format_number(amount)}円"
