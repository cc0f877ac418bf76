"""The steps of 制度の準備 in words, and where each is done."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from typing import Any


TITLES: Mapping[str, Any] = {
    "texts": _("協働事業のページの文章"),
    "contact": _("問い合わせ先"),
    "documents": _("手引き・要綱のファイル"),
    "secretariat": _("事務局の職員"),
    "sections": _("部課の一覧"),
    "officers": _("担当課の職員"),
    "center": _("市民活動センターの人"),
    "committee": _("選考委員会"),
    "members": _("選考委員"),
    "committee_published": _("選考委員会の公開"),
    "published": _("協働事業のページの公開"),
    "call": _("募集"),
    "dates": _("募集の日程"),
    "call_committee": _("募集を審査する委員会"),
    "forms": _("様式の照合"),
}
HELP: Mapping[str, Any] = {
    "texts": _("協働事業とは何か、2つの種類、これまでの歩みを書きます。"),
    "contact": _("どのページの下にも出ます。書類の宛先も、いっしょに確かめてください。"),
    "documents": _("市民が受け取れるファイルです。あとからでも載せられます。"),
    "secretariat": _(
        "利用者を登録してから、「協働事業 事務局」のグループに入れます。サイトの管理者が行います。"
    ),
    "sections": _("担当課になる課を、1行に1つ書きます。"),
    "officers": _("だれがどの課の職員かを書きます。利用者の登録も要ります。"),
    "center": _(
        "「協働事業推進部会」のグループに入れます。部会がない市では要りません。サイトの管理者が行います。"
    ),
    "committee": _("委員会の名前と定数を決めます。"),
    "members": _("委員の氏名・区分・任期を入れます。"),
    "committee_published": _("委員会があることと、委員の構成を市民に見せます。"),
    "published": _("ここまでは、市の職員だけに見えています。"),
    "call": _("年度ごとに1つ作ります。2年目からは、前の募集を写せます。"),
    "dates": _("受付を始める日時と締め切る日時、その年の予定を入れます。"),
    "call_committee": _("どの委員会が審査するかを選びます。"),
    "forms": _("8つの様式の項目を、市の公式様式と照合します。あとからでもできます。"),
}
BUTTONS: Mapping[str, Any] = {
    "texts": _("文章を書く"),
    "contact": _("問い合わせ先を書く"),
    "documents": _("ファイルを載せる"),
    "secretariat": _("グループに入れる"),
    "sections": _("部課を書く"),
    "officers": _("職員を書く"),
    "center": _("グループに入れる"),
    "committee": _("委員会を作る"),
    "members": _("委員を入れる"),
    "committee_published": _("委員会を公開する"),
    "published": _("ページを公開する"),
    "call": _("募集を作る"),
    "dates": _("日程を決める"),
    "call_committee": _("委員会を選ぶ"),
    "forms": _("様式を照合する"),
}
NEXT: Mapping[str, Any] = {
    "texts": _("協働事業のページの文章を書いてください。"),
    "contact": _("問い合わせ先を書いてください。"),
    "secretariat": _("事務局の職員をグループに入れてください。"),
    "sections": _("担当課になる課を書いてください。"),
    "officers": _("担当課の職員を書いてください。"),
    "committee": _("選考委員会を作ってください。"),
    "members": _("選考委員を入れてください。"),
    "published": _("協働事業のページを確かめて、公開してください。"),
    "call": _("最初の募集を作ってください。"),
    "dates": _("募集の日程を決めてください。"),
    "call_committee": _("募集を審査する委員会を選んでください。"),
}
