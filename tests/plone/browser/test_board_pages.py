"""The board of all proposals: filters, order, bulk steps with preview, the workbook."""

from AccessControl import Unauthorized
from datetime import timedelta
from io import BytesIO
from kamakura.kyodo.browser.bulk.words import STEP_WORDS
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import screening
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.bulk_steps import STEPS
from openpyxl import load_workbook
from plone import api
from tests.plone import sample
from tests.plone import selection_sample
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import rows
from tests.plone.browser.test_desks import text
from zope.interface import alsoProvides
import pytest


NOW = sample.NOW


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    return sample.make_site(portal)


def board(site, **form):
    return rows(page(site.call, "kyodo-board", by="jimu", **form), "提案")


def test_late_filter_finds_what_is_past_its_due_date(site):
    sample.consulting(site, title="協議中の提案")
    sample.submitted(site, title="届いた提案")
    before = board(site, late="1")
    site.portal.REQUEST.environ["kyodo.received_at"] = NOW + timedelta(days=15)
    assert (before, board(site, late="1")) == ([], ["協議中の提案"])


def test_order_by_days_waiting_puts_the_longest_first(site):
    newer = sample.submitted(site, title="新しい")
    older = sample.submitted(site, title="古い")
    with sample.acting("jimu"):
        screening.accept_proposal(newer, by="jimu", now=NOW + timedelta(days=3))
        screening.accept_proposal(older, by="jimu", now=NOW + timedelta(days=1))
    assert board(site, order="since") == ["古い", "新しい"]


def test_order_by_reading(site):
    for title, yomi in (("亜", "わ"), ("和", "あ")):
        proposal = sample.submitted(site, title=title)
        proposal.yomi = yomi
        proposal.reindexObject()
    assert board(site, order="yomi") == ["和", "亜"]


def test_filter_by_whose_turn(site):
    sample.consulting(site, title="協議中の提案")
    sample.submitted(site, title="届いた提案")
    assert board(site, waiting="section:bosai") == ["協議中の提案"]


def choose(site, **form):
    view = press(site.call, "kyodo-board", by="jimu", do="choose", **form)
    return view.request.response.getHeader("location")


def test_nothing_ticked_is_said_and_the_step_is_kept(site):
    sample.submitted(site)
    view = press(site.call, "kyodo-board", by="jimu", do="choose", step="accept")
    assert [str(item.text) for item in view.error_items] == [
        "提案が選ばれていません。1件以上選んでください。"
    ]
    assert view.step_field.value == "accept"


def test_ticked_ones_are_shown_with_what_will_happen(site):
    proposal = sample.submitted(site, title="届いた提案")
    other = sample.in_preliminary(site, title="調整中の提案")
    choose(site, step="accept", uid=[proposal.UID(), other.UID()])
    soup = page(site.call, "kyodo-bulk", by="jimu")
    assert rows(soup, "押すとこうなります") == ["届いた提案", "調整中の提案"]
    assert text(soup.select_one('button[value="go"]')) == "1件で行う"


def test_step_for_none_shows_reasons_and_no_button(site):
    other = sample.in_preliminary(site, title="調整中の提案")
    choose(site, step="accept", uid=[other.UID()])
    soup = page(site.call, "kyodo-bulk", by="jimu")
    assert rows(soup, "行えない理由") == ["調整中の提案"]
    assert soup.select('button[value="go"]') == []


def test_first_choice_of_a_step_is_to_choose_once(site):
    sample.submitted(site)
    options = page(site.call, "kyodo-board", by="jimu").select("#step option")
    assert [text(one) for one in options].count("選んでください") == 1


def test_all_that_match_the_filter_are_taken(site):
    sample.submitted(site, title="届いた提案")
    sample.in_preliminary(site, title="調整中の提案")
    choose(site, step="accept", all="1", state="submitted")
    assert rows(page(site.call, "kyodo-bulk", by="jimu"), "押すとこうなります") == ["届いた提案"]


def test_press_carries_out_and_says_how_many(site):
    proposal = sample.submitted(site)
    choose(site, step="accept", uid=proposal.UID())
    press(site.call, "kyodo-bulk", by="jimu", do="go", position="0")
    soup = page(site.call, "kyodo-bulk", by="jimu")
    assert "1件のうち1件を行いました" in text(soup)
    assert api.content.get_state(proposal) == "screening"


def test_missing_sections_are_asked_for_beside_their_field(site):
    proposal = sample.submitted(site)
    choose(site, step="sections", uid=proposal.UID())
    view = press(site.call, "kyodo-bulk", by="jimu", do="go", position="0")
    assert (list(view.errors), proposal.sections) == (["sections"], ["bosai"])


def test_given_up_batch_leaves_the_rest_as_it_was(site):
    proposal = sample.submitted(site)
    choose(site, step="accept", uid=proposal.UID())
    press(site.call, "kyodo-bulk", by="jimu", do="stop")
    soup = page(site.call, "kyodo-bulk", by="jimu")
    assert "始めた手続きはありません" in text(soup)
    assert api.content.get_state(proposal) == "submitted"


@pytest.mark.parametrize("name", ["kyodo-bulk", "kyodo-board-xlsx"])
@pytest.mark.parametrize("user", ["bosai", "center", "iin", "daihyo"])
def test_bulk_and_workbook_are_the_secretariats(site, name, user):
    with pytest.raises(Unauthorized):
        page(site.call, name, by=user)


def sheet(data):
    return [list(row) for row in load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]


def test_workbook_has_the_rows_of_the_filter(site):
    sample.submitted(site, title="届いた提案")
    sample.in_preliminary(site, title="調整中の提案")
    request = site.portal.REQUEST
    request.form.clear()
    request.form.update({"state": "preliminary"})
    with sample.acting("jimu"):
        data = site.call.restrictedTraverse("@@kyodo-board-xlsx")()
    head, *found = sheet(data)
    assert (head[1], [row[1] for row in found]) == ("提案", ["調整中の提案"])


def test_workbook_has_no_drafts(site):
    sample.make_proposal(site, title="下書き")
    with sample.acting("jimu"):
        made = export_of(site.call, "board").download(by="jimu", now=NOW)
    assert len(sheet(made.data)) == 1


def test_workbook_tells_nothing_of_a_decided_result_before_its_release(portal):
    made = selection_sample.closed(portal)
    now = selection_sample.NOW
    with selection_sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=now)
        release.prepare_release(made.call, by="jimu", now=now)
        data = export_of(made.call, "board").download(by="jimu", now=now).data
    _head, *found = sheet(data)
    assert [row[5] for row in found] == ["審査中"] * 5


def test_every_bulk_step_has_its_words():
    assert list(STEP_WORDS) == list(STEPS)
