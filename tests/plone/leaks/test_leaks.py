"""Nobody meets what is not theirs, on any address, at any moment; whoever must read, reads."""

from tests.plone.leaks.matrix import ANYBODY
from tests.plone.leaks.matrix import CENTER
from tests.plone.leaks.matrix import COMMITTEE
from tests.plone.leaks.matrix import LOGINS
from tests.plone.leaks.matrix import MARKING
from tests.plone.leaks.matrix import OUR_GROUP
from tests.plone.leaks.matrix import OUTSIDE
from tests.plone.leaks.matrix import PREPARED
from tests.plone.leaks.matrix import RELEASED
from tests.plone.leaks.matrix import SECTION
from tests.plone.leaks.matrix import THEIR_GROUP
from tests.plone.leaks.matrix import WALKERS
from tests.plone.leaks.posts import STRANGERS
import pytest


MOMENTS = {"marking": MARKING, "prepared": PREPARED, "released": RELEASED}
BLIND = (ANYBODY, "zqother", "zqformer", "zqleader", "zqreader", "zqmidori", "zqbosai", "zqcenter")

# Who signed up to observe, or was invited, has no account; the mail is about them.
OWN = {
    "zqinvited@example.com": ("zqinvited", "zqlink"),
    "zqreach-1@example.com": ("zqobserver-1", "zqreach-1", "zqseat", "zqownlink"),
    "zqreach-2@example.com": ("zqobserver-2", "zqreach-2", "zqgivenback", "zqownlink"),
}
# The vice-chair walks no way of their own; who has left was one of the group before.
STANDS_FOR = {"zqvice": "zqmember", "zqformer": "zqleader"}
AFTER_THE_LEAVING = {"selection_result", "project_decided", "report_received", "evaluation_opened"}

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
        "zqtitle-ours",
        "zqtitle-theirs",
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


@pytest.mark.parametrize("person", STRANGERS)
def test_no_button_answers_with_what_is_not_theirs(visit, person):
    met = visit.pressed[person].met
    leaks = {w: met[w][:4] for w, rule in PREPARED.items() if w in met and person not in rule.may}
    assert leaks == {}


@pytest.mark.parametrize("person", STRANGERS)
def test_no_button_of_others_writes_or_breaks(visit, person):
    assert (visit.pressed[person].wrote, visit.pressed[person].broken) == ([], [])


def test_many_buttons_are_pressed(visit):
    assert min(walk.count for walk in visit.pressed.values()) > 100


def test_mails_tell_nobody_what_is_not_theirs(visit):
    leaks = []
    for mail, rules in visit.mails:
        own = OWN.get(mail.recipient.email, ())
        user = mail.recipient.user_id
        person = STANDS_FOR.get(user, user or ANYBODY)
        text = f"{mail.subject} {mail.sent_body}"
        leaks += [
            (mail.kind, mail.recipient.email, word)
            for word, rule in rules.items()
            if word in text and person not in rule.may and word not in own
        ]
    assert leaks == []


def test_who_has_left_the_group_is_told_nothing_more(visit):
    kinds = {one.kind for one, _rules in visit.mails if one.recipient.user_id == "zqformer"}
    assert kinds & AFTER_THE_LEAVING == set()


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        ("reminder", OUR_GROUP - {"zqreader"} | THEIR_GROUP | SECTION | CENTER | COMMITTEE),
        ("observer_placed", {""}),
        ("selection_result", OUR_GROUP - {"zqreader"} | THEIR_GROUP),
    ],
)
def test_mails_that_could_tell_too_much_were_written(visit, kind, people):
    mails = [mail for mail, _rules in visit.mails]
    assert {one.recipient.user_id for one in mails if one.kind == kind} >= people
