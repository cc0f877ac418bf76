"""マイページ leads everybody to what they have to do, and nobody to somebody else's place."""

from kamakura.kyodo.interfaces import IKyodoLayer
from plone import api
from tests.plone import sample
from zope.interface import alsoProvides
import pytest


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    return sample.make_site(portal)


def lands(site, who: str) -> str:
    """The place somebody is sent to at once, below the scheme; empty where a choice is shown."""
    with sample.acting(who):
        site.program.restrictedTraverse("@@kyodo-home")()
    found = site.portal.REQUEST.response.getHeader("location") or ""
    return found.removeprefix(site.program.absolute_url())


def offered(site, who: str) -> list[str]:
    """The links of the choice."""
    with sample.acting(who):
        page = site.program.restrictedTraverse("@@kyodo-home")
        page()
        return [page.translate(link.text) for link in page.places()]


@pytest.mark.parametrize("who", ["bosai", "center"])
def test_department_and_centre_land_on_their_list(site, who):
    assert lands(site, who) == "/@@kyodo-mylist"


def test_list_opens_for_whom_it_is_offered_to(site):
    for who in ("bosai", "center", "jimu"):
        with sample.acting(who):
            assert "担当の一覧" in site.program.restrictedTraverse("@@kyodo-mylist")()


def test_group_lands_on_its_page(site):
    assert lands(site, "daihyo") == site.organization.absolute_url().removeprefix(
        site.program.absolute_url()
    )


def test_secretariat_is_offered_its_list_and_the_calls(site):
    title = site.call.title
    assert offered(site, "jimu") == ["担当の一覧", "協働事業の管理", f"{title}の管理"]


def test_whoever_has_nothing_yet_is_told_how_to_begin(site):
    api.user.create(username="tanin", email="tanin@example.com", password=sample.PASSWORD)
    with sample.acting("tanin"):
        shown = site.program.restrictedTraverse("@@kyodo-home")()
    assert "提案をするには、はじめに団体を登録します。" in shown
