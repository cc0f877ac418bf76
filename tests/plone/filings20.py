"""Twenty filings as groups really write them: long, odd, minimal. All groups are invented.

Each is a complete 団体提案: answers to 様式1, 3, 4 and 5 by form key. ``FILINGS`` is the list;
``write_filing`` saves one as a draft the way the screen does.
"""

from copy import deepcopy
from datetime import datetime
from kamakura.kyodo.forms.choices import EXPENSE_CATEGORIES
from kamakura.kyodo.forms.choices import INCOME_CATEGORIES
from tests.plone import papers
from typing import Any


Filing = dict[str, dict[str, Any]]
EXPENSES = [key for key, _title in EXPENSE_CATEGORIES]
INCOMES = [key for key, _title in INCOME_CATEGORIES]

# (group, kana, representative, kana, project, kana, what is odd about it)
_GROUPS = (
    ("由比ガ浜の灯台をともす会", "ゆいがはまのとうだいをともすかい", "髙﨑　聡", "たかさき さとし"),
    ("NPO法人 谷戸の水みち", "やとのみずみち", "𠮷田 花", "よしだ はな"),
    ("大町おたがいさま食堂", "おおまちおたがいさましょくどう", "葛󠄀城 実", "かつらぎ みのる"),
    (
        "今泉台・坂の上ベンチ倶楽部",
        "いまいずみだいさかのうえべんちくらぶ",
        "渡邉 斎",
        "わたなべ いつき",
    ),
    ("腰越漁港☆あさごはんの会", "こしごえぎょこうあさごはんのかい", "濵田 凜", "はまだ りん"),
    ("深沢①Ⅱ㈱ではない市民の会", "ふかさわしみんのかい", "邊見 祐", "へんみ ゆう"),
    (
        "Kamakura Easy Japanese <かながわ>",
        "かまくらいーじーじゃぱにーず",
        "スミス・ジョン",
        "すみす じょん",
    ),
    ("玉縄 R&D こども工作室", "たまなわこどもこうさくしつ", "辻󠄀 真一", "つじ しんいち"),
    ("材木座「波の音」朗読会", "ざいもくざなみのおとろうどくかい", "神﨑 榮", "かんざき さかえ"),
    (
        "二階堂獣害たすけあい隊",
        "にかいどうじゅうがいたすけあいたい",
        "﨑山 士郎",
        "さきやま しろう",
    ),
    ("長谷あかり路地の会", "はせあかりろじのかい", "齋藤 黎", "さいとう れい"),
    ("岩瀬みんなの縁側", "いわせみんなのえんがわ", "曽我 桃", "そが もも"),
    ("山崎ホタル守り隊", "やまざきほたるまもりたい", "德永 亘", "とくなが わたる"),
    ("稲村ヶ崎かきの木文庫", "いなむらがさきかきのきぶんこ", "廣瀨 慶", "ひろせ けい"),
    ("梶原ぶらり健康ウォーク", "かじわらぶらりけんこううぉーく", "栁沢 薫", "やなぎさわ かおる"),
    ("台峯みどりの学校", "だいみねみどりのがっこう", "惠 海", "めぐみ うみ"),
    ("極楽寺坂おはやし保存会", "ごくらくじざかおはやしほぞんかい", "槇 昌", "まき まさ"),
    ("植木シニアPC広場", "うえきしにあぴーしーひろば", "彌永 和", "やなが かず"),
    ("津・西鎌倉防災まち歩き", "つにしかまくらぼうさいまちあるき", "籔内 譲", "やぶうち ゆずる"),
    ("小", "しょう", "丁 一", "てい はじめ"),
)
_PROJECTS = (
    ("浜辺のあかりと避難の道しるべ", "はまべのあかりとひなんのみちしるべ"),
    ("谷戸の湧水しらべと水路の手入れ", "やとのわきみずしらべとすいろのていれ"),
    ("ひとり暮らしの夕ごはんを囲む会", "ひとりぐらしのゆうごはんをかこむかい"),
    ("坂道ベンチを10台置くプロジェクト", "さかみちべんちをじゅうだいおくぷろじぇくと"),
    ("朝ごはんと漁師さんの出前授業", "あさごはんとりょうしさんのでまえじゅぎょう"),
    ("①歩く②聴く③つくる まちの年表", "あるくきくつくるまちのねんぴょう"),
    ("やさしい日本語 <Easy> の防災カード", "やさしいにほんごいーじーのぼうさいかーど"),
    ('直して使う "おもちゃ" & 道具の病院', "なおしてつかうおもちゃとどうぐのびょういん"),
    ("海の昔話を朗読で残す", "うみのむかしばなしをろうどくでのこす"),
    ("台湾リスとハクビシンの見回り", "たいわんりすとはくびしんのみまわり"),
    ("路地の行灯づくりと夜の見守り", "ろじのあんどんづくりとよるのみまもり"),
    ("空き家の縁側を居場所にする", "あきやのえんがわをいばしょにする"),
    ("ホタルの川を子どもと測る", "ほたるのかわをこどもとはかる"),
    ("柿の木文庫を地区の図書館に", "かきのきぶんこをちくのとしょかんに"),
    ("測って歩く健康マップ", "はかってあるくけんこうまっぷ"),
    ("里山の手入れを学ぶ10回講座", "さとやまのていれをまなぶじゅっかいこうざ"),
    ("おはやしを次の世代へ", "おはやしをつぎのせだいへ"),
    ("シニアのスマホ相談所", "しにあのすまほそうだんじょ"),
    ("夜の避難訓練と津波の碑めぐり", "よるのひなんくんれんとつなみのひめぐり"),
    ("小", "しょう"),
)
_LONG = (
    "坂の多いこの地区では、買い物の帰りに休む場所がなく、八十歳をこえた方が外へ出なくなって"
    "います。\n\n1 これまでに聞き取った声\n\t「バス停まで歩けない」\n\t「雨の日は誰とも話さない」\n"
    "2 私たちができること & 市と一緒でなければできないこと\n"
)


def _money(number: int) -> dict[str, Any]:
    """A budget that adds up; number 3 has thirty rows of expenses."""
    count = 30 if number == 3 else 3 + number % 5
    rows = [
        {
            "category": EXPENSES[place % len(EXPENSES)],
            "breakdown": f"{1000 + place:,}円×{place + 1}回({'𠮷' * (place % 3)}分)",
            "amount": (1000 + place) * (place + 1),
            "eligible": (1000 + place) * (place + 1),
        }
        for place in range(count)
    ]
    rows.sort(key=lambda row: EXPENSES.index(row["category"]))
    total = sum(row["amount"] for row in rows)
    income = [
        {"category": "city_share", "amount": total - 1000, "breakdown": "負担金"},
        {"category": "own_funds", "amount": 1000, "breakdown": "会費"},
    ]
    return {"income": income, "expense": _by_first_place(rows)}


def _by_first_place(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The order of the screen: the given rows first, then what was added below."""
    seen: set[str] = set()
    first, later = [], []
    for row in rows:
        (later if row["category"] in seen else first).append(row)
        seen.add(row["category"])
    return first + later


def _filing(number: int) -> Filing:
    (group, kana, leader, leader_kana), (project, project_kana) = _GROUPS[number], _PROJECTS[number]
    made = deepcopy({key: papers.ANSWERS[key] for key in FORM_KEYS})
    who = {
        "org_name": group,
        "org_name_kana": kana,
        "rep_name": leader,
        "rep_name_kana": leader_kana,
        "address": f"神奈川県鎌倉市御成町{number + 1}番{number + 2}号"
        + (" 坂の上ビル③" if number % 2 else ""),
    }
    for key in ("group_proposal", "organization_profile"):
        made[key] |= who
    money = _money(number)
    share = money["income"][0]["amount"]
    made["budget"] = money
    made["group_proposal"] |= {
        "project_name": project,
        "project_name_kana": project_kana,
        "summary": f"{project}を、市と一緒に行います。",
        "issue": _LONG * (1 + number % 3) + f"({group})",
        "total_cost": share + 1000,
        "city_share": share,
    }
    made["project_plan"]["manager"] = leader
    made["organization_profile"]["officers"][0]["name"] = leader
    return made


FORM_KEYS = ("group_proposal", "project_plan", "budget", "organization_profile")


def _longest(filing: Filing) -> None:
    """Number 19 writes as much as the questions allow, in the rarest characters."""
    filing["group_proposal"] |= {
        "org_name": "𠮷" * 100,
        "project_name": "髙" * 60,
        "summary": "町と市。" * 50,
        "rep_name": "葛󠄀" * 20,
    }
    filing["project_plan"]["content"] = "歩く、聴く、つくる。\n" * 40


FILINGS: tuple[Filing, ...] = tuple(_filing(number) for number in range(20))
_longest(FILINGS[18])


def write_filing(proposal, filing: Filing, *, by: str, now: datetime) -> None:
    """Save one as the drafts of a proposal."""
    for key, answers in filing.items():
        papers.write(proposal, key, answers, by=by, now=now)
