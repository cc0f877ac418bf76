"""The public table of a year with very many proposals comes page by page."""

from bs4 import BeautifulSoup
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone import api
from tests.plone import sample
from tests.plone import selection_sample
from zope.interface import alsoProvides
import pytest


@pytest.fixture
def call(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    call = sample.make_site(portal).call
    selection = ensure_selection(call)
    selection.released_at = sample.NOW
    selection.public_rows = tuple(_row(number) for number in range(1, 102))
    return call


def _row(number: int) -> dict:
    return {
        "uid": f"uid-{number}",
        "number": f"R8-G-{number:02d}",
        "title": f"提案 {number}",
        "kind": "group",
        "theme": "",
        "organization": "かまくら市民の会",
        "sections": ["総合防災課"],
        "outcome": "passed",
        "points": "",
        "comment": "",
    }


def numbers(call, **form) -> tuple[list[str], list[str]]:
    """First cells of the table, and the texts of the links to other pages."""
    call.REQUEST.form.clear()
    call.REQUEST.form.update(form)
    with api.env.adopt_user(username=sample.SITE_OWNER_NAME):
        soup = BeautifulSoup(call.restrictedTraverse("@@kyodo-result")(), "html.parser")
    rows = soup.select_one(".kyodo-page table").select("tbody th")
    links = [" ".join(link.get_text().split()) for link in soup.select(".kyodo-pages a")]
    return [" ".join(cell.get_text().split()) for cell in rows], links


def test_the_first_page_ends_after_a_hundred_rows(call):
    shown, links = numbers(call)
    assert (len(shown), links) == (100, ["次の100件 →"])


def test_the_second_page_has_the_rest(call):
    assert numbers(call, start="100") == (["R8-G-101"], ["← 前の100件"])


def test_a_start_that_is_no_number_is_the_beginning(call):
    shown, _links = numbers(call, start="x")
    assert len(shown) == 100


@pytest.mark.parametrize(
    ("released", "said"),
    [
        (False, "採点は締め切られました。結果の公表を待ってください。"),
        (True, "結果は公表されました。"),
    ],
)
def test_members_are_told_that_the_result_is_out(portal, released, said):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = selection_sample.NOW
    site = selection_sample.closed(portal)
    if released:
        with selection_sample.acting("jimu"):
            act = {"by": "jimu", "now": selection_sample.NOW}
            selections.accept_computed(site.call, **act)
            release.prepare_release(site.call, **act)
            release.release_selection(site.call, **act)
    with selection_sample.acting("iin4"):
        view = site.call.restrictedTraverse("@@kyodo-marking")
        view()
    assert str(view.next_step.text) == said
