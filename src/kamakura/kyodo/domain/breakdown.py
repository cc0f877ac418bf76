"""積算内訳: does the calculation that was written give the amount beside it?

Only a hint for the person who types. Whatever cannot be read for certain is passed over in
silence: percentages, fractions, 「1万5千円」, products without a price.
"""

from dataclasses import dataclass
from fractions import Fraction
from kamakura.kyodo.domain.budget import BudgetCode
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import warning
import re
import unicodedata


# The browser counts with the same patterns (browser/static/sums.js).
_TIMES = re.compile("[xX*✕✖╳·]")
_ASIDE = re.compile(r"\([^()×]*\)")
_END_OF_TERM = re.compile(r"([、。;\n+=()]|,(?![0-9]{3})|(?<=[^0-9×,]) +(?=[0-9¥\\]))")
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,3})?"
_SIGN = r"(?<![A-Za-z0-9.,/÷%万千百-])[¥\\]?"
_FIRST = re.compile(rf"({_SIGN})({_NUMBER})(万?)([^0-9.,/÷%-]{{0,8}})$")
_NEXT = re.compile(rf"([¥\\]?)({_NUMBER})(万?)([^0-9.,/÷%-]{{0,8}})$")
_LAST = re.compile(rf"([¥\\]?)({_NUMBER})(万?)(?![0-9.,/÷%])([^0-9.,/÷%-]{{0,8}})")
_PRICE = re.compile(rf"(?<![0-9.,])(?:[¥\\]({_NUMBER})|({_NUMBER})円)")
BARE_PRICE = 100
"""A factor without a unit is taken for a price from so many yen on."""


@dataclass(frozen=True)
class Product:
    """「30円×5,000」 and what it comes to."""

    text: str
    yen: Fraction


@dataclass(frozen=True)
class Calculation:
    """The products of a text, and the amounts beside them (送料500円)."""

    products: tuple[Product, ...]
    beside: tuple[Fraction, ...]


def calculation(text: str) -> Calculation:
    """Read the terms of a text; a number behind = is a result and no term."""
    plain = _TIMES.sub("×", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[ \t]*([×=])[ \t]*", r"\1", _ASIDE.sub("", plain))
    products, beside = [], []
    parts = ["", *_END_OF_TERM.split(plain)]
    for sign, term in zip(parts[::2], parts[1::2], strict=True):
        found = None if sign == "=" else _product(term)
        if found:
            products.append(found)
            term = _rest(term)
        beside += [_value(one[1] or one[2]) for one in _PRICE.finditer(term) if sign != "="]
    return Calculation(tuple(products), tuple(beside))


def _product(term: str) -> Product | None:
    first, *more = term.split("×")
    if not more:
        return None
    found = [_FIRST.search(first), *(_NEXT.match(one) for one in more[:-1]), _LAST.match(more[-1])]
    if not all(found):
        return None
    yen, has_price, texts = Fraction(1), False, []
    for match in found:
        sign, number, ten_thousands, unit = match.groups()
        value = _value(number) * (10_000 if ten_thousands else 1)
        is_yen = bool(sign) or "円" in unit
        has_price |= is_yen or (not unit.strip() and value >= BARE_PRICE)
        yen *= value
        texts.append(f"{number}{ten_thousands}{'円' if is_yen else ''}")
    return Product("×".join(texts), yen) if has_price else None


def _rest(term: str) -> str:
    first, *_more, last = term.split("×")
    return f"{_FIRST.sub('', first)} {_LAST.sub('', last, count=1)}"


def _value(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def breakdown_finding(text: str, amount: int, field: str, *, row: int) -> Finding | None:
    """A warning when no product of the text, nor their sum, comes to the amount."""
    found = calculation(text)
    if not found.products or not amount:
        return None
    total, beside = sum(one.yen for one in found.products), sum(found.beside)
    fits = [one.yen for one in found.products] + list(found.beside)
    fits += [total, total + beside, total - beside]
    # Half a yen is cut off or rounded up, as the shop does.
    if any(yen - 1 < amount < yen + 1 for yen in fits):
        return None
    written = "＋".join(one.text for one in found.products)
    product = f"{written}＝{format_number(int(total))}円"
    params = {"row": row, "product": product, "amount_yen": amount}
    return warning(BudgetCode.BREAKDOWN_DIFFERS, field, **params)
