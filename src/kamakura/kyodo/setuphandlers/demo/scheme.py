"""The scheme's home page and its documents. The facts are those the city published."""

from datetime import datetime
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.operations.program import create_program
from kamakura.kyodo.operations.program import ensure_folders
from kamakura.kyodo.setuphandlers.demo.pdf import pdf_file
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from plone import api
from plone.app.textfield.value import RichTextValue


CONTACT = """市民防災部 地域のつながり課 地域のつながり担当
鎌倉市御成町18-10 第3分庁舎1階
電話 0467-23-3000(内線2311)"""

INTRODUCTION = """
<p><strong>ここはデモのサイトです。</strong>令和6年度・令和8年度・受付中の募集の団体、提案、人物、点数は、すべて架空です。
平成27年度(2015年度)などの過去の年度は、公表された事実だけを載せています。</p>
<p>協働とは、市民活動団体と市が対等な立場で力を合わせることです。
それぞれの得意なことや持っているものを持ち寄り、取り組む課題も、目的も、そこまでの道のりも分かち合います。
そうして、新しい公共サービスや、多くの人の役に立つ事業を生み出します。</p>
<p>団体には、先がけて動く力、専門の知識、身軽さがあります。市には、情報、場所、信用があります。
どちらか一方ではできないことを、いっしょに行うためのしくみです。</p>
"""
GROUP_KIND = (
    "市民活動団体が、公益のための事業の計画を市に提案します。"
    "団体と担当課が内容を話し合い、いっしょに実施します。提案は一年を通して受け付けます。"
)
CITY_KIND = (
    "市が、事業の構想とあらましを示します。団体は、それに応える具体的な計画を提案します。"
    "選ばれた団体と担当課が話し合い、いっしょに実施します。"
)
HISTORY = (
    (
        "平成14年度",
        "市民活動団体と市の協働に向けた取組を、NPO法人鎌倉市市民活動センター運営会議と始める。",
    ),
    ("平成14年7月", "団体と職員による「NPOと行政職員による協働推進研究会」ができる。"),
    ("平成17年3月", "研究会が、協働事業の「循環」を題に掲げた最終報告書を市に出す。"),
    (
        "平成17年5月",
        "関係する課の職員による庁内の連絡会を置き、報告書の提案を形にする作業を始める。",
    ),
    ("平成18年3月", "協働事業推進の仕組みづくりについて、庁内の報告書をまとめる。"),
    ("平成18年6月", "「鎌倉市協働事業推進連絡会」を置き、流れを確かめ、話し合いを重ねる。"),
    ("平成19年1月", "平成18年度の報告書をまとめる。"),
    ("平成19年度", "団体からも市からも協働事業を提案できる、いまのしくみが始まる。"),
    ("平成25年4月26日", "実施に関する要綱が施行される。"),
    ("平成31年1月8日", "「つながる鎌倉条例」ができ、協働の土台となる。"),
    ("令和2年度", "新型コロナウイルス感染症のため、決まっていた事業をすべて翌年度に延ばす。"),
    ("令和4年度", "「つながる鎌倉エール事業」に生まれ変わる。"),
)
SAMPLE = "これはデモのために作った見本です。市の公式の文書ではありません。"


def make_scheme(portal, *, now: datetime):
    """Make the scheme with its texts and documents, and show it to everybody."""
    by = api.user.get_current().getId()
    program = create_program(
        portal,
        by=by,
        now=now,
        description="市民活動団体と市が、たがいに提案し合い、いっしょに取り組む事業です。",
        introduction=_rich(INTRODUCTION),
        group_kind=GROUP_KIND,
        city_kind=CITY_KIND,
        history=[{"when": when, "what": what} for when, what in HISTORY],
        contact=CONTACT,
    )
    ensure_folders(program, by=by, now=now)
    api.portal.set_registry_record("kamakura.kyodo.contact", CONTACT)
    with acting(SECRETARIAT):
        for thing in (program, program["documents"], program["projects"]):
            api.content.transition(thing, "publish")
    _add_documents(program["documents"])
    return program


def _rich(html: str) -> RichTextValue:
    return RichTextValue(html.strip(), "text/html", "text/x-html-safe")


def _add_documents(folder) -> None:
    """Files of the city's own, as an editor of the site would put them there."""
    for key, title, lines in DOCUMENTS:
        file = pdf_file(title, f"{title}(見本)", (SAMPLE, "", *lines))
        api.content.create(folder, "File", id=key, title=f"{title}(見本)", file=file)


DOCUMENTS = (
    (
        "guide",
        "事業の手引き",
        (
            "1 はじめに事務局へ相談し、提案事前調整シートを送ります。",
            "2 事務局、担当課、市民活動センターの協働事業推進部会と話し合います。",
            "3 様式1または2と、様式3・4・5を書いて提出します。",
            "4 事務局が要件を確かめます。直すところがあれば補正をお願いします。",
            "5 4者協議で内容を確かめ、発表に向けて助言します。",
            "6 プレゼンテーションと選考を行います。",
            "7 合格した提案は、担当課と計画と予算を詰めます。",
            "8 予算の議決を経て、翌年度に実施します。",
            "9 終わったら実績報告書を出し、精算し、団体と担当課がそれぞれ評価します。",
        ),
    ),
    (
        "criteria",
        "審査選考基準",
        (
            "各項目を1点から5点で採点します。委員の合計点の平均が満点の60%以上で合格です。",
            "",
            *(
                f"{number} {one.title} : {one.look_at}"
                for number, one in enumerate(DEFAULT_CRITERIA.criteria, 1)
            ),
        ),
    ),
    (
        "forms",
        "様式の一覧",
        (
            "様式1 提案書(市民活動団体提案)",
            "様式2 提案書(市提案への応募)",
            "様式3 事業計画書",
            "様式4 収支予算書",
            "様式5 団体概要書",
            "様式6 実績報告書",
            "提案事前調整シート",
            "評価シート",
            "",
            "様式の番号と項目は推定です。公式の様式と照合してください。",
        ),
    ),
)
