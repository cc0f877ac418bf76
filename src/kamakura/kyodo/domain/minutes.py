"""議事録: names of members that the city does not publish are not in what everybody reads."""

from collections.abc import Iterable
import re


BLANK = "[  ]*"
OFFICES = "副委員長|委員長|副会長|会長|委員"
MEMBER = "委員"


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with the office, or else 「委員」, in the place of each name.

    Names as they stand on the list of members; found whole however they are spaced, and by the
    family name where an office, 氏 or さん follows: alone it may be a word (森, 林).
    """
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
