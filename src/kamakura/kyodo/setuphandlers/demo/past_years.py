"""Past years as they were publicly reported. What is not known is not filled in."""

from datetime import date
from datetime import datetime
from kamakura.kyodo.operations.archive import import_project
from kamakura.kyodo.operations.archive import import_year
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from plone.app.textfield.value import RichTextValue


UNKNOWN = "題名は不明"
FIGURES_2015 = (
    ("市民活動団体提案", "7件"),
    ("市提案(テーマ)", "4件"),
    ("市提案への応募", "6件(テーマごとに2件・2件・1件・1件)"),
    ("4者協議", "13回(提案・応募ごとに1回)"),
    ("プレゼンテーション", "6件"),
    ("合格", "5件"),
    ("基準未達", "1件"),
    ("選考委員", "5人(学識経験者1人、市民活動に関し知識経験を有する者2人、市民1人、市職員1人)"),
    ("点数", "記録がありません"),
)
PROPOSALS_2015 = (
    ("1", "外国人のための鎌倉指南書", "NPO法人JIAOLIU鎌倉", "市民活動団体提案"),
    ("2", "ロボットなどもの作り…(以下は不明)", "不明", "不明"),
    *((str(number), UNKNOWN, "不明", "不明") for number in range(3, 7)),
)
NOTE_2015 = """
<p>平成27年度(2015年度)に提案を受け、平成28年度(2016年度)に実施した協働事業の募集です。
この年度は、募集を「広報かまくら」より先に市のホームページに載せ、市民活動センターの協働事業推進部会も団体へ知らせました。</p>
<p>4者協議は、提案団体・担当課・地域のつながり推進課・協働事業推進部会の4者で行いました。
プレゼンテーションに進まなかった提案については、その経緯を当日に説明しました。</p>
<p>合格した提案は、担当課との話し合いを経て翌年度の事業となりました。
どの提案が合格したか、各提案の点数は、ここには記録がありません。</p>
"""
REASON_2020 = (
    "新型コロナウイルス感染症のため、採択された事業の実施をすべて延期しました。"
    "令和3年度にあらためて実施するため、令和3年度に実施する事業の募集は行いませんでした。"
)


def import_past(program, *, now: datetime) -> None:
    """平成27年度, 令和2年度 and the projects of 令和6年度 that the city introduced."""
    with acting(SECRETARIAT) as by:
        import_year(
            program,
            fiscal_year=2015,
            source="団体と市の公表資料(平成27年度の報告)",
            figures=[{"label": label, "value": value} for label, value in FIGURES_2015],
            proposals=[
                dict(zip(("number", "title", "organization", "kind"), row, strict=True))
                for row in PROPOSALS_2015
            ],
            introduction=RichTextValue(NOTE_2015.strip(), "text/html", "text/x-html-safe"),
            milestones=[{"key": "presentation", "date_from": date(2015, 9, 27)}],
            by=by,
            now=now,
        )
        import_year(
            program,
            fiscal_year=2020,
            source="市の公表資料(令和2年7月)",
            not_held_reason=REASON_2020,
            by=by,
            now=now,
        )
        for project in PROJECTS_2024:
            import_project(
                program,
                source="市の公表資料(令和6年度 協働コースの紹介)",
                fiscal_year=2024,
                by=by,
                now=now,
                **project,
            )


PROJECTS_2024 = (
    {
        "id": "r6-nomura",
        "title": "野村総研跡地を魅力ある場所に プロジェクト",
        "yomi": "のむらそうけんあとちをみりょくあるばしょに ぷろじぇくと",
        "organization_title": "山桜を守る会",
        "sections": ["shisan"],
        "section_title": "公的不動産活用課",
        "summary": "市の土地の竹や木の手入れを団体が続け、市が道具や資材で支える事業です。",
        "group_roles": "竹や草木の手入れ(これまでに480回を超える活動)",
        "city_roles": "物置や側溝のふたの用意、カラーコーンの貸し出し",
    },
    {
        "id": "r6-kotokoto",
        "title": "こどもがつくるローカルマガジン『ことこと』",
        "yomi": "こどもがつくるろーかるまがじん ことこと",
        "organization_title": "NPO法人マナビノキ",
        "sections": ["chiiki"],
        "section_title": "地域のつながり課",
        "summary": "こどもたちが地域を取材し、ローカルマガジンをつくる事業です。",
    },
)
