"""Sentences about letters, mails, decision and release."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 送り箱
    "mail_unknown": _("そのメールは送り箱にありません。画面を開き直してください。"),
    "mail_not_failed": _(
        "送り直せるのは、送れなかったメールと、送信の途中で止まったメールだけです。"
    ),
    "mail_on_its_way": _(
        "このメールは、いま送っているところです。"
        "${when}を過ぎても送信中のときは、もう一度送れます。"
    ),
    "mail_not_stopped": _(
        "選んだメールは、もう止まっていません。画面を開き直して確かめてください。"
    ),
    "mails_none_chosen": _("メールを選んでください。"),
    "mail_not_waiting": _("取り消せるのは、まだ送っていないメールだけです。"),
    # 決定と公表
    "outcome_unknown": _("結果を「合格」「基準未達」「非選定」から選んでください。"),
    "decision_reason_needed": _(
        "計算の結果と違う決定です。委員会がそう決めた理由を書いてください。"
    ),
    "decisions_without_reason": _(
        "計算の結果と決定が違うのに、理由のない提案があります。"
        "決定を確かめて、理由を書いてください(${titles})。"
    ),
    "selection_released": _("選考結果は公表済みです。公表した結果は変えられません。"),
    "proposals_undecided": _(
        "委員会の決定がない提案があります(${titles})。決定を記録してください。"
    ),
    "too_many_for_theme": _(
        "1つの市提案で選定できるのは${limit}件です。決定を確かめてください(${titles})。"
    ),
    "selection_outdated": _(
        "計算した後に審査の対象が変わりました。「計算し直す」を押してください。"
    ),
    "release_not_prepared": _(
        "公表の準備ができていません。先に「公表の準備をする」を押してください。"
    ),
    "tie_order_incomplete": _("同点の提案すべての順位を、重ならないように入れてください。"),
    "no_tie_to_resolve": _("この市提案に、議決で決める同点はありません。"),
    "selection_not_released": _("選考結果は、まだ公表していません。"),
    "not_next_in_line": _("繰り上げるのは、次の順位の提案からです(${titles})。"),
    "release_time_past": _("公表の日時は、いまより後にしてください。"),
    "notice_grounds_missing": _("通知書の理由を書いてください。"),
    "notice_too_long": _("${limit}文字までです。短くしてください。"),
}
