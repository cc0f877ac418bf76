"""The second part: a group registers, sends its sheet, and files its four papers."""

from crew import Crew
from crew import Person
from pathlib import Path
from playwright.sync_api import expect
from sheets import GROUP
from sheets import papers
from sheets import PROFILE
from sheets import SHEET
from sheets import TITLE
from story_call import CALL
from town import TODAY
import re


def register(crew: Crew) -> None:
    """The first member comes by the call's page and is led to registering first."""
    member = crew["yui"]
    member.go(CALL)
    member.follow("応募を始める")
    member.sees("はじめに団体を登録してください")
    member.press("保存する")
    member.look("12-register-errors")
    for name, value in PROFILE.items():
        member.put(name, value)
    member.write_day("founded", TODAY.replace(year=TODAY.year - 5, day=1))
    member.press("保存する")
    member.sees("団体を登録しました。あなたが代表です。")
    member.look("13-group-home")


def send_sheet(crew: Crew) -> None:
    """提案事前調整シート."""
    member = crew["yui"]
    member.follow("提案を始める")
    member.look("14-start")
    member.put("kind", "group")
    member.press("始める")
    member.sees("下書きを作りました。")
    member.look("15-proposal-draft")
    member.follow("シートを書く")
    member.look("16-sheet")
    walk(member, SHEET)
    member.sees("必要なところはすべて書けています。")
    member.look("17-sheet-preview")
    send(member)
    member.look("18-sheet-sent")


def file_papers(crew: Crew, folder: Path) -> None:
    """様式1, 3, 4 and 5; one is left incomplete at first, so that errors are seen."""
    member = crew["yui"]
    member.go(proposal(crew))
    member.look("30-proposal-go")
    member.follow("様式を書く")
    member.look("31-form1-first")
    walk(member, {**papers(folder), "summary": "あ" * 301}, looks="32")
    member.sees("まだ提出できません。")
    member.look("33-preview-missing")
    member.main.locator(".kyodo-missing a").first.click()
    member.page.wait_for_load_state()
    member.look("34-form-error")
    expect(member.main.locator(".kyodo-error").first).to_be_visible()
    member.answer("summary", "外国籍の住民と町を歩き、やさしい日本語の防災地図をつくります。")
    member.press("次へ")
    member.go(f"{proposal(crew)}/@@kyodo-preview?bundle=proposal")
    member.sees("必要なところはすべて書けています。")
    member.look("35-preview")
    send(member)
    member.sees("提案を受け付けました")
    member.look("36-receipt")
    number = re.search(r"R\d+-G-\d+", member.text)
    assert number, member.text
    member.page.go_back()
    member.page.reload()
    member.page.wait_for_load_state()
    assert number[0] in member.text


def walk(member: Person, known: dict, *, looks: str = "") -> None:
    """Fill step after step until the preview."""
    for place in range(40):
        if "kyodo-preview" in member.page.url:
            return
        member.fill_step(known)
        if looks:
            member.look(f"{looks}-{place:02}")
        before = member.page.url
        button = member.main.locator(".kyodo-filing-bar button[value='next']")
        button.click()
        member.page.wait_for_load_state()
        assert member.page.url != before, f"stays on {before}: {errors(member)}"


def errors(person: Person) -> list[str]:
    """What the page says is wrong."""
    return person.main.locator(".kyodo-error, .kyodo-errors").all_inner_texts()


def send(member: Person) -> None:
    """Press the last button of the preview."""
    member.main.locator("button[value='send']").click()
    member.page.wait_for_load_state()


def proposal(crew: Crew) -> str:
    """The proposal's address, as the group finds it in its list."""
    member = crew["yui"]
    member.go("kyodo/kyodo-home")
    if "organizations" not in member.path:
        member.follow(GROUP)
    # What is asked of the group names the proposal too, and leads to where it is done.
    member.main.get_by_role("link", name=TITLE, exact=True).first.click()
    member.page.wait_for_load_state()
    return member.path
