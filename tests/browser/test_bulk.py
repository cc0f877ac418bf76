"""提案の一覧: filtered, a step for many proposals with its preview, in the browser."""

from crew import Person
from keys import Keys
from playwright.sync_api import expect
from sheets import GROUP
from test_correction import CALL
from test_correction import sent  # noqa: F401 -- the fixture
from tests.plone import papers


TITLE = papers.PROJECT["project_name"]


def test_step_is_taken_after_its_preview(crew, sent) -> None:  # noqa: F811
    desk = crew["jimu"]
    desk.go(f"{CALL}/kyodo-board")
    desk.look("b1-board")
    desk.page.select_option("[name=state]", "screening")
    desk.press("しぼり込む")
    desk.sees(TITLE, GROUP)
    desk.page.get_by_label(TITLE).check()
    desk.page.select_option("[name=step]", "sections")
    desk.press("どうなるかを確かめる")
    desk.sees("1件を選びました。まだ何も変わっていません。", "下で選ぶ課を担当課にします。")
    desk.look("b2-preview")
    desk.page.get_by_label("みどり公園課").check()
    desk.press("1件で行う")
    desk.sees("1件のうち1件を行いました。メールは0通です。")
    desk.look("b3-done")
    desk.go(sent)
    desk.sees("みどり公園課")
    assert crew.problems == []


def test_refused_step_says_why_and_changes_nothing(crew, sent) -> None:  # noqa: F811
    desk = Person(crew, "jimu", javascript=False)
    desk.log_in()
    desk.go(f"{CALL}/kyodo-board")
    desk.page.get_by_label(TITLE).check()
    desk.page.select_option("[name=step]", "review")
    desk.press("どうなるかを確かめる")
    desk.sees("行いません", "1件は、理由があって行いません。")
    expect(desk.page.get_by_role("button", name="1件で行う")).to_have_count(0)
    desk.press("やめる")
    desk.sees("残りの提案はそのままにしました。")
    assert crew.problems == []


def test_step_is_taken_by_keyboard_at_320_px(crew, sent) -> None:  # noqa: F811
    desk = crew["jimu"]
    keys = Keys(desk)
    desk.go(f"{CALL}/kyodo-board")
    keys.look("key-board")
    keys.to(name="uid")
    keys.press("Space")
    keys.choose("step", "remind")
    keys.go_on(name="do", value="choose")
    keys.look("key-bulk")
    desk.sees("行いません")
    keys.go_on(name="do", value="stop")
    desk.sees("残りの提案はそのままにしました。")
    assert crew.problems == []
