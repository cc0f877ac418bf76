"""The fourth part: the committee, the marks, the result, the release."""

from crew import Crew
from crew import Person
from datetime import timedelta
from sheets import TITLE
from story_call import CALL
from story_papers import proposal
from town import PEOPLE
from town import TODAY


# user id -> (category, office)
SEATS = {
    "iin1": ("academic", "chair"),
    "iin2": ("civic", "vice_chair"),
    "iin3": ("civic", "member"),
    "iin4": ("citizen", "member"),
    "iin5": ("staff", "member"),
}
MARKERS = ("iin1", "iin2", "iin4", "iin5")


def committee(crew: Crew) -> None:
    """The secretariat enters the members."""
    desk = crew["jimu"]
    desk.go(CALL)
    desk.follow("募集の管理")
    desk.look("62-call-desk")
    desk.follow("協働事業選考委員会")
    desk.look("63-committee-empty")
    for number, (user_id, (category, office)) in enumerate(SEATS.items(), 1):
        if number % 2:
            desk.follow("委員を直す")
        desk.put(f"m{number}-name", PEOPLE[user_id][0])
        desk.put(f"m{number}-user_id", user_id)
        desk.put(f"m{number}-category", category)
        desk.put(f"m{number}-office", office)
        desk.write_day(f"m{number}-term_from", TODAY - timedelta(days=100))
        desk.write_day(f"m{number}-term_to", TODAY + timedelta(days=600))
        if number % 2 == 0 or number == len(SEATS):
            if number == 2:
                desk.look("64-members-form")
            desk.press("保存する")
            desk.sees("委員を保存しました。")
    desk.look("65-committee")


def assign(crew: Crew) -> None:
    """Close the call, begin the selection, hand out the sheets."""
    desk = crew["jimu"]
    desk.go(f"{CALL}/kyodo-callsteps")
    desk.decide("受付を締め切る", reason="試しに早く締め切ります。")
    desk.sees("締め切りました。")
    desk.decide("選考を始める")
    desk.sees("選考を始めました。")
    desk.go(f"{CALL}/kyodo-calldesk")
    desk.follow("審査の準備・選考結果")
    desk.look("66-result-desk-start")
    desk.press("審査票を割り当てる")
    desk.look("67-result-desk-assigned")
    desk.press("審査を始める")
    desk.sees("審査を始めました。")
    desk.look("68-result-desk-marking")


def mark(crew: Crew) -> None:
    """Members mark on one page; the one who is an officer of the group is recused."""
    recused = crew["iin3"]
    recused.go(f"{CALL}/kyodo-marking")
    recused.sees("除斥")
    recused.look("69-marking-list-recused")
    assert recused.main.get_by_role("link", name=TITLE).count() == 0
    guess(crew)
    for user_id in MARKERS:
        member = crew[user_id]
        member.go(CALL)
        member.follow("審査")
        if user_id == "iin1":
            member.look("70-marking-list")
        member.follow("次の提案を採点する")
        if user_id == "iin1":
            member.look("71-review")
            member.press("採点を終える")
            member.look("72-review-errors")
        fill_sheet(member)
        if user_id == "iin1":
            member.look("73-review-filled")
        member.press("採点を終える")
        member.sees("採点を終えました。")


def guess(crew: Crew) -> None:
    """Addresses that a recused member may remember or guess show nothing of the papers."""
    recused, address = crew["iin3"], proposal(crew)
    sheet = crew["iin1"]
    sheet.go(f"{CALL}/kyodo-marking")
    own = sheet.main.get_by_role("link", name=TITLE).first.get_attribute("href")
    review = own.removeprefix(crew.address).lstrip("/")
    for path in ("", "/@@kyodo-papers", "/@@kyodo-desk", "/@@kyodo-receipt"):
        recused.go(f"{address}{path}")
        recused.sees_not("町を歩き", "由比")
    recused.go(review)
    recused.sees_not("町を歩き", "審査票")


def fill_sheet(member: Person) -> None:
    """Four points for every item, and a word."""
    for item in member.page.locator(".kyodo-mark").all():
        item.locator("input[value='4']").check()
    member.put("comment", "役割分担がわかりやすい提案です。")


def close(crew: Crew) -> None:
    """The chair closes, and the result is computed."""
    chair = crew["iin1"]
    chair.follow("採点の取りまとめを開く")
    chair.look("74-chair")
    chair.decide("採点を締め切る")
    chair.sees("採点を締め切り、結果を計算しました。")
    chair.look("75-chair-closed")


def release(crew: Crew) -> None:
    """The secretariat decides, prepares and releases in one act; then everybody reads it."""
    desk, citizen = crew["jimu"], crew[""]
    desk.go(f"{CALL}/kyodo-resultdesk")
    desk.look("76-result-desk-closed")
    desk.press("未決定の提案を計算の結果どおりに決定する")
    desk.sees("1件を計算の結果どおりに決定しました。")
    desk.decide("公表の準備をする")
    desk.sees("公表の準備をしました。")
    desk.look("77-result-desk-prepared")
    citizen.go(CALL)
    citizen.sees_not("選考の結果", "選考に合格")
    desk.decide("1件を一括公表する")
    desk.sees("選考結果を公表しました。")
    desk.look("78-result-desk-released")
    citizen.go(CALL)
    citizen.look("79-call-announced")
    citizen.follow("選考の結果を見る")
    citizen.sees(TITLE, "合格")
    citizen.look("80-result-public")
