"""The first part: the editor makes this year's call from last year's; a section adds a theme."""

from crew import Crew
from datetime import timedelta
from town import CALL_YEAR
from town import TODAY


CALL = f"kyodo/fy{CALL_YEAR}"
THEME = "中高生と考える避難所運営"
THEME_TEXTS = {
    "title": THEME,
    "yomi": "ちゅうこうせいとかんがえるひなんじょうんえい",
    "contact": "総合防災課 内線2345",
    "background": "避難所を運営する人が足りません。若い人の考えを聞く場もありません。",
    "aim": "中高生が避難所の運営に加われるようにします。",
    "outline": "中高生と住民が、避難所の運営を体験する集まりを開きます。",
    "city_roles": "会場と資料を用意します。",
    "group_roles": "集まりを企画して進めます。",
    "effect": "避難所の運営に加わる若い人が増えます。",
    "cap_yen": "300,000",
    "number_to_select": "1",
}


def copy_and_open(crew: Crew) -> None:
    """Copy, set four dates, publish, open."""
    editor = crew["jimu"]
    editor.go("kyodo")
    editor.look("01-home-editor")
    editor.follow(f"令和{CALL_YEAR - 1 - 2018}年度募集")
    editor.follow("募集の手続き")
    editor.follow("この募集を写して、次の募集を作る")
    editor.look("02-call-copy")
    editor.press("保存する")
    editor.sees("次の募集を作りました")
    editor.write_day("opens", TODAY - timedelta(days=1))
    editor.write_day("closes", TODAY - timedelta(days=3))
    editor.press("保存する")
    editor.sees("締切")
    editor.look("03-call-dates-wrong")
    editor.write_day("closes", TODAY + timedelta(days=3))
    editor.write_day("presentation_from", TODAY + timedelta(days=30))
    editor.press("保存する")
    editor.sees("日程を保存しました。")
    editor.look("04-call-steps")
    editor.decide("公開する")
    editor.sees("公開しました。")


def add_theme(crew: Crew) -> None:
    """The section writes a 市提案; the secretariat reads and publishes it."""
    officer, editor = crew["bosai"], crew["jimu"]
    officer.go(CALL)
    officer.look("05-call-section")
    officer.follow("市提案を作る")
    for name, text in THEME_TEXTS.items():
        officer.put(name, text)
    officer.put("section", "bosai")
    officer.look("06-theme-form")
    officer.press("保存する")
    officer.sees("まだ公開していません")
    officer.look("07-theme-draft")
    officer.decide("事務局へ送る")
    officer.sees("事務局へ送りました。")
    editor.go(CALL)
    editor.go(officer.path)
    editor.look("08-theme-secretariat")
    editor.decide("公開する")
    editor.sees("公開しました。")
    editor.go(f"{CALL}/kyodo-callsteps")
    editor.decide("受付を始める")
    editor.sees("受付を始めました。")
    citizen = crew[""]
    citizen.go("kyodo")
    citizen.look("09-home-public")
    citizen.follow("応募のしかたを見る")
    citizen.look("10-call-public")
    citizen.follow(THEME)
    citizen.sees("この提案に応募する")
    citizen.look("11-theme-public")
