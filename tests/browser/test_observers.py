"""傍聴 in the browser: a citizen signs up without script, the secretariat lets people in."""

from crew import Person
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.browser.observers.stamp import stamped
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import meeting as meetings
from playwright.sync_api import expect
from plone import api
from tests.plone.observed import AGENDA
from town import NOW
import pytest
import town


@pytest.fixture
def meeting(as_manager) -> str:
    """The path of a meeting in a week; one person may come."""
    with as_manager() as site:
        town.settle(site)
        with api.env.adopt_user(username="jimu"):
            committee = committees.add_committee(
                site["kyodo"], title="選考委員会", by="jimu", now=NOW
            )
            made = meetings.add_meeting(
                committee,
                title="プレゼンテーション",
                kind="other",
                starts=NOW + timedelta(days=7),
                place="市役所本庁舎 第3会議室",
                agenda=AGENDA,
                observer_capacity=1,
                by="jimu",
                now=NOW,
            )
            params = {"starts": made.starts, "place": made.place, "agenda": ""}
            meetings.convene(made, params=params, by="jimu", now=NOW)
        return "/".join(made.getPhysicalPath()[2:])


def wait_a_little(person, as_manager) -> None:
    """The form was opened ten seconds ago: people need longer than machines."""
    with as_manager():
        earlier = stamped(datetime.now(UTC) - timedelta(seconds=10))
    person.page.locator("[name=opened]").evaluate("(field, text) => field.value = text", earlier)


def sign_up(person, number: int, as_manager) -> None:
    """From the home page to one's own page."""
    person.go("kyodo")
    person.follow("プレゼンテーション")
    person.write("お名前", f"坂ノ下 {number}")
    person.write("メールアドレス", f"kata{number}@example.jp")
    wait_a_little(person, as_manager)
    person.press("傍聴を申し込む")


def test_citizens_sign_up_and_come(crew, meeting, as_manager) -> None:
    citizen = crew[""]
    citizen.go("kyodo")
    citizen.follow("プレゼンテーション")
    citizen.sees("定員1人・あと1人", "提案の説明と質疑", "非公開")
    citizen.look("o1-public")
    citizen.write("お名前", "由比 花")
    citizen.press("傍聴を申し込む")
    citizen.sees("「メールアドレス」か「電話番号」のどちらかを書いてください。")
    citizen.look("o2-errors")
    citizen.write("メールアドレス", "hana@example.jp")
    wait_a_little(citizen, as_manager)
    citizen.press("傍聴を申し込む")
    citizen.sees("席が決まりました")
    citizen.look("o3-own-page")

    plain = Person(crew, "", javascript=False)
    sign_up(plain, 2, as_manager)
    plain.sees("キャンセル待ち", "1番目")

    citizen.page.locator("#kyodo-confirm-cancel summary").click()
    citizen.press("傍聴を取り消す", within=citizen.page.locator("#kyodo-confirm-cancel form"))
    citizen.sees("傍聴を取り消しました。")
    plain.page.reload()
    plain.sees("席が決まりました")

    desk = crew["jimu"]
    desk.go(meeting)
    desk.follow("定員1人・満席(キャンセル待ち0人)")
    desk.sees("由比 花", "坂ノ下 2")
    desk.look("o4-list")
    with as_manager() as site:
        made = site.unrestrictedTraverse(meeting)
        made.starts = datetime.now(UTC)
    desk.follow("当日の受付を開く")
    desk.look("o5-door")
    desk.page.get_by_role("button", name="来ました").click()
    expect(desk.page.get_by_text("に来ました")).to_be_visible()
    desk.look("o6-arrived")
    with as_manager() as site:
        made = site.unrestrictedTraverse(meeting)
        assert (made.observers, seen_book(made).came) == (1, 1)
    assert crew.problems == []
