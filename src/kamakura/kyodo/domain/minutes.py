"""議事録: names that the city does not publish are not in what everybody reads.

Whole names, and family names with an office after them, are taken out. What is left may be a name
or a word (森, 林): a person looks at each place before the minutes are published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.refusal import Refusal
import re


BLANK = "[  ]*"
OFFICES = "副委員長|委員長|副会長|会長|委員"
MEMBER = "委員"
AROUND = 14
"""Signs shown before and after a place."""


@dataclass(frozen=True)
class Place:
    """A word in the minutes that may be somebody's name."""

    names: tuple[str, ...]
    before: str
    word: str
    after: str


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with the office, or else 「委員」, in the place of each name.

    Names as they stand on the list of members; found whole however they are spaced, and by the
    family name where an office, 氏 or さん follows: alone it may be a word (森, 林).
    """
    names, before = tuple(names), ""
    # What takes the place of one name may stand as an office after another: 森森氏, 森委員.
    while before != text:
        before = text
        for name in names:
            text = _pattern(name).sub(lambda found: found["office"] or MEMBER, text)
    return text


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that ``without_names`` would take out."""
    return tuple(name for name in names if _pattern(name).search(text))


def _pattern(name: str) -> re.Pattern:
    family = re.escape(name.split()[0])
    whole = BLANK.join(map(re.escape, "".join(name.split())))
    alone = f"{family}(?={BLANK}(?:{OFFICES}|氏|さん))"
    return re.compile(f"(?:{whole}|{alone}){BLANK}(?P<office>{OFFICES})?(?:氏|さん)?")


def places_of(text: str, names: Iterable[str], *, known: Iterable[str] = ()) -> tuple[Place, ...]:
    """Where a whole name or a family name stands, in order; not inside the ``known`` words.

    The family name of a name that is written without a space is not known.
    """
    hidden = [
        match.span() for word in known if word for match in re.finditer(re.escape(word), text)
    ]
    found: dict[tuple[int, int], list[str]] = {}
    for name in dict.fromkeys(names):
        for match in _looked_for(name).finditer(text):
            start, end = match.span()
            if not any(first <= start and end <= last for first, last in hidden):
                found.setdefault((start, end), []).append(name)
    return tuple(_place(text, span, found[span]) for span in sorted(found))


def _looked_for(name: str) -> re.Pattern:
    whole = BLANK.join(map(re.escape, "".join(name.split())))
    family = re.escape(name.split()[0]) if len(name.split()) > 1 else whole
    return re.compile(f"{whole}|{family}")


def _place(text: str, span: tuple[int, int], names: list[str]) -> Place:
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before = text[max(line, start - AROUND) : start]
    after = text[end : min(len(text) if stop < 0 else stop, end + AROUND)]
    return Place(tuple(names), before, text[start:end], after)


def publish_refusal(count: int, *, checked: bool) -> Refusal | None:
    """Minutes with places that may be names are published when a person has looked at them."""
    return Refusal(MeetingCode.NAMES_UNCHECKED, {"count": count}) if count and not checked else None
