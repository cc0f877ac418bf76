"""提案の一覧 in the browser: filter, choose, look at what will happen, and only then do it."""

from crew import Person
from looks import NARROW
from playwright.sync_api import expect
from plone import api
from tests.plone import sample
import pytest


BOARD = "kyodo/fy2026/kyodo-board"
TITLES = ("浜辺の灯り", "谷戸の竹あかり")


@pytest.fixture
def site(as_manager) -> None:
    """Two proposals that were sent, and one that waits for its section."""
    with as_manager() as portal:
        made = sample.make_site(portal)
        for title in TITLES:
            sample.submitted(made, title=title)
        sample.consulting(made, title="避難所の遊び")


def rows_of(person: Person) -> list[str]:
    """The titles in the list, in its order."""
    return person.page.locator("table tbody tr a").all_inner_texts()


def states(as_manager) -> dict[str, str]:
    """title -> state, as stored."""
    with as_manager() as portal:
        brains = api.content.find(context=portal, portal_type="KyodoProposal")
        return {brain.Title: brain.review_state for brain in brains}


def test_filtered_list_is_moved_on_after_a_preview(crew, site, as_manager) -> None:
    desk = crew["jimu"]
    desk.go(BOARD)
    desk.look("b1-board")
    desk.choose("状態", "提出済")
    desk.press("しぼり込む")
    assert sorted(rows_of(desk)) == sorted(TITLES)
    desk.look("b2-filtered")
    desk.tick("しぼり込みにあてはまる全部(2件)")
    desk.choose("行う手続き", "受け付ける")
    desk.press("どうなるかを確かめる")
    desk.sees("2件を選びました。まだ何も変わっていません。", "「要件確認中」になります。")
    desk.look("b3-preview")
    assert {states(as_manager)[title] for title in TITLES} == {"submitted"}
    desk.press("2件で行う")
    desk.sees("2件のうち2件を行いました。")
    desk.look("b4-done")
    assert {states(as_manager)[title] for title in TITLES} == {"screening"}
    assert crew.problems == []


def test_nothing_chosen_is_said_and_an_unfit_proposal_has_its_reason(crew, site) -> None:
    desk = crew["jimu"]
    desk.go(BOARD)
    desk.choose("行う手続き", "受け付ける")
    desk.press("どうなるかを確かめる")
    desk.look("b5-nothing-chosen")
    expect(desk.page.get_by_label("行う手続き")).to_have_value("accept")
    desk.tick("しぼり込みにあてはまる全部(3件)")
    desk.press("どうなるかを確かめる")
    desk.sees("1件は、理由があって行いません。")
    desk.look("b6-reasons")
    desk.press("やめる")
    desk.sees("残りの提案はそのままにしました。")
    assert crew.problems == []


def test_without_script_by_keyboard_at_320_px(crew, site, as_manager) -> None:
    desk = Person(crew, "jimu", javascript=False)
    desk.log_in()
    desk.page.set_viewport_size(NARROW)
    desk.go(BOARD)
    title = desk.page.get_by_role("checkbox", name=TITLES[0])
    title.focus()
    desk.page.keyboard.press("Space")
    desk.page.get_by_label("行う手続き").focus()
    desk.page.keyboard.press("ArrowDown")
    desk.page.get_by_role("button", name="どうなるかを確かめる").focus()
    desk.page.keyboard.press("Enter")
    desk.sees("1件を選びました。まだ何も変わっていません。")
    desk.page.get_by_role("button", name="1件で行う").focus()
    desk.page.keyboard.press("Enter")
    desk.sees("1件のうち1件を行いました。")
    assert states(as_manager)[TITLES[0]] == "screening"
    assert crew.problems == []
