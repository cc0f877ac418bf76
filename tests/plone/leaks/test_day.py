"""当日の進行: nobody meets an item that is not theirs, nor its clock, at any moment of the day."""

from kamakura.kyodo.testing import FUNCTIONAL_TESTING
from tests.plone.leaks.day import must_meet
from tests.plone.leaks.day import openness
from tests.plone.leaks.day import OUTSIDE
from tests.plone.leaks.day import RECUSED
from tests.plone.leaks.day import SECTION_OF
from tests.plone.leaks.day import walk_day
from tests.plone.leaks.day import WALKERS
import pytest


MOMENTS = (
    "drafted",
    "announced",
    "opened",
    "skipped",
    "p1",
    "p1-paused",
    "p2",
    "p2-paused",
    "p2-questions",
    "p3",
    "p3-questions",
    "done",
    "minuted",
    "published",
)


@pytest.fixture(scope="module")
def walked(functional_session):
    """What everybody met at each moment of the day."""
    FUNCTIONAL_TESTING.testSetUp()
    try:
        yield walk_day(FUNCTIONAL_TESTING["portal"])
    finally:
        FUNCTIONAL_TESTING.testTearDown()


def pages(walked, moment, person):
    """The pages of the day as they were answered."""
    found = walked[moment][person].pages
    return {url: found[url] for url in found if "kyodo-day" in url}


def test_every_moment_is_walked(walked):
    assert tuple(walked) == MOMENTS


@pytest.mark.parametrize("person", WALKERS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_meets_what_is_not_theirs(walked, moment, person):
    met, may = walked[moment][person].met, openness(moment)
    assert {word: met[word][:4] for word in may if word in met and person not in may[word]} == {}


@pytest.mark.parametrize("person", WALKERS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_everybody_finds_what_they_must(walked, moment, person):
    must = {word for word, people in must_meet(moment).items() if person in people}
    assert must - set(walked[moment][person].met) == set()


@pytest.mark.parametrize("person", OUTSIDE)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_day_is_closed_to_who_has_no_part_in_it(walked, moment, person):
    answers = {status for status, _page in pages(walked, moment, person).values()}
    assert answers <= {302, 401, 404}


@pytest.mark.parametrize(
    ("person", "moments"),
    [
        (RECUSED, ("p2", "p2-paused", "p2-questions")),
        (SECTION_OF["P1"], ("p3", "p3-questions")),
        (SECTION_OF["P2"], ("p3", "p3-questions")),
    ],
)
def test_while_a_hidden_item_is_on_no_page_changes(walked, person, moments):
    first, *others = [pages(walked, moment, person) for moment in moments]
    assert {status for status, _page in first.values()} >= {200}
    for other in others:
        assert [url for url in first if first[url] != other[url]] == []


@pytest.mark.parametrize("person", WALKERS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_page_breaks_writes_or_is_kept_by_others(walked, moment, person):
    walk = walked[moment][person]
    assert (walk.broken, walk.wrote, walk.unprotected) == ([], [], [])
