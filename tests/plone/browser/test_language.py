"""One site is Japanese, another English; what is written down is Japanese in both."""

from bs4 import BeautifulSoup
from kamakura.kyodo.browser.meeting.words import head
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from plone import api
from plone.testing.zope import Browser
from tests.plone import observed
from tests.plone import sample
import pytest
import transaction


WORDS = {
    "ja": {
        "heading": "協働事業とは",
        "label": "次にすること",
        "step": "を受け付けています。",
        "button": "応募のしかたを見る",
    },
    "en": {
        "heading": "What the scheme is",
        "label": "Next step",
        "step": " is open for proposals.",
        "button": "See how to apply",
    },
}


def set_language(language: str) -> None:
    api.portal.set_registry_record("plone.available_languages", [language])
    api.portal.set_registry_record("plone.default_language", language)
    transaction.commit()


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"])
    transaction.commit()
    return made


@pytest.mark.parametrize("language", ["ja", "en"])
def test_home_reads_in_the_language_of_the_site(functional, site, language):
    set_language(language)
    browser = Browser(functional["app"])
    # What a browser prefers does not count: the city decides on the language of its site.
    browser.addHeader("Accept-Language", "en" if language == "ja" else "ja")
    browser.open(site.program.absolute_url())
    page = BeautifulSoup(browser.contents, "html.parser")
    box = page.select_one(".kyodo-next")
    words = WORDS[language]
    assert words["heading"] in [one.get_text(strip=True) for one in page.select("h2")]
    said = [" ".join(one.split()) for one in box.stripped_strings]
    assert said[:2] == [words["label"], f"{site.call.title}{words['step']}"]
    assert box.select_one("a").get_text(strip=True) == words["button"]


def test_text_without_translation_into_a_third_language_is_english(functional, site):
    """As Plone itself does."""
    set_language("de")
    browser = Browser(functional["app"])
    browser.open(site.program.absolute_url())
    assert WORDS["en"]["button"] in browser.contents


def test_minutes_are_japanese_in_an_english_site(functional):
    site = sample.make_site(functional["portal"])
    committee = observed.committee_of(site, now=sample.NOW)
    meeting = observed.convened(committee, now=sample.NOW)
    set_language("en")
    lines = head(meeting).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "会議",
        "日時",
        "場所",
        "開会時の出席",
        "開会時の欠席",
        "傍聴者",
    ]


def test_japanese_text_stays_as_it_is(functional):
    assert japanese(_("募集")) == "募集"
