"""What a transition is called once it is done: the record tells, the button asks."""

from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow.labels import transition_label
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
DONE = {
    "proposal": PROPOSAL,
    "consultation": CONSULTATION,
    "project": PROJECT,
    "evaluation": EVALUATION,
}


def done_label(noun: str, transition_id: str) -> Message:
    """The past of a transition; its button's verb where the record is read by its doers alone."""
    return DONE.get(noun, {}).get(transition_id) or transition_label(noun, transition_id)
