"""Sentences about eligibility, correction and consultation."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 要件
    "too_many_proposals": _("この年度の提案はすでに${count}件あります。1団体${limit}件までです。"),
    # 要件確認・審査対象
    "check_unknown": _("この確認項目はありません。画面を開き直してください。"),
    "check_note_missing": _(
        "要件を満たさないとき、または書類と違う判断をするときは、その根拠を書いてください。"
    ),
    "checks_open": _("まだ確認していない要件が${count}件あります。すべて確認してください。"),
    "checks_failed": _(
        "満たしていない要件が${count}件あります。補正を依頼するか、不受理にしてください。"
    ),
    "bulk_nothing_chosen": _("提案が選ばれていません。1件以上選んでください。"),
    "bulk_step_unknown": _("手続きを選んでください。"),
    "bulk_proposal_gone": _("この提案は見つかりません。"),
    "bulk_already_done": _("その分はもう済んでいます。下の続きを確かめてください。"),
    "bulk_other_state": _("いまは「${state}」です。"),
    "bulk_not_in_screening": _("要件を確認する段階ではありません。"),
    "bulk_no_open_checks": _("要件はもうすべて確認されています。"),
    "bulk_checks_unclear": _("書類だけでは確かめられない要件が${count}件あります。"),
    "bulk_sections_late": _("この段階では、担当課を変えられません。"),
    "bulk_not_ready": _("審査対象になっていません。"),
    "bulk_sheets_there": _("審査票はもう全員に割り当てられています。"),
    "remind_nobody": _("いま、待っている相手はいません。"),
    "remind_own_turn": _("事務局か選考委員会の番です。お願いのメールは送りません。"),
    "remind_no_address": _("待っている相手に、メールアドレスがありません。"),
    "remind_already_today": _("今日はもう、お願いのメールを送りました。"),
    "correction_empty": _("直してもらう項目がありません。1つ以上選んでください。"),
    "correction_sentence_missing": _(
        "直し方の説明がない項目があります。項目ごとに書いてください。"
    ),
    "correction_unchanged": _(
        "どこも変わっていないので、送れません。直してから送ってください。"
        "直すところがないと考えるときは、事務局に連絡してください。"
    ),
    "correction_due_not_later": _("いまの期限は${before}です。それよりあとの日にしてください。"),
    "due_past": _("期限の${due}はもう過ぎています。今日からあとの日にしてください。"),
    "section_missing": _("担当課がありません。1つ以上選んでください。"),
    "section_unknown": _("一覧にない担当課があります。設定の部課の一覧から選んでください。"),
    "explanation_missing": _(
        "公表する説明がありません。市民に向けて見送りの理由を書いてください。"
    ),
    "explanation_too_long": _(
        "公表する説明が${count}字あります。${limit}字までです。${over}字減らしてください。"
    ),
    "consultation_not_done": _(
        "4者協議で「審査へ進む」の結論が出ていません。先に協議の結論を出してください。"
    ),
    "consultation_not_dropped": _(
        "4者協議で「見送り」の結論が出ていません。先に協議の結論を出してください。"
    ),
    # 協議
    "consultation_kind_unknown": _("この種類の協議はありません。画面を開き直してください。"),
    "consultation_still_open": _("前の協議がまだ終わっていません。先に結論を出してください。"),
    "consultation_wrong_moment": _(
        "いまの段階では、この協議を進められません。提案の状態を確かめてください。"
    ),
    "consultation_party_unknown": _("この協議に、その記入欄はありません。"),
    "consultation_not_answering": _("この協議はいま記入を受け付けていません。"),
    "consultation_answer_missing": _("必須の欄に記入がありません。記入してから送ってください。"),
    "consultation_answer_too_long": _("${count}字の欄があります。${limit}字までにしてください。"),
    "consultation_answer_not_offered": _("一覧にない答えがあります。一覧から選び直してください。"),
    "consultation_meeting_incomplete": _("出席者と論点を書いてください。"),
    "consultation_meeting_in_future": _(
        "${held_on}はまだ来ていません。協議を開いたあとで記録してください。"
    ),
    "consultation_outcome_unknown": _("この協議では選べない結果です。一覧から選んでください。"),
    "consultation_sections_not_answered": _(
        "担当課の回答がそろっていません。回答を待つか、担当課に連絡してください。"
    ),
    "consultation_no_meeting": _(
        "協議の記録がありません。4者が集まった協議を1回以上記録してください。"
    ),
    "consultation_reason_missing": _("結論の理由を書いてください。団体に伝わります。"),
    "agreed_place_unknown": _("その項目は様式にありません。一覧から選び直してください。"),
    "agreed_sentence_missing": _("何に合意したかを書いてください。"),
    "agreed_sentence_too_long": _(
        "合意した内容が${count}字あります。${limit}字までにしてください。"
    ),
    "agreed_party_unknown": _("だれが直すかを、協議の相手から選んでください。"),
    "agreed_too_late": _("書類を書き直せる段階ではないので、合意した変更を記録できません。"),
}
