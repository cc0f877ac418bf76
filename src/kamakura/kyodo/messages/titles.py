"""Words for the values of checks, grounds of recusal and voting rules; names of months."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


CHECK_TITLES: Mapping[str, Message] = {
    "corp_type": _("法人格"),
    "office_in_city": _("主たる事務所が市内にあるNPO法人である"),
    "base_in_city": _("市内に活動拠点または連絡場所がある"),
    "officers": _("代表者を含む役員の人数"),
    "citizen_members": _("市民(在住・在勤・在学)の構成員の人数"),
    "activity": _("継続して活動している期間"),
    "bylaws": _("会則・規約・定款がある"),
    "accounts": _("予算と決算を適切に行っている"),
    "open_to_public": _("だれでも参加できる"),
    "registration": _("市民活動センターへの登録"),
    "pledge": _("要件を満たすことなどの誓約"),
    "in_city": _("市内で行う事業である"),
    "public_benefit": _("地域や社会の課題の解決に役立つ"),
    "not_for_profit": _("営利を目的としない"),
    "not_limited_benefit": _("特定の個人や団体だけの利益にならない"),
    "not_political": _("政治活動ではない"),
    "not_religious": _("宗教活動ではない"),
    "not_election": _("選挙活動ではない"),
    "not_construction": _("施設の建設や整備ではない"),
    "not_already_subsidised": _("同じ事業でほかの公的な補助を受けていない"),
    "not_social_gathering": _("交流や親睦だけの集まりではない"),
    "not_academic_research": _("学術研究を目的としない"),
    "not_unlawful": _("法令や公序良俗に反しない"),
    "not_organised_crime": _("暴力団と関わりがない"),
}

GROUND_TITLES: Mapping[str, Message] = {
    "officer": _("提案団体の役員・構成員である"),
    "former_officer": _("最近まで提案団体の役員・構成員だった"),
    "section": _("提案の担当課に所属している"),
    "relative": _("提案団体の役員の親族である"),
    "declared": _("委員が申し出た"),
    "voted": _("委員会が議決した"),
}


MONTH_NAMES: tuple[Message, ...] = (
    _("1月"),
    _("2月"),
    _("3月"),
    _("4月"),
    _("5月"),
    _("6月"),
    _("7月"),
    _("8月"),
    _("9月"),
    _("10月"),
    _("11月"),
    _("12月"),
)

# How the committee decides: the rules a city chooses from.
VOTING_RULES: Mapping[str, Message] = {
    "over_half": _("委員の過半数の出席"),
    "half": _("委員の半数以上の出席"),
    "two_thirds": _("委員の3分の2以上の出席"),
    "present": _("出席した委員の過半数"),
    "cast": _("賛否を投じた委員の過半数"),
    "chair": _("可否同数のときは議長が決める"),
    "rejected": _("可否同数のときは否決とする"),
}
