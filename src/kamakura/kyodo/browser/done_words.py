"""What a transition is called once it is done: the record tells, the button asks."""

from collections.abc import Mapping
from kamakura.kyodo.domain.states import SHARED
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


PROPOSAL = {
    "send_sheet": _("調整シートを送りました"),
    "rework": _("再調整を依頼しました"),
    "refer": _("他の制度を案内しました"),
    "file": _("提出しました"),
    "receive": _("受け付けました"),
    "request_correction": _("補正を依頼しました"),
    "correct": _("補正を提出しました"),
    "withdraw_correction": _("補正の依頼を取り下げました"),
    "not_accept": _("不受理にしました"),
    "consult": _("4者協議へ進めました"),
    "make_ready": _("審査へ進めました"),
    "drop": _("見送りにしました"),
    "start_judging": _("審査を始めました"),
    "release_passed": _("合格として公表しました"),
    "release_below_mark": _("基準未達として公表しました"),
    "release_not_chosen": _("非選定として公表しました"),
    "retable": _("再び審査にかけました"),
    "start_budgeting": _("協議・予算化を始めました"),
    "decide": _("実施を決定しました"),
    "not_fund": _("予算化されませんでした"),
    "withdraw": _("取り下げました"),
    "reopen_preliminary": _("事前調整を再開しました"),
    "reopen_screening": _("要件確認を再開しました"),
    "reopen_consulting": _("4者協議を再開しました"),
}
CONSULTATION = {
    "assign": _("回答を依頼しました"),
    "meet": _("協議を開きました"),
    "conclude": _("結論を出しました"),
    "reopen": _("協議を再開しました"),
    "cancel": _("取りやめました"),
}
PROJECT = {
    "agree": _("協定を結びました"),
    "start": _("実施を始めました"),
    "request_change": _("変更を申請しました"),
    "approve_change": _("変更を承認しました"),
    "reject_change": _("変更を承認しませんでした"),
    "end": _("実施を終えました"),
    "report": _("実績を報告しました"),
    "return_report": _("報告を戻しました"),
    "settle": _("確認・精算へ進めました"),
    "evaluate": _("評価へ進めました"),
    "reopen": _("実績の確認に戻しました"),
    "present": _("報告会を終えました"),
    "complete": _("完了・公表しました"),
    "postpone": _("翌年度へ延期しました"),
    "resume": _("協定準備に戻しました"),
    "stop": _("中止しました"),
}
EVALUATION = {
    "start": _("記入を依頼しました"),
    "release_columns": _("両者の欄を開きました"),
    "start_joint": _("相互評価を始めました"),
    "ask_third_party": _("第三者評価を依頼しました"),
    "make_publishable": _("公表できる状態にしました"),
    "publish": _("公表しました"),
    "reopen": _("相互評価に戻しました"),
}
CALL = {
    "publish": _("募集を公開しました"),
    "retract": _("募集を準備中に戻しました"),
    "open": _("受付を始めました"),
    "close": _("受付を締め切りました"),
    "close_early": _("期限前に受付を締め切りました"),
    "reopen": _("受付を再開しました"),
    "start_selection": _("選考を始めました"),
    "announce": _("選考の結果を公表しました"),
    "complete": _("この年度を完了にしました"),
    "not_hold": _("募集なしにしました"),
    "resume": _("募集なしをやめ、準備中に戻しました"),
}
THEME = {
    "send": _("事務局へ送りました"),
    "send_back": _("担当課へ戻しました"),
    "publish": _("市提案を公開しました"),
    "close": _("市提案への応募を締め切りました"),
    "reopen": _("市提案への応募を再開しました"),
    "select": _("選考済にしました"),
    "finish": _("終了にしました"),
    "withdraw": _("市提案を取り下げました"),
}
REVIEW = {
    "start": _("採点を始めました"),
    "finish": _("採点を終えました"),
    "resume": _("採点を直し始めました"),
    "close": _("審査票を締め切りました"),
    "close_absent": _("採点なしで審査票を締め切りました"),
    "recuse": _("審査票を除斥にしました"),
    "restore": _("審査票の除斥を解きました"),
    "reopen": _("採点を再開しました"),
}
MEETING = {
    "convene": _("会議を招集しました"),
    "hold": _("開会しました"),
    "draft_minutes": _("議事録案をつくりました"),
    "confirm": _("議事録を確認しました"),
    "publish": _("議事録を公開しました"),
    "reopen": _("議事録の確認を取り消し、案に戻しました"),
    "cancel": _("会議を中止しました"),
}
ORGANIZATION = {
    "deactivate": _("団体を休止にしました"),
    "reactivate": _("団体を活動中に戻しました"),
}
SHOWN = {
    "publish": _("公開しました"),
    "retract": _("非公開に戻しました"),
}
DONE = {
    "basic": SHOWN,
    "call": CALL,
    "committee": SHOWN,
    "consultation": CONSULTATION,
    "evaluation": EVALUATION,
    "meeting": MEETING,
    "organization": ORGANIZATION,
    "project": PROJECT,
    "proposal": PROPOSAL,
    "review": REVIEW,
    "theme": THEME,
}


def done_words(noun: str) -> Mapping[str, Message]:
    """The past of every transition of a noun; what has no life cycle of its own has none."""
    return DONE.get(SHARED.get(noun, noun), {})
