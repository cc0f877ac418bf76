"""繰上げ: while it is prepared, nobody but the secretariat meets anything of it."""

from kamakura.kyodo.testing import FUNCTIONAL_TESTING
from tests.plone.leaks.places import BLIND
from tests.plone.leaks.places import MOMENTS
from tests.plone.leaks.places import openness
from tests.plone.leaks.places import walk_places
from tests.plone.leaks.places import WALKERS
import pytest


@pytest.fixture(scope="module")
def walked(functional_session):
    """What everybody met at each moment."""
    FUNCTIONAL_TESTING.testSetUp()
    try:
        yield walk_places(FUNCTIONAL_TESTING["portal"])
    finally:
        FUNCTIONAL_TESTING.testTearDown()


each_walk = pytest.mark.parametrize(
    ("moment", "person"), [(moment, person) for moment in MOMENTS for person in WALKERS]
)


@each_walk
def test_nobody_meets_what_is_not_theirs(walked, moment, person):
    met, may = walked[moment][person].met, openness(moment)
    assert {word: met[word][:4] for word in may if word in met and person not in may[word]} == {}


@pytest.mark.parametrize(("moment", "person"), [("offered", "jimu"), ("moved", "gp4")])
def test_who_must_finds_it(walked, moment, person):
    assert "zqmovedup" in walked[moment][person].met


@pytest.mark.parametrize("person", BLIND)
def test_everybody_reads_the_words_for_the_public_once_they_are_out(walked, person):
    met = walked["moved"][person].met
    assert ("zqtold" in met, "zqpraise" in met) == (True, True)


@pytest.mark.parametrize("person", BLIND)
def test_preparing_changes_no_page(walked, person):
    before, after = walked["free"][person].pages, walked["offered"][person].pages
    assert [url for url in before if before[url] != after[url]] == []


@pytest.mark.parametrize("person", BLIND)
def test_the_release_changes_the_public_table(walked, person):
    before, after = walked["offered"][person].pages, walked["moved"][person].pages
    changed = [url for url in before if before[url] != after[url]]
    assert any("@@kyodo-result" in url for url in changed)


@each_walk
def test_no_page_breaks_or_writes(walked, moment, person):
    walk = walked[moment][person]
    assert (walk.broken, walk.wrote, walk.unprotected) == ([], [], [])
