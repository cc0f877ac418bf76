"""What a citizen reads on the pages of the demo."""

from kamakura.kyodo.content.lookup import children
from plone import api
from plone.testing.zope import Browser
import pytest
import re


@pytest.fixture
def read(demo_pages):
    """Return a function: path under the scheme -> the text of the page for anonymous."""

    def page(path: str = "") -> str:
        browser = Browser(demo_pages["app"])
        browser.handleErrors = False
        browser.open(f"{demo_pages['portal'].absolute_url()}/kyodo{path}")
        main = re.search(r"<main.*?</main>", browser.contents, re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", main.group() if main else "").split())

    return page


def test_imported_year_tells_what_is_known(read):
    text = read("/fy2015")
    assert "市民活動団体提案 7件" in text
    assert "外国人のための鎌倉指南書 NPO法人JIAOLIU鎌倉" in text
    assert "出典: 団体と市の公表資料" in text


def test_imported_year_is_not_told_the_rules_of_today(read):
    text = read("/fy2015")
    assert "%以上であること" not in text
    assert "応募できる団体" not in text


def test_year_without_a_call_tells_the_reason(read):
    assert "採択された事業の実施をすべて延期しました" in read("/fy2020")


def test_home_shows_the_open_call_and_the_years(read):
    text = read()
    assert "を受け付けています。" in text
    for title in ("令和8年度募集(架空)", "令和6年度募集(架空)", "平成27年度募集"):
        assert title in text


def test_completed_project_has_its_page(demo_pages, read):
    projects = demo_pages["portal"]["kyodo"]["projects"]
    (project,) = [one for one in children(projects, "KyodoProject") if one.proposal_uid]
    assert api.content.get_state(project) == "completed"
    text = read(f"/projects/{project.getId()}")
    assert "大町から始めるやさしい防災さんぽ" in text
    assert "288,000" in text
