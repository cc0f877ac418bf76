"""What an act is called in the record of a selection; acts that are not here are not in it."""

from datetime import datetime
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki


# In the order of a selection; only these acts of the call belong to it.
ACTS = {
    "set_criteria": "審査選考基準を決めた",
    "assign_reviews": "審査票を割り当てた",
    "start_judging": "採点を始めた",
    "set_marking_due": "採点の期限を決めた",
    "close_marking": "採点を締め切った",
    "compute_selection": "結果を計算した",
    "resolve_tie": "同点を議決で決めた",
    "record_decision": "委員会の決定を記録した",
    "reopen_marking": "採点を再開した(計算と決定を取り消した)",
    "prepare_release": "公表の準備をした",
    "correct_notice": "通知書を直した",
    "schedule_release": "公表の日時を決めた",
    "unschedule_release": "公表の日時を取り消した",
    "release_selection": "選考結果を公表した",
    "offer_place": "繰上げの準備をした",
    "withdraw_place": "繰上げの準備を取り消した",
    "release_place": "繰上げを公表した",
    "recuse": "除斥を記録した",
    "lift_recusal": "除斥を解いた",
    "withdraw": "提案が取り下げられた",
}
MOVES = {
    "create": "審査票を渡した",
    "start": "採点を始めた",
    "finish": "採点を終えた",
    "resume": "採点を直し始めた",
    "close": "締め切った(点を数える)",
    "close_absent": "締め切った(欠席のため数えない)",
    "reopen": "再開した",
    "recuse": "除斥で閉じた",
    "restore": "除斥を解いて戻した",
}
KINDS = {"comment": "根拠: ", "mark": "", "overall": "全体の講評"}
OLD = {"number": "文書番号", "grounds": "理由", "comment": "講評"}
TOLD = {"told": "公表する理由", "comment": "公表する講評"}


def moment(at: datetime) -> str:
    """令和8年9月27日(日曜日) 13:05:20, in Japan."""
    when = in_japan(at)
    return f"{wareki(when.date())} {when:%H:%M:%S}"
