"""The third part: 事前調整, 要件確認 with a correction, 4者協議."""

from crew import Crew
from crew import Person
from sheets import TITLE
from story_papers import proposal
from story_papers import send
from story_papers import walk


PART = {
    "current_work": "防災の地図を日本語だけで配っています。",
    "agreement": "same",
    "city_can": "防災の資料を渡し、地図を点検します。",
    "budget_prospect": "considering",
    "feasibility": "yes",
    "feasibility_reason": "課の計画と合います。",
}


def open_item(person: Person, name: str) -> None:
    """From my list to what waits for me."""
    person.go("kyodo/kyodo-mylist")
    person.look(name)
    person.follow(TITLE)


def preliminary(crew: Crew) -> None:
    """The secretariat assigns, section and centre answer, the secretariat concludes."""
    desk = crew["jimu"]
    open_item(desk, "19-mylist-secretariat")
    desk.look("20-desk-preliminary")
    desk.decide("事前調整の回答を依頼する", sections=["bosai"], related_work="防災マップ")
    desk.sees("回答を依頼しました。")
    desk.look("21-talk-secretariat")
    officer = crew["bosai"]
    open_item(officer, "22-mylist-section")
    officer.look("23-talk-section")
    write_part(officer, PART, name="24-part-section")
    centre = crew["center"]
    open_item(centre, "25-mylist-centre")
    write_part(centre, {"advice": "当日の役割を表にしてください。"}, name="26-part-centre")
    open_item(desk, "27-mylist-secretariat")
    desk.decide("結論: 提案へ進む")
    desk.sees("結論を出して、団体に知らせました。")
    desk.look("28-desk-after-preliminary")


def write_part(person: Person, answers: dict[str, str], *, name: str) -> None:
    """Write one party's part and send it."""
    person.follow("担当の欄を書く")
    for key, value in answers.items():
        person.put(key, value)
    person.look(name)
    person.press("この内容で送る")
    person.sees("担当の欄を送りました。")


def screening(crew: Crew) -> None:
    """Accept, ask for a correction, the group mends it, the requirements are judged."""
    desk = crew["jimu"]
    open_item(desk, "40-mylist-submitted")
    desk.look("41-desk-submitted")
    desk.decide("受け付ける")
    desk.sees("受け付けました。")
    desk.follow("補正を依頼する")
    desk.look("42-correction-form")
    desk.mark("project_plan:safety", "保険の入り方を書いてください。")
    desk.put("reason", "安全管理の欄が足りません。")
    desk.press("団体に届く内容を確かめる")
    desk.look("42-correction-preview")
    desk.press("この内容で補正を依頼する")
    desk.sees("補正を依頼して、団体に知らせました。")
    desk.look("43-desk-correction")
    mend(crew)
    open_item(desk, "47-mylist-mended")
    desk.look("48-desk-screening")
    desk.follow("比べて確かめる")
    desk.look("48-desk-corrected")
    desk.press("比べて確かめました")
    if desk.main.locator("button[value='checks_by_papers']").count():
        desk.main.locator("button[value='checks_by_papers']").click()
        desk.page.wait_for_load_state()
    for box in desk.main.locator("#checks form > .kyodo-checks input[value='ok']").all():
        box.check()
    desk.press("判断を記録する")
    desk.sees("要件の判断を記録しました。")
    if desk.main.locator("button[value='assign']").count():
        desk.put("sections", ["bosai"])
        desk.press("担当課を決める")
    desk.look("49-desk-checked")


def mend(crew: Crew) -> None:
    """The group sees what to mend, mends only that and sends again."""
    member = crew["yui"]
    member.go(proposal(crew))
    member.sees("保険の入り方を書いてください。")
    member.look("44-correction-group")
    member.follow("直す")
    member.look("45-correction-form-group")
    walk(member, {"safety": "参加する人の行事保険に入ります。"})
    member.look("46-correction-preview")
    send(member)


def four_parties(crew: Crew) -> None:
    """All four write, meet and agree; the papers go to the committee."""
    desk = crew["jimu"]
    open_item(desk, "50-mylist-checked")
    desk.decide("4者協議へ進める")
    desk.sees("4者協議を依頼しました。")
    officer, centre, member = crew["bosai"], crew["center"], crew["yui"]
    open_item(officer, "51-mylist-section")
    write_part(officer, PART, name="52-part-section")
    open_item(centre, "53-mylist-centre")
    write_part(centre, {"advice": "地図の点検の日を決めてください。"}, name="54-part-centre")
    member.go(proposal(crew))
    member.look("55-proposal-consulting")
    member.follow("協議の画面を開く")
    member.look("56-talk-group")
    write_part(member, {"words": "市の担当の人と町を歩きました。"}, name="57-part-group")
    open_item(desk, "58-mylist-answered")
    desk.decide(
        "協議を記録する",
        place="本庁舎 会議室",
        present_group="由比花、由比実",
        present_section="小坂一郎",
        present_secretariat="大町花子",
        present_center="腰越三郎",
        points="役割の分け方",
        agreed="地図は市が点検します。",
    )
    desk.sees("協議を記録しました。")
    desk.look("59-talk-recorded")
    desk.decide("結論: 審査へ進む", agreed_changes="役割分担の表に点検の日を入れます。")
    desk.look("60-desk-agreed")
    desk.decide("審査へ進める")
    desk.sees("審査へ進めました。")
    member.go(proposal(crew))
    member.look("61-proposal-ready")
