"""The presentation day: one clock for all, each sees what they may, thumbs find their button."""

from crew import Person
from looks import picture
from playwright.sync_api import expect
from tests.plone.judged import hold
from tests.plone.judged import judge
import pytest
import re


CLOCK = "[data-kyodo-digits] [data-kyodo-face]"
TABLET = {"width": 768, "height": 1024}
P1 = "やさしい日本語でつくる防災さんぽマップ"
P2 = "谷戸の竹を活かすこども竹あかり教室"
P3 = "市民が測る海岸ごみマップ"


@pytest.fixture
def day(as_manager) -> str:
    """The address of the day of a meeting that is open."""
    with as_manager() as site:
        return f"{hold(judge(site))}/@@kyodo-day"


def now_on(person: Person):
    """The box that says what is on."""
    return person.page.locator(".kyodo-day-now")


def forward(desk: Person, *words: str) -> None:
    """Press the big button of whoever runs the day, as long as it reads so."""
    for word in words:
        desk.main.get_by_role("button", name=word).click()
        desk.page.wait_for_load_state()


def test_everybody_sees_the_day_as_they_may(crew, day) -> None:
    desk, member, recused, section = (crew[one] for one in ("jimu", "iin4", "iin3", "shoku"))
    desk.go(day)
    desk.look("day-before")
    forward(desk, "次の提案を始める")
    expect(now_on(desk)).to_contain_text(P1)
    desk.look("day-desk")
    desk.page.set_viewport_size(TABLET)
    picture(desk.page, crew.shots / "day-desk-768.png")
    member.page.set_viewport_size(TABLET)
    member.go(day)
    expect(now_on(member)).to_contain_text(P1)
    picture(member.page, crew.shots / "day-member-768.png")
    member.look("day-member")
    section.go(f"kyodo/fy2026/@@kyodo-day?meeting={day.split('/')[-2]}")
    expect(now_on(section)).to_contain_text(P1)
    section.sees_not("青柳みどり", "選考の審議", "採点する")
    section.look("day-section")
    forward(desk, "担当課の意見を始める", "質疑を始める", "この提案の質疑を終える")
    expect(now_on(desk)).to_contain_text("採点の時間です。")
    forward(desk, "次の提案を始める")
    recused.go(day)
    expect(now_on(recused)).to_contain_text("あなたが除斥されている議題です。")
    expect(now_on(recused)).not_to_contain_text(P2)
    assert recused.page.locator("[data-kyodo-clock]").count() == 0
    recused.look("day-recused")
    assert crew.problems == []


def test_the_big_button_leads_to_ones_own_sheet(crew, day) -> None:
    desk, member = crew["jimu"], crew["iin4"]
    desk.go(day)
    forward(desk, "次の提案を始める")
    member.page.set_viewport_size(TABLET)
    member.go(day)
    button = member.main.get_by_role("link", name="この提案を採点する")
    assert button.bounding_box()["height"] >= 60
    button.click()
    expect(member.page.locator("h1")).to_have_text(P1)
    expect(member.page.get_by_role("button", name="採点を終える")).to_be_visible()


def test_a_paused_clock_reads_the_same_everywhere_and_after_a_reload(crew, day) -> None:
    desk, member = crew["jimu"], crew["iin4"]
    desk.go(day)
    forward(desk, "次の提案を始める", "時計を止める")
    reads = desk.page.locator(CLOCK).inner_text()
    member.go(day)
    expect(member.page.locator(CLOCK)).to_have_text(reads)
    member.page.reload()
    expect(member.page.locator(CLOCK)).to_have_text(reads)
    expect(now_on(member)).to_contain_text("時計を止めています")


def seconds(text: str) -> int:
    """The seconds of a clock face."""
    minutes, rest = text.split(":")
    return 60 * int(minutes) + int(rest)


def test_digits_tick_and_only_one_minute_and_the_end_are_spoken(crew, day) -> None:
    desk, member = crew["jimu"], crew["iin4"]
    desk.go(day)
    forward(desk, "次の提案を始める")
    member.page.clock.install()
    # Without the poll: the server's clock does not run as fast as this one.
    member.page.route("**/@@kyodo-day-now", lambda route: route.abort())
    member.go(day)
    say = member.page.locator("[data-kyodo-say]")
    before = seconds(member.page.locator(CLOCK).inner_text())
    member.page.clock.run_for(120_000)
    assert before - seconds(member.page.locator(CLOCK).inner_text()) in (120, 121)
    expect(say).to_have_text("")
    member.page.clock.run_for(1000 * (before - 120 - 50))
    expect(say).to_have_text("残り1分です。")
    member.page.clock.run_for(55_000)
    expect(say).to_have_text("時間です。")
    expect(member.page.locator(CLOCK)).to_have_text("0:00")
    expect(now_on(member)).to_contain_text("時間を過ぎています")


def test_the_page_looks_by_itself_and_follows_the_day(crew, day) -> None:
    desk, member = crew["jimu"], crew["iin4"]
    member.page.clock.install()
    member.go(day)
    expect(now_on(member)).to_contain_text("説明はまだ始まっていません。")
    desk.go(day)
    forward(desk, "次の提案を始める")
    with member.page.expect_navigation():
        member.page.clock.run_for(10_000)
    expect(now_on(member)).to_contain_text(P1)


def test_without_network_it_looks_less_often(crew, day) -> None:
    member = crew["iin4"]
    member.page.clock.install()
    tried = []
    member.page.route("**/@@kyodo-day-now", lambda route: (tried.append(1), route.abort()))
    member.go(day)
    with member.page.expect_event("requestfailed"):
        member.page.clock.run_for(10_000)
    member.page.evaluate("0")  # what follows the failure has run
    member.page.clock.run_for(10_000)
    assert len(tried) == 1
    with member.page.expect_event("requestfailed"):
        member.page.clock.run_for(10_000)
    assert len(tried) == 2


def test_without_javascript_the_page_says_until_when_and_how_to_look_again(crew, day) -> None:
    desk, member = crew["jimu"], Person(crew, "iin4", javascript=False)
    desk.go(day)
    forward(desk, "次の提案を始める")
    member.log_in()
    member.go(day)
    expect(now_on(member)).to_contain_text(re.compile(r"\d\d:\d\dまで"))
    expect(member.page.locator("[data-kyodo-digits]")).to_be_hidden()
    forward(desk, "担当課の意見を始める")
    member.follow("新しくする")
    expect(now_on(member).locator(".kyodo-day-clock")).to_contain_text("担当課の意見")


def test_two_who_press_at_once_move_the_day_once(crew, day) -> None:
    one, two = crew["jimu"], crew["iin1"]
    one.go(day)
    two.go(day)
    forward(one, "次の提案を始める")
    forward(two, "次の提案を始める")
    expect(two.page.locator("#kyodo-errors")).to_contain_text("ほかの画面で進んでいました。")
    expect(now_on(two).locator(".kyodo-day-clock")).to_contain_text("説明")


def test_a_group_that_does_not_come_is_passed_over_and_put_back(crew, day) -> None:
    desk = crew["jimu"]
    desk.go(day)
    desk.decide("説明なしにする", reason="団体が遅れている。", item="1")
    expect(desk.main.get_by_role("button", name=P2)).to_be_visible()
    desk.decide("飛ばした提案を戻す", item="1")
    expect(desk.main.get_by_role("button", name=P1)).to_be_visible()
    forward(desk, "次の提案を始める", "ひとつ戻す")
    expect(now_on(desk)).to_contain_text("説明はまだ始まっていません。")


def test_who_leaves_is_recorded_at_the_item_and_does_not_vote_on_it(crew, day) -> None:
    desk = crew["jimu"]
    desk.go(day.removesuffix("/@@kyodo-day"))
    item = desk.page.locator("#item-2")
    item.locator("summary").first.click()
    expect(item).to_contain_text("除斥により加わらない委員: 小町ゆかり")
    item.get_by_label("佐助正雄").first.uncheck()
    item.get_by_role("button", name="この議題の出席を記録する").click()
    desk.sees("議題2の出席を記録しました。")
    item = desk.page.locator("#item-2")
    if item.get_attribute("open") is None:
        item.locator("summary").first.click()
    assert item.locator("[name='vote-iin5-2']").count() == 0
    desk.look("meeting-room")
    for member in ("iin1", "iin2"):
        item.locator(f"[name='vote-{member}-2'][value='for']").check()
    item.get_by_role("button", name="議決を記録する").click()
    expect(desk.page.locator("#kyodo-errors")).to_contain_text(
        "出席している委員1人の賛否がありません(議決は出席した委員の過半数)。"
    )
    item.locator("[name='vote-iin4-2'][value='for']").check()
    item.get_by_role("button", name="議決を記録する").click()
    desk.sees("議決を記録しました。")
    desk.decide("議決の記録を取り消す", reason="書き誤り", item="2")
    desk.sees("議決の記録を取り消しました。")
    assert crew.problems == []


def test_the_screen_of_the_room_is_read_from_the_last_row(crew, day) -> None:
    desk = crew["jimu"]
    desk.go(day)
    forward(desk, "次の提案を始める")
    desk.main.get_by_role("link", name="会場のスクリーンに映す").click()
    desk.look("day-screen")
    for width, height in ((1280, 720), (1920, 1080)):
        desk.page.set_viewport_size({"width": width, "height": height})
        box = desk.page.locator("[data-kyodo-digits]").bounding_box()
        assert box["height"] > height / 3
        assert box["y"] + box["height"] < height
        expect(desk.page.get_by_text("つぎ:")).to_be_in_viewport(ratio=1)
        expect(desk.page.get_by_role("banner").get_by_role("searchbox")).to_be_hidden()
    assert crew.problems == []
