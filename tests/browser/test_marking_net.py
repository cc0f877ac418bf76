"""Marking on a tablet with a bad network: nothing typed is lost, nothing newer is overwritten."""

from crew import Person
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.operations import marking
from playwright.sync_api import expect
from tests.plone import selection_sample as sample
from tests.plone.judged import judge
from tests.plone.judged import sheet
import pytest


TABLET = {"width": 768, "height": 1024}
SAVE = "**/@@kyodo-marksave"
WORDS = "担当課との役割がよく話されています。"
LEFT = "保存できていません。入力はこの端末に残っています"


@pytest.fixture
def made(as_manager):
    """Where the sheet of 材木座 for P1 is; the keys of what the tests look at."""
    with as_manager() as site:
        found = judge(site)
        return {"P1": sheet(found, "P1", "iin4"), "call": found.call.getId()}


@pytest.fixture
def kept(as_manager, made):
    """What the server holds of the sheet: (marks, comment)."""

    def kept() -> tuple[dict[str, int], str]:
        with as_manager() as site:
            review = site.unrestrictedTraverse(made["P1"])
            return dict(review.sheet.marks), review.sheet.comment

    return kept


def on_tablet(member: Person, path: str) -> Person:
    """Open a sheet on a tablet, with a clock that only moves when told to."""
    member.page.set_viewport_size(TABLET)
    member.page.clock.install()
    member.go(path)
    return member


def mark(member: Person, item: str, value: int) -> None:
    """Touch a mark."""
    member.page.locator(f"#mark-{item}-{value}").check(force=True)


def saves(member: Person) -> None:
    """Let time pass until the page has saved."""
    with member.page.expect_response(SAVE):
        member.page.clock.run_for(2000)
    expect(member.page.locator("#kyodo-saved")).to_contain_text("に保存しました")
    expect(member.page.locator("#kyodo-saved-failed")).to_be_hidden()


def fails(member: Person, text: str = LEFT) -> None:
    """Let time pass until the page says that it could not save."""
    member.page.clock.run_for(2000)
    failed = member.page.locator("#kyodo-saved-failed")
    expect(failed).to_be_visible()
    expect(failed).to_contain_text(text)


def test_marks_and_words_made_offline_are_sent_when_the_network_is_back(crew, made, kept) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    member.context.set_offline(True)
    mark(member, "q1", 4)
    member.put("comment", WORDS)
    fails(member)
    assert kept() == ({}, "")
    with member.page.expect_response(SAVE):
        member.context.set_offline(False)
    expect(member.page.locator("#kyodo-saved-failed")).to_be_hidden()
    assert kept() == ({"q1": 4}, WORDS)


def test_a_tablet_that_is_switched_off_offline_offers_what_was_typed(crew, made, kept) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    member.context.set_offline(True)
    mark(member, "q2", 3)
    member.put("comment", WORDS)
    fails(member)
    member.page.close()
    member.context.set_offline(False)
    again = on_tablet(member.second_tab(), made["P1"])
    again.press("残っている入力を戻す")
    expect(again.page.locator("[name=comment]")).to_have_value(WORDS)
    saves(again)
    assert kept() == ({"q2": 3}, WORDS)


def test_a_button_pressed_offline_keeps_the_page(crew, made, kept) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    member.context.set_offline(True)
    mark(member, "q1", 5)
    member.main.get_by_role("button", name="保存して次へ").click()
    failed = member.page.locator("#kyodo-saved-failed")
    expect(failed).to_contain_text(LEFT)
    expect(member.page.locator("#mark-q1-5")).to_be_checked()
    member.context.set_offline(False)
    saved = member.page.locator("#kyodo-saved")
    expect(saved).to_contain_text("に保存しました")
    assert kept()[0] == {"q1": 5}


def test_an_answer_lost_on_the_way_is_no_other_screen(crew, made, kept) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    lost = []

    def arrives_and_is_lost(route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    member.page.route(SAVE, arrives_and_is_lost)
    mark(member, "q1", 4)
    fails(member)
    member.page.unroute(SAVE)
    mark(member, "q2", 2)
    saves(member)
    assert (lost, kept()[0]) == ([200], {"q1": 4, "q2": 2})


def test_a_second_tab_does_not_overwrite_newer_marks_and_keeps_its_own(crew, made, kept) -> None:
    one = on_tablet(crew["iin4"], made["P1"])
    two = on_tablet(one.second_tab(), made["P1"])
    mark(one, "q1", 4)
    saves(one)
    mark(two, "q1", 1)
    two.put("comment", WORDS)
    fails(two, "ほかの画面で")
    assert kept() == ({"q1": 4}, "")
    expect(two.page.locator("[name=comment]")).to_have_value(WORDS)
    two.follow("開き直して、残っている入力を確かめる", within=two.page.locator("body"))
    expect(two.page.locator("#mark-q1-4")).to_be_checked()
    two.press("残っている入力を戻す")
    saves(two)
    assert kept() == ({"q1": 1}, WORDS)


def close(as_manager, call: str) -> None:
    """Everybody else has finished, the last one is taken as absent, and the chair closes."""
    with as_manager() as site:
        for proposal in children(site["kyodo"][call], "KyodoProposal"):
            with sample.acting("iin1"):
                marking._close_sheets(proposal, by="iin1", now=sample.NOW)


def test_when_the_chair_closes_meanwhile_the_words_stay_readable(
    crew, made, kept, as_manager
) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    mark(member, "q1", 4)
    saves(member)
    close(as_manager, made["call"])
    mark(member, "q2", 2)
    member.put("comment", WORDS)
    fails(member, "この審査票は「締切」のため書けません")
    expect(member.page.locator("[name=comment]")).to_have_value(WORDS)
    member.follow("開き直して、残っている入力を確かめる", within=member.page.locator("body"))
    box = member.page.locator("[data-kyodo-leftover]")
    expect(box).to_contain_text("保存できなかった入力が残っています")
    expect(box).to_contain_text(WORDS)
    expect(box.locator("dt")).to_have_count(2)
    assert kept() == ({"q1": 4}, "")
    member.look("marking-closed-meanwhile")
    assert crew.problems == []
    member.press("残っている入力を捨てる")
    member.page.reload()
    expect(box).to_be_hidden()


def test_a_lost_session_is_said_and_logging_in_elsewhere_saves(crew, made, kept) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    member.context.clear_cookies()
    mark(member, "q1", 4)
    member.page.clock.run_for(2000)
    lost = member.page.locator("#kyodo-saved-lost")
    expect(lost).to_contain_text("ログインの時間が切れました。")
    member.second_tab().log_in()
    with member.page.expect_response(SAVE):
        member.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(lost).to_be_hidden()
    assert kept()[0] == {"q1": 4}


def test_the_sheet_on_a_tablet_is_as_every_screen_must_be(crew, made) -> None:
    member = on_tablet(crew["iin4"], made["P1"])
    member.context.set_offline(True)
    mark(member, "q1", 4)
    fails(member)
    member.look("marking-offline")
    assert crew.problems == []
