"""The three themes of the year."""

from datetime import date
from typing import Any


PERIOD = {"period_from": date(2027, 4, 1), "period_to": date(2028, 3, 31)}
THEMES: dict[str, dict[str, Any]] = {
    "T1": {
        "id": "theme-kaigan",
        "title": "海岸ごみ調査データの見える化",
        "yomi": "かいがんごみちょうさでーたのみえるか",
        "section": "kankyo",
        "contact": "環境部 環境政策課(デモ)",
        "background": "海岸の清掃は多くの団体が行っていますが、何がどこにどれだけあったかの記録はばらばらで、対策に生かせていません。",
        "aim": "市民が集めた海岸ごみの記録を、だれでも見て使える形にします。",
        "outline": "調べ方をそろえ、市民が海岸でごみを数え、結果を地図やグラフで公開します。",
        "city_roles": "過去の調査データの提供、海岸管理者との調整、公開の場の用意",
        "group_roles": "調査のしかたづくり、参加者の募集、調査、データの整理と見せ方の工夫",
        "effect": "ごみの多い場所と種類が分かり、清掃と発生を減らす取組の両方が進みます。",
        "cap_yen": 500000,
        "number_to_select": 1,
        **PERIOD,
    },
    "T2": {
        "id": "theme-hinanjo",
        "title": "中高生と考える避難所運営",
        "yomi": "ちゅうこうせいとかんがえるひなんじょうんえい",
        "section": "bosai",
        "contact": "市民防災部 総合防災課(デモ)",
        "background": "避難所の運営は高齢の役員が中心です。昼間に地域にいる中高生の力が生かされていません。",
        "aim": "中高生が避難所の運営を自分のこととして考える機会をつくります。",
        "outline": "学校や地域の訓練で使える学びの道具やプログラムを、中高生といっしょにつくります。",
        "city_roles": "学校との連絡、避難所の資料の提供、訓練での試行の場の用意",
        "group_roles": "企画、道具やプログラムの開発、体験会の運営",
        "effect": "若い世代が運営に加わり、訓練の参加者が増えます。",
        "cap_yen": 300000,
        "number_to_select": 1,
        **PERIOD,
    },
    "T3": {
        "id": "theme-mukashibanashi",
        "title": "図書館で聴く鎌倉の昔話アーカイブ",
        "yomi": "としょかんできくかまくらのむかしばなしあーかいぶ",
        "section": "toshokan",
        "contact": "教育文化財部 中央図書館(デモ)",
        "background": "昔の暮らしを語れる人が少なくなっています。録音は散らばり、聴ける形になっていません。",
        "aim": "市民が語る昔話を集め、だれでも聴ける形で残します。",
        "outline": "語り手への聞き取り、録音、文字おこし、図書館での聴く会を行います。",
        "city_roles": "場所と機材の用意、著作権と個人情報の助言、図書館での公開",
        "group_roles": "語り手さがし、聞き取り、編集、聴く会の進行",
        "effect": "世代をこえて地域の記憶が伝わります。",
        "cap_yen": 300000,
        "number_to_select": 1,
        **PERIOD,
    },
}
