"""The English catalogue says what the Japanese texts say, all of them and no others."""

from babel.messages.pofile import read_po
from pathlib import Path
import pytest
import re
import subprocess


ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "src" / "kamakura" / "kyodo" / "locales"
CATALOGUE = LOCALES / "en" / "LC_MESSAGES" / "kamakura.kyodo.po"
PLACEHOLDER = re.compile(r"\$?\{\w+\}")
ENTITY = re.compile(r"&\w+;|<[^>]+>")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]")

# An English date has the western year and the name of the month: ``browser/dates.py`` offers them.
DATES = {"${era}": "", "${year}": "${gregorian}", "${month}": "${month_name}"}

# Choices and groups of the site are quoted as they stand there.
QUOTED = {"会長", "副会長", "協働事業 事務局", "協働事業推進部会"}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Japanese text -> English text."""
    with CATALOGUE.open("rb") as opened:
        return {entry.id: entry.string for entry in read_po(opened) if entry.id}


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def wanted(text: str) -> list[str]:
    """The placeholders that the English text has to have."""
    found = placeholders(text)
    if "${era}" in found:
        found = [DATES.get(one, one) for one in found]
    return sorted(filter(None, found))


def test_catalogue_holds_every_text_of_the_sources_and_no_other():
    done = subprocess.run([ROOT / "scripts" / "i18n.sh", "--check"], capture_output=True, text=True)
    assert done.stdout.splitlines()[1:] == []
    assert done.returncode == 0


def test_every_text_is_translated(texts):
    assert [text for text, english in texts.items() if not english] == []


def test_nothing_is_left_to_be_checked():
    assert "fuzzy" not in CATALOGUE.read_text(encoding="utf-8")


def test_placeholders_are_the_same(texts):
    differ = [text for text, english in texts.items() if placeholders(english) != wanted(text)]
    assert differ == []


def test_markup_is_the_same(texts):
    differ = [
        text
        for text, english in texts.items()
        if sorted(ENTITY.findall(english)) != sorted(ENTITY.findall(text))
    ]
    assert differ == []


def test_no_japanese_is_left(texts):
    left = {
        english
        for english in texts.values()
        if JAPANESE.search(re.sub(f"“({'|'.join(QUOTED)})”", "", english))
    }
    assert left == set()


def test_space_at_the_end_is_kept(texts):
    """Two texts are put together where one ends in a space."""
    differ = [
        text for text, english in texts.items() if text.endswith(" ") and not english.endswith(" ")
    ]
    assert differ == []


def test_japanese_has_a_catalogue_so_that_it_never_falls_back_to_english():
    path = LOCALES / "ja" / "LC_MESSAGES" / "kamakura.kyodo.po"
    with path.open("rb") as opened:
        assert [entry.id for entry in read_po(opened) if entry.id] == []
