"""The last part: decision, agreement, work, report, both evaluations, the public page."""

from crew import Crew
from datetime import timedelta
from pathlib import Path
from sheets import PDF
from sheets import TITLE
from story_papers import send
from story_papers import walk
from story_talks import open_item
from town import CALL_YEAR
from town import TODAY
from typing import Any


SCORES = {f"q{number:02}_score": "4" for number in range(1, 13)}
JOINT = {f"joint_q{number:02}": "4" for number in range(1, 13)}


def decide(crew: Crew) -> None:
    """Talks and budget, then the decision makes the project."""
    desk = crew["jimu"]
    open_item(desk, "81-mylist-passed")
    desk.follow("実施の決定へ進む")
    desk.look("82-decision")
    desk.decide("協議・予算化を始める")
    desk.sees("協議と予算化を始めました。")
    desk.decide("実施を決定する")
    desk.sees("実施を決定し、実施事業を作りました。")
    desk.look("83-project-preparing")


def agree_and_work(crew: Crew) -> None:
    """The section writes the agreement, begins and ends the work."""
    officer, desk = crew["bosai"], crew["jimu"]
    officer.go("kyodo/kyodo-mylist")
    officer.look("84-mylist-projects")
    officer.go(desk.path)
    box = officer.main.locator("#kyodo-confirm-dates")
    box.locator("summary").click()
    officer.write_day("agreed_on", TODAY - timedelta(days=1))
    officer.write_day("period_from", TODAY)
    officer.write_day("period_to", TODAY)
    officer.put("total_cost", "390,000")
    officer.put("city_share", "300,000")
    officer.look("85-agreement")
    box.locator("form button[name='do']").click()
    officer.sees("協定の内容を保存しました。")
    officer.decide("協定を結ぶ")
    officer.sees("協定を結んだことを記録しました。")
    officer.look("85-project-agreed")
    officer.decide("実施を始める")
    officer.sees("実施を始めました。")
    citizen = crew[""]
    citizen.go("kyodo")
    citizen.follow(TITLE)
    citizen.look("86-project-public-running")
    officer.decide("実施を終える")
    officer.sees("実施を終えました。")


def report(crew: Crew, folder: Path) -> None:
    """様式6, filed by the group; the section checks and settles it."""
    member, officer = crew["yui"], crew["bosai"]
    member.go(officer.path)
    member.look("87-project-group")
    member.follow("実績報告書を書く")
    walk(member, accounts(folder), looks="88-report")
    member.look("89-report-preview")
    send(member)
    member.look("90-report-sent")
    officer.go(officer.path)
    officer.look("91-report-section")
    officer.decide("確認・精算へ進める")
    officer.sees("確認・精算へ進めました。")
    officer.decide("評価へ進める")
    officer.sees("評価へ進めました。")


def accounts(folder: Path) -> dict[str, Any]:
    """What was done and what it cost."""
    receipts = folder / "領収書.pdf"
    receipts.write_bytes(PDF)
    return {
        "activities": [
            {
                "held_on": TODAY.isoformat(),
                "place": "本庁舎",
                "content": "町を歩きました。",
                "participants": "20",
            }
        ],
        "actual_from": TODAY,
        "actual_to": TODAY,
        "agreed_on": TODAY - timedelta(days=1),
        "goal_results": [{"result": "62人"}, {"result": "6回"}],
        "income": [{"actual": "300,000"}, {"actual": "60,000"}, {"actual": "30,000"}],
        "expense": [{"actual": "90,000"}, {}, {}, {"actual": "300,000"}],
        "surplus": "0",
        "refund": "0",
        "receipts_1": receipts,
    }


def evaluate(crew: Crew) -> None:
    """Both sides write without seeing the other; then they open together."""
    desk, member, officer = crew["jimu"], crew["yui"], crew["bosai"]
    desk.go(officer.path)
    box = desk.main.locator("#kyodo-confirm-sheet")
    box.locator("summary").click()
    desk.write_day("due", TODAY + timedelta(days=20))
    box.locator("form button[name='do']").click()
    desk.sees("評価シートを頼みました。")
    member.go(officer.path)
    member.follow("評価シートを開く")
    member.look("92-evaluation-group")
    member.follow("自分の欄を書く")
    walk(member, {**SCORES, "q01_comment": "団体だけの感想です。"}, looks="93-column")
    send(member)
    member.look("94-evaluation-locked")
    officer.go(member.path)
    officer.sees_not("団体だけの感想です。")
    officer.follow("自分の欄を書く")
    walk(officer, {**SCORES, "q01_comment": "担当課の感想です。"})
    send(officer)
    officer.look("95-evaluation-open")
    officer.sees("団体だけの感想です。", "担当課の感想です。")
    member.go(member.path)
    member.sees("担当課の感想です。")
    desk.go(member.path)
    desk.decide("相互評価を始める")
    member.go(member.path)
    member.follow("相互評価を書く")
    walk(member, JOINT)
    send(member)
    desk.go(desk.path)
    desk.look("96-evaluation-joint")
    desk.decide("公表できる状態にする")
    desk.decide("公表する")
    desk.sees("評価を公表しました。")


def publish(crew: Crew) -> None:
    """The public page shows what came of it."""
    desk, citizen = crew["jimu"], crew[""]
    desk.follow("事業の手続き")
    desk.decide("報告会を終える")
    desk.decide("完了・公表する")
    desk.sees("完了にして、公表しました。")
    desk.look("97-project-completed")
    citizen.go("kyodo")
    citizen.sees(f"令和{CALL_YEAR - 2018}年度募集")
    citizen.look("98-home-at-the-end")
    citizen.follow(TITLE)
    citizen.look("99-project-public")
    citizen.sees_not("担当課の感想です。", "由比実", "コメントはありません")
