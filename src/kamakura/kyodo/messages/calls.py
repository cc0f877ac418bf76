"""Sentences about calls, their windows and the steps of a proposal."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 募集
    "call_dates_missing": _("受付を始める日時と締め切る日時を入力してください。"),
    "call_dates_reversed": _(
        "締切(${closes})が受付の始まり(${opens})より前です。日時を直してください。"
    ),
    "call_not_closed_yet": _(
        "締切は${closes}です。それより前に締め切るときは、理由を書いてください。"
    ),
    "call_forms_broken": _(
        "様式に直すところが${count}件あります。様式の設定で直してから、受付を始めてください。"
    ),
    "call_committee_missing": _("選考委員会が決まっていません。募集の設定で選んでください。"),
    "call_year_taken": _("${year}の募集はもうあります。年度を確かめてください。"),
    "call_not_accepting": _("この募集は、いまは提案を受け付けていません。"),
    "extension_too_early": _("延長の期限は、締切(${closes})より後にしてください。"),
    "field_is_fixed": _("いまの段階では、次の項目は変えられません: ${titles}。"),
    # 期限
    "window_not_yet_open": _("受付はまだ始まっていません。${opens}に始まります。"),
    "window_closed": _("受付は${closes}に終わりました。事情があるときは事務局に相談してください。"),
    # 流れの段階
    "call_reopen_needs_later_closing": _(
        "締め切る日時を過ぎています。先に、これからの日時に直してください。"
    ),
    "step_reviews_open": _(
        "締め切っていない審査票が${count}枚あります。委員長が採点を締め切ってからにしてください。"
    ),
    "call_proposals_pending": _(
        "結果や決定を待つ提案が${count}件あります。すべて決まってから完了にしてください。"
    ),
    "ready_left": _(
        "審査対象のままの提案が${count}件あります。"
        "審査を始めるか、4者協議に戻してから公表してください。"
    ),
    "theme_call_not_public": _(
        "この年度の募集がまだ公開されていないか、受付を終えています。募集の状態を確かめてください。"
    ),
    "theme_ceiling_missing": _("市負担金の上限がありません。金額を入力してください。"),
    "period_missing": _("実施期間がありません。初日と末日を入力してください。"),
    "period_too_long": _("実施期間が長すぎます。続けられるのは${most}年度までです。"),
    "period_reversed": _(
        "実施期間の末日${ends}が初日${starts}より前です。日付を確かめてください。"
    ),
    "theme_still_accepting": _("応募の受付は${closes}までです。過ぎてから締め切ってください。"),
    "theme_closing_missing": _("応募の締切がありません。市提案か募集に締切を入力してください。"),
    "decision_missing": _(
        "委員会の決定がない提案が${count}件あります。決定を記録してからにしてください。"
    ),
    "theme_not_open": _("この市提案は、いま応募を受け付けていません。"),
    "call_takes_no_proposals": _(
        "この募集では、新しい提案を始められません。いまの募集を選んでください。"
    ),
    "preliminary_needed": _(
        "提案の前に、事前調整を終えてください。提案事前調整シートを送ると始まります。"
    ),
    "step_talk_needed": _(
        "4者協議の結論がこの段階に合っていません。協議の結論を出してからにしてください。"
    ),
    "step_no_reviews": _("審査する委員がいません。委員に審査票を割り当ててください。"),
    "step_other_outcome": _("委員会の決定と違う結果は公表できません。決定を確かめてください。"),
    "retable_no_vacancy": _("選定された提案が取り下げられたときだけ、再び審査にかけられます。"),
    "proposal_not_judging": _("この提案はいま審査中ではありません。提案の状態を確かめてください。"),
    "meeting_start_missing": _(
        "会議の日時がないか、過ぎています。これからの日時を入力してください。"
    ),
    "minutes_missing": _("議事録がありません。書いてから確認してください。"),
    "agreement_date_missing": _("協定を結んだ日がありません。日付を入力してください。"),
    "project_not_started_yet": _("実施期間は${starts}からです。その日になってから始めてください。"),
    "evaluation_not_published": _("評価がまだ公表されていません。公表してから完了にしてください。"),
    "evaluation_columns_open": _("団体と担当課の両方が記入を確定するまで、互いの欄は開けません。"),
    "evaluation_joint_empty": _("相互評価の欄が空です。記入してからにしてください。"),
    "evaluation_third_party_empty": _("第三者の意見がありません。記入してからにしてください。"),
}
