"""採点の取りまとめ: the chair sees who is done, page by page, and no sheet is loaded for it."""

from bs4 import BeautifulSoup
from collections import Counter
from kamakura.kyodo.browser.chair import results
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.sheets import member_progress
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.marking import SETTLED
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import review as reviews
from plone import api
from Products.CMFCore.indexing import processQueue
from tests.plone import judged
from tests.plone import selection_sample as sample
from zope.interface import alsoProvides
import pytest
import transaction


NOW = sample.NOW


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    made = sample.judging(portal)
    mark(made, "P1", "iin2", finish=True)
    mark(made, "P3", "iin2", finish=False)
    return made


def mark(site, key: str, member: str, *, finish: bool) -> None:
    """A member marks a proposal after the table, and perhaps finishes."""
    review = sample.review_of(site.proposals[key], member)
    words = {"marks": sample.table()[key, member], "comments": {}, "comment": "講評です。"}
    with sample.acting(member):
        reviews.save_marks(review, **words, by=member, now=NOW)
        if finish:
            reviews.finish_review(review, by=member, now=NOW)


def opened(site, **form: str) -> BeautifulSoup:
    """The page as the chair opens it."""
    site.call.REQUEST.form.clear()
    site.call.REQUEST.form.update(form)
    with sample.acting("iin1"):
        return BeautifulSoup(site.call.restrictedTraverse("@@kyodo-chair")(), "html.parser")


def put_to_sleep(things) -> None:
    """What has been written is indexed and stored; nothing of it is in memory."""
    processQueue()
    transaction.savepoint()
    for one in things:
        one._p_deactivate()


def rows(page: BeautifulSoup, caption: str) -> list[list[str]]:
    """The cells of a table, as a person reads them."""
    table = next(one for one in page.select("table") if caption in one.caption.get_text())
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]


def by_the_sheets(site) -> dict[str, tuple[int, int]]:
    """Member -> (sheets that are settled, sheets waited for), from the sheets themselves."""
    states = list(marking.sheet_states(site.call))
    settled = Counter(one.member for one in states if one.state in SETTLED)
    awaited = Counter(one.member for one in states if one.is_awaited)
    return {one.member: (settled[one.member], awaited[one.member]) for one in states}


def by_the_catalog(site) -> dict[str, tuple[int, int]]:
    """The same, as the page asks for it."""
    return {one.member: (one.done + one.recused, one.awaited) for one in member_progress(site.call)}


def test_each_member_with_what_is_done_begun_and_untouched(site):
    assert rows(opened(site), "委員ごとの進み具合") == [
        ["青柳みどり", "…採点中", "0", "0", "5", "0"],
        ["長谷川渉", "…採点中", "1", "1", "3", "0"],
        ["小町ゆかり", "…採点中", "0", "0", "4", "0"],
        ["材木座健", "…採点中", "0", "0", "5", "0"],
        ["佐助正雄", "…採点中", "0", "0", "5", "0"],
    ]


def test_no_sheet_and_no_other_proposal_is_loaded(site, monkeypatch):
    monkeypatch.setattr(results, "PAGE", 2)
    monkeypatch.setattr("kamakura.kyodo.browser.chair.progress.PAGE", 2)
    asleep = [one for proposal in site.proposals.values() for one in reviews_of(proposal)]
    asleep += [site.proposals[key] for key in ("P3", "P4", "P5")]
    put_to_sleep(asleep)
    page = opened(site)
    assert [one.getId() for one in asleep if one._p_changed is not None] == []
    assert len(rows(page, "提案ごとの進行役と除斥")) == 2


def test_presiding_members_come_page_by_page(site, monkeypatch):
    monkeypatch.setattr(results, "PAGE", 2)
    monkeypatch.setattr("kamakura.kyodo.browser.chair.progress.PAGE", 2)
    shown = [
        rows(opened(site, **{"from": str(start)}), "提案ごとの進行役と除斥") for start in (0, 2, 4)
    ]
    order = [site.proposals[key].title for key in ("P1", "P2", "P3", "P4", "P5")]
    assert [row[0] for page in shown for row in page] == order
    links = [link.get_text() for link in opened(site, **{"from": "2"}).select(".kyodo-pages a")]
    assert links == ["前の2件", "次の2件"]


def test_a_member_recused_from_everything_is_done(site):
    for proposal in site.proposals.values():
        with sample.acting("iin4"):
            recusal.declare_recusal(proposal, reason="団体の会員である", by="iin4", now=NOW)
    row = rows(opened(site), "委員ごとの進み具合")[3]
    assert row == ["材木座健", "✓済み", "0", "0", "0", "5"]


def test_sheets_of_a_withdrawn_proposal_are_not_waited_for(site):
    with sample.acting("gp1"):
        proposals.withdraw_proposal(site.proposals["P1"], reason="会員が減った", by="gp1", now=NOW)
    assert rows(opened(site), "委員ごとの進み具合")[1] == [
        "長谷川渉",
        "…採点中",
        "0",
        "1",
        "3",
        "0",
    ]


@pytest.mark.parametrize("keys", [("P1", "P2", "P3"), ("P1", "P2", "P3", "P4", "P5")])
@pytest.mark.parametrize("away_from", ["1", "2", "3"])
def test_the_catalog_says_of_absences_what_the_sheets_say(site, keys, away_from):
    judged.hold(site, keys=keys, now=NOW)
    (meeting,) = children(site.committee, "KyodoMeeting")
    there = frozenset(judged.EVERYBODY) - {"iin4", "iin2"}
    with sample.acting("jimu"):
        attendances.record_room(meeting, agenda_id=away_from, here=there, by="jimu", now=NOW)
    assert by_the_catalog(site) == by_the_sheets(site)


def test_who_was_never_there_is_absent(site):
    judged.hold(site, now=NOW)
    (meeting,) = children(site.committee, "KyodoMeeting")
    there = {**dict.fromkeys(judged.EVERYBODY, "present"), "iin4": "absent"}
    with sample.acting("jimu"):
        attendances.record_attendance(meeting, attendance=there, by="jimu", now=NOW)
    assert rows(opened(site), "委員ごとの進み具合")[3] == ["材木座健", "○欠席", "0", "0", "5", "0"]
    assert by_the_catalog(site) == by_the_sheets(site)


def test_who_nobody_waits_for_is_not_named(site):
    judged.hold(site, now=NOW)
    (meeting,) = children(site.committee, "KyodoMeeting")
    there = {**dict.fromkeys(judged.EVERYBODY, "present"), "iin4": "absent"}
    with sample.acting("jimu"):
        attendances.record_attendance(meeting, attendance=there, by="jimu", now=NOW)
    said = opened(site).select_one(".kyodo-next").get_text()
    assert "材木座健" not in said
    assert "佐助正雄" in said


def test_a_member_loads_no_sheet_of_others_for_the_own_list(site):
    others = [
        one
        for proposal in site.proposals.values()
        for one in reviews_of(proposal)
        if one.user_id != "iin2"
    ]
    put_to_sleep(others)
    with sample.acting("iin2"):
        site.call.restrictedTraverse("@@kyodo-marking")()
    assert [one.member_id for one in others if one._p_changed is not None] == []


def test_what_one_has_closed_waits_for_the_other_who_presides(site):
    with sample.acting("iin1"):
        recusal.declare_recusal(site.proposals["P3"], reason="会員である", by="iin1", now=NOW)
    for key in ("P2", "P4", "P5"):
        group, gone = f"g{key.lower()}", site.proposals.pop(key)
        with sample.acting(group):
            proposals.withdraw_proposal(gone, reason="会員が減った", by=group, now=NOW)
    for key, member in sample.table():
        if key in site.proposals and (key, member) not in (("P1", "iin2"), ("P3", "iin1")):
            mark(site, key, member, finish=True)
    with sample.acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
    page = opened(site)
    said = page.select_one(".kyodo-next").get_text()
    assert "残りは、下の表の委員が締め切ります。" in said
    assert [row[1:3] for row in rows(page, "提案ごとの進行役と除斥")] == [
        ["■締切", "青柳みどり"],
        ["…これから", "長谷川渉"],
    ]


@pytest.fixture
def compared(portal):
    """Closed: the chair is recused from P3, which competes with P4 and stands third of five."""
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    made = sample.judging(portal)
    with sample.acting("iin1"):
        recusal.declare_recusal(made.proposals["P3"], reason="会員である", by="iin1", now=NOW)
    for key, member in sample.table():
        if (key, member) != ("P3", "iin1"):
            mark(made, key, member, finish=True)
    for chair in ("iin1", "iin2"):
        with sample.acting(chair):
            marking.close_marking(made.call, by=chair, now=NOW)
    return made


def results_of(site, user: str, name: str) -> BeautifulSoup:
    """A page with the result as somebody opens it."""
    site.call.REQUEST.form.clear()
    with sample.acting(user):
        return BeautifulSoup(site.call.restrictedTraverse(name)(), "html.parser")


@pytest.mark.parametrize("name", ["@@kyodo-chair", "@@kyodo-marking"])
def test_the_recused_see_no_rank_from_which_a_place_could_be_told(compared, name):
    page = results_of(compared, "iin1", name)
    found = rows(page, "結果")
    titles = [compared.proposals[key].title for key in ("P1", "P2", "P4", "P5", "P3")]
    assert [row[0].removesuffix(sample.THEMES[1][1]) for row in found] == titles
    heads = [cell.get_text() for cell in page.select("table")[-1].select("thead th")]
    assert ("順位" in heads, "位となり" in page.get_text()) == (False, False)


def test_the_recused_see_nothing_of_a_rival_in_the_same_theme(compared):
    found = rows(results_of(compared, "iin1", "@@kyodo-chair"), "結果")
    rival = found[2]
    assert rival[1:4] == ["", "", ""]
    assert "公表の後に" in rival[4]
    assert found[-1][1:3] == ["", ""]


def test_the_others_see_the_ranks(compared):
    found = rows(results_of(compared, "iin2", "@@kyodo-chair"), "順位と結果")
    assert [row[0] for row in found] == ["1位", "2位", "3位", "4位", "5位"]


def test_a_tie_with_what_one_is_recused_from_is_not_told(compared):
    selection = selection_of(compared.call)
    uids = {key: one.UID() for key, one in compared.proposals.items()}
    tied = {uids["P3"]: "12", uids["P1"]: "11"}
    selection.tie_notes = ({"theme": "", "step": "q1", "values": tied},)
    told = {
        user: "同点のため" in results_of(compared, user, "@@kyodo-chair").get_text()
        for user in ("iin1", "iin2")
    }
    assert told == {"iin1": False, "iin2": True}


def test_nobody_else_opens_it(site):
    allowed = [
        user
        for user in ("iin1", "iin4", "jimu", "gp1")
        if api.user.has_permission("kamakura.kyodo: Close Marking", username=user, obj=site.call)
    ]
    assert allowed == ["iin1"]
