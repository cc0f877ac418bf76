"""Nobody meets what is not theirs, on any address, at any moment; whoever must read, reads."""

from tests.plone.leaks.matrix import ANYBODY
from tests.plone.leaks.matrix import LOGINS
from tests.plone.leaks.matrix import MARKING
from tests.plone.leaks.matrix import OUTSIDE
from tests.plone.leaks.matrix import PREPARED
from tests.plone.leaks.matrix import RELEASED
from tests.plone.leaks.matrix import WALKERS
import pytest


MOMENTS = {"marking": MARKING, "prepared": PREPARED, "released": RELEASED}
BLIND = (ANYBODY, "zqother", "zqformer", "zqleader", "zqreader", "zqmidori", "zqbosai", "zqcenter")

each_walk = pytest.mark.parametrize(
    ("moment", "person"), [(moment, person) for moment in MOMENTS for person in WALKERS]
)


@each_walk
def test_nobody_meets_what_is_not_theirs(walked, moment, person):
    met = walked[moment][person].met
    leaks = {
        word: urls[:4]
        for word, urls in met.items()
        if word in MOMENTS[moment] and person not in MOMENTS[moment][word].may
    }
    assert leaks == {}


@each_walk
def test_everybody_finds_what_they_must(walked, moment, person):
    met = walked[moment][person].met
    must = {word for word, rule in MOMENTS[moment].items() if person in rule.must}
    if moment != "prepared":
        must &= set(WALKED_AGAIN[moment])
    assert must - set(met) == set()


# At these moments not everything is walked again; these words are on the pages that are.
WALKED_AGAIN = {
    "marking": ("zqmark-m1-ours", "zqmark-m3-theirs", "zqmark-m4-ours", "zqissue-ours"),
    "released": (
        "zqcomment-ours",
        "zqissue-ours",
        "zqfuture",
        "zqreceipt",
        "zqevalgroup",
        "zqevalsection",
    ),
}


@pytest.mark.parametrize("person", OUTSIDE)
@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_outside_learns_a_login_name(walked, moment, person):
    met = walked[moment][person].met
    learnt = {w: met[w][:4] for w in LOGINS if w in met and w not in OUTSIDE[person]}
    assert learnt == {}


@each_walk
def test_no_page_breaks(walked, moment, person):
    assert walked[moment][person].broken == []


@each_walk
def test_reading_writes_nothing(walked, moment, person):
    assert walked[moment][person].wrote == []


@each_walk
def test_pages_are_private_and_files_are_attachments(walked, moment, person):
    assert walked[moment][person].unprotected == []


@pytest.mark.parametrize("person", BLIND)
def test_a_prepared_result_changes_no_page(walked, person):
    before, after = walked["marking"][person].pages, walked["prepared"][person].pages
    assert [url for url in before if before[url] != after[url]] == []


def test_the_walk_is_wide(walked):
    counts = [walk.count for walks in walked.values() for walk in walks.values()]
    assert sum(counts) > 8000
