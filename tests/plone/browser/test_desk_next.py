"""次にすること of the proposal desk: in every state one act, one link, or whom it waits for."""

from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.domain.states import life_cycle
from plone import api
from tests.plone import chosen
from tests.plone import sample
from tests.plone.browser import desk_states as states
from tests.plone.browser.desk_states import CASES
from tests.plone.browser.desk_states import OVER
from tests.plone.browser.desk_states import WAIT
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
import pytest


@pytest.mark.parametrize(
    ("state", "make", "words", "button", "place"),
    CASES,
    ids=[f"{number}-{case[0]}" for number, case in enumerate(CASES)],
)
def test_box_of_the_secretariat_says_what_is_next(site, state, make, words, button, place):  # noqa: F811
    proposal = make(site)
    assert api.content.get_state(proposal) == state
    box = page(proposal, "kyodo-desk", by="jimu").select_one(".kyodo-next")
    assert words in text(box.select_one(".kyodo-next-text"))
    links = [text(one) for one in box.select("a, summary")]
    assert links == ([button] if button else [])
    if place in (WAIT, OVER):
        assert text(box.h2) == place
        return
    assert text(box.h2) == "次にすること"
    if box.summary is not None:
        assert box.select_one("button[name=do]")["value"] == place
    elif place == "consultation":
        assert box.a["href"] == consultations_of(proposal)[-1].absolute_url()
    else:
        assert box.a["href"].endswith(place)


def test_every_state_is_in_the_table():
    assert {case[0] for case in CASES} == {one.id for one in life_cycle("proposal").states}


def test_requirements_without_a_department_lead_to_the_departments(site):  # noqa: F811
    proposal = states.judged(site)
    proposal.sections = []
    desk = page(proposal, "kyodo-desk", by="jimu")
    link = desk.select_one(".kyodo-next a")
    assert (text(link), link["href"]) == ("担当課を決める", "#sections")
    assert desk.select_one("#sections") is not None


def test_act_of_the_box_does_not_stand_below_as_well(site):  # noqa: F811
    desk = page(sample.submitted(site), "kyodo-desk", by="jimu")
    assert len(desk.select("button[value=accept]")) == 1


def test_act_of_the_box_is_done_where_it_stands(site):  # noqa: F811
    proposal = sample.submitted(site)
    press(proposal, "kyodo-desk", by="jimu", do="accept")
    assert api.content.get_state(proposal) == "screening"


def test_decided_proposal_leads_to_its_project(site):  # noqa: F811
    project = chosen.decided(site)
    (proposal,) = children(site.call, "KyodoProposal")
    link = page(proposal, "kyodo-desk", by="jimu").select_one(".kyodo-next a")
    assert (text(link), link["href"]) == (
        "事業の手続きを開く",
        f"{project.absolute_url()}/@@kyodo-projectdesk",
    )


@pytest.mark.parametrize(
    ("make", "words", "button"),
    [
        (states.asked, "担当の欄を記入してください。", "協議の画面を開く"),
        (sample.submitted, "事務局の番です。", ""),
        (states.consulting, "担当の欄を記入してください。", "協議の画面を開く"),
        (states.in_state("judging"), "選考委員会の番です。", ""),
        (
            states.in_state("decided"),
            "実施が決まりました。このあとは、事業の手続きで進めます。",
            "",
        ),
        (states.dropped, "4者協議で見送りになりました。", ""),
    ],
)
def test_box_of_the_section_says_what_is_next(site, make, words, button):  # noqa: F811
    box = page(make(site), "kyodo-desk", by="bosai").select_one(".kyodo-next")
    assert text(box.select_one(".kyodo-next-text")) == words
    assert [text(one) for one in box.select("a, summary")] == ([button] if button else [])
