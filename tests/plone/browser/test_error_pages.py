"""Where there is no page, people are told so in plain words and shown a way on."""

from bs4 import BeautifulSoup
from kamakura.kyodo.browser.home.view import Home
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from tests.plone import sample
import pytest
import transaction


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"])
    transaction.commit()
    return made


@pytest.fixture
def opened(functional, site):
    def opened(path, user="", password=sample.PASSWORD):
        browser = Browser(functional["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        if user:
            browser.addHeader("Authorization", f"Basic {user}:{password}")
        browser.open(f"{site.portal.absolute_url()}/{path}")
        return browser

    return opened


def page_of(browser):
    return BeautifulSoup(browser.contents, "html.parser")


def ways(browser):
    return [one.get_text() for one in page_of(browser).select(".kyodo-page ul a")][:3]


def test_visitor_is_told_and_led_home(opened):
    browser = opened("nothing-here")
    assert (browser.headers["status"][:3], page_of(browser).h1.get_text()) == (
        "404",
        "ページが見つかりません",
    )
    assert ways(browser) == ["ホームへ", "協働事業のページへ", "マイページへ"]


def test_page_names_itself_in_the_title(opened):
    assert page_of(opened("nothing-here")).title.get_text().startswith("ページが見つかりません")


@pytest.mark.parametrize(("user", "sees"), [("daihyo", False), (SITE_OWNER_NAME, True)])
def test_what_went_wrong_is_for_the_manager_only(opened, site, user, sees, monkeypatch):
    def break_down(self):
        raise ValueError("秘密の理由")

    monkeypatch.setattr(Home, "update", break_down)
    password = SITE_OWNER_PASSWORD if sees else sample.PASSWORD
    browser = opened("kyodo", user, password)
    assert page_of(browser).h1.get_text() == "うまくいきませんでした"
    assert ("秘密の理由" in browser.contents) == sees


@pytest.mark.parametrize("path", ["nothing-here", "login", "kyodo"])
def test_menu_of_the_theme_has_the_name_it_points_at(opened, path):
    assert (
        page_of(opened(path)).select_one("#offcanvasNavbarLabel").get_text().strip() == "メニュー"
    )
