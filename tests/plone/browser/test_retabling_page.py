"""The page of 繰上げ: offered only when there is a place, decided, then released on its own."""

from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone import api
from tests.plone import selection_sample
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import text
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import NOW
from zope.interface import alsoProvides
import pytest


@pytest.fixture
def vacant(portal):
    """The chosen one of T1 has left; ``loser`` is next."""
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    made = selection_sample.closed(portal)
    with acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=NOW)
        release.prepare_release(made.call, by="jimu", now=NOW)
        release.release_selection(made.call, by="jimu", now=NOW)
    theirs = {api.content.get_state(made.proposals[key]): key for key in ("P3", "P4")}
    winner, made.loser = (made.proposals[theirs[one]] for one in ("passed", "not_chosen"))
    user = f"g{theirs['passed'].lower()}"
    with acting(user):
        base.move(winner, "withdraw", by=user, now=NOW, reason="辞退")
    return made


def test_desk_leads_to_who_is_next(vacant):
    soup = page(vacant.call, "kyodo-resultdesk", by="jimu")
    links = [a["href"] for a in soup.select("a") if "kyodo-retabling" in a["href"]]
    assert links == [f"{vacant.loser.absolute_url()}/@@kyodo-retabling"]


def test_reason_is_asked_for_beside_its_field(vacant):
    view = press(vacant.loser, "kyodo-retabling", by="jimu", do="decide", comment="期待")
    assert list(view.errors) == ["decide_reason"]


def test_decided_then_released(vacant):
    press(vacant.loser, "kyodo-retabling", by="jimu", do="decide", decide_reason="議決による")
    before = api.content.get_state(vacant.loser)
    press(vacant.loser, "kyodo-retabling", by="jimu", do="release")
    public = text(page(vacant.call, "kyodo-result", by="other"))
    assert (before, api.content.get_state(vacant.loser)) == ("not_chosen", "passed")
    assert "に繰上げ" in public


def test_others_have_no_button(vacant):
    soup = page(vacant.proposals["P1"], "kyodo-retabling", by="jimu")
    assert soup.select("button[name=do]") == []
