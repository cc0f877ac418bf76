"""Japanese input: what is kept as typed, what is folded for search and comparison.

Names and prose stay as typed (髙, 﨑, 𠮷, variation selectors). Only numbers, postal codes and
telephone numbers are normalised, and a folded shadow is made for search and comparison.
"""

from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
import re
import unicodedata


class JapaneseCode(RefusalCode):
    """What can be wrong with a text typed by a person."""

    UNUSABLE_CHARACTER = "unusable_character"
    TEXT_TOO_LONG = "text_too_long"
    POSTAL_CODE = "postal_code_unreadable"
    PHONE = "phone_unreadable"
    NOT_HIRAGANA = "not_hiragana"


# Shapes of one kanji that people mix when they type a name. Used for search and comparison only.
VARIANTS = str.maketrans(
    "髙﨑嵜𠮷邉邊齋齊斎濵濱澤櫻廣國眞惠德瀨𣘺槗冨嶋嶌渕舘鷗篭龍檜曻鄕晧靜壽榮條淺彌豐藏",
    "高崎崎吉辺辺斉斉斉浜浜沢桜広国真恵徳瀬橋橋富島島淵館鴎籠竜桧昇郷皓静寿栄条浅弥豊蔵",
)
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {
    0x30FD: 0x309D,
    0x30FE: 0x309E,
}
_HIRAGANA_TO_KATAKANA = {hira: kata for kata, hira in _KATAKANA_TO_HIRAGANA.items()}
_DASH = "-~‐‑‒–—―−－ーｰ〜～─"
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_COMPATIBILITY_KANJI = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_REPEATED = re.compile("([\u3400-\u9fff\U00020000-\U0003ffff])(々+)")
_KEPT_FORMAT_CHARACTERS = "\u200c\u200d"
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOWEL_ROWS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみりゐ",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれゑ",
    "お": "おこそとのほもよろを",
}
_VOWEL = {kana: vowel for vowel, row in _VOWEL_ROWS.items() for kana in row}


def hiragana(text: str) -> str:
    """Katakana (also half-width) to hiragana; everything else stays."""
    return _widen_kana(text).translate(_KATAKANA_TO_HIRAGANA)


def katakana(text: str) -> str:
    """Hiragana and half-width katakana to full-width katakana; everything else stays."""
    return _widen_kana(text).translate(_HIRAGANA_TO_KATAKANA)


def _widen_kana(text: str) -> str:
    return re.sub("[\uff61-\uff9f]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)


def fold(text: str) -> str:
    """The shadow for search: width, case, kana kind, kanji variants and 々 no longer differ."""
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", text)).casefold()
    plain = hiragana(plain).translate(VARIANTS)
    plain = _REPEATED.sub(lambda found: found[1] * (1 + len(found[2])), plain)
    return " ".join(plain.split())


def fold_name(text: str) -> str:
    """The shadow for comparing persons: as ``fold``, and spaces and dots do not count."""
    return fold(re.sub(r"[\s・.,、]", "", unicodedata.normalize("NFKC", text)))


def same_name(one: str, other: str) -> bool:
    """True if two spellings may be the same person; an empty name is nobody's."""
    folded = fold_name(one)
    return bool(folded) and folded == fold_name(other)


def digits(text: str) -> str:
    """Only the digits, half-width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c in "0123456789")


def postal_code(text: str) -> str:
    """248-8686 from 〒２４８－８６８６, 2488686 and the like; Refused otherwise."""
    plain = re.sub(r"[\s〒]", "", unicodedata.normalize("NFKC", text))
    found = re.fullmatch(rf"([0-9]{{3}})[{_DASH}]?([0-9]{{4}})", plain)
    if not found:
        raise refuse(JapaneseCode.POSTAL_CODE, text=text)
    return f"{found[1]}-{found[2]}"


def phone(text: str) -> str:
    """0467-23-3000 (内線2311 may follow) from what people type; Refused otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    number, _, extension = plain.partition("内線")
    number = re.sub(rf"[{_DASH}()]+", "-", number).strip("-")
    extension = re.sub(rf"[:{_DASH}]", "", extension)
    count = len(number.replace("-", ""))
    wrong_extension = "内線" in plain and not re.fullmatch("[0-9]{1,6}", extension)
    if not re.fullmatch("0[0-9-]+", number) or count not in (10, 11) or wrong_extension:
        raise refuse(JapaneseCode.PHONE, text=text)
    return f"{number} 内線{extension}" if extension else number


def furigana(text: str) -> str:
    """A reading in hiragana; katakana is turned, kanji and letters are Refused."""
    plain = " ".join(hiragana(unicodedata.normalize("NFKC", text)).split())
    if not re.fullmatch("[ぁ-ゖゝゞー・ ]+", plain):
        raise refuse(JapaneseCode.NOT_HIRAGANA, text=text)
    return plain


def clean_text(text: str, *, multiline: bool = True) -> str:
    """What may be stored: composed kana, one kind of line break, no invisible controls.

    Characters only one computer knows (外字, private use) are Refused instead of dropped,
    because a name would silently lose a character.
    """
    for position, char in enumerate(text, start=1):
        if unicodedata.category(char) in ("Co", "Cs") or _is_noncharacter(char):
            code = f"U+{ord(char):04X}"
            raise refuse(JapaneseCode.UNUSABLE_CHARACTER, position=position, code=code)
    plain = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text)
    plain = "".join(char for char in plain if _is_visible(char))
    plain = compose(plain)
    if not multiline:
        return " ".join(plain.split("\n")).strip(" \t\u3000")
    return plain.strip("\n")


def _is_noncharacter(char: str) -> bool:
    return 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE


def _is_visible(char: str) -> bool:
    if char in "\n\t" or char in _KEPT_FORMAT_CHARACTERS:
        return True
    return unicodedata.category(char) not in ("Cc", "Cf")


def compose(text: str) -> str:
    """NFC, but compatibility kanji (神 and its like) keep the shape that was typed."""
    parts = _COMPATIBILITY_KANJI.split(text)
    # Odd places are the runs of compatibility kanji, which plain NFC would replace.
    return "".join(
        part if index % 2 else unicodedata.normalize("NFC", part)
        for index, part in enumerate(parts)
    )


def count_characters(text: str) -> int:
    """字数: code points after NFC; line breaks are not counted."""
    plain = unicodedata.normalize("NFC", text)
    return len(plain) - plain.count("\n") - plain.count("\r")


def length_refusal(text: str, limit: int) -> Refusal | None:
    """Refuses a text longer than its field allows."""
    count = count_characters(text)
    if count <= limit:
        return None
    params = {"count": count, "limit": limit, "over": count - limit}
    return Refusal(JapaneseCode.TEXT_TOO_LONG, params)


def yomi_span(begun: str) -> tuple[str, str]:
    """The sort keys between which every reading lies that begins like this, ぼ like ほ."""
    first = yomi_sort_key(begun).partition("\u0001")[0]
    return first, first + chr(0x10FFFF)


def yomi_sort_key(yomi: str) -> str:
    """五十音順: か before が, small kana as large, ー as its vowel; spaces do not count."""
    folded = fold_name(yomi)
    base: list[str] = []
    for char in unicodedata.normalize("NFD", folded).translate(_SMALL):
        if char in "\u3099\u309a":
            continue
        base.append(_VOWEL.get(base[-1], char) if char == "ー" and base else char)
    return f"{''.join(base)}\u0001{folded}"
