"""The fictional groups of the demo, with their people and what 様式5 asks of them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Person:
    """Somebody of a group: user id, name, reading, role in the group."""

    user_id: str
    name: str
    kana: str
    role: str


@dataclass(frozen=True)
class Group:
    """A group. ``officers`` are (post, name, reading) beside the representative."""

    id: str
    title: str
    yomi: str
    corp_type: str
    rep_title: str
    rep_name: str
    rep_kana: str
    people: tuple[Person, ...]
    postal_code: str
    address: str
    tel: str
    founded: date
    members: tuple[int, int]
    purpose: str
    fields: tuple[str, ...]
    record: tuple[tuple[str, str], ...]
    money: tuple[int, int, int]
    fee: str
    officers: tuple[tuple[str, str, str], ...]
    url: str = ""

    @property
    def email(self) -> str:
        """An address that no mail can reach."""
        return f"{self.id}@group.invalid"


SANPO = Group(
    id="sanpo",
    title="かまくら多文化さんぽの会",
    yomi="かまくらたぶんかさんぽのかい",
    corp_type="voluntary",
    rep_title="代表",
    rep_name="髙橋 𠮷子",
    rep_kana="たかはし よしこ",
    people=(
        Person("sanpo", "髙橋 𠮷子", "たかはし よしこ", "representative"),
        Person("sanpo2", "由比 実", "ゆい みのる", "editor"),
        Person("sanpo3", "グエン ティ ラン", "ぐえん てぃ らん", "reader"),
    ),
    postal_code="248-0000",
    address="神奈川県鎌倉市大町(架空)1-2-3",
    tel="0467-00-0001",
    founded=date(2019, 4, 1),
    members=(24, 19),
    purpose="言葉や育った国のちがう人どうしが、町をいっしょに歩いて知り合い、助け合える地域をつくる。",
    fields=("international", "disaster", "town"),
    record=(
        ("2023年5月", "やさしい日本語で歩く大町さんぽ(12人)"),
        ("2024年6月", "防災倉庫をたずねるさんぽ(18人)"),
        ("2025年11月", "やさしい日本語の防災カルタ会(30人)"),
    ),
    money=(286000, 251000, 35000),
    fee="年1,000円",
    officers=(
        ("副代表", "由比 実", "ゆい みのる"),
        ("会計", "滑川 さち", "なめりかわ さち"),
        ("監事", "グエン ティ ラン", "ぐえん てぃ らん"),
    ),
)
TAKE = Group(
    id="take",
    title="特定非営利活動法人竹と緑のなかま",
    yomi="とくていひえいりかつどうほうじんたけとみどりのなかま",
    corp_type="npo",
    rep_title="理事長",
    rep_name="今泉 竹彦",
    rep_kana="いまいずみ たけひこ",
    people=(
        Person("take", "今泉 竹彦", "いまいずみ たけひこ", "representative"),
        Person("take2", "岡本 葉子", "おかもと ようこ", "editor"),
    ),
    postal_code="247-0000",
    address="神奈川県鎌倉市今泉台(架空)4-5-6",
    tel="0467-00-0002",
    founded=date(2011, 10, 1),
    members=(46, 38),
    purpose="谷戸の竹林を手入れし、切った竹を暮らしと遊びに生かして、緑を次の世代に手渡す。",
    fields=("environment", "children"),
    record=(
        ("2023年12月", "竹林の手入れ(年24回)と竹炭づくり"),
        ("2024年10月", "小学校での竹の工作教室(3校)"),
        ("2025年12月", "谷戸の竹あかりの夕べ(来場400人)"),
    ),
    money=(1240000, 1105000, 135000),
    fee="年3,000円",
    officers=(
        ("副理事長", "岡本 葉子", "おかもと ようこ"),
        # A member of the committee: the recusal is found from this line.
        ("理事", "小町 ゆかり", "こまち ゆかり"),
        ("監事", "山崎 修", "やまざき おさむ"),
    ),
    url="https://take.group.invalid/",
)
UMI = Group(
    id="umidata",
    title="由比ガ浜クリーンデータ隊",
    yomi="ゆいがはまくりーんでーたたい",
    corp_type="voluntary",
    rep_title="隊長",
    rep_name="坂ノ下 渚",
    rep_kana="さかのした なぎさ",
    people=(Person("umidata", "坂ノ下 渚", "さかのした なぎさ", "representative"),),
    postal_code="248-0000",
    address="神奈川県鎌倉市由比ガ浜(架空)7-8-9",
    tel="0467-00-0003",
    founded=date(2021, 7, 1),
    members=(31, 25),
    purpose="海岸のごみを拾いながら数え、だれもが使えるデータにして、ごみを減らす工夫につなげる。",
    fields=("environment", "town"),
    record=(
        ("2024年7月", "海岸ごみの分類調査(年12回)"),
        ("2025年8月", "調査の結果を地図にして公開"),
    ),
    money=(198000, 176000, 22000),
    fee="なし",
    officers=(
        ("副隊長", "極楽寺 航", "ごくらくじ わたる"),
        ("会計", "稲村 みさき", "いなむら みさき"),
    ),
)
ZUKAN = Group(
    id="zukan",
    title="海のこども図鑑委員会",
    yomi="うみのこどもずかんいいんかい",
    corp_type="voluntary",
    rep_title="委員長",
    rep_name="材木 しおり",
    rep_kana="ざいもく しおり",
    people=(Person("zukan", "材木 しおり", "ざいもく しおり", "representative"),),
    postal_code="248-0000",
    address="神奈川県鎌倉市材木座(架空)2-4-6",
    tel="0467-00-0004",
    founded=date(2020, 3, 1),
    members=(16, 14),
    purpose="こどもが海辺で見つけたものを描き、調べ、図鑑にする。",
    fields=("children", "environment", "culture"),
    record=(("2024年8月", "漂着物スケッチ会(年6回)"), ("2025年3月", "手づくり図鑑の展示")),
    money=(142000, 130000, 12000),
    fee="年500円",
    officers=(
        ("副委員長", "和田 海斗", "わだ かいと"),
        ("会計", "名越 ひろ", "なごえ ひろ"),
    ),
)
ASOBI = Group(
    id="asobi",
    title="防災あそび研究会",
    yomi="ぼうさいあそびけんきゅうかい",
    corp_type="voluntary",
    rep_title="会長",
    rep_name="植木 遊",
    rep_kana="うえき ゆう",
    people=(
        Person("asobi", "植木 遊", "うえき ゆう", "representative"),
        Person("asobi2", "岡本 はるか", "おかもと はるか", "editor"),
    ),
    postal_code="247-0000",
    address="神奈川県鎌倉市植木(架空)3-6-9",
    tel="0467-00-0005",
    founded=date(2022, 9, 1),
    members=(12, 11),
    purpose="遊びながら災害への備えを身につける道具をつくり、学校や地域で使ってもらう。",
    fields=("disaster", "children"),
    record=(("2024年9月", "防災すごろくの体験会"), ("2025年9月", "避難所体験キャンプの手伝い")),
    money=(88000, 79000, 9000),
    fee="年1,200円",
    officers=(
        ("副会長", "岡本 はるか", "おかもと はるか"),
        ("会計", "関谷 守", "せきや まもる"),
    ),
)
OGI = Group(
    id="ogi",
    title="扇ガ谷アートの会",
    yomi="おうぎがやつあーとのかい",
    corp_type="voluntary",
    rep_title="代表",
    rep_name="扇谷 彩",
    rep_kana="おうぎがやつ あや",
    people=(Person("ogi", "扇谷 彩", "おうぎがやつ あや", "representative"),),
    postal_code="248-0000",
    address="神奈川県鎌倉市扇ガ谷(架空)5-5-5",
    tel="0467-00-0006",
    founded=date(2018, 5, 1),
    members=(20, 15),
    purpose="空いた古民家で、地域の人が作品を見せ合い、語り合う場をつくる。",
    fields=("culture", "town"),
    record=(("2024年11月", "路地のアート展"), ("2025年11月", "古民家での小さな展覧会")),
    money=(310000, 302000, 8000),
    fee="年2,000円",
    officers=(
        ("副代表", "泉谷 光", "いずみがやつ ひかる"),
        ("会計", "亀谷 澄", "かめがやつ すみ"),
    ),
)
KOSHIGOE = Group(
    id="koshigoe",
    title="腰越健康クラブ",
    yomi="こしごえけんこうくらぶ",
    corp_type="voluntary",
    rep_title="会長",
    rep_name="津 明",
    rep_kana="つ あきら",
    people=(Person("koshigoe", "津 明", "つ あきら", "representative"),),
    postal_code="248-0000",
    address="神奈川県鎌倉市腰越(架空)6-7-8",
    tel="0467-00-0007",
    founded=date(2016, 4, 1),
    members=(52, 50),
    purpose="朝のラジオ体操をきっかけに、近所どうしが声をかけ合う地域をつくる。",
    fields=("welfare", "town"),
    record=(("2024年7月", "夏のラジオ体操(20日間)"), ("2025年10月", "体力測定会(60人)")),
    money=(104000, 98000, 6000),
    fee="年600円",
    officers=(
        ("副会長", "西鎌 和", "にしかま なごみ"),
        ("会計", "手広 勉", "てびろ つとむ"),
    ),
)
GROUPS = (SANPO, TAKE, UMI, ZUKAN, ASOBI, OGI, KOSHIGOE)
